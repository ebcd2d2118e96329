"""The text of a notice, from the bytes of a file: UTF-8, with a byte order mark or without, UTF-16 with one, GB18030.

Notices are saved by all kinds of office programs, so these encodings are all accepted.
"""

from __future__ import annotations

import codecs
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from notice_tasks.model.notice_text import CutLine, NoticeText, Unreadable
from notice_tasks.reading.noise import noise, text_lines
from notice_tasks.reading.sentences import paragraphs, sentences
from notice_tasks.toml.conflicts import conflicts_in
from notice_tasks.toml.text import must_be_file

if TYPE_CHECKING:
    from pathlib import Path

    from notice_tasks.model.notice import Notice

LARGEST: Final = 5_000_000
"""The largest file that is read; a notice takes some ten thousand bytes."""

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read_text(path: Path) -> NoticeText | Unreadable:
    """The text of a notice in a file, or the reason why it cannot be read."""
    try:
        must_be_file(path)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        return Unreadable("system", error.strerror or str(error))
    except ValueError:  # a path with a NUL in it
        return Unreadable("system", "No such file or directory")
    return Unreadable("large") if len(content) > LARGEST else text_of(content)


def text_file(notice: Notice) -> str | None:
    """The file of a notice's text, relative to the workspace; a checklist names it relative to its own folder."""
    if notice.source.text is None:
        return None
    return (PurePosixPath(notice.file).parent / notice.source.text).as_posix()


def text_of(content: bytes) -> NoticeText | Unreadable:
    """The text of a notice, or the reason why it cannot be read."""
    text = _decoded(content)
    if isinstance(text, Unreadable):
        return text
    if "<<<<<<<" in text and (conflicts := conflicts_in(text)):
        return Unreadable("conflict", line=text.count("\n", 0, conflicts[0]) + 1)
    lines = text_lines(text)
    if not lines:
        return Unreadable("empty")
    why = noise(lines)
    kept = [line for line in lines if line.number not in why]
    found, words = sentences(tuple(paragraphs(kept)))
    cut = tuple(CutLine(line.number, line.text.strip(), why[line.number]) for line in lines if line.number in why)
    return NoticeText(found, cut, words, "".join(line.folded for line in lines))


def _decoded(content: bytes) -> str | Unreadable:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _by(encoding, content.removeprefix(mark))
    if b"\0" in content:
        return Unreadable("binary")
    text = _by("utf-8", content)
    if isinstance(text, str) or _is_nearly_utf8(content):
        return text
    return _by("gb18030", content)


def _by(encoding: str, content: bytes) -> str | Unreadable:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding)
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Unreadable("encoding", line=line, column=column)
    return Unreadable("binary") if "\0" in text else text


def _is_nearly_utf8(content: bytes) -> bool:
    """Whether it is UTF-8 with a few lost bytes, which decoded as GB18030 would be nonsense."""
    text = content.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    return sum(not character.isascii() for character in text) > 2 * lost
