"""A due rule in a few words."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from notice_tasks.model.deadline import (
    After,
    Before,
    By,
    Deadline,
    Elapsed,
    Every,
    Moved,
    Point,
    Roll,
    Unclear,
    Window,
    Workdays,
)
from notice_tasks.rules.amendments import rules_until
from notice_tasks.rules.occurrences import rhythm_details
from notice_tasks.words.catalogue import say, with_remark
from notice_tasks.words.terms import ANCHORS, anchor_name, in_table, length, rhythm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.model.deadline import Anchor
    from notice_tasks.model.notice import Notice, Requirement


def rule(deadline: Deadline | None, notice: Notice) -> str:
    """A due rule of a notice in a few words, with where a rest day moves if the rule says so."""
    words = _rule(deadline, notice)
    if isinstance(deadline, By | Window | After | Before | Every):
        match deadline.roll:
            case Roll.NEXT:
                return say("{rule}; from a rest day to the next working day", rule=words)
            case Roll.PREVIOUS:
                return say("{rule}; from a rest day to the working day before", rule=words)
    return words


def _rule(deadline: Deadline | None, notice: Notice) -> str:
    match deadline:
        case None:
            return say("undated")
        case By(point=point):
            return _point(point, notice)
        case Window(first=first, last=last):
            return say("{first} to {last}", first=_point(first, notice), last=_point(last, notice))
        case After() | Before() | Workdays() | Elapsed():
            return _period(deadline, notice)
        case Every():
            return _recurring(deadline, notice)
        case Unclear(words):
            return say("“{quote}”", quote=words)
        case _:
            assert_never(deadline)


def _recurring(rule: Every, notice: Notice) -> str:
    words = rhythm(rhythm_details(rule.rhythm))
    if rule.first is None:
        return words
    if rule.last is None:
        return say("{rhythm}, from {first}", rhythm=words, first=_point(rule.first, notice))
    return say(
        "{rhythm}, {first} to {last}", rhythm=words, first=_point(rule.first, notice), last=_point(rule.last, notice)
    )


def _period(rule: After | Before | Workdays | Elapsed, notice: Notice) -> str:
    unit = "workdays" if isinstance(rule, Workdays) else rule.unit
    period = length(abs(rule.length), unit)
    if isinstance(rule, Before) or rule.length < 0:
        return say("{length} before {anchor}", length=period, anchor=_anchor(rule.anchor, notice))
    return say("{length} after {anchor}", length=period, anchor=_anchor(rule.anchor, notice))


def _point(point: Point, notice: Notice) -> str:
    if isinstance(point, str):
        return _anchor(point, notice)
    return f"{point:%Y-%m-%d %H:%M}" if isinstance(point, datetime.datetime) else str(point)


def _anchor(anchor: Anchor, notice: Notice) -> str:
    """An anchor by what it means: an own one by its day, a requirement by its title."""
    if anchor in notice.requirements and anchor not in notice.anchors:
        return say("the hand-in of “{title}”", title=notice.requirements[anchor].title)
    if anchor in ANCHORS or isinstance(value := notice.anchors[anchor], str):
        return anchor_name(anchor)
    return with_remark(in_table(value), anchor)


def exceptions(deadline: Deadline | None) -> Iterator[str]:
    """The single occurrences that a rule moves or drops."""
    for exception in deadline.exceptions if isinstance(deadline, Every) else ():
        if isinstance(exception, Moved):
            yield say("@{occurrence} moved to {to}: {reason}", **exception._asdict())
        else:
            yield say("@{occurrence} dropped: {reason}", **exception._asdict())


def due_rule_on(notice: Notice, requirement: Requirement, day: datetime.date) -> Deadline | None:
    """The rule that is in force on a day."""
    return rules_until(notice, requirement, day)[-1].rule


def amendments(notice: Notice, requirement: Requirement, day: datetime.date) -> Iterator[str]:
    """The amendments up to a day, the earliest first, each with the rule it replaced."""
    for before, after in pairwise(rules_until(notice, requirement, day)):
        assert after.by is not None  # only the first rule comes from no amendment
        yield say(
            "{on}: {reason} (before: {rule})", on=after.since, reason=after.by.reason, rule=rule(before.rule, notice)
        )
