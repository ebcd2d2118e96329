"""From values of the right shape to the model."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import tomli

from notice_tasks.dates.recurrence import Listed, Monthly, Rrule, Stretch, Weekly
from notice_tasks.dates.shift import ClockUnit, PeriodUnit
from notice_tasks.model.deadline import (
    After,
    Anchor,
    Before,
    By,
    Deadline,
    Dropped,
    Elapsed,
    Every,
    Moved,
    Roll,
    Unclear,
    Window,
    Workdays,
)
from notice_tasks.model.notice import EvidenceNeed, Kind, NoDay, Notice, Source, Withdrawn
from notice_tasks.model.unit import Contact, Group, Unit
from notice_tasks.problems import Place
from notice_tasks.reading import shapes
from notice_tasks.reading.build import notice_of, register_of
from notice_tasks.reading.due_rules import deadline_of
from notice_tasks.toml.faults import faults
from notice_tasks.toml.shape import Shape

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = datetime.date(2024, 8, 30)
MOMENT = datetime.datetime(2024, 8, 30, 18, tzinfo=SHANGHAI)
INSTANT = datetime.datetime(2024, 8, 30, 18, tzinfo=datetime.UTC)
FESTIVAL, ISSUED, RECEIVED = Anchor("festival"), Anchor("issued"), Anchor("received")

LEAST_NOTICE = 'format = 1\nnotice = { id = "x", title = "通知", revised = 2024-08-13 }\n'


def sound(text: str, shape: Shape) -> dict[str, Any]:
    """The values of a text that has its shape."""
    values = tomli.loads(text)
    assert list(faults(values, shape, Place("x.toml"))) == []
    return values


def notice(text: str) -> Notice:
    """The notice of a checklist."""
    return notice_of(sound(text, shapes.CHECKLIST), "checklists/x.toml", SHANGHAI)


def requirement(more: str) -> str:
    """A requirement with its required keys and more."""
    return f'[[requirement]]\nid = "report"\ntitle = "报送"\nkind = "report"\nactors = "各省"\nwho = ["all"]\n{more}\n'


@pytest.mark.parametrize(
    ("written", "deadline"),
    [
        pytest.param("2024-08-30", By(DAY), id="a day"),
        pytest.param("2024-08-30T18:00:00", By(MOMENT), id="a moment, in the workspace's time zone"),
        pytest.param("2024-08-30T18:00:00Z", By(INSTANT), id="a moment with its own offset"),
        pytest.param("{ by = 2024-08-30 }", By(DAY), id="by a day"),
        pytest.param('{ by = "festival" }', By(FESTIVAL), id="by an anchor's day"),
        pytest.param("{ by = 2024-08-30T18:00:00 }", By(MOMENT), id="by a moment"),
        pytest.param("{ by = 2024-08-30T18:00:00Z }", By(INSTANT), id="by a moment with its own offset"),
        pytest.param("{ by = 2024-08-30, inclusive = true }", By(DAY, inclusive=True), id="inclusive"),
        pytest.param("{ by = 2024-08-30, inclusive = false }", By(DAY, inclusive=False), id="exclusive"),
        pytest.param('{ by = 2024-08-30, roll = "none" }', By(DAY, roll=Roll.NONE), id="not rolled"),
        pytest.param('{ by = 2024-08-30, roll = "next" }', By(DAY, roll=Roll.NEXT), id="rolled"),
        pytest.param('{ from = "issued", to = 2024-08-30 }', Window(ISSUED, DAY), id="a window from an anchor"),
        pytest.param('{ from = 2024-08-30, to = "festival" }', Window(DAY, FESTIVAL), id="a window to an anchor"),
        pytest.param("{ from = 2024-08-30, to = 2024-08-30T18:00:00 }", Window(DAY, MOMENT), id="a window to a moment"),
        pytest.param(
            '{ from = 2024-08-30, to = 2024-08-30, roll = "previous" }',
            Window(DAY, DAY, Roll.PREVIOUS),
            id="a window, rolled",
        ),
        pytest.param('{ after = "issued", days = 30 }', After(ISSUED, 30, PeriodUnit.DAYS), id="days after"),
        pytest.param('{ after = "issued", weeks = 2 }', After(ISSUED, 2, PeriodUnit.WEEKS), id="weeks after"),
        pytest.param('{ after = "received", months = 1 }', After(RECEIVED, 1, PeriodUnit.MONTHS), id="months after"),
        pytest.param('{ after = "festival", years = 1 }', After(FESTIVAL, 1, PeriodUnit.YEARS), id="years after"),
        pytest.param('{ after = "received", workdays = 10 }', Workdays(RECEIVED, 10), id="working days after"),
        pytest.param('{ before = "festival", workdays = 3 }', Workdays(FESTIVAL, -3), id="working days before"),
        pytest.param(
            '{ after = "issued", days = 30, roll = "none" }',
            After(ISSUED, 30, PeriodUnit.DAYS, Roll.NONE),
            id="days after, not rolled",
        ),
        pytest.param('{ before = "festival", days = 1 }', Before(FESTIVAL, 1, PeriodUnit.DAYS), id="days before"),
        pytest.param('{ before = "festival", weeks = 1 }', Before(FESTIVAL, 1, PeriodUnit.WEEKS), id="weeks before"),
        pytest.param('{ before = "festival", months = 1 }', Before(FESTIVAL, 1, PeriodUnit.MONTHS), id="months before"),
        pytest.param('{ before = "festival", years = 1 }', Before(FESTIVAL, 1, PeriodUnit.YEARS), id="years before"),
        pytest.param(
            '{ before = "festival", days = 1, roll = "previous" }',
            Before(FESTIVAL, 1, PeriodUnit.DAYS, Roll.PREVIOUS),
            id="days before, rolled",
        ),
        pytest.param('{ after = "received", hours = 2 }', Elapsed(RECEIVED, 2, ClockUnit.HOURS), id="hours after"),
        pytest.param(
            '{ before = "festival", minutes = 30 }', Elapsed(FESTIVAL, -30, ClockUnit.MINUTES), id="minutes before"
        ),
        pytest.param(
            '{ every = "week", weekday = "sunday", from = 2024-08-30 }', Every(Weekly(6), DAY), id="every week"
        ),
        pytest.param(
            '{ every = "month", day = 31, from = "issued", to = "festival" }',
            Every(Monthly(Stretch.MONTH, 1, 31), ISSUED, FESTIVAL),
            id="every month",
        ),
        pytest.param(
            '{ every = "half-year", month = 6, day = 20, from = 2024-08-30, inclusive = false, roll = "previous" }',
            Every(Monthly(Stretch.HALF_YEAR, 6, 20), DAY, inclusive=False, roll=Roll.PREVIOUS),
            id="every half-year",
        ),
        pytest.param(
            '{ rrule = "FREQ=DAILY", from = 2024-08-30, to = 2024-08-30 }',
            Every(Rrule("FREQ=DAILY"), DAY, DAY),
            id="a rule of RFC 5545",
        ),
        pytest.param("{ on = [2024-08-30] }", Every(Listed((DAY,))), id="listed days"),
        pytest.param(
            "{ on = [2024-08-30], except = ["
            '{ occurrence = 2024-08-30, moved = 2024-09-02, reason = "台风" }, '
            '{ occurrence = 2024-08-31, dropped = true, reason = "合并报送" }, '
            '{ occurrence = 2024-09-01, dropped = false, reason = "仍要报送" }] }',
            Every(
                Listed((DAY,)),
                exceptions=(
                    Moved(DAY, datetime.date(2024, 9, 2), "台风"),
                    Dropped(datetime.date(2024, 8, 31), "合并报送"),
                ),
            ),
            id="listed days with exceptions",
        ),
        pytest.param('{ unclear = "另行通知" }', Unclear("另行通知"), id="unclear"),
    ],
)
def test_every_due_rule(written: str, deadline: Deadline) -> None:
    (found,) = notice(LEAST_NOTICE + requirement(f"due = {written}")).requirements.values()
    assert found.due == deadline
    # Named tuples of two kinds are equal where their fields are.
    assert type(found.due) is type(deadline)
    assert deadline_of(tomli.loads(f"due = {written}")["due"], SHANGHAI) == found.due


@pytest.mark.parametrize(
    ("written", "offset"),
    [("2024-08-30T18:00:00", "+08:00"), ("2024-08-30T18:00:00Z", "+00:00"), ("2024-08-30T18:00:00-05:00", "-05:00")],
)
def test_a_moment_keeps_its_own_offset_and_gets_one_where_it_has_none(written: str, offset: str) -> None:
    found = deadline_of(tomli.loads(f"due = {written}")["due"], SHANGHAI)
    assert isinstance(found, By)
    assert isinstance(found.point, datetime.datetime)
    assert found.point.isoformat() == f"2024-08-30T18:00:00{offset}"


def test_the_least_a_requirement_may_say() -> None:
    found = notice(LEAST_NOTICE + requirement("")).requirements["report"]
    assert (found.id, found.title, found.kind, found.actors, found.who) == (
        "report",
        "报送",
        Kind.REPORT,
        "各省",
        ("all",),
    )
    assert (found.clause, found.quotes, found.due, found.deliver_to, found.remind) == (None, (), None, None, None)
    assert (found.evidence, found.reach, found.withdrawn) == (EvidenceNeed.OPTIONAL, (), None)
    assert found.tightens is None


def test_all_a_requirement_may_say() -> None:
    more = """\
