"""When reminders ring."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from notice_tasks.rules.reminders import lead_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = datetime.date(2024, 8, 30)


@pytest.mark.parametrize(
    ("days", "hours"), [pytest.param(0, -9, id="on the day"), pytest.param(1, 15, id="a day before"), (10, 9 * 24 + 15)]
)
def test_before_a_day(days: int, hours: int) -> None:
    assert lead_of(DAY, DAY, days, SHANGHAI) == datetime.timedelta(hours=hours)


def test_before_a_moment() -> None:
    start = datetime.datetime(2024, 8, 30, 9, 30, tzinfo=datetime.UTC)  # half past five in the afternoon
    assert lead_of(start, DAY, 0, SHANGHAI) == datetime.timedelta(hours=8, minutes=30)
    assert lead_of(start, DAY, 1, SHANGHAI) == datetime.timedelta(hours=32, minutes=30)


def test_a_day_that_there_is_not() -> None:
    with pytest.raises(OverflowError):
        lead_of(datetime.date.min, datetime.date.min, 1, SHANGHAI)
