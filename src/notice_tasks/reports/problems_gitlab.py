"""Problems as a code quality report, which GitLab shows in merge requests.

The format is what https://docs.gitlab.com/ci/testing/code_quality/ asks for: a list without a byte order mark.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Problem
from notice_tasks.reports.fingerprints import fingerprints
from notice_tasks.reports.json.text import json_text
from notice_tasks.reports.problem_sentences import problem_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePosixPath

    from notice_tasks.reports.json.plain import Json
    from notice_tasks.reports.problems import LineOf

_SEVERITIES: Final = {Level.ERROR: "major", Level.WARNING: "minor", Level.HINT: "info"}


def gitlab_text(problems: Sequence[Problem], line_of: LineOf, folder: PurePosixPath) -> str:
    """The whole report. `folder` is the workspace as seen from the repository's root.

    It is ASCII, because GitLab requires UTF-8 and a console may have another encoding.
    """
    found = zip(problems, fingerprints(problems, line_of), strict=True)
    return json_text([_issue(problem, fingerprint, folder) for problem, fingerprint in found], ascii_only=True)


def _issue(problem: Problem, fingerprint: str, folder: PurePosixPath) -> Json:
    """A problem. GitLab needs a line, and a fingerprint that is unique in the report and not only in its file."""
    file = str(folder / problem.place.file).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return {
        "description": problem_sentence(problem.code, problem.details),
        "check_name": problem.code,
        "fingerprint": sha256(f"{file} {fingerprint}".encode()).hexdigest(),
        "severity": _SEVERITIES[problem.level],
        "location": {"path": file, "lines": {"begin": problem.place.line or 1}},
    }