clause = "四·2"
quote = ["于8月30日前", "报送"]
deliver = { to = "医政司" }
evidence = "required"
remind = []
reach = ["援疆医务人员"]
withdrawn = { on = 2024-08-30, reason = "并入年度总结" }
tightens = "summary"
"""
    found = notice(LEAST_NOTICE + requirement(more)).requirements["report"]
    assert (found.clause, found.quotes, found.deliver_to) == ("四·2", ("于8月30日前", "报送"), "医政司")
    assert (found.evidence, found.remind, found.reach) == (EvidenceNeed.REQUIRED, (), ("援疆医务人员",))
    assert found.withdrawn == Withdrawn(DAY, "并入年度总结")
    assert found.tightens == "summary"


def test_one_quote_needs_no_list() -> None:
    assert notice(LEAST_NOTICE + requirement('quote = "报送"')).requirements["report"].quotes == ("报送",)


def test_the_least_a_notice_may_say() -> None:
    found = notice(LEAST_NOTICE)
    assert (found.id, found.title, found.file) == ("x", "通知", "checklists/x.toml")
    assert found.revised == datetime.date(2024, 8, 13)
    assert (found.issuers, found.addressees, found.contacts) == ((), (), ())
    assert (found.number, found.theme, found.series, found.forwards, found.source) == (None, None, None, None, Source())
    assert found.anchors == {ISSUED: NoDay.UNKNOWN, RECEIVED: NoDay.PER_UNIT}
    assert found.requirements == {}


def test_all_a_notice_may_say() -> None:
    found = notice("""\
