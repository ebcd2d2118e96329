"""A record file exactly as the program writes it, read in a fifth of the time.

A file that differs in any character (an escape in a note, a comment, an edited line) is left to the TOML reader and the
checks of its shape. They decide what it means and what is wrong with it.
"""

import datetime
import re
from typing import Final

from notice_tasks.model.event import NEEDS_ONE_OF, OF_NOTICE, Act, Event, Record, replay_order

_TEXT = r'"([^"\\\x00-\x1f\x7f]*)"'
_DAY = "([0-9-]{10})"
_CLOCK = "[0-9]{2}:[0-9]{2}"
_TIME = f"((?!24){_CLOCK}:[0-9]{{2}})"
_MOMENT = rf"([0-9-]{{10}}T(?!24){_CLOCK}:[0-9]{{2}}(?:\.[0-9]{{6}})?[+-]{_CLOCK})"
_DAY_OR_MOMENT = rf"([0-9-]{{10}}(?:T(?!24){_CLOCK}:[0-9]{{2}}[+-]{_CLOCK})?)"
_KINDS: Final = {
    "id": _TEXT, "at": _MOMENT, "on": _DAY, "by": _TEXT, "requirement": _TEXT, "did": _TEXT,
    "occurrence": _DAY, "clock": _TIME,
    "note": _TEXT, "without_evidence": "(true)", "to": _DAY_OR_MOMENT, "path": _TEXT, "url": _TEXT, "sha256": _TEXT,
    "dated": _DAY, "undoes": _TEXT, "batch": '"([0-9a-z]+/[1-9][0-9]*)"',
}  # fmt: skip
"""Every field of an event, in the order in which they are written.

`requirement` and those with a default may be missing.
Days and moments need not be exact here: Python refuses those that do not exist. It takes 24:00, which TOML does not.
"""

_MAY_BE_MISSING: Final = {"requirement", *Event._field_defaults}
_LINE: Final = re.compile(
    rf"    \{{ id = {_TEXT}"
    + "".join(
        f"(?:, {key} = {kind})?" if key in _MAY_BE_MISSING else f", {key} = {kind}"
        for key, kind in list(_KINDS.items())[1:]
    )
    + r" \},"
)
_HEAD: Final = re.compile(f"format = 1\nnotice = {_TEXT}\nunit = {_TEXT}\nevents = \\[\n")
_BLANK_TEXT: Final = re.compile(r'"\s*"')
"""A text must not be empty or only white space."""
_ACTS: Final = {str(act): act for act in Act}


def plain_record(content: bytes) -> Record | None:
    """The record in a file; None if the file is not exactly as the program writes it."""
    try:
        text = content.decode()
        head = _HEAD.match(text)
        if head is None or not text.endswith("\n]\n") or _BLANK_TEXT.search(text):
            return None
        events = [_event(line) for line in text[head.end() : -2].split("\n")[:-1]]
    except (ValueError, KeyError):  # not UTF-8, another kind of line, an impossible day, an unknown or incomplete act
        return None
    once = {event.id: event for event in events}
    if any(once[event.id] != event for event in events):
        return None
    return Record(head[1], head[2], replay_order(tuple(events)))


def is_plain_line(line: str) -> bool:
    """Whether a line, without its line end, holds one event exactly as the program writes it."""
    return _LINE.fullmatch(line) is not None


def _event(line: str) -> Event:
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(line)
    id_, at, on, by, requirement, did, occurrence, clock, note, without, to, path, url, sha256, dated, undoes, batch = (
        found.groups()
    )
    event = Event(
        id_,
        datetime.datetime.fromisoformat(at),
        _day(on),
        by,
        requirement,
        _ACTS[did],
        _day(occurrence) if occurrence else None,
        datetime.time.fromisoformat(clock) if clock else None,
        note,
        without is not None,
        _day_or_moment(to) if to else None,
        path,
        url,
        sha256,
        _day(dated) if dated else None,
        undoes,
        batch,
    )
    needed = NEEDS_ONE_OF.get(event.did)
    if needed and all(getattr(event, key) is None for key in needed):
        raise ValueError(line)
    if requirement is None and (event.did not in OF_NOTICE or occurrence is not None):
        raise ValueError(line)
    return event


_day = datetime.date.fromisoformat


def _day_or_moment(text: str) -> datetime.date:
    return _day(text) if "T" not in text else datetime.datetime.fromisoformat(text)
