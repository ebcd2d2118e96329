"""Days and moments as typed by users."""

import datetime
import re
from typing import Final

from notice_tasks.dates.span import Near
from notice_tasks.problems import BadRequest

# Not compiled: most commands take no day.
_DAY: Final = r"([0-9]{4})(?:[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?|([0-9]{2})([0-9]{2}))"
_CLOCK: Final = r"(.*?)[t ]?(?<![0-9])([0-9]{1,2})[:时点](?:([0-9]{1,2})(?::([0-9]{2}))?分?)?"
_AWAY: Final = {
    "today": 0, "今天": 0, "今日": 0, "yesterday": -1, "昨天": -1, "昨日": -1, "前天": -2, "大前天": -3,
    "tomorrow": 1, "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
"""Words for days, by how many days after today they are."""

_FROM_NOW: Final = "[上本这下去今明]|(?:end of )?(?:last|this|next) "


def day(word: str, today: datetime.date, near: Near = Near.EITHER) -> datetime.date:
    """Read a day: 2024-08-30, 2024年8月30日, 30 Aug 2024, 8月30日, 8.30, 30, today, 昨天, 上周五, last friday, 月底.

    Digits may be full-width. `near` says which day is meant without a year or a week.

    Raises:
        BadRequest: it is not a day, or may be two.
    """
    said = _said(word)
    try:
        if found := re.fullmatch(_DAY, said):
            return datetime.date(*(int(part) for part in found.groups() if part))
        if said in _AWAY:
            return today + datetime.timedelta(days=_AWAY[said])
        meant = _otherwise_written(word, said, today, near)
    except (ValueError, OverflowError):
        raise BadRequest("not-a-day", word=word, case="no-such-day") from None
    if meant is None:
        raise BadRequest("not-a-day", word=word)
    return meant


def _otherwise_written(word: str, said: str, today: datetime.date, near: Near) -> datetime.date | None:
    """A day in English, with its year at the end, or seen from today."""
    from notice_tasks.cli.near_days import near_day  # noqa: PLC0415  (most days are whole)
    from notice_tasks.dates.english import in_figures  # noqa: PLC0415  (as above)
    from notice_tasks.toml.days import details_of_day  # noqa: PLC0415  (as above)

    figures = in_figures(said)
    details = details_of_day(figures) or {"case": "none"}
    match details["case"]:
        case "day":
            return datetime.date.fromisoformat(str(details["right"]))
        case "which-day":
            raise BadRequest("which-day", word=word, right=details["right"], other=details["other"])
        case "no-such-day":
            raise ValueError(figures)
        case _:
            return near_day(figures, today, near)


def day_or_moment(word: str, today: datetime.date, near: Near = Near.EITHER) -> datetime.date | datetime.datetime:
    """Read a day, or a moment: 2024-08-30T18:00, with or without an offset from UTC, or any day with 18:00 after it.

    Raises:
        BadRequest: it is neither.
    """
    said = _said(word)
    if ":" in said:
        try:
            return datetime.datetime.fromisoformat(said.upper())
        except ValueError:
            pass
    elif not said.endswith(("时", "点", "分")):
        return day(word, today, near)
    found = re.fullmatch(_CLOCK, said)
    if found is None or not found[1]:
        raise BadRequest("not-a-moment", word=word)
    return _at_clock(word, found, today, near)


def _at_clock(word: str, found: re.Match[str], today: datetime.date, near: Near) -> datetime.datetime:
    try:
        on = day(found[1], today, near)
    except BadRequest as error:
        if error.details.keys() > {"word"}:
            raise BadRequest(error.code, **error.details | {"word": word}) from None
        raise BadRequest("not-a-moment", word=word) from None
    hour, minute, second = (int(part or 0) for part in found.groups()[1:])
    if (hour, minute, second) == (24, 0, 0):
        raise BadRequest("not-a-moment", word=word, case="midnight", example=str(on))
    try:
        return datetime.datetime.combine(on, datetime.time(hour, minute, second))
    except ValueError:
        raise BadRequest("not-a-moment", word=word) from None


def names_its_day(word: str) -> bool:
    """Whether a typed day can be one only, so that its reader need not be told which day was taken."""
    said = _said(word)
    return said in _AWAY or re.search("[0-9]{4}", said) is not None


def is_from_today(word: str) -> bool:
    """Whether a typed day is so many days from today, such as tomorrow; a time may follow."""
    return _said(word).startswith(tuple(_AWAY))


def is_from_now(word: str) -> bool:
    """Whether a typed day is in a week, month or year that is named from the present one: 下周五, next friday."""
    return re.match(_FROM_NOW, _said(word)) is not None


def _said(word: str) -> str:
    """A typed word in ASCII digits and signs, with hyphens for other dashes, and without blanks around it."""
    if word.isascii():
        return word.strip().lower()
    from notice_tasks.cli.full_width import narrow  # noqa: PLC0415  (most days are in ASCII)

    return narrow(word).translate({0x2013: "-", 0x2014: "-"}).strip().lower()
