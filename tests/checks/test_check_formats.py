"""The formats of `check` say the same, each in its order, and are the same bytes every time."""

from __future__ import annotations

import datetime
import json
import os
import random
import shutil
from itertools import product
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

import pytest
from formats_reading import SCHEMA, read_github, read_gitlab, read_json, read_junit, read_sarif, read_text
from junitparser import JUnitXml
from test_check_cases import CASES, HERE, checked, expected, name

from conftest import Desk
from notice_tasks.actions.check import failing
from notice_tasks.checks.by_code import stated
from notice_tasks.cli.findings import Format, show_findings
from notice_tasks.cli.session import Session
from notice_tasks.problems import Level, Place, Problem
from notice_tasks.reports.problems_gitlab import gitlab_text
from notice_tasks.reports.problems_junit import junit_text
from notice_tasks.reports.problems_sarif import sarif_text
from notice_tasks.words.catalogue import LANGUAGES, say, speaking
from stated import CODES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conftest import OnTerminal

LEVELS: Final = [*Level]
SEVERAL: Final = HERE / "cases/several_files/meaning_in_every_file"


def in_each_format(case: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[Format, str]:
    """What `check` writes about a case."""
    found = checked(case, folder)
    here = Session(folder, datetime.datetime.now(datetime.UTC), plain=True)
    written = {}
    for format_ in Format:
        show_findings(here, found, format_)
        written[format_] = capsys.readouterr().out
    return written


def in_each_language() -> Iterator[Any]:
    """Each case in each language; by day every second case, in one of the two."""
    for number, (case, language) in enumerate(product(CASES, LANGUAGES)):
        marks = () if number % 8 in {0, 5} else pytest.mark.nightly
        yield pytest.param(case, language, id=f"{name(case)}-{language}", marks=marks)


@pytest.mark.parametrize(("case", "language"), [*in_each_language()])
def test_every_format_says_the_same(
    case: Path, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with speaking(language):
        written = in_each_format(case, tmp_path / "workspace", capsys)
    found = read_json(written[Format.JSON])
    assert [f"{one.file}:{one.line}:{one.column} {one.code}" for one in found] == expected(case)
    assert [one[:4] for one in found] == sorted(one[:4] for one in found)
    assert read_text(written[Format.TEXT]) == sorted(found, key=lambda one: -LEVELS.index(one.level))
    assert read_github(written[Format.GITHUB]) == found
    assert read_sarif(written[Format.SARIF], tmp_path) == found
    assert read_gitlab(written[Format.GITLAB]) == [(one[0], one[1], *one[3:]) for one in found]
    assert read_junit(written[Format.JUNIT]) == found
    assert written[Format.TEXT].splitlines()[-1] == written[Format.GITHUB].splitlines()[-1]


@pytest.mark.parametrize("every", [40, pytest.param(1, marks=pytest.mark.nightly)])
def test_every_run_writes_the_same_bytes(tmp_path: Path, every: int) -> None:
    cases = [case for case in CASES if expected(case)][::every]
    for number, case in enumerate(cases):
        checked(case, tmp_path / str(number))
    runs = []
    for seed, zone, place in (("0", "UTC", "a"), ("1", "America/New_York", "a/c")):
        (tmp_path / place).mkdir()
        up = "/".join(".." for _part in Path(place).parts)
        lines = [
            ["check", "--workspace", f"{up}/{number}", "--format", format_, "--lang", LANGUAGES[number % 2]]
            for number in range(len(cases))
            for format_ in Format
        ]
        results = Desk(tmp_path / place).run_all(lines, {"PYTHONHASHSEED": seed, "TZ": zone})
        assert {(result.returncode, result.stderr) for result in results} <= {(0, ""), (1, "")}
        runs.append([result.stdout for result in results])
    assert len(runs[0]) * every > len(Format) * 50
    assert runs[0] == runs[1]


def test_files_are_told_in_one_order_whatever_order_a_folder_has_them_in(tmp_path: Path) -> None:
    written = []
    for number in range(3):
        source, folder = tmp_path / f"source{number}", tmp_path / f"copy{number}"
        checked(SEVERAL, source)
        files = [file for file in source.rglob("*") if file.is_file()]
        for file in random.Random(number).sample(files, len(files)):
            target = folder / file.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, target)
        written.append(Desk(folder).run("check", "--format", "sarif").stdout)
    assert written[0] == written[1] == written[2]
    assert '"ruleId"' in written[0]


# How the format is chosen


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A workspace with nine findings in four files."""
    checked(SEVERAL, tmp_path / "workspace")
    with (tmp_path / "workspace/notice-tasks.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[check]\nselect = ["N2", "N3", "N4"]\n')
    return Desk(tmp_path / "workspace")


@pytest.mark.parametrize(
    ("words", "variable", "beginning"),
    [
        pytest.param([], None, "checklists/b.toml:18:14: N303 ", id="text by itself"),
        pytest.param([], "true", "::error file=checklists/b.toml,line=18,", id="github inside GitHub Actions"),
        pytest.param([], "false", "checklists/b.toml:18:14: N303 ", id="text where it is not"),
        pytest.param(["--format", "text"], "true", "checklists/b.toml:18:14: N303 ", id="text when asked for"),
        pytest.param(["--format", "json"], "true", "{", id="json when asked for"),
        pytest.param(["--json"], "true", "{", id="json by its other name"),
        pytest.param(["--format", "sarif"], "true", '{\n  "$schema"', id="sarif when asked for"),
        pytest.param(["--format", "gitlab"], None, '[\n  {\n    "description": ', id="gitlab when asked for"),
        pytest.param(
            ["--format", "junit"], None, '<?xml version="1.0" encoding="us-ascii"?>', id="junit when asked for"
        ),
        pytest.param(["--format", "github"], None, "::error file=checklists/b.toml,", id="github when asked for"),
    ],
)
def test_the_format_is_chosen(desk: Desk, words: list[str], variable: str | None, beginning: str) -> None:
    found = desk.run("check", *words, env={"GITHUB_ACTIONS": variable, "GITHUB_WORKSPACE": None})
    assert (found.returncode, found.stderr) == (1, "")
    assert found.stdout.startswith(beginning)


def test_somebody_at_a_terminal_gets_text_everywhere(desk: Desk, on_terminal: OnTerminal) -> None:
    code, shown = on_terminal("check", cwd=desk.root, env={"GITHUB_ACTIONS": "true"})
    assert (code, shown) == (1, desk.run("check").stdout)


def test_help_says_how_the_format_is_chosen(desk: Desk) -> None:
    said = " ".join(desk.said("check", "--help", "--lang", "en").replace("│", "").split())
    assert "one of: text, json, github, sarif, gitlab, junit" in said
    assert "in GitHub Actions github, elsewhere text" in said


# Where the files are, as seen from the repository


FILES: Final = {"checklists/b.toml", "checklists/plan.toml", "rest-days/2027.toml", "units.toml"}


@pytest.mark.parametrize(
    ("repository", "variable", "prefix"),
    [
        pytest.param("", None, "work/shop/desk/", id="the folder with .git"),
        pytest.param("work", None, "shop/desk/", id="the nearest folder with .git"),
        pytest.param("work/shop/desk", "", "", id="which may be the workspace"),
        pytest.param("work", "", "shop/desk/", id="a checkout below GitHub's folder"),
        pytest.param(None, "work", "shop/desk/", id="GitHub's folder where there is no .git"),
        pytest.param(None, "elsewhere", "", id="not GitHub's folder where the workspace lies elsewhere"),
        pytest.param(None, None, "", id="the workspace where there is neither"),
    ],
)
def test_files_are_named_as_seen_from_the_repository(
    tmp_path: Path, repository: str | None, variable: str | None, prefix: str
) -> None:
    root = tmp_path / "work/shop/desk"
    checked(SEVERAL, root)
    (tmp_path / "elsewhere").mkdir()
    if repository is not None:
        (tmp_path / repository / ".git").mkdir()
    env = {"GITHUB_WORKSPACE": None if variable is None else str(tmp_path / variable)}
    annotated, scanned, quality, tests = (
        Desk(root).run("check", "--format", form, env=env).stdout for form in ("github", "sarif", "gitlab", "junit")
    )
    seen = {prefix + file for file in FILES}
    assert {one.file for one in read_github(annotated)} == seen
    assert {one.file for one in read_sarif(scanned, tmp_path)} == seen
    assert {file for file, *_more in read_gitlab(quality)} == seen
    assert {one.file for one in read_junit(tests)} == seen


def test_a_worktree_is_a_repository_and_a_link_leads_to_it(tmp_path: Path) -> None:
    checked(SEVERAL, tmp_path / "clone/county")
    (tmp_path / "clone/.git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "clone/county", target_is_directory=True)
    found = Desk(tmp_path / "link").run("check", "--format", "github", "--workspace", str(tmp_path / "link"))
    assert {one.file for one in read_github(found.stdout)} == {f"county/{file}" for file in FILES}


ODD: Final = "a,b: 100% 通知#1=x.toml"


def test_odd_names_of_files_arrive_as_they_are(desk: Desk, tmp_path: Path) -> None:
    (desk.root / "checklists/b.toml").rename(desk.root / "checklists" / ODD)
    annotated, scanned, quality, tests = (
        desk.run("check", "--format", form).stdout for form in ("github", "sarif", "gitlab", "junit")
    )
    assert "file=checklists/a%2Cb%3A 100%25 通知#1=x.toml,line=" in annotated
    assert '"uri": "checklists/a%2Cb%3A%20100%25%20%E9%80%9A%E7%9F%A5%231%3Dx.toml"' in scanned
    assert f"checklists/{ODD}" in {one.file for one in read_github(annotated)}
    assert f"checklists/{ODD}" in {one.file for one in read_sarif(scanned, tmp_path)}
    assert f"checklists/{ODD}" in {file for file, *_more in read_gitlab(quality)}
    assert f"checklists/{ODD}" in {one.file for one in read_junit(tests)}


def test_a_name_that_is_no_text_is_written_all_the_same(desk: Desk) -> None:
    (desk.root / "checklists/b.toml").rename(desk.root / "checklists" / os.fsdecode(b"\xb1.toml"))
    for form in Format:
        found = desk.run("check", "--format", form)
        assert (found.returncode, found.stderr) == (1, "")
    assert '"uri": "checklists/%B1.toml"' in desk.run("check", "--format", "sarif").stdout


def test_no_word_of_a_checklist_becomes_a_command(desk: Desk) -> None:
    file = desk.root / "checklists/b.toml"
    wicked = r'kind = "100%\n::stop-commands::x\r##[add-mask]%0A::"'
    file.write_text(file.read_text(encoding="utf-8").replace('kind = "report"', wicked, 1), encoding="utf-8")
    *commands, summary = desk.run("check", "--format", "github").stdout.splitlines()
    assert all(line.startswith("::error file=") for line in commands)
    assert "100%25 ::stop-commands::x ##[add-mask]%250A::" in commands[0]
    assert summary == "6 problems found (1 notice, 2 units, 2 records)"


# What is particular to SARIF


def sarif(problems: Sequence[Problem], lines: dict[int, str] | None = None, folder: str = "") -> Any:
    """The one run of a log about some problems in files with these lines."""
    text = sarif_text(problems, lambda place: (lines or {}).get(place.line or 0), PurePosixPath(folder))
    assert text.isascii()
    document = json.loads(text)
    SCHEMA.validate(document)
    (run,) = document["runs"]
    return run


def problem(line: int | None, code: str = "N101", level: Level = Level.ERROR) -> Problem:
    """A problem on a line."""
    return Problem(code, Place("checklists/a.toml", line=line, column=line), {"byte": "0xb1"}, level)


def test_a_log_of_nothing_is_one_all_the_same() -> None:
    run = sarif([])
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert run["columnKind"] == "unicodeCodePoints"


def test_levels_and_rules() -> None:
    run = sarif([problem(1, "N102", Level.HINT), problem(2), problem(3), problem(4, "N102", Level.WARNING)])
    assert [(one["ruleId"], one["ruleIndex"], one["level"]) for one in run["results"]] == [
        ("N102", 1, "note"),
        ("N101", 0, "error"),
        ("N101", 0, "error"),
        ("N102", 1, "warning"),
    ]
    rules = run["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["defaultConfiguration"]) for rule in rules] == [
        ("N101", {"level": "error"}),
        ("N102", {"level": "note"}),
    ]


def test_a_problem_of_a_whole_file_has_no_region() -> None:
    (result,) = sarif([problem(None)], folder="county")["results"]
    (location,) = result["locations"]
    assert location == {
        "physicalLocation": {"artifactLocation": {"uri": "county/checklists/a.toml", "uriBaseId": "%SRCROOT%"}}
    }


def fingerprints(problems: Sequence[Problem], lines: dict[int, str]) -> list[str]:
    """What tells the problems apart."""
    return [one["partialFingerprints"]["noticeTasks/v1"] for one in sarif(problems, lines)["results"]]


def test_a_fingerprint_moves_with_its_line_and_tells_faults_apart() -> None:
    before = fingerprints([problem(1), problem(2), problem(2, "N102"), problem(3)], {1: "a", 2: "b", 3: "  a"})
    after = fingerprints([problem(4), problem(5), problem(5, "N102"), problem(9)], {4: "\ta", 5: "b", 9: "a"})
    assert before == after
    assert len(set(before)) == 4
    with speaking("zh"):
        assert fingerprints([problem(1)], {1: "a"}) == before[:1]


def test_findings_keep_their_fingerprints_when_lines_are_added_above(desk: Desk) -> None:
    def told() -> list[tuple[str, str]]:
        run = json.loads(desk.run("check", "--format", "sarif").stdout)["runs"][0]
        return [(one["ruleId"], one["partialFingerprints"]["noticeTasks/v1"]) for one in run["results"]]

    before = told()
    for file in desk.root.rglob("*.toml"):
        file.write_text("# one\n# two\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert told() == before
    assert len(set(before)) == len(before) == 9


# What is particular to GitLab and JUnit


HERE_AND_NOW: Final = PurePosixPath("county")


def quality(problems: Sequence[Problem], lines: dict[int, str] | None = None) -> Any:
    """A code quality report about some problems in files with these lines."""
    text = gitlab_text(problems, lambda place: (lines or {}).get(place.line or 0), HERE_AND_NOW)
    assert text.isascii()
    assert len(read_gitlab(text)) == len(problems)
    return json.loads(text)


def test_a_quality_report_of_nothing_is_an_empty_list() -> None:
    assert quality([]) == []


def test_a_problem_of_a_whole_file_is_on_its_first_line() -> None:
    (issue,) = quality([problem(None, level=Level.HINT)])
    assert issue["location"] == {"path": "county/checklists/a.toml", "lines": {"begin": 1}}
    assert issue["severity"] == "info"


def test_fingerprints_of_a_quality_report_tell_files_apart_and_move_with_their_lines() -> None:
    elsewhere = Problem("N101", Place("checklists/b.toml", line=1), {"byte": "0xb1"})
    before = quality([problem(1), problem(2), problem(3), elsewhere], {1: "a", 2: "b", 3: "  a"})
    after = quality([problem(4), problem(5), problem(9), elsewhere], {4: "\ta", 5: "b", 9: "a", 1: "a"})
    assert [issue["fingerprint"] for issue in before] == [issue["fingerprint"] for issue in after]


def test_a_report_of_nothing_has_one_test_that_passed() -> None:
    report = JUnitXml.fromstring(junit_text([], HERE_AND_NOW, failing(strict=False)).encode())
    assert (report.tests, report.failures, report.errors, report.skipped) == (1, 0, 0, 0)
    assert [test.is_passed for suite in report for test in suite] == [True]


def test_a_test_fails_if_the_command_fails_for_it() -> None:
    problems = [problem(1), problem(1), problem(2, level=Level.WARNING), problem(3, level=Level.HINT)]
    for strict, failures in ((False, 2), (True, 3)):
        report = JUnitXml.fromstring(junit_text(problems, HERE_AND_NOW, failing(strict=strict)).encode())
        assert (report.tests, report.failures, report.skipped) == (4, failures, 4 - failures)
        (suite,) = report
        assert [test.name for test in suite][:2] == [
            "N101 county/checklists/a.toml:1:1",
            "N101 county/checklists/a.toml:1:1 (2)",
        ]
        assert suite.name == "county/checklists/a.toml"


def test_no_character_of_a_checklist_breaks_the_xml() -> None:
    wicked = Problem("N101", Place("a<b>&\"'.toml"), {"byte": "]]>\x00\ufffe\uffff\udcb1\u2028&"})
    (found,) = [
        test
        for suite in JUnitXml.fromstring(junit_text([wicked], HERE_AND_NOW, failing(strict=False)).encode())
        for test in suite
    ]
    assert found.classname == "county/a<b>&\"'"
    assert "]]><U+0000>\ufffd\ufffd<U+DCB1> &" in found.result[0].message


@pytest.mark.parametrize(
    ("language", "culture", "title", "sentence"),
    [
        ("en", "en-US", "File that is not UTF-8", "This is not UTF-8: byte .... Save the file as UTF-8."),
        ("zh", "zh-CN", "文件不是 UTF-8 编码", "文件不是 UTF-8 编码（字节 ...）。请另存为 UTF-8。"),
    ],
)
def test_rules_speak_the_language_in_use(language: str, culture: str, title: str, sentence: str) -> None:
    with speaking(language):
        run = sarif([problem(1)])
        titles = {say(stated(code).title) for code in CODES}
    driver = run["tool"]["driver"]
    assert (run["language"], driver["language"], len(titles)) == (culture, culture, len(CODES))
    (rule,) = driver["rules"]
    assert (rule["shortDescription"], rule["help"]) == ({"text": title}, {"text": sentence})
