"""`notice-tasks status`."""

from enum import StrEnum
from typing import Annotated

import typer

from notice_tasks.actions.status import status as count
from notice_tasks.cli import options
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.look import selection
from notice_tasks.cli.session import session
from notice_tasks.reports.status import status_screen
from notice_tasks.rules.timeliness import Timeliness
from notice_tasks.words.catalogue import say


class FailOn(StrEnum):
    """What makes `status` fail."""

    OVERDUE = "overdue"
    DUE_TODAY = "due-today"
    DUE_SOON = "due-soon"


def status(
    context: typer.Context,
    as_of: options.AsOf = None,
    notice: options.Notices = None,
    unit: options.Units = None,
    group: options.Groups = None,
    all_kinds: options.AllKinds = False,
    fail_on: Annotated[
        list[FailOn] | None,
        typer.Option("--fail-on", help=say("Exit with 1 when anything stands so; repeatable.")),
    ] = None,
    estimate: options.Estimate = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> None:
    here = session(context, plain=plain, json=json)
    opened = here.opened(as_of, estimate=estimate)
    summary, strays = count(opened, selection(notice, unit, group), exhortations=all_kinds)
    if json:
        from notice_tasks.reports.json_ import status_json  # noqa: PLC0415

        here.show_json(status_json(summary))
    else:
        here.show(status_screen(summary, here.labels, strays))
    if any(summary.standing(Timeliness(state)) for state in fail_on or ()):
        raise typer.Exit(Exit.FOUND)
