"""What the items of a feed say: one item for each due day, identified by ids alone."""

import datetime
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from feeds_builders import (
    BEIJING,
    FESTIVAL,
    SHANGHAI,
    day,
    event,
    everything,
    feeds,
    items,
    moment,
    notice,
    only,
    physical_lines,
    published,
    read,
    requirement,
    settings,
    shown,
    speaking,
    value,
    workspace,
)

from notice_tasks.dates.shift import PeriodUnit
from notice_tasks.model.deadline import After, Before, By, Deadline, Unclear, Window
from notice_tasks.model.notice import RECEIVED, Kind, Source, Withdrawn
from notice_tasks.model.unit import Unit
from notice_tasks.model.workspace import CalendarSettings, Workspace

FIRST_MOMENT = datetime.datetime.min.replace(tzinfo=datetime.UTC)
LAST_MOMENT = datetime.datetime.max.replace(microsecond=0, tzinfo=datetime.UTC)
WINDOW = Window(day("08-01"), day("08-30"))
WITHDRAWN = Withdrawn(day("08-20"), "并入年终总结")


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with speaking("zh"):
        yield


def uids(content: bytes) -> set[str]:
    return {str(part["UID"]) for part in read(content).walk() if "UID" in part}


def spans(content: bytes) -> list[tuple[str, str, str]]:
    return [(value(item, "DTSTART"), value(item, "DTEND"), str(item["SUMMARY"])) for item in items(content)]


def test_each_item_has_exactly_one_of_each_property_that_programs_need() -> None:
    for item in items(
        published(requirement(due=Window(day("08-01"), day("08-30"))), source=Source(url="https://x.cn"))
    ):
        names = [name for name, _value in item.property_items(recursive=False) if name not in {"BEGIN", "END"}]
        assert sorted(names) == sorted({*names})
        assert {"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND", "STATUS"} <= {*names}


def test_uids_are_unique_ascii_and_fit_on_one_line() -> None:
    long = "a-very-long-name-" * 20
    around = workspace(
        notice(
            requirement(long, who=("beijing", long), due=Window(day("08-01"), day("08-30"))),
            requirement("visits", who=("beijing", long)),
            id=long,
        ),
        units=[BEIJING, Unit(long, "单位")],
        chosen=settings(id=long),
    )
    content = everything(around)
    found = [line for line in physical_lines(content) if line.startswith(b"UID:")]
    assert len(found) == len({*found}) == 6 + 4 * 3  # windows and due days, and three alarms for each due day
    assert all(line.isascii() and len(line) < 75 for line in found)
    assert len(uids(content)) == len(found)


@pytest.mark.parametrize(
    ("changed", "done"),
    [
        pytest.param({"title": "另一个标题"}, "", id="title"),
        pytest.param({"due": By(day("09-13"))}, "", id="day"),
        pytest.param({"due": By(moment("09-13T18:00"))}, "", id="a moment for a day"),
        pytest.param({"kind": Kind.ACTION, "quotes": ("于8月30日前",), "clause": "四·2"}, "", id="kind, words, clause"),
        pytest.param({"withdrawn": WITHDRAWN}, "", id="withdrawn"),
        pytest.param({}, "08-29 submit", id="submitted"),
        pytest.param({}, "08-29 extend to 09-13", id="extended"),
        pytest.param({}, "08-29 exempt", id="exempt"),
    ],
)
def test_a_new_title_day_or_state_keeps_the_uid(changed: dict[str, Any], done: str) -> None:
    before, after = published(requirement()), published(requirement(**changed), done=done)
    assert value(only(before), "UID") == value(only(after), "UID")
    assert shown(before) != shown(after)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(workspace(chosen=settings(id="elsewhere")), id="workspace"),
        pytest.param(workspace(notice(id="another")), id="notice"),
        pytest.param(workspace(notice(requirement("another"))), id="requirement"),
        pytest.param(workspace(notice(requirement(who=("shanghai",))), units=[SHANGHAI]), id="unit"),
    ],
)
def test_a_change_of_any_id_makes_another_uid(other: Workspace) -> None:
    assert uids(published()).isdisjoint(uids(everything(other)))


