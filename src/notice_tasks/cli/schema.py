"""`notice-tasks schema`."""

from pathlib import Path
from typing import Annotated

import typer

from notice_tasks.actions.schema import write_schema
from notice_tasks.cli.console import is_unicode, write
from notice_tasks.cli.session import session_of
from notice_tasks.reports.new_files import schema_screen
from notice_tasks.reports.schema import Subject, schema_text
from notice_tasks.words.catalogue import language_in_use, say


def schema(
    context: typer.Context,
    subject: Annotated[
        Subject,
        typer.Argument(
            metavar="|".join(Subject),
            show_choices=False,
            help=say("For which files: checklists, units.toml or notice-tasks.toml."),
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar=say("FILE"), help=say("Write this file, in UTF-8, instead of to the screen.")
        ),
    ] = None,
) -> None:
    language = language_in_use()
    if out is None:
        write(schema_text(subject, language, ascii_only=not is_unicode()))
    else:
        screen = schema_screen(out, changed=write_schema(subject, language, out))
        session_of(context).after_writing(file=str(out)).show(screen)
