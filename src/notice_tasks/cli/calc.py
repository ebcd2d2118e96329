"""`notice-tasks calc`."""

from functools import partial
from typing import Annotated

import typer

from notice_tasks.actions.calc import CalcRequest, Pace, work_calendar
from notice_tasks.actions.calc import calc as work_out
from notice_tasks.cli import options
from notice_tasks.cli.session import session_of
from notice_tasks.cli.weekdays import weekday as weekday_of
from notice_tasks.dates.workdays import is_made_up
from notice_tasks.model.deadline import Roll
from notice_tasks.reports.calc import calc_screen
from notice_tasks.words.catalogue import say
from notice_tasks.words.make_up_days import use_calendar

_WHAT = say("What to work out")
_LENGTH = say("How long, with --after and --before")
_AGAIN = say("Which days, with --every and --rrule")
_FURTHER = say("Rest days")

_DAY = say("DAY")
_N = "N"


def _length(name: str, help_: str) -> object:
    return typer.Option(f"--{name}", metavar=_N, rich_help_panel=_LENGTH, help=help_)


def calc(
    context: typer.Context,
    after: Annotated[
        str | None,
        typer.Option("--after", metavar=_DAY, rich_help_panel=_WHAT, help=say("A period after this day or moment.")),
    ] = None,
    before: Annotated[
        str | None,
        typer.Option("--before", metavar=_DAY, rich_help_panel=_WHAT, help=say("A period before this day or moment.")),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar=_DAY, rich_help_panel=_WHAT, help=say("A given day, with --roll or --exclusive.")),
    ] = None,
    every: Annotated[
        Pace | None,
        typer.Option(
            "--every",
            metavar=say("PERIOD"),
            rich_help_panel=_WHAT,
            help=say("Recurring: every week, month, quarter, half-year or year."),
        ),
    ] = None,
    rrule: Annotated[
        str | None,
        typer.Option(
            "--rrule",
            metavar=say("RULE"),
            rich_help_panel=_WHAT,
            help=say("Recurring by a rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=FR."),
        ),
    ] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--between",
            metavar=say("DAY DAY"),
            rich_help_panel=_WHAT,
            help=say("The days and working days from the first day (exclusive) to the second (inclusive)."),
        ),
    ] = None,
    days: Annotated[int | None, _length("days", say("Days."))] = None,
    weeks: Annotated[int | None, _length("weeks", say("Weeks."))] = None,
    months: Annotated[int | None, _length("months", say("Months."))] = None,
    years: Annotated[int | None, _length("years", say("Years."))] = None,
    workdays: Annotated[int | None, _length("workdays", say("Working days."))] = None,
    hours: Annotated[int | None, _length("hours", say("Hours, from a moment."))] = None,
    minutes: Annotated[int | None, _length("minutes", say("Minutes, from a moment."))] = None,
    weekday: Annotated[
        str | None,
        typer.Option(
            "--weekday", metavar=say("WEEKDAY"), rich_help_panel=_AGAIN, help=say("Of the week: monday or mon.")
        ),
    ] = None,
    month: Annotated[
        int | None,
        typer.Option(
            "--month",
            metavar=_N,
            rich_help_panel=_AGAIN,
            help=say("Of the quarter (1 to 3), half-year (1 to 6) or year."),
        ),
    ] = None,
    day: Annotated[
        int | None,
        typer.Option(
            "--day", metavar=_N, rich_help_panel=_AGAIN, help=say("Of the month; in a shorter month, its last day.")
        ),
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar=_DAY, rich_help_panel=_AGAIN, help=say("The first possible day (inclusive).")),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar=_DAY, rich_help_panel=_AGAIN, help=say("The last possible day (inclusive).")),
    ] = None,
    count: Annotated[
        int | None,
        typer.Option(
            "--count",
            metavar=_N,
            rich_help_panel=_AGAIN,
            help=say("The largest number of days, up to 1000; 12 without it and --to."),
        ),
    ] = None,
    roll: Annotated[
        Roll | None,
        typer.Option(
            "--roll",
            metavar=say("HOW"),
            rich_help_panel=_FURTHER,
            help=say("Where a rest day moves: next, previous or none. If not given: next with --after, else none."),
        ),
    ] = None,
    exclusive: Annotated[
        bool,
        typer.Option(
            "--exclusive",
            rich_help_panel=_FURTHER,
            help=say("The day itself does not count, only the days before it."),
        ),
    ] = False,
    estimate: Annotated[
        bool,
        typer.Option(
            "--estimate",
            rich_help_panel=_FURTHER,
            help=say("Estimate the working days of years that are not announced; marked as an estimate."),
        ),
    ] = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> None:
    session = session_of(context, plain=plain, json=json)
    request = CalcRequest(
        after=session.day_or_moment(after),
        before=session.day_or_moment(before),
        by=session.day_or_moment(by),
        every=every,
        rrule=rrule,
        between=session.two_days(between),
        days=days,
        weeks=weeks,
        months=months,
        years=years,
        workdays=workdays,
        hours=hours,
        minutes=minutes,
        weekday=None if weekday is None else weekday_of(weekday),
        month=month,
        day=day,
        from_=session.day(from_),
        to=session.day_after(to, session.day(from_)),
        count_=count,
        roll=roll,
        exclusive=exclusive,
    )
    root = session.root_if_any
    answer = work_out(request, root, estimate=estimate)
    use_calendar(partial(is_made_up, calendar=work_calendar(root, estimate=estimate)))
    if json:
        from notice_tasks.reports.json.documents import calc_json  # noqa: PLC0415  (only for --json)

        session.show_json(calc_json(answer))
    else:
        session.show(calc_screen(answer))
