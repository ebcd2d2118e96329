"""`notice-tasks init`."""

from pathlib import Path
from typing import Annotated

import typer

from notice_tasks.actions.init import init as make
from notice_tasks.cli.session import session_of
from notice_tasks.reports.new_files import workspace_screen
from notice_tasks.words.catalogue import language_in_use, say


def init(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar=say("[DIR]"), help=say("The folder; this one if not given."))
    ] = Path(),
    sample: Annotated[
        bool,
        typer.Option("--sample", help=say("With two real notices, 42 units and invented records, for trying it out.")),
    ] = False,
) -> None:
    session = session_of(context)
    made = make(folder, language_in_use(), sample=sample)
    session.after_writing(file=str(made.root)).show(workspace_screen(folder, made.files, sample=sample))
