"""`notice-tasks coverage`."""

from typing import Annotated

import typer

from notice_tasks.actions.coverage import coverage as hold_against
from notice_tasks.cli import options
from notice_tasks.cli.console import as_text
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.session import session_of
from notice_tasks.reports.coverage import coverage_screen
from notice_tasks.words.catalogue import say


def coverage(
    context: typer.Context,
    notice: Annotated[
        str,
        typer.Argument(
            metavar=say("NOTICE"), autocompletion=options.offering("notices"), help=say("The notice: id or title.")
        ),
    ],
    text: Annotated[
        str | None,
        typer.Option(
            "--text",
            metavar=say("FILE"),
            help=say("The notice's text; the file that its checklist names if not given."),
        ),
    ] = None,
    fail_under: Annotated[
        int | None,
        typer.Option(
            "--fail-under", metavar=say("PERCENT"), min=0, max=100, help=say("Exit with code 1 if less is covered.")
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=say("Also list what is covered, and by which requirement."))
    ] = False,
    cut: Annotated[
        bool, typer.Option("--cut", help=say("List the lines that were cut because they are not the notice's."))
    ] = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> None:
    session = session_of(context, plain=plain, json=json)
    covered = hold_against(session.opened(), as_text(notice), text)
    if json:
        from notice_tasks.reports.json.coverage import coverage_json  # noqa: PLC0415  (only for --json)

        session.show_json(coverage_json(covered))
    else:
        session.show(coverage_screen(covered, session.labels, everything=everything, cut=cut))
    if covered.fails(fail_under):
        raise typer.Exit(Exit.FOUND)
