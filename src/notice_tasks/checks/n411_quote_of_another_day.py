"""N411: the notice's words set a limit on a day, and it is not the day of the due rule: one of the two is a slip.

A limit is what stands before 前, 之前, 止 and the like, or behind 至. Days in words, such as 八月三十日, the ends of
months and ten-day bands count too, and 2024-08-30; a window's first day is held against what stands behind 自 or before
起. Days that are worked out, or recur in a month, are held against the words as well. Where the words set a limit and
there is no due rule, or one that says it is unclear in other words, that is told too.

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
    """Yield a problem at every due day that the quoted words name otherwise."""
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
    """A limit that the words name; one that stands in the rule's own words was weighed by whoever wrote it."""
    for _number, named in quoted.days:
        if named.limits and named.written not in rule.words:
            yield Problem(CODE, sheet.place(*quoted.path), {"case": "unclear", "written": named.written})
            return


def _other_days(quoted: Quoted, sheet: Sheet) -> Iterator[Problem]:
    """The end of the rule in force that is not quoted; words of before an amendment may still be."""
    named = [day for _number, day in quoted.days]
    if any(one.is_day(day) for day in quoted.earlier for one in named):
        return
    for key, days in quoted.printed:
        meant = [one for one in named if (one.opens if key == "from" else one.limits)]
        if meant and not any(one.is_day(day) for one in meant for day in days):
            written = "、".join(dict.fromkeys(one.written for one in meant))
            yield Problem(CODE, sheet.key_place(quoted.path, key), {"day": days[0], "written": written})
            return
