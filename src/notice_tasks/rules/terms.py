"""The due days that were in force one after another for a requirement that does not recur.

They change when a rule is amended, and when a requirement that it counts from is returned or handed in again.
"""

import datetime
from collections.abc import Sequence
from typing import Protocol, TypeVar

from notice_tasks.model.deadline import Every
from notice_tasks.model.notice import Amendment
from notice_tasks.rules.amendments import InForce
from notice_tasks.rules.cell_context import CellContext
from notice_tasks.rules.due import due_of
from notice_tasks.rules.steps import Due, Step, StepCode
from notice_tasks.rules.timeliness import Term


def terms_of(context: CellContext, rules: Sequence[InForce]) -> tuple[Term, ...]:
    """The due days of rules that do not recur, in the order in which they were in force; may be empty."""
    single = [one for one in rules if not isinstance(one.rule, Every)]
    states = context.completed([one.rule for one in single])
    terms: list[Term] = []
    for since in sorted({*(one.since for one in single), *(one.since for one in states)}):
        rule, state = _last(single, since), _last(states, since)
        if rule is None or state is None:
            continue
        due = None if rule.rule is None else due_of(rule.rule, context.counting(state))
        before = terms[-1].due if terms else None
        terms.append(Term(since, due, _story(rule, since, before, after_series=_recurred(rules, rule))))
    return tuple(terms)


class _Dated(Protocol):
    @property
    def since(self) -> datetime.date: ...


_One = TypeVar("_One", bound=_Dated)


def _last(those: Sequence[_One], since: datetime.date) -> _One | None:
    return next((one for one in reversed(those) if one.since <= since), None)


def _recurred(rules: Sequence[InForce], rule: InForce) -> bool:
    """Whether the rule before this one recurred."""
    index = rules.index(rule)
    return index > 0 and isinstance(rules[index - 1].rule, Every)


def _story(rule: InForce, since: datetime.date, before: Due | None, *, after_series: bool) -> Step | None:
    """The step that tells of a change and of the due day before it; None if no due day has changed."""
    was = None if before is None else before.moment or before.day
    if rule.by is not None and rule.since == since:
        return _amended(rule.by, before, after_series=after_series)
    if was is None:
        return None
    return Step(StepCode.COUNTED_ANEW, {"on": since, "was": was})


def _amended(by: Amendment, before: Due | None, *, after_series: bool) -> Step:
    details: dict[str, object] = {"on": by.on, "reason": by.reason}
    if after_series:
        details |= {"case": "recurred"}
    elif before is None:
        details |= {"case": "undated"}
    elif before.day is None:
        details |= {"case": "unresolved"}
    else:
        details |= {"was": before.moment or before.day}
    return Step(StepCode.AMENDED, details)


def amended_series(by: Amendment) -> Step:
    """The step that tells of an amendment of a recurring rule, which changes the occurrences from its day on."""
    return Step(StepCode.AMENDED, {"on": by.on, "reason": by.reason, "case": "recurs"})


def due_in_force(terms: Sequence[Term]) -> Due | None:
    """The due day now in force, with the steps that led to it and its changes."""
    due = terms[-1].due
    return None if due is None else due._replace(steps=(*due.steps, *(term.story for term in terms if term.story)))
