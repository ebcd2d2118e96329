"""Find faults in calendar files of any origin."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.doctor.examine import Examined, examine
from notice_tasks.problems import BadRequest, Level
from notice_tasks.toml.text import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

STANDARD_INPUT: Final = "-"
"""The name for standard input on the command line."""

_SUFFIX: Final = ".ics"


class Diagnosis(NamedTuple):
    """The files that were examined, and the unreadable ones with the system's reason."""

    files: tuple[Examined, ...]
    unreadable: tuple[tuple[str, str], ...]

    def fails(self, *, strict: bool) -> bool:
        """Whether the command fails: there is an error or, with `strict`, a warning."""
        levels = (Level.ERROR, Level.WARNING) if strict else (Level.ERROR,)
        return any(file.counts[level] for file in self.files for level in levels)


def calendar_doctor(words: Sequence[str], read_input: Callable[[], bytes], most: int | None) -> Diagnosis:
    """Examine files, folders' .ics files and standard input, with at most `most` findings for each code and file.

    Raises:
        BadRequest: a file does not exist, or a folder has no .ics file.
    """
    unreadable: dict[str, str] = {}
    named = dict.fromkeys(file for word in words for file in _files_of(word, unreadable))
    examined = []
    for file in named:
        try:
            content = read_input() if file == STANDARD_INPUT else read_file(Path(file))
        except OSError as error:
            unreadable[file] = error.strerror or str(error)
        else:
            examined.append(examine(file, content, most))
    return Diagnosis(tuple(examined), tuple(unreadable.items()))


def _files_of(word: str, unreadable: dict[str, str]) -> list[str]:
    path = Path(word)
    if word == STANDARD_INPUT or not _is_folder(path):
        return [word]
    found = list(_below(path, unreadable))
    if not found and not unreadable:
        raise BadRequest("no-feed", folder=word)
    return found


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder.

    Raises:
        BadRequest: the path does not exist.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise BadRequest("no-such-file", file=str(path)) from None
    except OSError:  # any other error is reported when the file is read
        return False
    return path.is_dir()


def _below(folder: Path, unreadable: dict[str, str]) -> Iterator[str]:
    """The .ics files below a folder, in order. Links to folders are not followed, because they can form a circle."""

    def keep(error: OSError) -> None:
        unreadable[str(error.filename)] = error.strerror or str(error)

    for where, folders, files in os.walk(folder, onerror=keep):
        folders.sort()
        yield from (str(Path(where, file)) for file in sorted(files) if file.lower().endswith(_SUFFIX))
