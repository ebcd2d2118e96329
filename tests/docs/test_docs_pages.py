"""The manual says what the program does: generated pages are up to date, and nothing is left out."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

import pytest
import tomli
from docs_pages import DOCS, PAGES, REPOSITORY, page, section, written_by

from notice_tasks.actions.check import check
from notice_tasks.cli.verbs import VERBS
from notice_tasks.words.catalogue import say, speaking
from notice_tasks.words.sentences import PROBLEMS

WORKSPACE: Final = Path(__file__).parent / "workspace"
FORM_CASES: Final = tomli.loads((DOCS / "form_codes.toml").read_text(encoding="utf-8"))["case"]
CHINESE_CASES: Final = tomli.loads((DOCS / "checks_zh.toml").read_text(encoding="utf-8"))["case"]
EXAMPLES: Final = [
    *(pytest.param(case["code"], case, id=case["code"]) for case in FORM_CASES),
    *(pytest.param(case["codes"][0], case, id=case["codes"][0]) for case in CHINESE_CASES if "file" in case),
]
BLOCK: Final = re.compile(r"^```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK: Final = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")


def test_the_generated_pages_are_what_generate_py_gives_today(tmp_path: Path) -> None:
    written_by("generate.py", tmp_path)
    for file in ("cli.md", "cli.zh-CN.md", "checks.md", "checks.zh-CN.md"):
        today = (tmp_path / file).read_text(encoding="utf-8")
        assert page(f"docs/{file}") == today, f"docs/{file} is out of date; run: .venv/bin/python docs/generate.py"


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_has_its_section(verb: str) -> None:
    assert f"Usage: notice-tasks {verb} " in section("docs/cli.md", verb)
    assert f"用法： notice-tasks {verb} " in section("docs/cli.zh-CN.md", verb)


def test_usages_are_in_chinese_on_the_chinese_page_of_commands() -> None:
    usages = "".join(BLOCK.findall(page("docs/cli.zh-CN.md")))
    assert set(re.findall(r"(?<!-)\b[A-Z]+\b", usages)) == {"N", "JSON", "SARIF"}


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_code_has_its_section_with_what_it_says(code: str) -> None:
    assert PROBLEMS[code] in section("docs/checks.md", code.partition(".")[0])


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_code_has_its_section_with_what_it_says_in_chinese(code: str) -> None:
    with speaking("zh"):
        said = say(PROBLEMS[code])
    lines = [line.removeprefix("> ") for line in section("docs/checks.zh-CN.md", code.partition(".")[0]).splitlines()]
    assert re.sub(r"\{\w+\}", "……", said) in lines


def test_every_code_has_one_chinese_reason_and_every_reason_a_code() -> None:
    assert sorted(code for case in CHINESE_CASES for code in case["codes"]) == sorted(PROBLEMS)


@pytest.mark.parametrize(("file", "words"), [("checks.md", ("wrong", "right")), ("checks.zh-CN.md", ("错", "对"))])
@pytest.mark.parametrize("code", sorted({code.partition(".")[0] for code in PROBLEMS}))
def test_every_code_has_a_wrong_and_a_right_example(code: str, file: str, words: tuple[str, str]) -> None:
    examples = "".join(BLOCK.findall(section(f"docs/{file}", code))).lower()
    assert all(word in examples for word in words)


def test_the_workspace_of_right_examples_is_sound() -> None:
    assert check(WORKSPACE).problems == ()


@pytest.mark.parametrize(("code", "case"), EXAMPLES)
def test_a_wrong_example_in_the_place_of_the_right_one_is_found(
    code: str, case: dict[str, str], tmp_path: Path
) -> None:
    shutil.copytree(WORKSPACE, tmp_path, dirs_exist_ok=True)
    file = tmp_path / case["file"]
    text = file.read_text(encoding="utf-8")
    if "a_folder" in case:
        file.unlink()
        file.mkdir()
    elif "saved_as" in case:
        file.write_bytes(text.encode(case["saved_as"]))
    else:
        assert text.count(case["right"]) == 1
        file.write_text(text.replace(case["right"], case["wrong"]), encoding="utf-8")
    found = check(tmp_path).problems
    assert {f"{problem.code}.{problem.details.get('case', '')}".rstrip(".") for problem in found} == {code}


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    folder = (REPOSITORY / name).parent
    for file, anchor in LINK.findall(page(name)):
        target = (folder / file).resolve() if file else REPOSITORY / name
        assert target.exists(), f"{name} links to {file}"
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), f"{name} links to {file}#{anchor}"


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives to the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
