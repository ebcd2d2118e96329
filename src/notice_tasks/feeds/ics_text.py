"""The bytes of a feed (RFC 5545).

Lines end with CRLF and have at most 75 octets; a fold never stands inside a character or an escape. The tree is built
with ics's documented Container and ContentLine; its high-level classes are not used, because they put all-day items
on the wrong day and write alarms that are not legal.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final

from ics.grammar.parse import Container, ContentLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notice_tasks.feeds.items import Alarm, Item

PRODID: Final = "-//notice-tasks//notice-tasks//EN"
LINE: Final = 75
"""Octets in a line, its end not counted (section 3.1)."""

_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
# Some readers take these for the end of a line and lose what follows.
_LINE_ENDS: Final = re.compile("\r\n|[\r\u2028\u2029\u0085\u000b\u000c]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def feed(name: str, items: Iterable[Item]) -> bytes:
    """A whole feed; the items stand in the order given."""
    calendar = [
        b"BEGIN:VCALENDAR",
        *_property("VERSION", "2.0"),
        *_property("PRODID", PRODID),
        *_property("CALSCALE", "GREGORIAN"),
        *_property("NAME", escaped(name)),
        *_property("X-WR-CALNAME", escaped(name)),
        *_property("REFRESH-INTERVAL", "PT6H", VALUE="DURATION"),
        *_property("X-PUBLISHED-TTL", "PT6H"),
    ]
    for item in items:
        calendar += (line for text in str(_event(item)).split("\r\n") for line in folded(text))
    return b"\r\n".join([*calendar, b"END:VCALENDAR", b""])


def _property(name: str, value: str, **parameters: str) -> Iterator[bytes]:
    return folded(str(_line(name, value, **parameters)))


def _line(name: str, value: str, **parameters: str) -> ContentLine:
    # A fresh dict each time: ics shares one mutable default between all lines.
    return ContentLine(name, {key: [text] for key, text in parameters.items()}, value)


def _event(item: Item) -> Container:
    stamp = _instant(item.changed)
    lines = [
        _line("UID", item.uid),
        _line("DTSTAMP", stamp),
        _line("LAST-MODIFIED", stamp),
        _line("SEQUENCE", str(item.sequence)),
        _time("DTSTART", item.start),
        _time("DTEND", item.end),
        _line("SUMMARY", escaped(item.summary)),
        _line("DESCRIPTION", escaped(item.description)),
        _line("STATUS", "CANCELLED" if item.cancelled else "CONFIRMED"),
        _line("TRANSP", "TRANSPARENT"),
    ]
    if item.url is not None:
        lines.append(_line("URL", one_line(item.url)))
    return Container("VEVENT", *lines, *(_alarm(alarm, item.summary) for alarm in item.alarms))


def _alarm(alarm: Alarm, summary: str) -> Container:
    return Container(
        "VALARM",
        _line("UID", alarm.uid),
        _line("ACTION", "DISPLAY"),
        _line("DESCRIPTION", escaped(summary)),
        _line("TRIGGER", f"-{duration(alarm.before)}"),
    )


def _time(name: str, when: datetime.date | datetime.datetime) -> ContentLine:
    if isinstance(when, datetime.datetime):
        return _line(name, _instant(when))
    return _line(name, _day(when), VALUE="DATE")


def _day(day: datetime.date) -> str:
    return f"{day.year:04}{day:%m%d}"  # %Y is not filled up to four digits on every system


def _instant(when: datetime.datetime) -> str:
    utc = when.astimezone(datetime.UTC)
    return f"{_day(utc)}T{utc:%H%M%S}Z"


def duration(length: datetime.timedelta) -> str:
    """A positive length as days, hours and minutes; never in weeks, which may not stand beside days (section 3.3.6)."""
    hours, rest = divmod(length.seconds, 3600)
    return f"P{length.days}D" if not length.seconds else f"P{length.days}DT{hours}H{rest // 60}M"


def escaped(text: str) -> str:
    """A TEXT value (section 3.3.11); what readers take for a line's end becomes one, other control characters go."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)).translate(_ESCAPES)


def one_line(text: str) -> str:
    """A value that is written verbatim, without what would end its line."""
    return _CONTROLS.sub("", _LINE_ENDS.sub("", text)).replace("\n", "")


def folded(text: str) -> Iterator[bytes]:
    """A line cut into lines of at most 75 octets, each but the first beginning with a space."""
    rest = text.encode()
    room, lead = LINE, b""
    while len(rest) > room:
        cut = _cut(rest, room)
        yield lead + rest[:cut]
        rest, room, lead = rest[cut:], LINE - 1, b" "
    yield lead + rest


def _cut(octets: bytes, room: int) -> int:
    """The last place within `room` octets that is neither inside a character nor after an escape's backslash."""
    cut = room
    while octets[cut] & 0xC0 == 0x80:
        cut -= 1
    backslashes = len(octets[:cut]) - len(octets[:cut].rstrip(b"\\"))
    return cut - backslashes % 2
