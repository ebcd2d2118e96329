"""`notice-tasks check`."""

from enum import StrEnum
from typing import Annotated

import typer

from notice_tasks.actions.check import check as look_for_faults
from notice_tasks.cli import options
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.session import session
from notice_tasks.reports.problems import problems_in_files, verdict
from notice_tasks.words.catalogue import say


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"


def check(
    context: typer.Context,
    format_: Annotated[Format, typer.Option("--format", help=say("Lines for people, or JSON."))] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help=say("Exit code 1 for warnings too."))] = False,
    json: options.Json = False,
) -> None:
    here = session(context, plain=True, json=json or format_ is Format.JSON)
    checked = look_for_faults(here.root)
    if here.json:
        from notice_tasks.reports.json_ import problems_json  # noqa: PLC0415

        here.show_json(problems_json(checked.problems))
    else:
        looked = {"notices": checked.notices, "units": checked.units, "records": checked.records}
        summary = verdict(checked.problems, **looked, ignored=checked.ignored)
        here.show([*problems_in_files(checked.problems, checked.line_of, here.labels.can_show), summary])
    if checked.fails(strict=strict):
        raise typer.Exit(Exit.FOUND)
