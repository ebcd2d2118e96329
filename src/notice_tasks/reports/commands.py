"""Commands that undo something, ready to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.model.event import Act

if TYPE_CHECKING:
    from notice_tasks.model.event import Event
    from notice_tasks.rules.outcome import Outcome

UNDO = "notice-tasks undo"


def undo_command(outcome: Outcome) -> str | None:
    """The command that undoes a batch or, after a repeated undo, the act before it."""
    if (batch := outcome.batch) is not None:
        return None if outcome.new[0].event.did is Act.UNDO else undo_batch_command(batch)
    before = act_before(outcome)
    return before and undo_event_command(outcome.recorded[0].cell.unit.id, outcome.recorded[0].cell.path, before.id)


def act_before(outcome: Outcome) -> Event | None:
    """The latest act in force for the cell of a repeated undo."""
    if outcome.new or outcome.of_batch or len(outcome.recorded) != 1:
        return None
    (again,) = outcome.recorded
    return again.cell.undoable.latest if again.event.did is Act.UNDO else None


def undo_batch_command(batch: str) -> str:
    """The command that undoes a batch."""
    return f"{UNDO} --batch {batch}"


def undo_event_command(unit: str, path: str, id_: str) -> str:
    """The command that undoes one event."""
    return f"{UNDO} {unit} {path} --event {id_}"
