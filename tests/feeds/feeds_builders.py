"""A small workspace to publish, and feeds parsed with the icalendar library.

Days are written without their year: "08-30" is 2024-08-30. An event is written "DAY act", with, if needed, "to DAY" (an
extension), "of ID" (an undo), "at DAY-OR-MOMENT" (when it was recorded; otherwise that day at nine), "for ID" (its
requirement; otherwise the first) and "unit ID" (otherwise Beijing). Events are called e1, e2, ... in order.
"""

import datetime
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from gettext import textdomain
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Calendar

from notice_tasks.dates.workdays import ChinaCalendar
from notice_tasks.feeds.assemble import Assembly
from notice_tasks.feeds.changes import newest_day
from notice_tasks.feeds.names import feeds_of
from notice_tasks.model.deadline import Anchor, By
from notice_tasks.model.event import Act, Event, replay_order
from notice_tasks.model.notice import ISSUED, RECEIVED, Kind, NoDay, Notice, Requirement, Source
from notice_tasks.model.unit import Register, Unit
from notice_tasks.model.workspace import AsOf, CalendarSettings, Settings, Workspace
from notice_tasks.rules.cell_context import View
from notice_tasks.rules.cells import Cell, EventsOf, cells_of
from notice_tasks.words.catalogue import language_in_use, use

