"""What a notice's own days and kinds say."""

import datetime

import pytest

from notice_tasks.model.notice import ISSUED, RECEIVED, Kind, NoDay, Notice, Source

ISSUED_ON = datetime.date(2024, 8, 12)
ISSUED_AT = datetime.datetime(2024, 8, 12, 9, tzinfo=datetime.UTC)
PUBLISHED_ON = datetime.date(2024, 8, 13)


def notice(issued: datetime.date | NoDay, published: datetime.date | None) -> Notice:
    return Notice(
        id="nhc-2024-doctors-day",
        title="关于做好2024年中国医师节有关工作的通知",
        revised=PUBLISHED_ON,
        file="checklists/nhc-2024-doctors-day.toml",
        issuers=(),
        addressees=(),
        anchors={ISSUED: issued, RECEIVED: NoDay.PER_UNIT},
        requirements={},
        theme=None,
        series=None,
        source=Source(published=published),
        contacts=(),
    )


@pytest.mark.parametrize(
    ("issued", "published", "since"),
    [
        pytest.param(ISSUED_ON, PUBLISHED_ON, ISSUED_ON, id="the day of issue goes first"),
        pytest.param(ISSUED_ON, None, ISSUED_ON, id="only issued"),
        pytest.param(ISSUED_AT, None, ISSUED_ON, id="a moment has a day"),
        pytest.param(NoDay.UNKNOWN, PUBLISHED_ON, PUBLISHED_ON, id="only published"),
        pytest.param(NoDay.UNKNOWN, None, None, id="neither"),
        pytest.param(NoDay.PER_UNIT, None, None, id="a day of issue for each unit is none"),
    ],
)
def test_the_day_on_which_it_was_first_known(
    issued: datetime.date | NoDay, published: datetime.date | None, since: datetime.date | None
) -> None:
    assert notice(issued, published).known_since == since


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        (Kind.REPORT, True),
        (Kind.ACTION, True),
        (Kind.EVENT, True),
        (Kind.STANDING, False),
        (Kind.ENCOURAGEMENT, False),
    ],
)
def test_exhortations_stay_out_of_percentages(kind: Kind, counts: bool) -> None:
    assert kind.counts is counts
