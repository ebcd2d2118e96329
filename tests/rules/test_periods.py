"""The periods that occurrences are called by."""

from __future__ import annotations

import datetime

import pytest

from notice_tasks.dates.recurrence import Listed, Monthly, Rhythm, Rrule, Stretch, Weekly
from notice_tasks.rules.periods import period_of, periods_of

DAY = datetime.date.fromisoformat


@pytest.mark.parametrize(
    ("rhythm", "nominal", "period"),
    [
        (Weekly(4), "2024-09-06", "2024-W36 2024-09-02 2024-09-08"),
        (Weekly(0), "2024-12-30", "2025-W01 2024-12-30 2025-01-05"),
        (Weekly(0), "0001-01-01", "1-W01 0001-01-01 0001-01-07"),
        (Weekly(4), "9999-12-31", "9999-W52 9999-12-27 9999-12-31"),
        (Monthly(Stretch.MONTH, 1, 31), "2024-02-29", "2024-02 2024-02-01 2024-02-29"),
        (Monthly(Stretch.QUARTER, 1, 5), "2024-10-05", "2024-Q4 2024-10-01 2024-12-31"),
        (Monthly(Stretch.HALF_YEAR, 6, 30), "2024-06-30", "2024-H1 2024-01-01 2024-06-30"),
        (Monthly(Stretch.YEAR, 12, 20), "2024-12-20", "2024 2024-01-01 2024-12-31"),
        (Rrule("FREQ=WEEKLY;BYDAY=MO"), "2024-09-02", "2024-W36 2024-09-02 2024-09-08"),
        (Rrule("FREQ=MONTHLY;BYDAY=-1FR"), "2024-09-27", "2024-09 2024-09-01 2024-09-30"),
        (Rrule("FREQ=YEARLY"), "2024-09-27", "2024 2024-01-01 2024-12-31"),
        (Rrule("FREQ=DAILY"), "2024-09-27", "2024-09-27 2024-09-27 2024-09-27"),
        (Listed((DAY("2024-09-27"),)), "2024-09-27", "2024-09-27 2024-09-27 2024-09-27"),
    ],
)
def test_a_period_has_a_name_and_two_ends(rhythm: Rhythm, nominal: str, period: str) -> None:
    name, first, last = period_of(rhythm, DAY(nominal))
    assert f"{name} {first} {last}" == period


def test_a_day_belongs_to_five_periods() -> None:
    names = [period.name for period in periods_of(DAY("2024-09-05"))]
    assert names == ["2024-W36", "2024-09", "2024-Q3", "2024-H2", "2024"]