ZONE = ZoneInfo("Asia/Shanghai")
FESTIVAL = Anchor("festival")
BEIJING = Unit("beijing", "北京市卫生健康委员会")
SHANGHAI = Unit("shanghai", "上海市卫生健康委员会")
STAMPS = ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use a language for a while."""
    before, domain, environment = language_in_use(), textdomain(), os.environ.get("LANGUAGE")
    use(language)
    try:
        yield
    finally:
        use(before)
        textdomain(domain)
        os.environ.pop("LANGUAGE")
        if environment is not None:
            os.environ["LANGUAGE"] = environment


def day(text: str) -> datetime.date:
    """A day, of 2024 unless it names a year."""
    return datetime.date.fromisoformat(text if len(text) > len("08-30") else f"2024-{text}")


def moment(text: str, zone: datetime.tzinfo = ZONE) -> datetime.datetime:
    """A moment in the workspace's time zone; nine o'clock if only a day is given."""
    on, _, time = text.partition("T")
    return datetime.datetime.combine(day(on), datetime.time.fromisoformat(time or "09:00"), zone)


def settings(**fields: Any) -> Settings:
    """Settings with a fixed id, under which no item is too old."""
    return Settings(**{"id": "here", "timezone": ZONE, "calendar": CalendarSettings(keep_days=10**7), **fields})


def requirement(id_: str = "report", **fields: Any) -> Requirement:
    """The report of 2024, due on 30 August, with changes."""
    usual = {
        "title": "报送节日活动组织开展情况",
        "kind": Kind.REPORT,
        "actors": "各省级卫生健康委",
        "who": ("beijing",),
        "due": By(day("08-30")),
    }
    return Requirement(**{"id": id_, **usual, **fields})


def notice(*requirements: Requirement, **fields: Any) -> Notice:
    """The notice of 2024, with changes."""
    usual = {
        "id": "doctors-day",
        "title": "关于做好2024年中国医师节有关工作的通知",
        "revised": day("08-13"),
        "file": "checklists/doctors-day.toml",
        "issuers": (),
        "addressees": (),
        "anchors": {ISSUED: NoDay.UNKNOWN, RECEIVED: NoDay.PER_UNIT, FESTIVAL: day("08-19")},
        "requirements": {one.id: one for one in requirements or (requirement(),)},
        "theme": None,
        "series": None,
        "source": Source(),
        "contacts": (),
    }
    return Notice(**{**usual, **fields})


def event(text: str, number: int = 1, first: str = "report") -> tuple[str, Event]:
    """One event, called e1 or by another number, and the id of its unit."""
    on, did, *rest = text.split()
    said = dict(zip(rest[::2], rest[1::2], strict=True))
    recorded = Event(
        id=f"e{number}",
        at=moment(said.get("at", on)),
        on=day(on),
        by="Li",
        requirement=said.get("for", first),
        did=Act(did),
        note=said.get("note"),
        to=day(said["to"]) if "to" in said else None,
        undoes=said.get("of"),
    )
    return said.get("unit", "beijing"), recorded


def written(text: str) -> list[tuple[str, Event]]:
    """Events separated by semicolons, each with the id of its unit."""
    parts = [part for part in text.split(";") if part.strip()]
    return [event(part, number) for number, part in enumerate(parts, start=1)]


def workspace(*notices: Notice, units: Sequence[Unit] = (BEIJING,), chosen: Settings | None = None) -> Workspace:
    """A workspace of these notices and units."""
    return Workspace(
        settings=chosen or settings(),
        register=Register({unit.id: unit for unit in units}, {}),
        notices={one.id: one for one in notices or (notice(),)},
    )


def cells(around: Workspace, events: Sequence[tuple[str, Event]] = (), seen: str = "9000-01-01") -> tuple[Cell, ...]:
    """Every cell of a workspace; the events belong to the first notice."""
    view = View(around, AsOf.end_of(day(seen), around.settings.timezone), ChinaCalendar())
    units = around.register.units.values()
    return tuple(
        cell
        for one in around.notices.values()
        for cell in cells_of(view, one, one.requirements.values(), units, events_of(around, events))
    )


def events_of(around: Workspace, events: Sequence[tuple[str, Event]] = ()) -> EventsOf:
    """The events of each unit; all belong to the first notice."""
    first = next(iter(around.notices))

    def of(notice_id: str, unit_id: str) -> tuple[Event, ...]:
        return replay_order(tuple(one for unit, one in events if unit == unit_id and notice_id == first))

    return of


def newest(around: Workspace, events: Sequence[tuple[str, Event]] = ()) -> datetime.date:
    """The newest day in a workspace and its events, from which ages are counted."""
    return newest_day(around.notices.values(), (one for _unit, one in events)).for_ages


class Made(NamedTuple):
    """A feed as it was written."""

    file: str
    name: str
    items: int
    content: bytes


def feeds(
    around: Workspace, done: str | Sequence[tuple[str, Event]] = "", *, tasks: bool = False, seen: str = "9000-01-01"
) -> dict[str, Made]:
    """The feeds of a workspace by file, after these events."""
    events = written(done) if isinstance(done, str) else done
    contents: dict[str, bytes] = {}

    def add(file: str, octets: bytes) -> None:
        contents[file] = contents.get(file, b"") + octets

    named = tuple(feeds_of(around, None, tasks=tasks))
    assembly = Assembly(named, around.settings, newest(around, events), add)
    for cell in cells(around, events, seen):
        assembly.put(cell, events_of(around, events))
    assembly.end()
    return {f.file: Made(f.file, f.name, assembly.counts[f.file], contents[f.file]) for f in named}


def everything(around: Workspace, done: str | Sequence[tuple[str, Event]] = "") -> bytes:
    """The bytes of the feed of everything."""
    return feeds(around, done)["all.ics"].content


def published(*requirements: Requirement, done: str = "", **fields: Any) -> bytes:
    """The bytes of the feed of everything for a notice with these requirements."""
    return everything(workspace(notice(*requirements, **fields)), done)


def read(content: bytes) -> Any:
    """A feed parsed by the icalendar library, whose types are meant for building calendars."""
    return Calendar.from_ical(content)


def items(content: bytes) -> list[Any]:
    """The items of a feed, the earliest first."""
    return sorted(read(content).events, key=lambda item: (item["DTSTART"].to_ical(), item["SUMMARY"]))


def only(content: bytes) -> Any:
    """The one item of a feed."""
    [item] = items(content)
    return item


def value(item: Any, name: str) -> str:
    """A property as the library writes it, with texts escaped again."""
    return str(item[name].to_ical().decode())


def triggers(content: bytes) -> list[str]:
    """The alarms of a feed in their order."""
    return [line.removeprefix("TRIGGER:") for line in logical_lines(content) if line.startswith("TRIGGER")]


def physical_lines(content: bytes) -> list[bytes]:
    """The lines of the file, with their ends."""
    assert content.endswith(b"\r\n")
    return content.split(b"\r\n")[:-1]


def logical_lines(content: bytes) -> list[str]:
    """The unfolded lines, as the standard defines them."""
    return content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def shown(content: bytes) -> list[list[str]]:
    """Every line of each item but its stamps, in the order of UIDs."""
    blocks = "\n".join(logical_lines(content)).split("BEGIN:VEVENT\n")[1:]
    items = [block.partition("\nEND:VEVENT")[0].split("\n") for block in blocks]
    return sorted([line for line in item if not line.startswith(STAMPS)] for item in items)
