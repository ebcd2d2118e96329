"""Adding events to a record file that was reformatted, without changing any other byte.

Comments, blank lines, line ends and layout stay as people wrote them; new lines get the line ends of the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from notice_tasks.store.event_lines import CLOSE, event_line, event_pairs
from notice_tasks.toml.key_positions import key_positions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.model.event import Event

_COMMA: Final = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+,")


def with_inserted(text: str, events: Sequence[Event]) -> str:
    """A sound record file's text with events added at the end of its list of events."""
    listed = key_positions(text).inside["events"]
    items = [listed.inside[index].position for index in range(len(listed.inside))]
    if text.startswith("[[", listed.position.value):
        return text + _blocks(text, events)
    bracket = listed.position.end - len(CLOSE)
    lines, at = _lines(text, bracket, events)
    if not items or _COMMA.match(text, items[-1].end, bracket):
        return text[:at] + lines + text[at:]
    last = items[-1].end
    return text[:last] + "," + text[last:at] + lines + text[at:]


def _lines(text: str, bracket: int, events: Sequence[Event]) -> tuple[str, int]:
    """The lines to add before a closing bracket, and where: above its line if the bracket is alone there."""
    end = _line_end(text, bracket)
    lines = "".join(f"{event_line(event)}{end}" for event in events)
    begin = text.rfind("\n", 0, bracket) + 1
    return (lines, begin) if begin and not text[begin:bracket].strip() else (end + lines, bracket)


def _blocks(text: str, events: Sequence[Event]) -> str:
    """A block for each event, as in the rest of the file; blocks can always be added at its end."""
    end = _line_end(text, len(text))
    head = "" if text.endswith("\n") else end
    blocks = ("".join(f"{line}{end}" for line in ("[[events]]", *event_pairs(event))) for event in events)
    return head + "".join(f"{end}{block}" for block in blocks)


def _line_end(text: str, at: int) -> str:
    """The line end before a place; in the first line, that of the first line."""
    found = text.rfind("\n", 0, at)
    found = text.find("\n") if found < 0 else found
    return "\r\n" if text[max(found - 1, 0) : found] == "\r" else "\n"
