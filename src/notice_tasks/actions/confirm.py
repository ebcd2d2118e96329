"""From a judged order to the records: under the lock, as one batch, and where it is much, only as somebody confirmed.

Nobody holds the lock while he thinks; if it then comes out differently from what he was shown, he is asked anew.
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
"""Crockford's base 32: no i, l, o or u, so that an id can be read out on the telephone."""

_ID_LENGTH = 8


_TRIES = 5
"""So often a record that git changes while it is judged is judged again."""

_NO_MOMENT = datetime.datetime.min.replace(tzinfo=datetime.UTC)


class Ask(Protocol):
    """Asks somebody who was shown what would happen."""

    def __call__(self, outcome: "Outcome", *, changed: bool) -> "Moment":
        """When the answer came that it may; any other answer leaves with an exception.

        `changed` tells that it is not what was confirmed to before: somebody recorded something meanwhile.
        """


Plan = Callable[["Moment"], tuple["Opened", Callable[[], "Outcome"]]]
"""What is to be done as of a moment: the workspace, and what judges it, which is asked once nobody else can write."""


def record_confirmed(plan: Plan, moment: "Moment", ask: Ask | None, *, dry_run: bool) -> "Outcome":
    """Judge and record; without `ask` nobody is asked, whatever it is.

    Raises:
        BadRequest: it cannot be carried out; nothing was written.
        BadInput: a file is faulty or cannot be read or written, and nothing was recorded; or all of it was, and the
            sentence says what is not known.
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
    """What it comes to now, and whether it is recorded: that is put off where somebody has to be asked."""
    for _ in range(_TRIES):
        outcome = judged()
        if asks and _must_ask(outcome, confirmed, opened.workspace.settings.confirm_above):
            return outcome, False
        outcome = _in_one_batch(outcome)
        with suppress(ChangedMeanwhile):  # what git has just brought is judged as well
            opened.store.add(_by_record(outcome))
            return outcome, True
    raise BadInput("keeps-changing", folder=RECORDS)


def _must_ask(outcome: "Outcome", confirmed: "Outcome | None", above: int) -> bool:
    """Whether somebody has to be asked: it is much, or not what he confirmed to, as long as there is anything to do."""
    if confirmed is None:
        return len(outcome.new) > above
    return bool(outcome.new) and _confirmed_part(outcome) != _confirmed_part(confirmed)


def _confirmed_part(outcome: "Outcome") -> tuple[object, ...]:
    """What somebody agrees to: all but the ids and the moment."""
    said = (r.event._replace(id="", at=_NO_MOMENT) if r.new else r.event for r in outcome.recorded)
    stands = [(r.cell.notice.id, r.cell.unit.id, r.cell.progress, r.cell.verdict) for r in outcome.recorded]
    return (*said, *stands, *((one.cell.unit.id, one.cell.progress, one.refused.code) for one in outcome.skipped))


def _in_one_batch(outcome: "Outcome") -> "Outcome":
    """The same, where it is more than one new event, as a batch of so many."""
    count = len(outcome.new)
    if count < 2:
        return outcome
    # One of 2 ** 40: nobody need look whether another command of this workspace has it.
    batch = f"{new_id()}/{count}"
    recorded = (r._replace(event=r.event._replace(batch=batch)) if r.new else r for r in outcome.recorded)
    return outcome._replace(recorded=tuple(recorded))


def _by_record(outcome: "Outcome") -> dict[tuple[str, str], tuple["Event", ...]]:
    """The new events, by the notice and the unit whose record they belong to."""
    events: dict[tuple[str, str], tuple[Event, ...]] = {}
    for one in outcome.new:
        key = (one.cell.notice.id, one.cell.unit.id)
        events[key] = (*events.get(key, ()), one.event)
    return events


def new_id() -> str:
    """An id for an event or a batch."""
    return "".join(_ID_LETTERS[byte & 31] for byte in os.urandom(_ID_LENGTH))
