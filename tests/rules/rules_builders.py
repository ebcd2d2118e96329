"""Small things to judge: the report of 2024, due on 30 August, and what Beijing did about it.

Days are written without their year: "08-30" is 2024-08-30. An event is written "DAY act", with, where it matters,
"to DAY-OR-MOMENT" (an extension, a redo day), "of ID" (an undo) and "at DAY-OR-MOMENT" (when it was recorded; else that
day at nine).
Events are called e1, e2, ... in the order they are written.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from notice_tasks.dates.workdays import ChinaCalendar
from notice_tasks.model.deadline import Anchor, By, Deadline
from notice_tasks.model.event import Act, Event, replay_order
from notice_tasks.model.notice import ISSUED, RECEIVED, Kind, NoDay, Notice, Requirement, Source
from notice_tasks.model.unit import Register, Unit
from notice_tasks.model.workspace import AsOf, Settings, Workspace
from notice_tasks.rules.cell_context import View
from notice_tasks.rules.cells import Cell, cell_in

if TYPE_CHECKING:
    from collections.abc import Iterable

ZONE = ZoneInfo("Asia/Shanghai")
FESTIVAL = Anchor("festival")
BEIJING = Unit("beijing", "北京市卫生健康委员会")


def day(text: str) -> datetime.date:
    """A day, of 2024 unless it names a year."""
    return datetime.date.fromisoformat(text if len(text) > len("08-30") else f"2024-{text}")


def moment(text: str) -> datetime.datetime:
    """A moment in the workspace's time zone; nine o'clock where only a day is named."""
    on, _, time = text.partition("T")
    return datetime.datetime.combine(day(on), datetime.time.fromisoformat(time or "09:00"), ZONE)


def day_or_moment(text: str) -> datetime.date:
    """A moment where a time is named, else a day."""
    return moment(text) if "T" in text else day(text)


def as_of(text: str) -> AsOf:
    """The end of a day, or, with a time, that instant as if it were now."""
    return AsOf(moment(text).date(), moment(text)) if "T" in text else AsOf.end_of(day(text), ZONE)


def event(text: str, number: int = 1) -> Event:
    """One event, called e1 or by another number."""
    on, did, *rest = text.split()
    said = dict(zip(rest[::2], rest[1::2], strict=True))
    recorded = moment(said.get("at", on)) + datetime.timedelta(milliseconds=number)
    return Event(
        id=f"e{number}",
        at=recorded,
        on=day(on),
        by="Li",
        requirement="report",
        did=Act(did),
        to=day_or_moment(said["to"]) if "to" in said else None,
        undoes=said.get("of"),
    )


def events(text: str) -> tuple[Event, ...]:
    """Events separated by semicolons, in replay order."""
    written = [part for part in text.split(";") if part.strip()]
    return replay_order(tuple(event(part, number) for number, part in enumerate(written, start=1)))


REPORT = Requirement(
    id="report",
    title="报送节日活动组织开展情况",
    kind=Kind.REPORT,
    actors="各省级卫生健康委",
    who=("beijing",),
    due=By(day("08-30")),
)


def notice(*requirements: Requirement, id_: str = "doctors-day", issued: str = "", published: str = "") -> Notice:
    """A notice; its day of issue is not known unless it is given."""
    return Notice(
        id=id_,
        title="关于做好2024年中国医师节有关工作的通知",
        revised=day("08-13"),
        file=f"checklists/{id_}.toml",
        issuers=(),
        addressees=(),
        anchors={
            ISSUED: day(issued) if issued else NoDay.UNKNOWN,
            RECEIVED: NoDay.PER_UNIT,
            FESTIVAL: day("08-19"),
        },
        requirements={requirement.id: requirement for requirement in requirements or (REPORT,)},
        theme=None,
        series=None,
        source=Source(published=day(published) if published else None),
        contacts=(),
    )


def view(when: AsOf, units: Iterable[Unit] = (BEIJING,), notices: Iterable[Notice] = ()) -> View:
    """A workspace seen from an instant."""
    workspace = Workspace(
        settings=Settings(id="here", timezone=ZONE),
        register=Register({unit.id: unit for unit in units}, {}),
        notices={notice.id: notice for notice in notices},
    )
    return View(workspace, when, ChinaCalendar())


def cell(
    done: str | tuple[Event, ...] = "",
    when: str | AsOf = "09-30",
    requirement: Requirement = REPORT,
    *,
    due: Deadline | None = REPORT.due,
    inside: Notice | None = None,
) -> Cell:
    """Beijing's cell; `due` takes the place of the requirement's rule."""
    requirement = requirement._replace(due=due)
    if isinstance(done, str):
        done = tuple(one._replace(requirement=requirement.id) for one in events(done))
    seen_from = view(when if isinstance(when, AsOf) else as_of(when))
    found = cell_in(seen_from, inside or notice(requirement), requirement, BEIJING, done)
    assert found is not None
    return found
