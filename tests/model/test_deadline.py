"""Which anchors a due rule counts from."""

import datetime

import pytest

from notice_tasks.dates.shift import PeriodUnit
from notice_tasks.model.deadline import After, Anchor, Before, By, Deadline, Unclear, Window, anchors_of

DAY = datetime.date(2024, 8, 30)
MOMENT = datetime.datetime(2024, 8, 19, 18, tzinfo=datetime.UTC)
ISSUED, FESTIVAL = Anchor("issued"), Anchor("festival")


@pytest.mark.parametrize(
    ("deadline", "anchors"),
    [
        pytest.param(None, (), id="no rule"),
        pytest.param(By(DAY), (), id="a day"),
        pytest.param(By(MOMENT), (), id="a moment"),
        pytest.param(By(FESTIVAL), (FESTIVAL,), id="an anchor's day"),
        pytest.param(Window(DAY, DAY), (), id="a window of days"),
        pytest.param(Window(DAY, FESTIVAL), (FESTIVAL,), id="a window that ends on an anchor"),
        pytest.param(Window(ISSUED, FESTIVAL), (ISSUED, FESTIVAL), id="a window between anchors"),
        pytest.param(After(ISSUED, 30, PeriodUnit.DAYS), (ISSUED,), id="a period"),
        pytest.param(Before(FESTIVAL, 1, PeriodUnit.DAYS), (FESTIVAL,), id="backwards"),
        pytest.param(Unclear("另行通知"), (), id="not known"),
    ],
)
def test_anchors_of_a_rule(deadline: Deadline | None, anchors: tuple[Anchor, ...]) -> None:
    assert anchors_of(deadline) == anchors
