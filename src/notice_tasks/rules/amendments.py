"""Which due rule was in force when.

An amendment holds the rule that was in force before it; the requirement itself holds the present one.
"""

import datetime
from typing import NamedTuple

from notice_tasks.model.deadline import Deadline
from notice_tasks.model.notice import Amendment, Notice, Requirement


class InForce(NamedTuple):
    """A due rule and its first day; `by` is the amendment that introduced it, None for the first rule."""

    since: datetime.date
    rule: Deadline | None
    by: Amendment | None = None


def amendments_of(notice: Notice, requirement: Requirement) -> tuple[Amendment, ...]:
    """The amendments of a requirement, the earliest first."""
    own = (amendment for amendment in notice.amendments if amendment.requirement == requirement.id)
    return tuple(sorted(own, key=lambda amendment: amendment.on))


def rules_until(notice: Notice, requirement: Requirement, day: datetime.date) -> tuple[InForce, ...]:
    """The rules that were in force up to a day (inclusive), in order; at least one."""
    if not notice.amendments:
        return (InForce(datetime.date.min, requirement.due),)
    amendments = amendments_of(notice, requirement)
    rules = [*(amendment.was for amendment in amendments), requirement.due]
    first = InForce(datetime.date.min, rules[0])
    later = (InForce(amendment.on, rule, amendment) for amendment, rule in zip(amendments, rules[1:], strict=True))
    return (first, *(one for one in later if one.since <= day))
