"""`notice-tasks check`."""

from typing import Annotated

import typer

from notice_tasks.actions.check import check as look_for_faults
from notice_tasks.cli import options
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.findings import Format, default_format, show_findings
from notice_tasks.cli.session import session
from notice_tasks.words.catalogue import say


def check(
    context: typer.Context,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help=say(
                "Text for people, JSON, GitHub's annotations, or SARIF; in GitHub Actions github, elsewhere text."
            ),
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=say("Exit code 1 for warnings too."))] = False,
    json: options.Json = False,
) -> None:
    here = session(context, plain=True)
    checked = look_for_faults(here.root)
    show_findings(here, checked, Format.JSON if json else format_ or default_format())
    if checked.fails(strict=strict):
        raise typer.Exit(Exit.FOUND)
