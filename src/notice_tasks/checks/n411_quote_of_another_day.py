"""N411: the notice's words name a day, and it is not the day of the due rule: one of the two is a slip.

A window's last day must be among the days that are quoted, and its first where two or more are. Days in words, such
as 八月三十日, the ends of months and ten-day bands count too. Where the words set a limit, such as 8月30日前, and the
requirement has no due rule at all, that is told as well.

Wrong:  quote = "于8月30日前报送" with due = 2024-08-20
Right:  quote = "于8月30日前报送" with due = 2024-08-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.material import Sheet
    from notice_tasks.checks.quoted import Quoted

CODE: Final = "N411"


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every due day that the quoted words name otherwise."""
    for quoted in sheet.quoted:
        requirement = quoted.requirement
        if requirement.due is None and not quoted.earlier:
            if requirement.kind.counts:
                yield from _limits_without_due(quoted)
        else:
            yield from _other_days(quoted, sheet)


def _limits_without_due(quoted: Quoted) -> Iterator[Problem]:
    for place, named in quoted.days:
        if named.limits:
            yield Problem(CODE, place, {"case": "undated", "written": named.written})
            return


def _other_days(quoted: Quoted, sheet: Sheet) -> Iterator[Problem]:
    """The ends of the rule in force that are not quoted; words of before an amendment may still be."""
    named = [day for _place, day in quoted.days]
    if any(one.is_day(day) for day in quoted.earlier for one in named):
        return
    ends = quoted.printed if len(named) > 1 else quoted.printed[-1:]
    for key, day in ends:
        if not any(one.is_day(day) for one in named):
            place = sheet.key_place(quoted.path, key)
            yield Problem(CODE, place, {"day": day, "written": "、".join(dict.fromkeys(one.written for one in named))})
            return
