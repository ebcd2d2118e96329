"""How each form of due rule is written: its shape, and the rule that is built from it.

`FORMS` is the only list of them; a form is recognised by its key.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from notice_tasks.dates.recurrence import WEEKDAYS, Listed, Monthly, Rhythm, Rrule, Stretch, Weekly
from notice_tasks.dates.shift import Clock, Unit
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
    Point,
    Roll,
    Unclear,
    Window,
    Workdays,
)
from notice_tasks.reading.scalars import ANCHOR, DAY, FLAG, MOMENT, TEXT
from notice_tasks.toml.kinds import TomlKind
from notice_tasks.toml.shape import ByKind, ByWord, ListOf, Scalar, Shape, Table, Tagged, effective_tags

if TYPE_CHECKING:
    from collections.abc import Callable

    from notice_tasks.toml.text import Values

WORKDAYS: Final = "workdays"
"""The key of a due rule that counts working days."""

WEEK: Final = "week"
"""What recurs on a weekday."""

LONGEST: Final = 10_000
"""No period is longer, whatever it is counted in."""


class Form(NamedTuple):
    """One form of due rule: the shape of its table, and how a table of that shape becomes a rule.

    Moments without an offset are taken in the time zone that `build` is given.
    """

    shape: Table | Tagged | ByWord
    build: Callable[[Values, datetime.tzinfo], Deadline]


def deadline_of(due: Any, zone: datetime.tzinfo) -> Deadline:
    """The due rule that a `due` value of the right shape writes."""
    if not isinstance(due, dict):
        return By(_point(due, zone))
    tags = [*(due.keys() & FORMS.keys())]
    if len(tags) > 1:
        tags = [*effective_tags(_TABLE, due)]
    (tag,) = tags
    return FORMS[tag].build(due, zone)


# ---- once ----

_POINT = ByKind({TomlKind.DAY: DAY, TomlKind.MOMENT: MOMENT, TomlKind.TEXT: ANCHOR})
_ROLL = Scalar((TomlKind.TEXT,), words=tuple(Roll))
_COUNT = Scalar((TomlKind.WHOLE,), least=1, most=LONGEST)


def _roll(due: Values) -> Roll | None:
    return Roll(due["roll"]) if "roll" in due else None


def _point(value: Any, zone: datetime.tzinfo) -> Point:
    if isinstance(value, datetime.datetime):
        return value if value.tzinfo else value.replace(tzinfo=zone)
    return Anchor(value) if isinstance(value, str) else value


def _by(due: Values, zone: datetime.tzinfo) -> By:
    return By(_point(due["by"], zone), due.get("inclusive"), _roll(due))


def _window(due: Values, zone: datetime.tzinfo) -> Window:
    return Window(_point(due["from"], zone), _point(due["to"], zone), _roll(due))


def _period_shape(tag: str) -> Tagged:
    """Counted from an anchor, in exactly one unit; what ends on a working day or at an hour does not roll."""
    forms = {str(unit): Table({tag: ANCHOR, str(unit): _COUNT}, {"roll": _ROLL}) for unit in Unit}
    exact = {unit: Table({tag: ANCHOR, unit: _COUNT}, {}) for unit in (WORKDAYS, *map(str, Clock))}
    return Tagged({**forms, **exact})


def _period(due: Values, _zone: datetime.tzinfo) -> After | Before | Workdays | Elapsed:
    """A period of so many minutes, days, weeks ... after or before an anchor."""
    forward = "after" in due
    anchor = Anchor(due["after" if forward else "before"])
    if WORKDAYS in due:
        return Workdays(anchor, due[WORKDAYS] if forward else -due[WORKDAYS])
    for clock in Clock:
        if clock in due:
            return Elapsed(anchor, due[clock] if forward else -due[clock], clock)
    unit = next(unit for unit in Unit if unit in due)
    return (After if forward else Before)(anchor, due[unit], unit, _roll(due))


def _unclear(due: Values, _zone: datetime.tzinfo) -> Unclear:
    return Unclear(due["unclear"])


# ---- again and again ----

_SPAN_END = ByKind({TomlKind.DAY: DAY, TomlKind.TEXT: ANCHOR})
_EXCEPTION = Tagged(
    {
        "moved": Table({"occurrence": DAY, "moved": DAY, "reason": TEXT}, {}),
        "dropped": Table({"occurrence": DAY, "dropped": FLAG, "reason": TEXT}, {}),
    }
)
_EACH_TIME: Final[dict[str, Shape]] = {"inclusive": FLAG, "roll": _ROLL, "except": ListOf(_EXCEPTION)}


def _up_to(most: int) -> Scalar:
    return Scalar((TomlKind.WHOLE,), least=1, most=most)


def _recurring(**required: Shape) -> Table:
    return Table({"from": _SPAN_END, **required}, {"to": _SPAN_END, **_EACH_TIME})


def _monthly(stretch: Stretch) -> Table:
    """On a day of a month; which month of a month needs no saying."""
    month = {"month": _up_to(stretch.months)} if stretch.months > 1 else {}
    return _recurring(every=TEXT, **month, day=_up_to(31))


_EVERY = ByWord(
    "every",
    {
        WEEK: _recurring(every=TEXT, weekday=Scalar((TomlKind.TEXT,), words=WEEKDAYS)),
        **{str(stretch): _monthly(stretch) for stretch in Stretch},
    },
)


def _every(due: Values, _zone: datetime.tzinfo) -> Every:
    first, last = (Anchor(end) if isinstance(end := due.get(key), str) else end for key in ("from", "to"))
    exceptions = tuple(_exception(entry) for entry in due.get("except", ()) if entry.get("dropped", True))
    return Every(_rhythm(due), first, last, due.get("inclusive"), _roll(due), exceptions)


def _rhythm(due: Values) -> Rhythm:
    if "on" in due:
        return Listed(tuple(due["on"]))
    if "rrule" in due:
        return Rrule(due["rrule"])
    if due["every"] == WEEK:
        return Weekly(WEEKDAYS.index(due["weekday"]))
    return Monthly(Stretch(due["every"]), due.get("month", 1), due["day"])


def _exception(entry: Values) -> Moved | Dropped:
    if "moved" in entry:
        return Moved(entry["occurrence"], entry["moved"], entry["reason"])
    return Dropped(entry["occurrence"], entry["reason"])


FORMS: Final[dict[str, Form]] = {
    "by": Form(Table({"by": _POINT}, {"inclusive": FLAG, "roll": _ROLL}), _by),
    "from": Form(Table({"from": _POINT, "to": _POINT}, {"roll": _ROLL}), _window),
    "after": Form(_period_shape("after"), _period),
    "before": Form(_period_shape("before"), _period),
    "every": Form(_EVERY, _every),
    "rrule": Form(_recurring(rrule=TEXT), _every),
    "on": Form(Table({"on": ListOf(DAY)}, _EACH_TIME), _every),
    "unclear": Form(Table({"unclear": TEXT}, {}), _unclear),
}
"""Every form of a due rule, by the key that it is recognised by, in the order in which messages list them."""

_TABLE: Final = Tagged({tag: form.shape for tag, form in FORMS.items()})

DUE: Final = ByKind({TomlKind.DAY: DAY, TomlKind.MOMENT: MOMENT, TomlKind.TABLE: _TABLE})
"""The shape of a `due` value."""
