"""The points that a rule counts from: days, moments and anchors, with the steps that explain them."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from notice_tasks.dates.workdays import WorkCalendar
from notice_tasks.model.deadline import Anchor, Point
from notice_tasks.model.event import Event
from notice_tasks.model.notice import RECEIVED, AnchorDay, NoDay
from notice_tasks.rules.steps import Due, Step, StepCode


class Happened(NamedTuple):
    """When something happened: the day, and the moment if it is known, in the workspace's time zone.

    `event` is the record of a receipt, which shows where it was recorded.
    """

    day: datetime.date
    moment: datetime.datetime | None = None
    event: Event | None = None

    @classmethod
    def of(cls, event: Event, zone: datetime.tzinfo) -> "Happened":
        """When an event happened."""
        return cls(event.on, event.moment(zone))


class Counting(NamedTuple):
    """What a rule is worked out against: the notice's anchors, what this unit did, the working days, the time zone.

    `received` is None before the unit's acknowledgement, and `PER_UNIT` if no single unit is meant. `completed` has the
    requirements that were handed in, by id.
    """

    anchors: Mapping[Anchor, AnchorDay]
    received: Happened | NoDay | None
    calendar: WorkCalendar
    zone: datetime.tzinfo
    completed: Mapping[Anchor, Happened] = MappingProxyType({})


def point(at: Point, counting: Counting) -> Due:
    """The day or moment of a point, with the step that explains it."""
    if isinstance(at, str):
        return anchored(at, counting)
    if isinstance(at, datetime.datetime):
        local = at.astimezone(counting.zone)
        return Due(local.date(), (Step(StepCode.NAMED_MOMENT, {"moment": local}),), moment=local)
    return Due(at, (Step(StepCode.NAMED, {"day": at}),))


def anchored(anchor: Anchor, counting: Counting) -> Due:
    """The day or moment of an anchor, or the step that tells why it has none."""
    details: dict[str, object] = {"anchor": anchor}
    if anchor not in counting.anchors:  # then it is a requirement
        return _completed(anchor, counting)
    match counting.anchors[anchor]:
        case datetime.datetime() as moment:
            local = moment.astimezone(counting.zone)
            return Due(local.date(), (Step(StepCode.ANCHOR, details | {"day": local}),), moment=local)
        case datetime.date() as day:
            return Due(day, (Step(StepCode.ANCHOR, details | {"day": day}),))
        case NoDay.UNKNOWN:
            return Due(None, (Step(StepCode.ANCHOR_UNKNOWN, details),))
        case _ if anchor == RECEIVED:
            return _received(counting)
        case _:
            return Due(None, (Step(StepCode.NOT_YET_FOR_UNIT, details),))


def _received(counting: Counting) -> Due:
    received = counting.received
    if not isinstance(received, Happened):
        return Due(None, (Step(StepCode.NOT_YET_RECEIVED, _each(counting)),))
    return Due(received.day, (Step(StepCode.RECEIVED, _receipt(received)),), received.moment)


def _receipt(received: Happened) -> dict[str, object]:
    """The day of a receipt, and where it was recorded: for a requirement, or, if that is None, for the whole notice."""
    if received.event is None:
        return {"day": received.day}
    case = "notice" if received.event.requirement is None else "requirement"
    recorded = {"requirement": received.event.requirement, "id": received.event.id, "case": case}
    return {"day": received.day, **recorded}


def _completed(anchor: Anchor, counting: Counting) -> Due:
    done = counting.completed.get(anchor)
    details: dict[str, object] = {"requirement": anchor}
    if done is None:
        return Due(None, (Step(StepCode.NOT_YET_COMPLETED, details | _each(counting)),))
    return Due(done.day, (Step(StepCode.COMPLETED, details | {"day": done.day}),), done.moment)


def _each(counting: Counting) -> dict[str, object]:
    return {"case": "each"} if isinstance(counting.received, NoDay) else {}
