"""N411: the quoted words set a limit on another day than the due rule, so one of the two is wrong.

A limit is a day before 前, 之前, 止 and similar words, or after 至. It may be written in words, such as 八月三十日, as
2024-08-30, or as the end of a month or ten-day band. A window's first day is compared with a day after 自 or before 起.
Days that are counted, or recur in a month, are compared too. A limit without a due rule is also reported, as is one
whose due rule is unclear and quotes other words.

Wrong:  quote = "于8月30日前报送" with due = 2024-08-20
Right:  quote = "于8月30日前报送" with due = 2024-08-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.quoted import place_of_quote, quoted_days
from notice_tasks.model.deadline import Unclear
from notice_tasks.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.quoted import Quoted
    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N411"
LEVEL: Final = Level.ERROR
TITLE: Final = "Due day that differs from the quoted words"
SENTENCES: Final = {
    "": "The quoted words name {written}, but the due day here is {day}. Mend one of the two.",
    "undated": "The quoted words set a limit ({written}), but there is no due rule. Add one: due = ...",
    "unclear": "The quoted words set a limit ({written}), but the due rule says it is unclear. Give the day.",
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every due day that differs from the quoted words."""
    for quoted in quoted_days(sheet):
        requirement = quoted.requirement
        if isinstance(requirement.due, Unclear):
            yield from _said_to_be_unclear(quoted, requirement.due, sheet)
        elif requirement.due is None and not quoted.earlier:
            if requirement.kind.counts:
                yield from _limits_without_due(quoted, sheet)
        else:
            yield from _other_days(quoted, sheet)


def _limits_without_due(quoted: Quoted, sheet: Sheet) -> Iterator[Problem]:
    for number, named in quoted.days:
        if named.limits:
            place = place_of_quote(sheet, quoted.position, number)
            yield Problem(CODE, place, {"case": "undated", "written": named.written})
            return


def _said_to_be_unclear(quoted: Quoted, rule: Unclear, sheet: Sheet) -> Iterator[Problem]:
    """The limit that the words name, unless the rule itself quotes it as unclear."""
    for _number, named in quoted.days:
        if named.limits and named.written not in rule.words:
            yield Problem(CODE, sheet.place(*quoted.path), {"case": "unclear", "written": named.written})
            return


def _other_days(quoted: Quoted, sheet: Sheet) -> Iterator[Problem]:
    """The end of the rule in force if it is not quoted. The quote may also be from before an amendment."""
    named = [day for _number, day in quoted.days]
    if any(one.is_day(day) for day in quoted.earlier for one in named):
        return
    for key, days in quoted.printed:
        meant = [one for one in named if (one.opens if key == "from" else one.limits)]
        if meant and not any(one.is_day(day) for one in meant for day in days):
            written = "、".join(dict.fromkeys(one.written for one in meant))
            yield Problem(CODE, sheet.key_place(quoted.path, key), {"day": days[0], "written": written})
            return