def test_the_same_item_is_in_all_three_feeds() -> None:
    around = workspace(
        notice(requirement(who=("beijing", "shanghai")), requirement("visits", due=Window(day("08-01"), day("08-20")))),
        notice(requirement(who=("shanghai",)), id="another"),
        units=[BEIJING, SHANGHAI],
    )
    found = {file: shown(feed.content) for file, feed in feeds(around, "08-29 submit").items()}
    assert [*found] == [
        "all.ics",
        "notices/doctors-day.ics",
        "notices/another.ics",
        "units/beijing.ics",
        "units/shanghai.ics",
    ]
    assert len(found["units/beijing.ics"]) == 3
    assert len(found["units/shanghai.ics"]) == 2
    assert sorted(found["notices/doctors-day.ics"] + found["notices/another.ics"]) == found["all.ics"]
    assert sorted(found["units/beijing.ics"] + found["units/shanghai.ics"]) == found["all.ics"]


def test_items_stand_in_the_order_of_the_notice() -> None:
    titles = [f"第{number}项" for number in range(9)]
    around = workspace(notice(*(requirement(f"r{title[1]}", title=title) for title in titles)))
    found = [str(item["SUMMARY"]) for item in read(everything(around)).events]
    assert found == [f"{title}（北京市卫生健康委员会）" for title in titles]


@pytest.mark.parametrize(("keep_days", "kept"), [(18, True), (17, False)])
def test_items_older_than_the_set_age_are_left_out(keep_days: int, kept: bool) -> None:
    chosen = settings(calendar=CalendarSettings(keep_days=keep_days, tasks=True))
    made = feeds(workspace(chosen=chosen), "09-17 note", tasks=True)
    assert len(items(made["all.ics"].content)) == len(read(made["all.tasks.ics"].content).todos) == kept


def test_a_single_day_far_after_all_others_makes_nothing_old() -> None:
    chosen = settings(calendar=CalendarSettings(keep_days=400))
    around = workspace(notice(), notice(requirement("plan"), id="another", revised=day("2062-08-13")), chosen=chosen)
    assert len(items(everything(around))) == 2


@pytest.mark.parametrize(
    ("due", "start", "end"),
    [
        pytest.param(By(day("08-30")), "20240830", "20240831", id="a day"),
        pytest.param(By(day("08-31")), "20240831", "20240901", id="a month's last"),
        pytest.param(By(day("2024-12-31")), "20241231", "20250101", id="a year's last"),
        pytest.param(By(day("2024-02-28")), "20240228", "20240229", id="before a leap day"),
        pytest.param(By(day("08-30"), inclusive=False), "20240829", "20240830", id="the day named is not included"),
        pytest.param(By(FESTIVAL), "20240819", "20240820", id="an anchor"),
        pytest.param(After(FESTIVAL, 10, PeriodUnit.DAYS), "20240829", "20240830", id="a period"),
        pytest.param(Before(FESTIVAL, 1, PeriodUnit.DAYS), "20240818", "20240819", id="counted back"),
        pytest.param(By(day("0024-08-30")), "00240830", "00240831", id="a slip of the pen is still a date"),
    ],
)
def test_an_all_day_item_ends_before_the_next_day(due: Deadline, start: str, end: str) -> None:
    item = only(published(requirement(due=due)))
    for name, expected in (("DTSTART", start), ("DTEND", end)):
        assert value(item, name) == expected
        assert item[name].params == {"VALUE": "DATE"}
        assert type(item[name].dt) is datetime.date
    assert value(item, "TRANSP") == "TRANSPARENT"


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_an_all_day_item_is_on_the_same_day_in_every_zone(zone: str) -> None:
    around = workspace(notice(requirement(due=By(day("08-30")))), chosen=settings(timezone=ZoneInfo(zone)))
    assert value(only(everything(around)), "DTSTART") == "20240830"


