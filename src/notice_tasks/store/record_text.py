"""The events in a record file, and its text with more events."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from notice_tasks.model.event import Record
from notice_tasks.problems import BadInput
from notice_tasks.store.event_lines import new_text, with_lines
from notice_tasks.store.plain_record import plain_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.model.event import Event

_MARK: Final = "\ufeff"
"""The byte order mark that an editor left; it stays at the beginning."""


def text_with(before: bytes | None, notice: str, unit: str, events: Sequence[Event], file: str) -> str:
    """The text of a sound or new record file (`before` is its content, None if new) with more events.

    Raises:
        BadInput: its layout is such that nothing can be added safely.
    """
    if before is None:
        return new_text(notice, unit, events)
    text = with_events(before.decode(), events)
    content = text.encode()
    if plain_record(before) is None:
        there, now = (events_in(one, notice, unit, file) for one in (before, content))
        if {event.id: event for event in now} != {event.id: event for event in (*there, *events)}:
            raise BadInput("cannot-add", file=file)
    return text


def with_events(text: str, events: Sequence[Event]) -> str:
    """A sound record file's text with events added at the end of its list and no other byte changed.

    In a reformatted file, the last event may get the comma that it lacks.
    """
    if text.startswith(_MARK):
        return _MARK + with_events(text.removeprefix(_MARK), events)
    longer = with_lines(text, events)
    if longer is not None:
        return longer
    from notice_tasks.store.insertion import with_inserted  # noqa: PLC0415  (few files are reformatted)

    return with_inserted(text, events)


def events_in(content: bytes | None, notice: str, unit: str, file: str) -> tuple[Event, ...]:
    """The events of a record file, each once.

    Raises:
        BadInput: it is faulty.
    """
    if content is None:
        return ()
    record = plain_record(content)
    if record is not None and (record.notice, record.unit) == (notice, unit):
        return record.events
    from notice_tasks.store.event_shape import sound_record  # noqa: PLC0415  (few files are reformatted)
    from notice_tasks.toml.positions import located  # noqa: PLC0415  (as above)
    from notice_tasks.toml.text import parse  # noqa: PLC0415  (as above)

    values = parse(content, file)
    found = values if isinstance(values, tuple) else sound_record(values, notice, unit, file)
    if isinstance(found, Record):
        return found.events
    raise BadInput("faulty-files", located(found, Path(), {file: content}), count=len(found))
