"""Record an outcome under the lock and as one batch, after asking for confirmation if it is large.

The lock is not held while the user is asked. If the outcome is different afterwards, the user is asked again.
"""

import datetime
import os
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from notice_tasks.model.workspace import RECORDS
from notice_tasks.problems import BadInput, ChangedMeanwhile

if TYPE_CHECKING:
    from notice_tasks.actions.moment import Moment
    from notice_tasks.actions.opened import Opened
    from notice_tasks.model.event import Event
    from notice_tasks.rules.outcome import Outcome

_ID_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: it has no i, l, o or u, so an id can be read out on the telephone."""

_ID_LENGTH = 8


_TRIES = 5
"""How often to try again when git changes a record in the meantime."""

_NO_MOMENT = datetime.datetime.min.replace(tzinfo=datetime.UTC)


class Ask(Protocol):
    """Asks the user to confirm an outcome."""

    def __call__(self, outcome: "Outcome", *, changed: bool) -> "Moment":
        """The moment of the user's "yes". Any other answer raises an exception.

        `changed` means that the outcome is not the one confirmed before, because something was recorded in the
        meantime.
        """


Plan = Callable[["Moment"], tuple["Opened", Callable[[], "Outcome"]]]
"""Given a moment, returns the workspace and a function, called under the lock, that computes the outcome."""


def record_confirmed(plan: Plan, moment: "Moment", ask: Ask | None, *, dry_run: bool) -> "Outcome":
    """Compute an outcome and record it. Without `ask`, no confirmation is asked for.

    Raises:
        BadRequest: it cannot be carried out; nothing was written.
        BadInput: a file is faulty or cannot be read or written. Either nothing was recorded, or everything was, and the
            message says what is uncertain.
    """
    confirmed: Outcome | None = None
    while True:
        opened, judged = plan(moment)
        if dry_run:
            return judged()
        with opened.store.writing():
            outcome, written = _written(opened, judged, confirmed, asks=ask is not None)
        if written or ask is None:
            return outcome
        moment = ask(outcome, changed=confirmed is not None)
        confirmed = outcome


def _written(
    opened: "Opened", judged: Callable[[], "Outcome"], confirmed: "Outcome | None", *, asks: bool
) -> tuple["Outcome", bool]:
    """The outcome now, and whether it was recorded; it is not recorded if confirmation is needed."""
    for _ in range(_TRIES):
        outcome = judged()
        if asks and _must_ask(outcome, confirmed, opened.workspace.settings.confirm_above):
            return outcome, False
        outcome = _in_one_batch(outcome)
        with suppress(ChangedMeanwhile):  # what git has just brought is included in the next try
            opened.store.add(_by_record(outcome))
            return outcome, True
    raise BadInput("keeps-changing", folder=RECORDS)


def _must_ask(outcome: "Outcome", confirmed: "Outcome | None", above: int) -> bool:
    """Whether to ask: the outcome is large, or it records something and differs from the one confirmed."""
    if confirmed is None:
        return len(outcome.new) > above
    return bool(outcome.new) and _confirmed_part(outcome) != _confirmed_part(confirmed)


def _confirmed_part(outcome: "Outcome") -> tuple[object, ...]:
    """What the user confirms: everything except ids and the moment of recording."""
    said = (r.event._replace(id="", at=_NO_MOMENT) if r.new else r.event for r in outcome.recorded)
    stands = [(r.cell.notice.id, r.cell.unit.id, *r.cell.state) for r in outcome.recorded]
    return (*said, *stands, *((one.cell.unit.id, one.cell.progress, one.refused.code) for one in outcome.skipped))


def _in_one_batch(outcome: "Outcome") -> "Outcome":
    """The outcome with its new events as one batch, if there is more than one."""
    count = len(outcome.new)
    if count < 2:
        return outcome
    # One of 2 ** 40 ids, so there is no need to check whether the workspace already has it.
    batch = f"{new_id()}/{count}"
    recorded = (r._replace(event=r.event._replace(batch=batch)) if r.new else r for r in outcome.recorded)
    return outcome._replace(recorded=tuple(recorded))


def _by_record(outcome: "Outcome") -> dict[tuple[str, str], tuple["Event", ...]]:
    """The new events, by the notice and unit of their record."""
    events: dict[tuple[str, str], tuple[Event, ...]] = {}
    for one in outcome.new:
        key = (one.cell.notice.id, one.cell.unit.id)
        events[key] = (*events.get(key, ()), one.event)
    return events


def new_id() -> str:
    """A new id for an event or a batch."""
    return "".join(_ID_LETTERS[byte & 31] for byte in os.urandom(_ID_LENGTH))
