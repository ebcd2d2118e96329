"""Ids of batches and events where other words are expected: the command that takes them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.problems import BadRequest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notice_tasks.model.event import Event
    from notice_tasks.store.base import RecordStore


def refuse_ids(words: Iterable[str], store: RecordStore, *, of_events: bool = True) -> None:
    """Refuse words that are the id of a batch or, with `of_events`, of an event.

    Raises:
        BadRequest: one of them is; the command that takes it back is told.
        BadInput: a record cannot be read.
    """
    ids = {word.partition("/")[0].strip().lower() for word in words}
    for notice, unit in store.kept():
        for event in store.read(notice, unit).events:
            if event.batch_id in ids:
                command = f"notice-tasks undo --batch {event.batch_id}"
                raise BadRequest("id-of-batch", id=event.batch_id, command=command)
            if of_events and event.id in ids:
                command = f"notice-tasks undo {unit} {_path(notice, event)} --event {event.id}"
                raise BadRequest("id-of-event", id=event.id, command=command)


def _path(notice: str, event: Event) -> str:
    """What an event is about, as it is typed: an occurrence, a requirement or the whole notice."""
    path = notice if event.requirement is None else f"{notice}/{event.requirement}"
    return path if event.occurrence is None else f"{path}@{event.occurrence}"
