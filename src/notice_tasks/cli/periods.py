"""The options --month and --week, which may stand without a word for the present one."""

import datetime
from typing import Annotated, NamedTuple

import typer

from notice_tasks.cli.flat import with_options
from notice_tasks.dates.span import Period
from notice_tasks.problems import BadRequest
from notice_tasks.words.catalogue import say

Month = Annotated[
    str | None,
    typer.Option(
        "--month",
        "-m",
        metavar=say("[MONTH]"),
        help=say("What falls due in a month: 2024-09, September, this, last, next; without a word, this month."),
    ),
]
Week = Annotated[
    str | None,
    typer.Option(
        "--week",
        "-w",
        metavar=say("[WEEK]"),
        help=say("What falls due in a week: 2024-W36, this, last, next, or a day in it; without a word, this week."),
    ),
]


class PeriodOptions(NamedTuple):
    """The typed options that name a month or a week."""

    month: Month = None
    week: Week = None


with_period = with_options("period", PeriodOptions)
"""Replaces a command's parameter `period` by the options that name one."""


def period_of(typed: PeriodOptions, today: datetime.date) -> Period | None:
    """The month or week that was asked for.

    Raises:
        BadRequest: it is none, or both were asked for.
    """
    if typed.month is not None and typed.week is not None:
        raise BadRequest("several-spans")
    if typed.month is not None:
        from notice_tasks.cli.months import month  # noqa: PLC0415  (few runs name one)

        return month(typed.month, today)
    if typed.week is not None:
        from notice_tasks.cli.weeks import week  # noqa: PLC0415  (as above)

        return week(typed.week, today)
    return None
