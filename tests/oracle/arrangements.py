"""The official holiday arrangements, typed in from their announcements.

The General Office of the State Council announced them in 国办发明电〔2023〕7号 of 2023-10-25 (for 2024), in
国办发明电〔2024〕12号 of 2024-11-12 (for 2025) and on 2025-11-04 (for 2026).
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

REST = {
    2024: "1/1 2/10-2/17 4/4-4/6 5/1-5/5 6/10 9/15-9/17 10/1-10/7",
    2025: "1/1 1/28-2/4 4/4-4/6 5/1-5/5 5/31-6/2 10/1-10/8",
    2026: "1/1-1/3 2/15-2/23 4/4-4/6 5/1-5/5 6/19-6/21 9/25-9/27 10/1-10/7",
}
"""Days off, both ends of a span included; they hold whatever weekday they fall on."""

WORKED = {
    2024: "2/4 2/18 4/7 4/28 5/11 9/14 9/29 10/12",
    2025: "1/26 2/8 4/27 9/28 10/11",
    2026: "1/4 2/14 2/28 5/9 9/20 10/10",
}
"""Saturdays and Sundays that are worked."""


def announced(table: dict[int, str]) -> frozenset[datetime.date]:
    """The days that one of the tables above names."""
    return frozenset(day for year, words in table.items() for day in _days(year, words))


def _days(year: int, words: str) -> Iterator[datetime.date]:
    for span in words.split():
        ends = [datetime.date(year, *map(int, end.split("/"))) for end in span.split("-")]
        day, last = ends[0], ends[-1]
        while day <= last:
            yield day
            day += datetime.timedelta(days=1)
