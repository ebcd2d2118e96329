"""What the pages of checks tell of a code in both languages, taken from the program itself.

Levels and files are those of the cases in tests/checks: they are found by checking every one of them.
"""  # noqa: INP001  (a part of a script, not a package)

from __future__ import annotations

import datetime
import shutil
from enum import Enum, auto
from functools import cache
from pathlib import Path
from runpy import run_path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple

from check_cases import form_cases
from pages import DOCS

from notice_tasks.actions.check import CheckRequest, check
from notice_tasks.actions.moment import Moment
from notice_tasks.checks.by_code import codes, stated
from notice_tasks.checks.n601_idle_ignore import accepts
from notice_tasks.model.workspace import Ignored
from notice_tasks.problems import Level, Place, Problem
from notice_tasks.rules.shortfall import Shortfall
from notice_tasks.rules.timeliness import Timeliness
from notice_tasks.words.terms import term

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CASES: Final = DOCS.parent / "tests" / "checks"
FAMILIES: Final = ("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8")


LOOK: Final = CheckRequest(
    Moment(datetime.datetime(2024, 8, 28, 4, tzinfo=datetime.UTC)),
    frozenset({Timeliness.OVERDUE, Timeliness.UNRESOLVED, Timeliness.UNDATED, Shortfall.HANDED_IN_LATE}),
)
"""As of this day, and of how things stand then, the cases are looked at."""


ALONE: Final = ("N102", "N106", "N107", "N312", "N313")
"""Of the families that stop other commands, what lets them go on: all that is read is read and means what it says."""


class Stops(Enum):
    """Which other commands refuse to show numbers as long as a fault is there."""

    ALL = auto()
    ALL_OR_READERS = auto()
    """In a record: those that read it; elsewhere: all."""

    READERS = auto()
    NONE = auto()


class Seen(NamedTuple):
    """How a sentence was said in a case: at which level, and of which file."""

    level: Level
    file: str


def code_of(key: str) -> str:
    """The code that a sentence belongs to."""
    return key.partition(".")[0]


CODES: Final = codes()
SENTENCES: Final[Mapping[str, str]] = {
    f"{code}.{case}".removesuffix("."): sentence for code in CODES for case, sentence in stated(code).sentences.items()
}
"""Every sentence by its key: a code, or a code and a case, such as N106.folder."""


def keys_of(code: str) -> list[str]:
    """The sentences of a code."""
    return [key for key in SENTENCES if code_of(key) == code]


def stops(code: str) -> Stops:
    """Which other commands stop."""
    match code[:2]:
        case "N1" | "N3" if code in ALONE:
            return Stops.NONE
        case "N1" | "N2":
            return Stops.ALL_OR_READERS
        case "N3":
            return Stops.ALL
        case "N5" if code in {code_of(case.key) for case in form_cases()}:
            return Stops.READERS
        case _:
            return Stops.NONE


def can_be_accepted(code: str) -> bool:
    """Whether the settings may accept what is found."""
    return accepts(Ignored(code, None, ""), Problem(code, Place("")))


def file_of(code: str) -> str:
    """A file in which it is found."""
    return _seen()[keys_of(code)[0]][0].file


def levels_of(code: str) -> str:
    """The levels of a code, the worst first, in the language in use."""
    found = {seen.level for key in keys_of(code) for seen in _seen()[key]}
    return " / ".join(term(level) for level in Level if level in found)


def said(key: str, sentence: str) -> str:
    """A sentence as `check` prints it after the place, once for each of its levels."""
    levels = [level for level in Level if level in {seen.level for seen in _seen()[key]}]
    marks = ["" if level is Level.ERROR else f" [{term(level)}]" for level in levels]
    return "\n".join(f"> {code_of(key)}{mark} {sentence}\n" for mark in marks)


def example_of_accepting(code: str, reason: str) -> str:
    """The lines for notice-tasks.toml."""
    return f'[check]\nignore = [{{ code = "{code}", in = "{file_of(code)}", reason = "{reason}" }}]'


def table(head: Sequence[str], *rows: Sequence[str]) -> str:
    """A table in Markdown."""
    lines = (head, ["---"] * len(head), *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines).replace("| --- ", "|---").replace("|--- |", "|---|")


@cache
def _seen() -> Mapping[str, Sequence[Seen]]:
    """How each sentence was said in the cases, by its key."""
    found: dict[str, list[Seen]] = {}
    for expected in sorted(CASES.glob("cases/n*/*/expected.txt")):
        said = expected.read_text(encoding="utf-8").split()
        for problem in (problem for problem in _found_in(expected.parent) if problem.code in said):
            key = f"{problem.code}.{problem.details.get('case')}"
            seen = Seen(problem.level, problem.place.file)
            found.setdefault(key if key in SENTENCES else problem.code, []).append(seen)
    return found


def _found_in(case: Path) -> Sequence[Problem]:
    with TemporaryDirectory() as folder:
        for layer in (CASES / "sound", case):
            shutil.copytree(layer, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("made.txt"))
        run_path(str(CASES.parent / "made.py"))["make_what_is_missing"](case, Path(folder))
        return check(Path(folder), LOOK).problems
