"""Output formats of findings: for people, for programs, or for a service that shows them beside the files."""

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final, assert_never

from notice_tasks.actions.check import Checked, failing
from notice_tasks.cli.console import can_show, is_terminal, write
from notice_tasks.cli.session import Session
from notice_tasks.problems import Level, Problem
from notice_tasks.reports.problems import problems_in_files, verdict


class Format(StrEnum):
    """An output format for findings."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    GITLAB = "gitlab"
    JUNIT = "junit"


_LEVELS: Final = tuple(Level)
"""The levels, the most serious first."""


def default_format() -> Format:
    """Annotations inside GitHub Actions, text elsewhere."""
    in_actions = os.environ.get("GITHUB_ACTIONS") == "true" and not is_terminal()
    return Format.GITHUB if in_actions else Format.TEXT


def show_findings(
    session: Session, checked: Checked, format_: Format, level: Level = Level.HINT, *, strict: bool = False
) -> None:
    """Write the findings that are at least as serious as a level. The summary counts all.

    `strict` tells that the command fails for warnings too.
    """
    shown = tuple(problem for problem in checked.problems if _LEVELS.index(problem.level) <= _LEVELS.index(level))
    looked = {"notices": checked.notices, "units": checked.units, "records": checked.records}
    summary = verdict(checked.problems, **looked, ignored=checked.ignored)
    match format_:
        case Format.TEXT:
            session.show([*problems_in_files(_errors_last(shown), checked.line_of, can_show), summary])
        case Format.JSON:
            from notice_tasks.reports.json.documents import problems_json  # noqa: PLC0415  (only for --json)

            session.show_json(problems_json(shown))
        case Format.GITHUB:
            from notice_tasks.reports.problems_github import commands  # noqa: PLC0415

            write(commands(shown, _folder(session)))
            session.show([summary])
        case Format.SARIF:
            from notice_tasks.reports.problems_sarif import sarif_text  # noqa: PLC0415

            text = sarif_text(shown, checked.line_of, _folder(session))
            with session.answering():
                write(text)
        case Format.GITLAB:
            from notice_tasks.reports.problems_gitlab import gitlab_text  # noqa: PLC0415

            text = gitlab_text(shown, checked.line_of, _folder(session))
            with session.answering():
                write(text)
        case Format.JUNIT:
            from notice_tasks.reports.problems_junit import junit_text  # noqa: PLC0415

            text = junit_text(shown, _folder(session), failing(strict=strict))
            with session.answering():
                write(text)
        case _:
            assert_never(format_)


def _errors_last(problems: Sequence[Problem]) -> Sequence[Problem]:
    """Hints first and errors last, because the last lines are those that a terminal shows."""
    return sorted(problems, key=lambda problem: -_LEVELS.index(problem.level))


def _folder(session: Session) -> PurePosixPath:
    """The workspace's folder relative to the repository, as services that show findings beside files need it."""
    from notice_tasks.cli.repository import folder_in_repository  # noqa: PLC0415  (not needed on a terminal)

    return folder_in_repository(session.root)
