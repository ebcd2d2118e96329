"""Random due rules over the whole grammar, each with the anchors that it is worked out against.

A rule is found again by its number: the same number and the same forms give the same rule. Days lie between June 2023
and June 2027, so that rules come at the announced years from both sides.
"""

from __future__ import annotations

import datetime
import random
from typing import TYPE_CHECKING, Any, NamedTuple

from plain_days import BEIJING_TIME, WEEK, RestDays
from plain_recurring import due_again

if TYPE_CHECKING:
    from collections.abc import Sequence

    Value = datetime.date | str

FIRST, LAST = datetime.date(2023, 6, 1), datetime.date(2027, 6, 30)

ONCE = ("day", "window", "period", "workdays", "elapsed", "unclear")
RECURRING = ("every", "rrule", "on")

DECLARED = ("issued", "received", "festival", "opening")
REQUIREMENT = "training"
"""Another requirement of the notice, by which a rule may count."""

ROLLS = ("none", "next", "previous")
ZONES = (None, BEIJING_TIME, datetime.UTC, datetime.timezone(datetime.timedelta(hours=-5)))

_NOTHING_ANNOUNCED = RestDays(frozenset(), frozenset(), frozenset())


class Case(NamedTuple):
    """A rule as TOML gives it, with the notice's table of anchors and what this unit did.

    `received` is when it received the notice and `completed` when it completed the other requirement, if it did.
    """

    due: Any
    declared: dict[str, Value]
    received: datetime.date | None = None
    completed: datetime.date | None = None

    def anchors(self) -> dict[str, datetime.date | None]:
        """What each anchor stands for, for this unit."""
        known = {name: None if isinstance(value, str) else value for name, value in self.declared.items()}
        if self.declared.get("received", "per-unit") == "per-unit":
            known["received"] = self.received
        return {"issued": None, REQUIREMENT: self.completed, **known}


class RuleChoice(NamedTuple):
    """Which rules to draw: their forms, whether anchors may be moments, and whether a requirement may be one."""

    forms: Sequence[str]
    moments: bool = True
    requirements: bool = True


def case(number: int, choice: RuleChoice) -> Case:
    """The random rule of a number."""
    dice = random.Random(number)
    declared = {name: _anchor(dice, moments=choice.moments) for name in DECLARED}
    for name in ("issued", "received"):  # the two that need no declaration
        if dice.random() < 0.3:
            del declared[name]
    (form,) = dice.choices(choice.forms, [1 if form == "unclear" else 10 for form in choice.forms])
    due = _RULES[form](dice)
    if choice.requirements:
        due = _counted_from_a_requirement(dice, due)
    found = Case(due, declared, _done(dice, moments=choice.moments), _done(dice, moments=choice.moments))
    if form in RECURRING and dice.random() < 0.5:
        found.due["except"] = _exceptions(dice, found)
    return found


def _counted_from_a_requirement(dice: random.Random, due: Any) -> Any:
    """The same rule, now and then with a requirement in place of an anchor."""
    if not isinstance(due, dict):
        return due
    named = [key for key in ("by", "from", "to", "after", "before") if isinstance(due.get(key), str)]
    return due | {key: REQUIREMENT for key in named if dice.random() < 0.2}


def _done(dice: random.Random, *, moments: bool) -> datetime.date | None:
    """When a unit did something; a moment as the program records it, in the workspace's time zone."""
    if dice.random() < 0.3:
        return None
    return _moment(dice, (BEIJING_TIME,)) if moments and dice.random() < 0.3 else _day(dice)


def _anchor(dice: random.Random, *, moments: bool) -> Value:
    likely = dice.random()
    if likely < 0.1:
        return "unknown"
    if likely < 0.2:
        return "per-unit"
    return _moment(dice) if moments and likely < 0.5 else _day(dice)


def _day(dice: random.Random) -> datetime.date:
    day = FIRST + datetime.timedelta(days=dice.randrange((LAST - FIRST).days + 1))
    if dice.random() < 0.2:  # months end in different ways: give their last days more often
        day -= datetime.timedelta(days=day.day)
    return day


def _moment(dice: random.Random, zones: Sequence[datetime.tzinfo | None] = ZONES) -> datetime.datetime:
    time = datetime.time(dice.randrange(24), dice.choice((0, 30, 59)), tzinfo=dice.choice(zones))
    return datetime.datetime.combine(_day(dice), time)


def _point(dice: random.Random) -> Value:
    return dice.choice((_day, _day, _moment, _name))(dice)


def _name(dice: random.Random) -> str:
    return dice.choice(DECLARED)