@pytest.mark.parametrize(
    ("due", "zone"),
    [
        pytest.param(By(datetime.date.max), "Asia/Shanghai", id="the last day"),
        pytest.param(Window(day("08-01"), datetime.date.max), "Asia/Shanghai", id="a window until the last day"),
        pytest.param(By(FIRST_MOMENT), "Asia/Shanghai", id="the first moment"),
        pytest.param(By(FIRST_MOMENT), "Pacific/Kiritimati", id="the first moment, near the date line"),
        pytest.param(By(FIRST_MOMENT), "America/New_York", id="the first moment, before the first day"),
        pytest.param(Window(day("0001-01-01"), FIRST_MOMENT), "Asia/Shanghai", id="a window until the first moment"),
        pytest.param(By(LAST_MOMENT), "UTC", id="the last moment"),
        pytest.param(By(LAST_MOMENT), "Asia/Shanghai", id="the last moment, after the last day"),
    ],
)
def test_a_day_without_room_for_an_item_has_none_and_stops_no_other(due: Deadline, zone: str) -> None:
    around = workspace(
        notice(requirement(due=due, remind=(0, 1, 7)), requirement("visits", title="走访慰问")),
        chosen=settings(timezone=ZoneInfo(zone)),
    )
    assert str(only(everything(around))["SUMMARY"]).startswith("走访慰问")


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Pacific/Kiritimati", "America/New_York", "UTC"])
@pytest.mark.parametrize("hours", [1, 9, 14, 24, 40])
def test_near_the_first_and_last_moment_items_stand_and_ring(zone: str, hours: int) -> None:
    early, late = FIRST_MOMENT + datetime.timedelta(hours=hours), LAST_MOMENT - datetime.timedelta(hours=hours + 24)
    for due in (By(early), By(late), Window(early, late)):
        around = workspace(notice(requirement(due=due, remind=(0, 1, 7))), chosen=settings(timezone=ZoneInfo(zone)))
        for item in items(everything(around)):
            assert item["DTEND"].dt > item["DTSTART"].dt
            assert all(alarm["TRIGGER"].dt < datetime.timedelta() for alarm in item.walk("VALARM"))


@pytest.mark.parametrize(
    ("due", "start", "end"),
    [
        pytest.param(moment("08-19T18:00"), "20240819T093000Z", "20240819T100000Z", id="Shanghai"),
        pytest.param(moment("08-19T00:00"), "20240818T153000Z", "20240818T160000Z", id="midnight"),
        pytest.param(
            moment("08-19T18:00", datetime.UTC), "20240819T173000Z", "20240819T180000Z", id="an offset of its own"
        ),
        pytest.param(
            moment("2024-11-03T01:15", ZoneInfo("America/New_York")),
            "20241103T044500Z",
            "20241103T051500Z",
            id="the hour that comes twice",
        ),
    ],
)
def test_an_item_due_at_a_moment_is_in_utc_and_begins_half_an_hour_before(
    due: datetime.datetime, start: str, end: str
) -> None:
    item = only(published(requirement(due=By(due))))
    assert (value(item, "DTSTART"), value(item, "DTEND")) == (start, end)
    assert not item["DTSTART"].params
    assert not item["DTEND"].params
    assert item["DTEND"].dt.timestamp() == due.timestamp()
    assert item["DTEND"].dt - item["DTSTART"].dt == datetime.timedelta(minutes=30)
    assert value(item, "TRANSP") == "TRANSPARENT"


def test_a_moment_extended_to_a_day_is_an_all_day_item() -> None:
    item = only(published(requirement(due=By(moment("08-19T18:00"))), done="08-18 extend to 08-26"))
    assert (value(item, "DTSTART"), value(item, "DTEND")) == ("20240826", "20240827")


def test_a_window_spans_its_days_and_its_last_day_is_an_item_with_alarms() -> None:
    content = published(requirement(due=Window(day("07-11"), day("08-31"))))
    window, due = items(content)
    assert spans(content) == [
        ("20240711", "20240901", "办理期：报送节日活动组织开展情况（北京市卫生健康委员会）"),
        ("20240831", "20240901", "报送节日活动组织开展情况（北京市卫生健康委员会）"),
    ]
    assert window["UID"] != due["UID"]
    assert (len(window.walk("VALARM")), len(due.walk("VALARM"))) == (0, 3)


def test_a_window_that_closes_at_an_hour() -> None:
    content = published(requirement(due=Window(day("08-12"), moment("08-16T17:00"))))
    assert [span[:2] for span in spans(content)] == [("20240812", "20240817"), ("20240816T083000Z", "20240816T090000Z")]


def test_an_extension_moves_both_ends() -> None:
    content = published(requirement(due=Window(day("08-12"), day("08-16"))), done="08-15 extend to 08-23")
    assert [span[:2] for span in spans(content)] == [("20240812", "20240824"), ("20240823", "20240824")]


def test_a_feed_of_events_has_no_tasks() -> None:
    parts = read(published(requirement(due=Window(day("08-01"), day("08-30"))))).walk()
    assert {part.name for part in parts} == {"VCALENDAR", "VEVENT", "VALARM"}


