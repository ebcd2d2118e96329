"""The bytes of a feed (RFC 5545): head, items and end, written one by one, so that no feed is held in memory.

Lines end with CRLF and have at most 75 octets. A fold is never inside a character or an escape. The tree is built with
the documented Container and ContentLine of ics. Its high-level classes are not used, because they put all-day items on
the wrong day and write invalid alarms.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final

from ics.grammar.parse import Container, ContentLine

from notice_tasks.feeds.item import Item, Task, TaskStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.feeds.item import Alarm, CommonProperties

PRODID: Final = "-//notice-tasks//notice-tasks//EN"
OF_CELL: Final = "X-NOTICE-TASKS-CELL"
"""The property that names the notice and unit of an item."""

END: Final = b"END:VCALENDAR\r\n"
LINE: Final = 75
"""The octets of a line without its end (section 3.1)."""

_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
# Some readers take these for the end of a line and drop the rest.
_LINE_ENDS: Final = re.compile("\r\n|[\r\u2028\u2029\u0085\u000b\u000c]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def head(name: str) -> bytes:
    """The beginning of a feed with this name."""
    lines = (
        ContentLine("BEGIN", {}, "VCALENDAR"),
        _line("VERSION", "2.0"),
        _line("PRODID", PRODID),
        _line("CALSCALE", "GREGORIAN"),
        _line("NAME", escaped(name)),
        _line("X-WR-CALNAME", escaped(name)),
        _line("REFRESH-INTERVAL", "PT6H", VALUE="DURATION"),
        _line("X-PUBLISHED-TTL", "PT6H"),
    )
    return _octets("\r\n".join(map(str, lines)))


def item_text(item: Item | Task) -> bytes:
    """The text of an item."""
    return _octets(str(_task(item) if isinstance(item, Task) else _event(item)))


def _octets(text: str) -> bytes:
    lines: list[bytes] = []
    for line in text.encode().split(b"\r\n"):
        if len(line) <= LINE:
            lines.append(line)
        else:
            lines.extend(folded(line))
    return b"\r\n".join([*lines, b""])


def _line(name: str, value: str, **parameters: str) -> ContentLine:
    # A new dict each time, because ics shares one mutable default between all lines.
    return ContentLine(name, {key: [text] for key, text in parameters.items()}, value)


def _event(item: Item) -> Container:
    common, summary = item.common, escaped(item.summary)
    return Container(
        "VEVENT",
        *_stamps(item.uid, common),
        _time("DTSTART", item.start),
        _time("DTEND", item.end),
        *_words(summary, common),
        _line("STATUS", "CANCELLED" if common.cancelled else "CONFIRMED"),
        _line("TRANSP", "TRANSPARENT"),
        *(_alarm(alarm, summary) for alarm in item.alarms),
    )


def _task(task: Task) -> Container:
    """A VTODO without DTSTART, so that its alarms count from its due day (section 3.8.6.3)."""
    summary = escaped(task.summary)
    lines = [
        *_stamps(task.uid, task.common),
        _time("DUE", task.due),
        *_words(summary, task.common),
        _line("STATUS", task.status),
    ]
    if task.status is TaskStatus.COMPLETED:
        lines.append(_line("PERCENT-COMPLETE", "100"))
    if task.completed is not None:
        lines.append(_line("COMPLETED", _instant(task.completed)))
    return Container("VTODO", *lines, *(_alarm(alarm, summary, RELATED="END") for alarm in task.alarms))


def _stamps(uid: str, common: CommonProperties) -> tuple[ContentLine, ...]:
    stamp = _instant(common.changed)
    return (
        _line("UID", uid),
        _line("DTSTAMP", stamp),
        _line("LAST-MODIFIED", stamp),
        _line("SEQUENCE", str(common.sequence)),
    )


def _words(summary: str, common: CommonProperties) -> Iterator[ContentLine]:
    yield _line("SUMMARY", summary)
    yield _line("DESCRIPTION", escaped(common.description))
    if common.url is not None:
        yield _line("URL", one_line(common.url))
    yield _line(OF_CELL, common.cell)


def _alarm(alarm: Alarm, summary: str, **related: str) -> Container:
    return Container(
        "VALARM",
        _line("UID", alarm.uid),
        _line("ACTION", "DISPLAY"),
        _line("DESCRIPTION", summary),
        _line("TRIGGER", f"-{duration(alarm.before)}", **related),
    )


def _time(name: str, when: datetime.date | datetime.datetime) -> ContentLine:
    if isinstance(when, datetime.datetime):
        return _line(name, _instant(when))
    return _line(name, _day(when), VALUE="DATE")


def _day(day: datetime.date) -> str:
    return f"{day.year:04}{day:%m%d}"  # %Y is not padded to four digits on every system


def _instant(when: datetime.datetime) -> str:
    utc = when.astimezone(datetime.UTC)
    return f"{_day(utc)}T{utc:%H%M%S}Z"


def duration(length: datetime.timedelta) -> str:
    """A positive length in days, hours and minutes; never in weeks, which cannot stand with days (section 3.3.6)."""
    hours, rest = divmod(length.seconds, 3600)
    return f"P{length.days}D" if not length.seconds else f"P{length.days}DT{hours}H{rest // 60}M"


def escaped(text: str) -> str:
    """A TEXT value (section 3.3.11). All kinds of line ends become one; other control characters are removed."""
    return without_controls(text).translate(_ESCAPES)


def without_controls(text: str) -> str:
    """A text with uniform line ends and without other control characters."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """A value written verbatim, without characters that would end its line."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("", text)).replace("\n", "")


def folded(octets: bytes) -> Iterator[bytes]:
    """UTF-8 cut into lines of at most 75 octets; all but the first begin with a space."""
    begin, room, lead = 0, LINE, b""
    while len(octets) - begin > room:
        end = _cut(octets, begin, begin + room)
        yield lead + octets[begin:end]
        begin, room, lead = end, LINE - 1, b" "
    yield lead + octets[begin:]


def _cut(octets: bytes, begin: int, end: int) -> int:
    """The last position up to `end` that is neither inside a character nor after an escape's backslash."""
    while octets[end] & 0xC0 == 0x80:
        end -= 1
    backslashes = 0
    while end - backslashes > begin and octets[end - backslashes - 1] == ord("\\"):
        backslashes += 1
    return end - backslashes % 2
