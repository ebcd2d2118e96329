"""`notice-tasks check`."""

import sys
from typing import Annotated

import typer

from notice_tasks.actions.check import STANDARD_INPUT, CheckRequest
from notice_tasks.actions.check import check as look_for_faults
from notice_tasks.cli import options
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.findings import Format, default_format, show_findings
from notice_tasks.cli.lists import codes, standings
from notice_tasks.cli.progress_line import progress_line
from notice_tasks.cli.session import Session, session_of
from notice_tasks.problems import Level
from notice_tasks.reading.discover import name_in_workspace
from notice_tasks.words.catalogue import say


def check(
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=say("[FILE]..."),
            help=say("Report only on these files or folders; - is standard input."),
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help=say(
                "Text for people, JSON, GitHub's annotations, SARIF, GitLab's code quality, or JUnit XML; "
                "in GitHub Actions github, elsewhere text."
            ),
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=say("Exit with code 1 for warnings too."))] = False,
    fail_on: options.FailOn = None,
    level: Annotated[
        Level,
        typer.Option(
            "--level",
            help=say("Show only what is at least this serious. What fails the command stays the same."),
        ),
    ] = Level.HINT,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar=say("CODE"),
            autocompletion=options.offering_list("codes"),
            help=say("Report only these codes, or beginnings of codes."),
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar=say("CODE"),
            autocompletion=options.offering_list("codes"),
            help=say("Leave out these codes, or beginnings of codes."),
        ),
    ] = None,
    as_file: Annotated[
        str | None,
        typer.Option("--as-file", metavar=say("FILE"), help=say("Read this file's content from standard input.")),
    ] = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
) -> None:
    session = session_of(context, plain=True)
    with progress_line() as tell:
        request = _request(session, files or [], as_file)._replace(
            moment=session.moment_anyhow(as_of),
            fail_on=standings(fail_on),
            select=None if select is None else codes("--select", select),
            ignore=codes("--ignore", ignore),
        )
        checked = look_for_faults(session.root, request, tell)
    show_findings(session, checked, Format.JSON if json else format_ or default_format(), level, strict=strict)
    if checked.fails(strict=strict):
        raise typer.Exit(Exit.FOUND)


def _request(session: Session, files: list[str], as_file: str | None) -> CheckRequest:
    """The request: the files to report on, and the content of standard input."""
    reads_input = STANDARD_INPUT in files
    if as_file is not None and not reads_input:
        raise typer.BadParameter(say("{option} needs - in place of a file.", option="--as-file"))
    name = STANDARD_INPUT if as_file is None else name_in_workspace(as_file, session.root)
    only = [
        name if file == STANDARD_INPUT else name_in_workspace(file, session.root, must_exist=True) for file in files
    ]
    instead = {name: sys.stdin.buffer.read()} if reads_input else {}
    return CheckRequest(only=tuple(only), instead=instead)