def _count(dice: random.Random) -> int:
    """Mostly small, now and then as large as a rule may say."""
    return dice.randint(1, dice.choices((10, 60, 400, 10_000), (50, 40, 9, 1))[0])


def _some(dice: random.Random, **keys: Any) -> dict[str, Any]:
    """Each of these keys, or not."""
    return {key: value for key, value in keys.items() if dice.random() < 0.5}


def _roll(dice: random.Random) -> dict[str, Any]:
    return _some(dice, roll=dice.choice(ROLLS))


def _named(dice: random.Random) -> Any:
    if dice.random() < 0.2:
        return dice.choice((_day, _moment))(dice)
    return {"by": _point(dice), **_some(dice, inclusive=dice.random() < 0.5), **_roll(dice)}


def _window(dice: random.Random) -> Any:
    first, last = _point(dice), _point(dice)
    if isinstance(first, datetime.date) and dice.random() < 0.7:
        last = first + datetime.timedelta(days=dice.randrange(-2, 60))
    return {"from": first, "to": last, **_roll(dice)}


def _period(dice: random.Random) -> Any:
    unit = dice.choice(("days", "weeks", "months", "years"))
    return {dice.choice(("after", "before")): _name(dice), unit: _count(dice), **_roll(dice)}


def _workdays(dice: random.Random) -> Any:
    return {dice.choice(("after", "before")): _name(dice), "workdays": _count(dice)}


def _elapsed(dice: random.Random) -> Any:
    return {dice.choice(("after", "before")): _name(dice), dice.choice(("hours", "minutes")): _count(dice)}


def _unclear(dice: random.Random) -> Any:
    return {"unclear": dice.choice(("另行通知", "尽快", "xx月xx日前"))}


def _every(dice: random.Random) -> Any:
    every, months = dice.choice((("week", 0), ("month", 0), ("quarter", 3), ("half-year", 6), ("year", 12)))
    rhythm: dict[str, Any] = {"every": every}
    if months:
        rhythm["month"] = dice.randint(1, months)
    if every == "week":
        rhythm["weekday"] = dice.choice(WEEK)
    else:
        rhythm["day"] = dice.choice((dice.randint(1, 31), dice.randint(28, 31)))
    return rhythm | _span(dice) | _changes(dice)


def _rrule(dice: random.Random) -> Any:
    weekdays = dice.sample(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), dice.randint(1, 3))
    rrule = dice.choice(
        (
            f"FREQ=DAILY;INTERVAL={dice.randint(1, 40)}",
            f"FREQ=WEEKLY;BYDAY={','.join(weekdays)}",
            f"FREQ=MONTHLY;BYMONTHDAY={dice.randint(1, 31)}",
            f"FREQ=MONTHLY;BYDAY={dice.choice((-1, 1, 2, 3, 4, 5))}{dice.choice(('MO', 'WE', 'FR', 'SU'))}",
        )
    )
    if dice.random() < 0.3:
        rrule += f";COUNT={dice.randint(1, 30)}"
    return {"rrule": rrule, **_span(dice), **_changes(dice)}


def _on(dice: random.Random) -> Any:
    days = [_day(dice) for _ in range(dice.randint(1, 6))]
    return {"on": [*days, days[0]][: dice.randint(1, 7)], **_changes(dice)}


def _span(dice: random.Random) -> dict[str, Any]:
    """From a day or an anchor, mostly to another."""
    first = dice.choice((_day, _name))(dice)
    last = dice.choice((_day, _name))(dice)
    if isinstance(first, datetime.date) and dice.random() < 0.7:
        last = first + datetime.timedelta(days=dice.randrange(500))
    return {"from": first, **_some(dice, to=last)}


def _changes(dice: random.Random) -> dict[str, Any]:
    return {**_some(dice, inclusive=dice.random() < 0.5), **_roll(dice)}


def _exceptions(dice: random.Random, found: Case) -> list[dict[str, Any]]:
    """A few of the rule's own occurrences, moved or dropped, and a day that may be none of them."""
    names = [occurrence.name for occurrence in due_again(found.due, found.anchors(), _NOTHING_ANNOUNCED, LAST) or ()]
    chosen = {*dice.sample(names, min(len(names), 3)), _day(dice)}
    return [
        {"occurrence": name, **dice.choice(({"moved": _day(dice)}, {"dropped": True})), "reason": "会期调整"}
        for name in sorted(chosen)
    ]


_RULES = {
    "day": _named,
    "window": _window,
    "period": _period,
    "workdays": _workdays,
    "elapsed": _elapsed,
    "unclear": _unclear,
    "every": _every,
    "rrule": _rrule,
    "on": _on,
}
