"""From the bytes of a TOML file to its values, or to the problem that keeps it from being read."""

import errno
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import tomli

from notice_tasks.problems import BadInput, Place, Problem
from notice_tasks.toml.newer import Typo, newer_syntax

Values = dict[str, Any]
"""A TOML document or table as tomli returns it."""

Faults = tuple[Problem, ...]
"""The problems that keep a file from being read: one, or each conflict that git left in it."""

NOT_UTF8 = "N101"
BOM = "N102"
SYNTAX = "N103"
UNREADABLE = "N104"
CONFLICT = "N105"

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
"""What some editors put at the beginning of a file. It is not part of the text."""


class Files(NamedTuple):
    """The files of a workspace, by their names relative to it, with forward slashes.

    `instead` has contents to read instead of some of them, such as unsaved text in an editor. `look` is called with
    everything that is read.
    """

    root: Path
    instead: Mapping[str, bytes] = MappingProxyType({})
    look: Callable[[str, bytes], None] | None = None

    def content(self, file: str) -> bytes:
        """The content of a file.

        Raises:
            OSError: it cannot be read.
        """
        content = self.instead[file] if file in self.instead else read_file(self.root / file)
        if self.look is not None:
            self.look(file, content)
        return content

    def values(self, file: str) -> Values | Faults:
        """The values of a TOML file; or its faults if it cannot be read or is not TOML in UTF-8."""
        try:
            content = self.content(file)
        except OSError as error:
            return (Problem(UNREADABLE, Place(file, line=1, column=1), {"reason": error.strerror or str(error)}),)
        return parse(content, file)


def read_file(path: Path) -> bytes:
    """The content of a file. Pipes and devices are refused, because reading them could wait for ever.

    Raises:
        OSError: it cannot be read.
    """
    must_be_file(path)
    with path.open("rb", buffering=0) as file:  # it is read whole, so a buffer would only cost time
        return file.readall()


def must_be_file(path: Path) -> None:
    """Refuse pipes and devices, which may have no end; for a folder the system raises an error itself.

    Raises:
        OSError: it is a pipe or a device, or does not exist.
    """
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "Not a regular file", str(path))


def names_in(folder: Path, said: str) -> list[str]:
    """The names in a folder of the workspace, in order; empty without such a folder. `said` is its name for messages.

    Raises:
        BadInput: the folder exists but cannot be read: its files must not seem to be missing.
    """
    return sorted(entry.name for entry in entries_in(folder, said))


def entries_in(folder: Path, said: str) -> "list[os.DirEntry[str]]":
    """The entries of a folder of the workspace, in no order; empty without such a folder.

    Raises:
        BadInput: the folder exists but cannot be read, as above.
    """
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise BadInput("unreadable-file", file=said, reason=error.strerror or str(error)) from error


def unreadable_folder(error: BadInput) -> Problem:
    """The problem that a folder cannot be read, for reporting it together with other problems."""
    place = Place(str(error.details["file"]), line=1, column=1)
    return Problem(UNREADABLE, place, {"reason": error.details["reason"]})


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The 1-based line and column, in code points, of an offset into a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def parse(content: bytes, file: str) -> Values | Faults:
    """The values of a TOML document; or the conflicts that git left in it, or else the first fault."""
    values = _parsed(content, file)
    return values if isinstance(values, dict) else tuple(_conflicts(content, file)) or (values,)


def _conflicts(content: bytes, file: str) -> Iterator[Problem]:
    from notice_tasks.toml.conflicts import conflicts_in  # noqa: PLC0415  (only faults need it)

    text = content.removeprefix(BYTE_ORDER_MARK).decode(errors="replace")
    for offset in conflicts_in(text):
        line, column = line_and_column(text, offset)
        yield Problem(CONFLICT, Place(file, line=line, column=column), {"file": file})


def _parsed(content: bytes, file: str) -> Values | Problem:
    content = content.removeprefix(BYTE_ORDER_MARK)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        # Columns count code points, so the text before the bad byte is decoded first.
        before = content[: error.start].decode()
        line, column = line_and_column(before, len(before))
        place = Place(file, line=line, column=column)
        return Problem(NOT_UTF8, place, {"byte": f"0x{content[error.start]:02x}"})
    try:
        values = tomli.loads(text)
        found = newer_syntax(text, len(text))
        return values if found is None else _refused_at(found, text, file)
    except tomli.TOMLDecodeError as error:
        return _refused(error, file)
    except (ValueError, RecursionError) as error:
        return _too_much(type(error), text, file)


def _refused(error: tomli.TOMLDecodeError, file: str) -> Problem:
    """The problem of a text that tomli refused: a common typo if it is one, or else tomli's own message."""
    from notice_tasks.toml.common_typos import typo_of  # noqa: PLC0415  (only faults need these)
    from notice_tasks.toml.unclosed import moved_to_opening_quote  # noqa: PLC0415  (as above)

    error = moved_to_opening_quote(error)
    # tomli refuses an impossible day at its beginning, and syntax of TOML 1.1 at least one character after it.
    stop = error.pos + (not error.msg.startswith("Invalid date"))
    typo = newer_syntax(error.doc, stop) or typo_of(error)
    if typo is None:
        return Problem(SYNTAX, Place(file, line=error.lineno, column=error.colno), {"reason": error.msg})
    return _refused_at(typo, error.doc, file)


def _refused_at(typo: Typo, text: str, file: str) -> Problem:

    line, column = line_and_column(text, typo.offset)
    return Problem(SYNTAX, Place(file, line=line, column=column), typo.details)


def _too_much(error: type[ValueError | RecursionError], text: str, file: str) -> Problem:
    """The problem of a text that exceeds a limit of Python, whose error names no position."""
    from notice_tasks.toml.excess import excess_of  # noqa: PLC0415  (only faults need it)

    offset, reason = excess_of(error, text)
    line, column = line_and_column(text, offset)
    return Problem(SYNTAX, Place(file, line=line, column=column), {"reason": reason})
