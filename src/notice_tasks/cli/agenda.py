"""`notice-tasks agenda`."""

from typing import Annotated

import typer

from notice_tasks.actions.agenda import AgendaRequest, agenda_of
from notice_tasks.cli import options
from notice_tasks.cli.look import selection
from notice_tasks.cli.months import month as month_of
from notice_tasks.cli.session import session_of
from notice_tasks.dates.span import Span
from notice_tasks.reports.agenda import agenda_screen
from notice_tasks.words.catalogue import say


@options.with_selection
def agenda(
    context: typer.Context,
    days: Annotated[
        int | None,
        typer.Option("--days", "-d", min=0, max=36_500, metavar="N", help=say("Only what falls due within N days.")),
    ] = None,
    first: Annotated[
        str | None,
        typer.Option("--from", metavar=say("DAY"), help=say("Only what falls due on this day or later.")),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option("--to", metavar=say("DAY"), help=say("Only what falls due on this day or earlier.")),
    ] = None,
    month: Annotated[
        str | None,
        typer.Option(
            "--month",
            "-m",
            metavar=say("MONTH"),
            help=say("A month as a calendar, and what falls due in it: 2024-09, this, last, next."),
        ),
    ] = None,
    names: Annotated[bool, typer.Option("--names", help=say("Name every unit that has not done it yet."))] = False,
    *,
    selected: options.SelectionOptions,
    as_of: options.AsOf = None,
    estimate: options.Estimate = False,
    json: options.Json = False,
    csv: options.Csv = None,
    plain: options.Plain = False,
) -> None:
    session = session_of(context, plain=plain, json=json, csv=csv)
    begin = session.day(first)
    span = Span(begin, session.day_after(last, begin))
    opened = session.opened(as_of, estimate=estimate)
    request = AgendaRequest(days, span, None if month is None else month_of(month, opened.view.as_of.day))
    found = agenda_of(opened, selection(selected), request)
    if json:
        from notice_tasks.reports.json.documents import agenda_json  # noqa: PLC0415  (only for --json)

        session.show_json(agenda_json(found, opened.view.as_of))
    elif csv is not None:
        from notice_tasks.reports.csv.tables import agenda_csv  # noqa: PLC0415  (only for --csv)

        session.show_csv(agenda_csv(found))
    else:
        session.show(agenda_screen(found, opened.view.as_of, session.labels, names=names))