@pytest.mark.parametrize(
    ("due", "kind"),
    [
        pytest.param(None, Kind.REPORT, id="undated"),
        pytest.param(Unclear("另行通知"), Kind.REPORT, id="unclear"),
        pytest.param(After(RECEIVED, 10, PeriodUnit.DAYS), Kind.REPORT, id="not yet received"),
        pytest.param(By(day("08-30")), Kind.STANDING, id="a standing duty"),
        pytest.param(By(day("08-30")), Kind.ENCOURAGEMENT, id="an encouragement"),
    ],
)
def test_what_has_no_day_or_does_not_count_has_no_item(due: Deadline | None, kind: Kind) -> None:
    assert items(published(requirement(due=due, kind=kind))) == []


def test_what_counts_from_receipt_appears_with_the_receipt() -> None:
    counted = requirement(due=After(RECEIVED, 10, PeriodUnit.DAYS))
    assert value(only(published(counted, done="08-14 acknowledge")), "DTSTART") == "20240826"


STATES = [
    pytest.param("", None, "", "", "CONFIRMED", True, id="nothing recorded"),
    pytest.param("08-14 acknowledge", None, "", "", "CONFIRMED", True, id="acknowledged"),
    pytest.param("08-14 start", None, "", "", "CONFIRMED", True, id="started"),
    pytest.param("08-29 submit; 08-29 return", None, "【补正】", "[redo] ", "CONFIRMED", True, id="returned"),
    pytest.param("08-29 submit", None, "【已报送】", "[submitted] ", "CONFIRMED", False, id="submitted"),
    pytest.param("08-29 submit; 08-30 accept", None, "【已办结】", "[done] ", "CONFIRMED", False, id="accepted"),
    pytest.param("09-29 done", None, "【已办结】", "[done] ", "CONFIRMED", False, id="done, late"),
    pytest.param("08-29 exempt", None, "【免办】", "[exempt] ", "CONFIRMED", False, id="exempt"),
    pytest.param("08-14 start", WITHDRAWN, "【已取消】", "[withdrawn] ", "CANCELLED", False, id="withdrawn"),
    pytest.param(
        "08-16 done", WITHDRAWN, "【已办结】", "[done] ", "CONFIRMED", False, id="done before it was withdrawn"
    ),
    pytest.param("08-16 exempt", WITHDRAWN, "【免办】", "[exempt] ", "CONFIRMED", False, id="exempt, then withdrawn"),
    pytest.param("08-29 done; 08-30 undo of e1", None, "", "", "CONFIRMED", True, id="done, then taken back"),
]


@pytest.mark.parametrize(("done", "withdrawn", "chinese", "english", "status", "rings"), STATES)
def test_the_summary_gives_the_state_in_plain_words(
    done: str, withdrawn: Withdrawn | None, chinese: str, english: str, status: str, rings: bool
) -> None:
    due = Window(day("08-01"), day("08-30"))
    title = "报送节日活动组织开展情况"
    for language, state, opened, around in (("zh", chinese, "办理期：", "（{}）"), ("en", english, "Open: ", " ({})")):
        with speaking(language):
            window, last = items(published(requirement(due=due, withdrawn=withdrawn), done=done))
        assert str(window["SUMMARY"]) == f"{state}{opened}{title}{around.format(BEIJING.name)}"
        assert str(last["SUMMARY"]) == f"{state}{title}{around.format(BEIJING.name)}"
        assert value(window, "STATUS") == value(last, "STATUS") == status
        assert bool(last.walk("VALARM")) is rings


def test_what_is_returned_stands_on_its_redo_day() -> None:
    (returned,) = items(published(done="08-29 submit; 09-02 return to 09-05"))
    assert value(returned, "DTSTART") == "20240905"
    assert "退回，补正期限2024-09-05（周四）" in str(returned["DESCRIPTION"])
    (again,) = items(published(done="08-29 submit; 09-02 return to 09-05; 09-04 submit"))
    assert value(again, "DTSTART") == "20240830"


def test_the_summary_never_says_overdue() -> None:
    assert items(published())[0]["SUMMARY"] == "报送节日活动组织开展情况（北京市卫生健康委员会）"


