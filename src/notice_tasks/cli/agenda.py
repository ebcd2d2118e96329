"""`notice-tasks agenda`."""

from collections.abc import Iterator
from typing import Annotated

import typer

from notice_tasks.actions.agenda import AgendaRequest, agenda_of
from notice_tasks.cli import options
from notice_tasks.cli.again import repeated
from notice_tasks.cli.look import selection
from notice_tasks.cli.paste import line
from notice_tasks.cli.periods import PeriodOptions, period_of, with_period
from notice_tasks.cli.session import session_of
from notice_tasks.dates.span import Span, Week
from notice_tasks.reports.agenda import AgendaLook, agenda_screen
from notice_tasks.words.catalogue import say


@options.with_selection
@with_period
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
    urgent: Annotated[
        bool,
        typer.Option("--urgent", help=say("Only what is overdue, due today or due soon: the list below `status`.")),
    ] = False,
    *,
    period: PeriodOptions,
    names: Annotated[bool, typer.Option("--names", help=say("Name every unit that has not done it yet."))] = False,
    contacts: Annotated[
        bool,
        typer.Option("--contacts", help=say("A line for each of these units, with its contact and phone number.")),
    ] = False,
    selected: options.SelectionOptions,
    as_of: options.AsOf = None,
    estimate: options.Estimate = False,
    json: options.Json = False,
    csv: options.Csv = None,
    plain: options.Plain = False,
) -> None:
    session = session_of(context, plain=plain, json=json, csv=csv)
    opened = session.opened(as_of, estimate=estimate)
    today = opened.view.as_of.day
    begin = session.day(first, today=today)
    span = Span(begin, session.day_after(last, begin, today=today))
    request = AgendaRequest(days, span, period_of(period, today), urgent)
    found = agenda_of(opened, selection(selected), request)
    if json:
        from notice_tasks.reports.json.documents import agenda_json  # noqa: PLC0415  (only for --json)

        session.show_json(agenda_json(found, opened.view.as_of, contacts=contacts))
    elif csv is not None:
        from notice_tasks.reports.csv.tables import agenda_csv  # noqa: PLC0415  (only for --csv)

        session.show_csv(agenda_csv(found))
    else:
        again = repeated(context, session, selected, as_of, estimate=estimate)
        look = AgendaLook(names, contacts, line(["agenda", "--names", *_which_days(request)]), again)
        session.show(agenda_screen(found, opened.view.as_of, session.labels, look))


def _which_days(request: AgendaRequest) -> Iterator[str]:
    """The options that say which days, as they would be typed."""
    typed = {
        "--days": request.days,
        "--from": request.span.first,
        "--to": request.span.last,
        "--week" if isinstance(request.period, Week) else "--month": request.period,
    }
    for option, value in typed.items():
        if value is not None:
            yield from (option, str(value))
    if request.urgent:
        yield "--urgent"
