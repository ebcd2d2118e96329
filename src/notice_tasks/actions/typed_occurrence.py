"""What was typed after the @ of an occurrence, before it is looked up."""

import datetime
from typing import Final
from unicodedata import normalize

from notice_tasks.dates.english import in_figures
from notice_tasks.dates.typed_periods import typed_period
from notice_tasks.problems import BadRequest
from notice_tasks.toml.days import details_of_day

_MONTHS: Final = 12
_LONG_YEAR: Final = 2020
"""A year of 53 weeks."""


def text_of(typed: str) -> str:
    """What was typed, with an English month in figures, characters of the usual width and no blanks."""
    return "".join(in_figures(normalize("NFKC", typed).strip().lower()).split())


def whole_day(typed: str, text: str) -> datetime.date | None:
    """The day that a text names with its year, or None.

    Raises:
        BadRequest: its month and its day cannot be told apart.
    """
    details = details_of_day(text) or {}
    if details.get("case") == "which-day":
        raise BadRequest("which-day", word=typed, right=details["right"], other=details["other"])
    try:
        return datetime.date.fromisoformat(str(details.get("right", "")))
    except ValueError:
        return None


def refuse_impossible(typed: str, text: str) -> None:
    """Refuse a day, month or week that no calendar has.

    Raises:
        BadRequest: it is one.
    """
    if (details_of_day(text.replace(".", "-")) or {}).get("case") == "no-such-day":
        raise BadRequest("not-a-day", word=typed, case="no-such-day")
    if (period := typed_period(text)) is None:
        return
    number = period.ending.removeprefix("-")
    if number.isdecimal() and not 1 <= int(number) <= _MONTHS:
        raise BadRequest("not-a-month", word=typed, case="no-such-month")
    if number.startswith("W"):
        try:
            datetime.date.fromisocalendar(int(period.year or _LONG_YEAR), int(number[1:]), 1)
        except ValueError:
            raise BadRequest("not-a-week", word=typed, case="no-such-week") from None
