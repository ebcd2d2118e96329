"""The levels above a requirement: what it tightens in the forwarded notice, and so on to the top.

Due days are those of the rules alone, because the units of a level above are not known. Slack is in days, the upper day
minus the lower one; it is negative if the lower day is later.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from notice_tasks.dates.workdays import WorkCalendar
from notice_tasks.model.notice import NoDay, Notice, Requirement
from notice_tasks.rules.cell_context import View
from notice_tasks.rules.cells import due_for_anyone
from notice_tasks.rules.due import due_of
from notice_tasks.rules.points import Counting
from notice_tasks.rules.steps import Due

DueAt = Callable[[Notice, Requirement], Due | None]
"""The due day of a requirement's rule without regard to any unit; None without a rule."""


class EarlierAbove(NamedTuple):
    """A due day and the earlier one of a level above: two moments or two days."""

    due: datetime.date
    upper: datetime.date


class LevelAbove(NamedTuple):
    """One level above a requirement.

    The ids are those that the level below names; `notice` and `requirement` are None if they are not in the workspace.
    `slack_days` are the days from the due day of the requirement asked about to this one, `step_days` those from the
    level just below; None if either has no day. `late` is set if the requirement asked about is due later than this
    level, if only by an hour.
    """

    notice_id: str
    requirement_id: str
    notice: Notice | None = None
    requirement: Requirement | None = None
    due: Due | None = None
    slack_days: int | None = None
    step_days: int | None = None
    late: EarlierAbove | None = None


def levels_above(
    notice: Notice, requirement: Requirement, notices: Mapping[str, Notice], due_at: DueAt
) -> tuple[LevelAbove, ...]:
    """The levels above a requirement, the nearest first; if notices forward each other in a circle, each once."""
    own = below = due_at(notice, requirement)
    levels = []
    for notice_id, requirement_id, upper, tightened in _way_up(notice, requirement, notices):
        level = LevelAbove(notice_id, requirement_id, upper, tightened)
        if upper is not None and tightened is not None:
            due = due_at(upper, tightened)
            slack, step = _days_between(own, due), _days_between(below, due)
            level = level._replace(due=due, slack_days=slack, step_days=step, late=_late(own, due))
            below = due
        levels.append(level)
    return tuple(levels)


def levels_in(view: View, notice: Notice, requirement: Requirement) -> tuple[LevelAbove, ...]:
    """The levels above a requirement in a sound workspace."""
    return levels_above(notice, requirement, view.workspace.notices, lambda n, r: due_for_anyone(view, n, r))


def due_of_rule(notice: Notice, requirement: Requirement, calendar: WorkCalendar, zone: datetime.tzinfo) -> Due | None:
    """The due day of a requirement's rule without regard to any unit; None without a rule."""
    if requirement.due is None:
        return None
    return due_of(requirement.due, Counting(notice.anchors, NoDay.PER_UNIT, calendar, zone))


def circle_of(notice: Notice, notices: Mapping[str, Notice]) -> tuple[str, ...]:
    """The circle of notices that forward each other, beginning with this one; empty if it is in no circle."""
    chain = [notice.id]
    upper = notice.forwards
    while upper is not None and upper not in chain:
        chain.append(upper)
        upper = notices[upper].forwards if upper in notices else None
    return tuple(chain) if upper == notice.id else ()


def _way_up(
    notice: Notice, requirement: Requirement, notices: Mapping[str, Notice]
) -> Iterator[tuple[str, str, Notice | None, Requirement | None]]:
    """The ids that each level names, and the notice and requirement with these ids."""
    at: Notice | None = notice
    tightening: Requirement | None = requirement
    passed = {notice.id}
    while at is not None and tightening is not None:
        notice_id, requirement_id = at.forwards, tightening.tightens
        if notice_id is None or requirement_id is None or notice_id in passed:
            return
        passed.add(notice_id)
        at = notices.get(notice_id)
        tightening = None if at is None else at.requirements.get(requirement_id)
        yield notice_id, requirement_id, at, tightening


def _days_between(lower: Due | None, upper: Due | None) -> int | None:
    if lower is None or upper is None or lower.day is None or upper.day is None:
        return None
    return (upper.day - lower.day).days


def _late(lower: Due | None, upper: Due | None) -> EarlierAbove | None:
    """How it is due later than the level above, if it is; moments are compared only with moments."""
    if lower is None or upper is None or lower.day is None or upper.day is None:
        return None
    if lower.moment is not None and upper.moment is not None:
        return EarlierAbove(lower.moment, upper.moment) if lower.moment > upper.moment else None
    return EarlierAbove(lower.day, upper.day) if lower.day > upper.day else None
