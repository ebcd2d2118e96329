"""`notice-tasks agenda`."""

from typing import Annotated

import typer

from notice_tasks.actions.agenda import agenda_of
from notice_tasks.cli import options
from notice_tasks.cli.look import selection
from notice_tasks.cli.session import session
from notice_tasks.reports.agenda import agenda_screen
from notice_tasks.words.catalogue import say


def agenda(
    context: typer.Context,
    days: Annotated[
        int | None,
        typer.Option("--days", "-d", min=0, max=36_500, metavar="N", help=say("Only what falls due within N days.")),
    ] = None,
    names: Annotated[bool, typer.Option("--names", help=say("Name every unit that still owes it."))] = False,
    as_of: options.AsOf = None,
    notice: options.Notices = None,
    unit: options.Units = None,
    group: options.Groups = None,
    json: options.Json = False,
    plain: options.Plain = False,
) -> None:
    here = session(context, plain=plain, json=json)
    opened = here.opened(as_of)
    slots = agenda_of(opened, selection(notice, unit, group), days)
    if json:
        from notice_tasks.reports.json_ import agenda_json  # noqa: PLC0415

        here.show_json(agenda_json(slots, opened.view.as_of))
    else:
        here.show(agenda_screen(slots, opened.view.as_of, here.labels, names=names))
