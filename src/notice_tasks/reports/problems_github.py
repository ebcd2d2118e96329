"""Problems as workflow commands, from which GitHub Actions makes annotations beside the changed lines.

There is one command on each line and no other output. A runner takes every line that begins with :: for a command, so
no text of a checklist may begin a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Problem
from notice_tasks.reports.clean import clean
from notice_tasks.reports.problems import problem_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePosixPath

_COMMANDS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}
_IN_MESSAGES: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES: Final = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def commands(problems: Sequence[Problem], folder: PurePosixPath) -> str:
    """All problems, one command on each line. `folder` is the workspace as seen from the repository's root."""
    return "".join(f"{_command(_moved(problem, folder))}\n" for problem in problems)


def _moved(problem: Problem, folder: PurePosixPath) -> Problem:
    """A problem with its place as seen from the repository's root."""
    return problem._replace(place=problem.place._replace(file=str(folder / problem.place.file)))


def _command(problem: Problem) -> str:
    """One command. Its message repeats the place, which the run's log would not show."""
    place = problem.place
    where = {"file": place.file, "line": place.line, "col": place.column, "title": f"notice-tasks {problem.code}"}
    properties = ",".join(
        f"{name}={clean(str(value).translate(_IN_PROPERTIES))}" for name, value in where.items() if value is not None
    )
    return f"::{_COMMANDS[problem.level]} {properties}::{clean(problem_line(problem)).translate(_IN_MESSAGES)}"
