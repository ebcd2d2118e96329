"""The forms a due rule can take.

A rule says how a due day is found; the day itself is worked out in rules/due.py. A new form is one more member of
`Deadline`: the type checker and tests/reading/test_every_form.py then name every place that must handle it.
"""

import datetime
from enum import StrEnum
from typing import NamedTuple, NewType, assert_never

from notice_tasks.dates.recurrence import Rhythm
from notice_tasks.dates.shift import Clock, Unit

Anchor = NewType("Anchor", str)
"""The name of a day that rules count from: declared in the checklist's `[anchors]`, or a requirement's id.

A requirement stands for the day on which the unit handed it in.
"""

Point = datetime.date | datetime.datetime | Anchor
"""Where a rule may name a day: a day, a moment (always with its offset from UTC), or an anchor."""


class Roll(StrEnum):
    """Where a day moves that is found to be a rest day."""

    NONE = "none"
    NEXT = "next"
    PREVIOUS = "previous"


class By(NamedTuple):
    """By a day or moment that the notice names; the day itself still counts unless `inclusive` is false."""

    point: Point
    inclusive: bool | None = None
    roll: Roll | None = None


class Window(NamedTuple):
    """Within a span of days, both ends inclusive."""

    first: Point
    last: Point
    roll: Roll | None = None


class After(NamedTuple):
    """Within a period counted from an anchor; the anchor's day is not counted (Civil Code, art. 201)."""

    anchor: Anchor
    length: int
    unit: Unit
    roll: Roll | None = None


class Before(NamedTuple):
    """At the latest a period before an anchor; one day before the 19th is the 18th."""

    anchor: Anchor
    length: int
    unit: Unit
    roll: Roll | None = None


class Workdays(NamedTuple):
    """Within so many working days of an anchor, make-up days included: after it, or, where negative, before it.

    The anchor's own day is not counted.
    """

    anchor: Anchor
    length: int


class Elapsed(NamedTuple):
    """Within so many hours or minutes of an anchor that has a moment: after it, or, where negative, before it."""

    anchor: Anchor
    length: int
    unit: Clock


class Moved(NamedTuple):
    """An occurrence that is due on another day than the rule says; its nominal day stays its name."""

    occurrence: datetime.date
    to: datetime.date
    reason: str


class Dropped(NamedTuple):
    """An occurrence that does not take place."""

    occurrence: datetime.date
    reason: str


class Every(NamedTuple):
    """Again and again, within a span whose ends are both inclusive; without a last day it goes on.

    Listed days have no span. Each occurrence is named by its nominal day, before any roll or move.
    """

    rhythm: Rhythm
    first: datetime.date | Anchor | None = None
    last: datetime.date | Anchor | None = None
    inclusive: bool | None = None
    roll: Roll | None = None
    exceptions: tuple[Moved | Dropped, ...] = ()


class Unclear(NamedTuple):
    """The notice gives no day that can be worked out; its words are kept and nothing is guessed."""

    words: str


Deadline = By | Window | After | Before | Workdays | Elapsed | Every | Unclear


def points_of(deadline: Deadline | None) -> tuple[tuple[str, Point | None], ...]:
    """The points that a rule names, each with its key in a checklist; none where a span has no such end."""
    match deadline:
        case By(point=point):
            return (("by", point),)
        case Window(first=first, last=last) | Every(first=first, last=last):
            return (("from", first), ("to", last))
        case After(anchor=anchor):
            return (("after", anchor),)
        case Before(anchor=anchor):
            return (("before", anchor),)
        case Workdays(anchor=anchor, length=length) | Elapsed(anchor=anchor, length=length):
            return (("after" if length > 0 else "before", anchor),)
        case Unclear() | None:
            return ()
        case _:
            assert_never(deadline)


def anchors_of(deadline: Deadline | None) -> tuple[Anchor, ...]:
    """The anchors a rule counts from, in the order they are written."""
    # A tuple is made of a list twice as fast as of a generator.
    return tuple([point for _key, point in points_of(deadline) if isinstance(point, str)])