format = 1

[notice]
id = "x"
title = "通知"
number = "国卫办〔2024〕3号"
revised = 2024-08-13
issuers = ["国家卫生健康委办公厅"]
addressees = ["各省", "各市"]
theme = "医者仁心"
series = "doctors-day"
forwards = "nhc-2024"
source = { url = "https://example.org", published = 2024-08-30, text = "notice.txt" }

[[notice.contact]]
office = "医政司"
name = "某人"
phone = "1"
fax = "2"
email = "a@example.org"

[[notice.contact]]

[anchors]
issued = 2024-08-30
received = "unknown"
opening = "per-unit"
""")
    assert (found.issuers, found.addressees) == (("国家卫生健康委办公厅",), ("各省", "各市"))
    assert found.number == "国卫办〔2024〕3号"
    assert (found.theme, found.series, found.forwards) == ("医者仁心", "doctors-day", "nhc-2024")
    assert found.source == Source("https://example.org", DAY, "notice.txt")
    assert found.contacts == (Contact("医政司", "某人", "1", "2", "a@example.org"), Contact())
    assert found.anchors == {ISSUED: DAY, RECEIVED: NoDay.UNKNOWN, Anchor("opening"): NoDay.PER_UNIT}


def test_the_first_of_two_requirements_with_one_id_is_kept() -> None:
    second = requirement("").replace("报送", "再报送")
    found = notice(LEAST_NOTICE + requirement("") + second)
    assert [kept.title for kept in found.requirements.values()] == ["报送"]


def test_a_register() -> None:
    found = register_of(
        sound(
            """\
format = 1
group = [{ id = "provinces", name = "各省" }]

[[unit]]
id = "beijing"
name = "北京"

[[unit]]
id = "haidian"
name = "海淀"
code = "110108"
groups = ["districts", "all"]
parent = "beijing"
level = "区级"
contact = { name = "某人", phone = "1", email = "a@example.org" }
""",
            shapes.REGISTER,
        )
    )
    contact = Contact(name="某人", phone="1", email="a@example.org")
    assert found.groups == {"provinces": Group("provinces", "各省")}
    assert found.units == {
        "beijing": Unit("beijing", "北京"),
        "haidian": Unit("haidian", "海淀", "110108", ("districts", "all"), "beijing", "区级", contact),
    }


def test_the_first_of_two_units_or_groups_with_one_id_is_kept() -> None:
    doubled = [{"id": "a", "name": "先"}, {"id": "a", "name": "后"}]
    found = register_of({"format": 1, "unit": doubled, "group": doubled})
    assert (found.units["a"].name, found.groups["a"].name) == ("先", "先")


def test_an_empty_register() -> None:
    found = register_of({"format": 1})
    assert (found.units, found.groups) == ({}, {})
