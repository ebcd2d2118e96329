"""Every code of `check` has a page in each language, complete in itself, and what the page says is true."""

from __future__ import annotations

import datetime
import re
import shutil
from enum import IntEnum
from itertools import groupby
from pathlib import Path
from runpy import run_path
from typing import Final

import pytest
import tomli
from docs_pages import BLOCK, DOCS, REPOSITORY, page

from made import make_what_is_missing
from notice_tasks.actions.check import CheckRequest, check
from notice_tasks.actions.moment import Moment
from notice_tasks.actions.opened import open_workspace
from notice_tasks.problems import BadInput
from notice_tasks.rules.timeliness import Timeliness
from notice_tasks.words.catalogue import say, speaking
from stated import CODES, SENTENCES

WORKSPACE: Final = Path(__file__).parent / "workspace"
FORM_CASES: Final = [case._asdict() for case in run_path(str(DOCS / "check_cases.py"))["form_cases"]()]
CHINESE: Final = tomli.loads((DOCS / "checks_zh.toml").read_text(encoding="utf-8"))
EXAMPLES: Final = [
    *((case["key"], case) for case in FORM_CASES),
    *((case["codes"][0], case) for case in CHINESE["case"] if "file" in case),
]
CASES: Final = REPOSITORY / "tests" / "checks"
SAVED_AS: Final = {"N101": "gbk", "N102": "utf-8-sig"}
"""The encodings in which the file is saved to show these problems."""

WRONG_CASES: Final = sorted(file.parent for file in CASES.glob("cases/n*/*/expected.txt"))
BY_CHECK: Final = {folder: [*cases] for folder, cases in groupby(WRONG_CASES, lambda case: case.parent.name)}
LOOKED_AT: Final = Moment(datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC))
PAGES: Final = [(code, ending) for code in CODES for ending in (".md", ".zh-CN.md")]


class Stopped(IntEnum):
    """Which commands stop."""

    NONE = 0
    READERS = 1
    ALL = 2


OTHER_COMMANDS: Final = {
    "stop": (Stopped.ALL, Stopped.ALL),
    "stop (for a record: those that read it)": (Stopped.ALL, Stopped.READERS),
    "those that read the record stop": (Stopped.READERS, Stopped.READERS),
    "go on": (Stopped.NONE, Stopped.NONE),
}
"""What a page says becomes of other commands, and what that means for a fault elsewhere and in a record."""


def standing(code: str, ending: str = ".md") -> list[str]:
    """The row at a page's head: its level, what becomes of other commands, whether it may be accepted."""
    row = re.findall(r"^\|---.*\n\| (.+) \|$", page(f"docs/checks/{code}{ending}"), re.MULTILINE)[0]
    return [str(column) for column in row.split(" | ")]


def lines_of_accepting(code: str, ending: str) -> str | None:
    """The lines that a page offers for the settings."""
    blocks = BLOCK.findall(page(f"docs/checks/{code}{ending}"))
    return next((block for block in blocks if block.startswith("[check]\n")), None)


