"""Problems as SARIF 2.1.0, the OASIS standard for code scanning services.

The text does not depend on the time or the machine: one workspace always gives the same bytes.
"""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from notice_tasks import __version__
from notice_tasks.checks.by_code import stated
from notice_tasks.problems import Level, Problem
from notice_tasks.reports.fingerprints import fingerprints
from notice_tasks.reports.json.text import json_text
from notice_tasks.reports.problem_sentences import problem_sentence
from notice_tasks.words.catalogue import language_in_use, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePosixPath

    from notice_tasks.problems import Place
    from notice_tasks.reports.json.plain import Json
    from notice_tasks.reports.problems import LineOf

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "%SRCROOT%"
"""The name of the repository's root for code scanning services."""

_FINGERPRINT: Final = "noticeTasks/v1"
"""Not GitHub's primaryLocationLineHash, which its upload action calculates itself and compares with ours."""

_LEVELS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "note"}
_CULTURES: Final = {"en": "en-US", "zh": "zh-CN"}


def sarif_text(problems: Sequence[Problem], line_of: LineOf, folder: PurePosixPath) -> str:
    """The whole log. `folder` is the workspace as seen from the repository's root.

    It is ASCII, because the standard requires UTF-8 and a console may have another encoding.
    """
    run = _run(problems, line_of, folder)
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ascii_only=True)


def _run(problems: Sequence[Problem], line_of: LineOf, folder: PurePosixPath) -> Json:
    levels = {problem.code: problem.level for problem in reversed(problems)}
    codes = sorted(levels)
    culture = _CULTURES[language_in_use()]
    driver = {
        "name": "notice-tasks",
        "semanticVersion": __version__,
        "language": culture,
        "rules": [_rule(code, levels[code]) for code in codes],
    }
    return {
        "tool": {"driver": driver},
        "language": culture,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": say("The root of the repository.")}}},
        "results": [
            {
                "ruleId": problem.code,
                "ruleIndex": codes.index(problem.code),
                "level": _LEVELS[problem.level],
                "message": {"text": problem_sentence(problem.code, problem.details)},
                "locations": [{"physicalLocation": _location(problem.place, folder)}],
                "partialFingerprints": {_FINGERPRINT: fingerprint},
            }
            for problem, fingerprint in zip(problems, fingerprints(problems, line_of), strict=True)
        ],
    }


def _rule(code: str, level: Level) -> Json:
    """A code with its title and all its messages."""
    check = stated(code)
    title = {"text": say(check.title)}
    return {
        "id": code,
        "shortDescription": title,
        "fullDescription": title,
        "help": {"text": "\n".join(map(_without_details, check.sentences.values()))},
        "defaultConfiguration": {"level": _LEVELS[level]},
    }


def _without_details(sentence: str) -> str:
    """A message with dots in place of its details."""
    names = [name for _text, name, _format, _conversion in Formatter().parse(sentence) if name]
    return say(sentence, **dict.fromkeys(names, "..."))


def _location(place: Place, folder: PurePosixPath) -> Json:
    uri = quote(str(folder / place.file), errors="surrogateescape")
    location: Json = {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}}
    if place.line is not None:
        location["region"] = {"startLine": place.line, "startColumn": place.column or 1}
    return location
