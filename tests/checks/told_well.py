"""What must hold of all that `check` finds, whatever happened to the files of a workspace."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from check_mutations import mutated

from notice_tasks.reports.problem_sentences import problem_sentence
from notice_tasks.words.catalogue import LANGUAGES, speaking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.problems import Problem

COUNTY = Path(__file__).parent / "county"
"""A small sound workspace with a file of every kind."""

FILES = {path.relative_to(COUNTY).as_posix(): path.read_bytes() for path in sorted(COUNTY.rglob("*.toml"))}

SETTINGS, REGISTER, CHECKLISTS, RECORDS, REST_DAYS = (
    "notice-tasks.toml",
    "units.toml",
    "checklists/",
    "records/",
    "rest-days/",
)
TOLD_ELSEWHERE = {
    SETTINGS: ("",),
    REGISTER: (SETTINGS, CHECKLISTS, RECORDS),
    CHECKLISTS: (SETTINGS, REGISTER, CHECKLISTS, RECORDS),
    RECORDS: (SETTINGS,),
    REST_DAYS: (SETTINGS, CHECKLISTS, REST_DAYS),
}
"""Which other files a fault may show in: an id that is gone is missed by those that name it, and what the settings
accept may not be found any more."""


def mutation(seed: int) -> tuple[str, bytes]:
    """The file that goes wrong, and what is in it then."""
    chance = random.Random(seed)
    file = chance.choice(list(FILES))
    return file, mutated(FILES[file], list(FILES.values()), chance)


def assert_told_well(problems: Sequence[Problem], root: Path, changed: str) -> None:
    """All that was found is in order, stands somewhere and can be said, and no file is blamed for another's fault."""
    keys = [(problem.place.file, problem.place.line, problem.place.column, problem.code) for problem in problems]
    assert keys == sorted(keys)
    told = next(told for file, told in TOLD_ELSEWHERE.items() if changed.startswith(file))
    for problem in problems:
        assert problem.place.file == changed or problem.place.file.startswith(told), problem
        assert_in_a_file(problem, root)
        assert_can_be_said(problem)


def assert_in_a_file(problem: Problem, root: Path) -> None:
    """A problem's line and column lie in its file; one character behind the end is where something is missing."""
    # As an editor that shows a character for each byte it does not understand.
    text = (root / problem.place.file).read_bytes().decode(errors="surrogateescape")
    lines = text.split("\n")
    assert problem.place.line is not None
    assert problem.place.column is not None
    assert 1 <= problem.place.line <= len(lines), problem
    assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1, problem


def assert_can_be_said(problem: Problem) -> None:
    for language in LANGUAGES:
        with speaking(language):
            sentence = problem_sentence(problem.code, problem.details)
        assert sentence.strip()
        assert len(sentence) < 5000
