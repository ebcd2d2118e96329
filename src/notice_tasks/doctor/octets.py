"""From octets to content lines (RFC 5545, section 3.1): what is wrong with lines before anybody asks what they say.

Lines are counted from 1, as editors count them: CRLF, a bare LF and a bare CR each end one.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.doctor.findings import Findings

LINE: Final = 75
"""Octets in a line, its end not counted."""

_BOM: Final = b"\xef\xbb\xbf"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
# Programs that write CRLF through a stream that makes CRLF of LF leave CR CR LF behind.
_PHYSICAL: Final = re.compile(rb"([^\r\n]*+)(\r?\r?\n|\r|\Z)")
_MOST: Final = 0.9
"""So much of what is not ASCII must be of GB 2312, two octets each, in a file that is taken for GBK."""

_END: Final = re.compile(rb"\r?\r?\n|\r")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SEPARATOR: Final = re.compile(rb"\xe2\x80[\xa8\xa9]|\xc2\x85")
_ENDS: Final = {b"\n": "lf", b"\r": "cr", b"\r\r\n": "twice"}


class ContentLine(NamedTuple):
    """A line after unfolding, and the number of the first line of the file that it stands in."""

    number: int
    text: str


def is_utf16(content: bytes) -> bool:
    """Whether a file is in UTF-16: then no line of it can be read."""
    return content.startswith(_UTF16)


def from_gbk(content: bytes) -> tuple[int, bytes] | None:
    """Of a file in GBK, which old programs on Windows save: the first line that is no UTF-8, and all of it in UTF-8.

    GBK gives nearly every file some meaning, one in Latin-1 too. Where it is right, most characters are of the 7,000
    that GB 2312 has had since 1980.
    """
    try:
        content.decode()
    except UnicodeDecodeError as error:
        number = len(_END.findall(content, 0, error.start)) + 1
    else:
        return None
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return None
    ascii_signs = len(text.encode("ascii", "ignore"))
    common = (len(text.encode("gb2312", "ignore")) - ascii_signs) // 2
    return (number, text.encode()) if common >= _MOST * (len(text) - ascii_signs) else None


def content_lines(content: bytes, found: Findings) -> Iterator[ContentLine]:
    """The unfolded lines of a file, without the empty ones; what is no UTF-8 has U+FFFD in its place."""
    if content.startswith(_BOM):
        found.add("C102", 1)
    first, parts, open_escape = 0, list[bytes](), False
    for number, octets in _physical_lines(content.removeprefix(_BOM), found):
        if octets[:1] in {b" ", b"\t"}:
            part = octets[1:]
            if not parts:
                found.add("C111", number)
                continue
            _check_fold(parts[-1], part, number, found, open_escape=open_escape)
        else:
            if parts:
                yield _unfolded(first, parts, found)
            first, parts, part, open_escape = number, [], octets, False
            if not octets:
                found.add("C109", number)
                continue
        parts.append(part)
        open_escape = _ends_in_escape(part, open_escape=open_escape)
    if parts:
        yield _unfolded(first, parts, found)


def _physical_lines(content: bytes, found: Findings) -> Iterator[tuple[int, bytes]]:
    for number, match in enumerate(_PHYSICAL.finditer(content), 1):
        octets, end = match.groups()
        if not end:
            if octets:
                found.add("C110", number)
                _check_line(octets, number, found)
                yield number, octets
            return
        if end in _ENDS:
            found.add("C101", number, case=_ENDS[end])
        _check_line(octets, number, found)
        yield number, octets


def _check_line(octets: bytes, number: int, found: Findings) -> None:
    if len(octets) > LINE:
        found.add("C104", number, octets=len(octets))
    if control := _CONTROL.search(octets):
        found.add("C105", number, character=f"U+{control[0][0]:04X}")
    if separator := _SEPARATOR.search(octets):
        found.add("C108", number, character=f"U+{ord(separator[0].decode()):04X}")


def _check_fold(before: bytes, after: bytes, number: int, found: Findings, *, open_escape: bool) -> None:
    """What a fold may not part; `number` is of the line after it."""
    if before and after and before[-1] >= 0x80 and after[0] & 0xC0 == 0x80:
        found.add("C106", number)
    if open_escape:
        found.add("C107", number)


def _ends_in_escape(part: bytes, *, open_escape: bool) -> bool:
    """Whether a part ends with a backslash that belongs to what comes next."""
    backslashes = len(part) - len(part.rstrip(b"\\"))
    before = open_escape and backslashes == len(part)
    return (backslashes + before) % 2 == 1


def _unfolded(first: int, parts: list[bytes], found: Findings) -> ContentLine:
    octets = b"".join(parts)
    try:
        return ContentLine(first, octets.decode())
    except UnicodeDecodeError as error:
        ends = accumulate(map(len, parts))
        number = first + next(index for index, end in enumerate(ends) if error.start < end)
        found.add("C103", number, octet=f"0x{octets[error.start]:02x}")
        return ContentLine(first, octets.decode(errors="replace"))
