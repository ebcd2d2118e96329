"""What is wrong in calendar files, whoever wrote them."""

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
"""What stands for standard input where a file is named."""

_SUFFIX: Final = ".ics"


class Diagnosis(NamedTuple):
    """The files that were examined, and those that cannot be read, with the system's reason."""

    files: tuple[Examined, ...]
    unreadable: tuple[tuple[str, str], ...]

    def fails(self, *, strict: bool) -> bool:
        """Whether anything is wrong: an error, and for the strict a warning."""
        levels = (Level.ERROR, Level.WARNING) if strict else (Level.ERROR,)
        return any(file.counts[level] for file in self.files for level in levels)


def calendar_doctor(words: Sequence[str], read_input: Callable[[], bytes], most: int | None) -> Diagnosis:
    """Examine files, every .ics file below folders, and standard input; at most so many findings a code and file.

    Raises:
        BadRequest: there is no such file, or no .ics file in a folder.
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
        BadRequest: there is nothing of that name.
    """
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise BadRequest("no-such-file", file=str(path)) from None
    except OSError:  # what else is wrong is said when it is read
        return False
    return path.is_dir()


def _below(folder: Path, unreadable: dict[str, str]) -> Iterator[str]:
    """Every .ics file below a folder, in order; links to folders are not followed, for they may lead in a circle."""

    def keep(error: OSError) -> None:
        unreadable[str(error.filename)] = error.strerror or str(error)

    for where, folders, files in os.walk(folder, onerror=keep):
        folders.sort()
        yield from (str(Path(where, file)) for file in sorted(files) if file.lower().endswith(_SUFFIX))