def laid_out(case: Path, folder: Path) -> Path:
    """A case of tests/checks in a folder of its own."""
    for layer in (CASES / "sound", case):
        shutil.copytree(layer, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt", "made.txt"))
    make_what_is_missing(case, folder)
    return folder


def expected(case: Path) -> list[tuple[str, str]]:
    """Each file in which a case has a problem, with the problem's code."""
    lines = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    return [(re.split("[: ]", line)[0], line.split()[-1]) for line in lines]


def test_a_page_has_every_sentence_of_its_code() -> None:
    for key, sentence in SENTENCES.items():
        code = key.partition(".")[0]
        assert sentence in page(f"docs/checks/{code}.md")
        with speaking("zh"):
            said = re.sub(r"\{\w+\}", "……", say(sentence))
        assert said in page(f"docs/checks/{code}.zh-CN.md"), key


def test_every_sentence_has_one_chinese_reason_and_every_reason_a_sentence() -> None:
    assert sorted(key for case in CHINESE["case"] for key in case["codes"]) == sorted(SENTENCES)


def test_every_code_has_a_chinese_title_and_every_title_a_code() -> None:
    assert sorted(CHINESE["titles"]) == sorted(CODES)


def test_a_page_has_a_wrong_and_a_right_example() -> None:
    for code, ending in PAGES:
        examples = "".join(BLOCK.findall(page(f"docs/checks/{code}{ending}"))).lower()
        assert all(word in examples for word in (("wrong", "right") if ending == ".md" else ("错", "对"))), code


def test_a_page_leads_to_its_other_language_and_to_the_index_which_leads_back() -> None:
    for code, ending in PAGES:
        text, other = page(f"docs/checks/{code}{ending}"), ".zh-CN.md" if ending == ".md" else ".md"
        assert f"]({code}{other})" in text
        assert f"](README{ending})" in text, code
        (row,) = [line for line in page(f"docs/checks/README{ending}").splitlines() if f"]({code}{ending})" in line]
        assert f"| {standing(code, ending)[0]} |" in row


@pytest.mark.parametrize("folder", BY_CHECK)
def test_commands_stop_or_go_on_as_the_pages_say(folder: str, tmp_path: Path) -> None:
    for case in BY_CHECK[folder]:
        said = [OTHER_COMMANDS[standing(code)[1]][file.startswith("records/")] for file, code in expected(case)]
        assert stopped(laid_out(case, tmp_path / case.name)) == max(said), case.name


def stopped(root: Path) -> Stopped:
    """Which commands stop in a workspace."""
    try:
        opened = open_workspace(root, LOOKED_AT)
    except BadInput:
        return Stopped.ALL
    try:
        for notice, unit in opened.store.kept():
            opened.events_of(notice, unit)
    except BadInput:
        return Stopped.READERS
    return Stopped.NONE


def test_a_page_offers_lines_for_the_settings_where_it_says_yes() -> None:
    for code, ending in PAGES:
        yes = standing(code, ending)[2].startswith("[")
        assert yes == (lines_of_accepting(code, ending) is not None), code


@pytest.mark.parametrize(
    "code", [code for code, ending in PAGES if ending == ".md" and lines_of_accepting(code, ending)]
)
def test_the_lines_for_the_settings_assert_the_lines_accept(code: str, tmp_path: Path) -> None:
    for ending in (".md", ".zh-CN.md"):
        assert_the_lines_accept(code, lines_of_accepting(code, ending) or "", tmp_path / ending)


def assert_the_lines_accept(code: str, lines: str, folder: Path) -> None:
    (entry,) = tomli.loads(lines)["check"]["ignore"]
    case = next(case for case in WRONG_CASES if (entry["in"], code) in expected(case))
    settings = laid_out(case, folder) / "notice-tasks.toml"
    head, _check, others = settings.read_text(encoding="utf-8").partition("[check]\n")
    settings.write_text(f"{head}{lines}{others}", encoding="utf-8")
    assert (code, entry["in"]) not in {(problem.code, problem.place.file) for problem in check(folder).problems}


def test_what_no_page_offers_to_accept_cannot_be_accepted(tmp_path: Path) -> None:
    entries = "".join(f'    {{ code = "{code}", reason = "tried" }},\n' for code in CODES)
    settings = laid_out(CASES / "sound", tmp_path) / "notice-tasks.toml"
    settings.write_text(f'format = 1\nid = "sound"\n\n[check]\nignore = [\n{entries}]\n', encoding="utf-8")
    refused = [problem.details["code"] for problem in check(tmp_path).problems if problem.details["case"] == "never"]
    assert refused == [code for code in CODES if not lines_of_accepting(code, ".md")]


def test_the_workspace_of_right_examples_is_sound() -> None:
    assert check(WORKSPACE).problems == ()


def request_of(key: str, file: str) -> CheckRequest:
    """How things stand (N8) is looked at in the example's own file: in the others nothing is done either.

    Where the settings have a fault of form (N2), they accept nothing of what is found in other files.
    """
    if key.startswith("N2"):
        return CheckRequest(only=(file,))
    if not key.startswith("N8"):
        return CheckRequest()
    return CheckRequest(LOOKED_AT, frozenset({Timeliness.OVERDUE}), select=(key,), only=(file,))


@pytest.mark.parametrize("code", sorted({key[:4] for key, _case in EXAMPLES}))
def test_a_wrong_example_in_the_place_of_the_right_one_is_found(code: str, tmp_path: Path) -> None:
    for key, case in EXAMPLES:
        if key.startswith(code):
            assert found_in_place_of_the_right_one(key, case, tmp_path / key) == {key}


def found_in_place_of_the_right_one(key: str, case: dict[str, str], folder: Path) -> set[str]:
    """The keys of what `check` finds in the sound workspace once it has the wrong example."""
    root = Path(shutil.copytree(WORKSPACE, folder))
    file = root / case["file"]
    text = file.read_text(encoding="utf-8")
    if key == "N104":
        file.unlink()
        file.mkdir()
    elif "a_link_to" in case:
        file.rename(file.parent / case["a_link_to"])
        file.symlink_to(case["a_link_to"])
    elif "a_copy" in case:
        (root / case["a_copy"]).write_text(text, encoding="utf-8")
    elif key in SAVED_AS:
        file.write_bytes(text.encode(SAVED_AS[key]))
    else:
        assert text.count(case["right"]) == 1
        file.write_text(text.replace(case["right"], case["wrong"]), encoding="utf-8")
    found = check(root, request_of(key, case["file"])).problems
    # A text that no checklist names any more is not read.
    told = [problem for problem in found if (problem.code, key[:4]) != ("N107", "N707")]
    return {f"{problem.code}.{problem.details.get('case', '')}".rstrip(".") for problem in told}