@pytest.mark.parametrize(
    ("newest", "kept"),
    [
        pytest.param("08-20", True, id="the day itself"),
        pytest.param("10-19", True, id="sixty days later"),
        pytest.param("10-20", False, id="one day more"),
    ],
)
@pytest.mark.parametrize("how", ["record", "checklist"])
def test_a_withdrawn_item_stays_for_sixty_days_of_the_data(newest: str, kept: bool, how: str) -> None:
    gone, other = requirement(withdrawn=WITHDRAWN), requirement("visits", title="走访慰问")
    around = workspace(
        notice(gone, other), notice(id="another", revised=day(newest if how == "checklist" else "08-13"))
    )
    content = everything(around, f"{newest} note for visits" if how == "record" else "")
    names = [str(item["SUMMARY"]) for item in items(content)]
    assert ("【已取消】报送节日活动组织开展情况（北京市卫生健康委员会）" in names) is kept
    assert "走访慰问（北京市卫生健康委员会）" in names


def test_the_description_says_what_the_notice_says() -> None:
    with speaking("en"):
        item = only(
            published(
                requirement(
                    clause="四·2", quotes=("于8月30日前", "报送"), deliver_to="医政司", reach=("乡村医生", "老医生")
                )
            )
        )
    assert str(item["DESCRIPTION"]).splitlines() == [
        "Notice: 关于做好2024年中国医师节有关工作的通知",
        "Clause: 四·2",
        "“于8月30日前”",
        "“报送”",
        "Deliver to: 医政司",
        "Must reach: 乡村医生, 老医生",
    ]


@pytest.mark.parametrize(
    ("revised", "kept"), [("0001-01-01", True), ("0001-03-02", True), ("0001-03-03", False), ("9999-12-31", False)]
)
def test_the_sixty_days_are_counted_at_both_ends_of_the_calendar_too(revised: str, kept: bool) -> None:
    gone = requirement(withdrawn=Withdrawn(day("0001-01-01"), "并入年终总结"))
    assert len(items(published(gone, requirement("visits"), revised=day(revised)))) == 1 + kept


@pytest.mark.parametrize(
    ("extensions", "chinese", "english"),
    [
        pytest.param(
            [("09-06", "汛情")],
            ["原定2024-08-30，经同意延期至2024-09-06：汛情"],
            ["Originally due 2024-08-30, extended to 2024-09-06: 汛情"],
            id="once",
        ),
        pytest.param(
            [("09-06", "汛情"), ("09-13", "道路未通")],
            ["原定2024-08-30，经同意延期至2024-09-06：汛情", "再次延期至2024-09-13：道路未通"],
            ["Originally due 2024-08-30, extended to 2024-09-06: 汛情", "Extended again to 2024-09-13: 道路未通"],
            id="twice",
        ),
        pytest.param(
            [("09-13", "汛情"), ("09-06", "另一个分支")],
            ["原定2024-08-30，经同意延期至2024-09-13：汛情"],
            ["Originally due 2024-08-30, extended to 2024-09-13: 汛情"],
            id="a shorter one merged in",
        ),
        pytest.param(
            [("09-06", None)],
            ["原定2024-08-30，经同意延期至2024-09-06：未写原因"],
            ["Originally due 2024-08-30, extended to 2024-09-06: no reason written down"],
            id="written by hand, without a reason",
        ),
    ],
)
def test_the_description_says_what_was_extended_and_why(
    extensions: list[tuple[str, str | None]], chinese: list[str], english: list[str]
) -> None:
    done = [
        (unit, one._replace(note=why))
        for number, (to, why) in enumerate(extensions)
        for unit, one in [event(f"08-2{number} extend to {to}", number)]
    ]
    for language, expected in (("zh", chinese), ("en", english)):
        with speaking(language):
            window, last = items(everything(workspace(notice(requirement(due=WINDOW))), done))
        for item in (window, last):
            assert str(item["DESCRIPTION"]).splitlines()[1:] == expected


def test_the_description_says_nothing_of_an_extension_that_was_taken_back() -> None:
    assert shown(published(done="08-20 extend to 09-06; 08-21 undo of e1")) == shown(published())


def test_the_names_of_the_feeds() -> None:
    around = workspace(chosen=settings(organisation="示例委"))
    assert [feed.name for feed in feeds(around).values()] == [
        "示例委·全部通知",
        "关于做好2024年中国医师节有关工作的通知",
        "北京市卫生健康委员会·通知办理时限",
    ]


def test_a_unit_and_a_notice_without_dates_have_a_feed_too() -> None:
    around = workspace(notice(requirement(due=None)), units=[BEIJING, SHANGHAI])
    for file in ("all.ics", "notices/doctors-day.ics", "units/beijing.ics", "units/shanghai.ics"):
        feed = feeds(around)[file]
        assert feed.items == 0
        assert value(read(feed.content), "NAME") == feed.name
