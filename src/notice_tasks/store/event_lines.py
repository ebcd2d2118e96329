"""A record file's text: one event per line.

One inline table per line is what lets git's union merge join two people's additions into valid TOML.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from notice_tasks.store.plain_record import is_plain_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notice_tasks.model.event import Event

CLOSE = "]"
_TAIL = f"\n{CLOSE}\n"

_VALUE = r"""(?:"(?:[^"\\]|\\.)*"|[^\s"'#,\[\]{}]+)"""
_PAIR = rf"[A-Za-z0-9_-]+ = {_VALUE}"
_END = (
    rf"\n *\{{ {_PAIR}(?:, {_PAIR})* \}},[ \t]*(?:#[^\n]*)?\n{CLOSE}\n\Z"  # rarely needed, so not compiled in advance
)
"""An event on a line of its own, its comma (without which no line may follow it), and the end of the file."""


def event_line(event: Event) -> str:
    """The line of an event in a record file, without the line end; unset fields are left out."""
    return f"    {{ {', '.join(event_pairs(event))} }},"


def event_pairs(event: Event) -> list[str]:
    """The fields of an event as `key = value`; unset fields are left out."""
    return [_pair(key, value) for key, value in event._asdict().items() if value not in (None, False)]


def _pair(key: str, value: object) -> str:
    if isinstance(value, datetime.date | datetime.time):  # tomli-w puts a space where the format has a T
        return f"{key} = {value.isoformat()}"
    return _toml({key: value}).rstrip("\n")


def _toml(values: dict[str, object]) -> str:
    import tomli_w  # noqa: PLC0415  (looking at records writes nothing)

    return tomli_w.dumps(values)


def new_text(notice: str, unit: str, events: Iterable[Event]) -> str:
    """The text of a record file that does not exist yet."""
    head = _toml({"format": 1, "notice": notice, "unit": unit})
    return head + "\n".join(["events = [", *map(event_line, events), CLOSE]) + "\n"


def with_lines(text: str, events: Sequence[Event]) -> str | None:
    """A record file's text with lines added at its end and no other byte changed.

    None if the text does not end as the program writes it, because it was reformatted.
    """
    start = text.rfind("\n", 0, -len(_TAIL))
    if not (text.endswith(_TAIL) and is_plain_line(text[start + 1 : -len(_TAIL)])) and not re.search(
        _END, text[start:]
    ):
        return None
    lines = "".join(f"{event_line(event)}\n" for event in events)
    return text.removesuffix(f"{CLOSE}\n") + lines + f"{CLOSE}\n"


def without_events(text: str, events: Iterable[Event]) -> str:
    """A record file's text without the lines or blocks of these events, repeated ones included."""
    for event in events:
        line = rf"^[ \t]*{re.escape(event_line(event).strip())}[ \t]*\r?\n"
        block = r"\r?\n".join(["", r"\[\[events\]\]", *map(re.escape, event_pairs(event)), ""])
        text = re.sub(f"{line}|{block}", "", text, flags=re.MULTILINE)
    return text
