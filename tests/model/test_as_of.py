"""The instant a workspace is looked at: a bare day means its end."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from notice_tasks.model.workspace import AsOf

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = datetime.date(2024, 8, 30)


@pytest.mark.parametrize(
    ("moment", "passed"),
    [
        pytest.param("2024-08-30T23:59:59+08:00", True, id="the last second belongs to the day"),
        pytest.param("2024-08-31T00:00:00+08:00", False, id="midnight does not"),
        pytest.param("2024-08-30T15:59:59+00:00", True, id="the same last second in UTC"),
        pytest.param("2024-08-30T16:00:00+00:00", False, id="the same midnight in UTC"),
    ],
)
def test_the_end_of_a_day(moment: str, passed: bool) -> None:
    as_of = AsOf.end_of(DAY, SHANGHAI)
    assert (as_of.instant >= datetime.datetime.fromisoformat(moment)) is passed
    assert as_of.day == DAY


def test_a_whole_day_leaves_out_nothing_recorded_on_it() -> None:
    assert AsOf.end_of(DAY, SHANGHAI).recorded_until is None


def test_it_knows_the_workspaces_time_zone() -> None:
    assert AsOf.end_of(DAY, SHANGHAI).zone is SHANGHAI
