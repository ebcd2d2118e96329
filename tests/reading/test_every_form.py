"""Every form of due rule is handled in the places that the type checker cannot see; what fails names the place."""

from __future__ import annotations

import json
import re
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, assert_never, get_args

import pytest
import tomli

from notice_tasks.model.deadline import (
    After,
    Before,
    By,
    Deadline,
    Elapsed,
    Every,
    Unclear,
    Window,
    Workdays,
)
from notice_tasks.reading.build import notice_of
from notice_tasks.reading.due_rules import FORMS, deadline_of
from notice_tasks.reports.due_rule import rule as words_of
from notice_tasks.reports.json.plain import plain
from notice_tasks.words.catalogue import LANGUAGES, speaking

if TYPE_CHECKING:
    from conftest import Run

ROOT: Final = Path(__file__).parents[2]
EVERY_KEY: Final = "tests/schema/every_key.toml"
WRITTEN: Final = [
    requirement["due"]
    for requirement in tomli.loads((ROOT / EVERY_KEY).read_text(encoding="utf-8"))["requirement"]
    if "due" in requirement
]
NOTICE: Final = notice_of(tomli.loads((ROOT / EVERY_KEY).read_text(encoding="utf-8")), EVERY_KEY, UTC)
RULES: Final = [deadline_of(due, UTC) for due in WRITTEN]
"""A rule of every form, and often several."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: type(rule).__name__)
def test_every_form_can_be_said(rule: Deadline, language: str) -> None:
    with speaking(language):
        assert words_of(rule, NOTICE), "reports/due_rule.py, and LENGTHS in words/terms.py for a unit"


@pytest.mark.parametrize("form", get_args(Deadline))
def test_every_key_has_a_rule_of_every_form(form: type) -> None:
    assert any(type(rule) is form for rule in RULES), f"{EVERY_KEY} has no rule that is built as {form.__name__}"


@pytest.mark.parametrize("key", FORMS)
def test_every_key_has_a_rule_with_the_key_of_every_form(key: str) -> None:
    assert any(isinstance(due, dict) and key in due for due in WRITTEN), f"{EVERY_KEY} has no rule with {key} = ..."


@pytest.mark.parametrize("key", FORMS)
@pytest.mark.parametrize("language", ["", ".zh-CN"], ids=["en", "zh"])
def test_every_form_is_in_the_manual(key: str, language: str) -> None:
    pages = [ROOT / f"README{language}.md", *(ROOT / "docs").glob(f"[a-z]*{language}.md")]
    manual = "\n".join(page.read_text(encoding="utf-8") for page in pages if language or ".zh-CN" not in page.name)
    assert re.search(rf"(^|[{{`]) ?{key} = ", manual, re.MULTILINE), f"no page of the manual shows {key} = ..."


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: type(rule).__name__)
def test_the_keys_of_every_form_are_in_the_page_on_json(rule: Deadline) -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    (row,) = re.findall(r"^\| `due` \| null, or .*$", page, re.MULTILINE)
    assert {*plain(rule)} <= {*re.findall("`([a-z-]+)`", row)}, "docs/json.md, the row `due` of a requirement"


def as_asked(rule: Deadline) -> tuple[str, str] | None:  # noqa: PLR0911  (one for each form)
    """How `calc` is asked for a rule of this form, and the day that it gives; none where it has nothing to count."""
    match rule:
        case By():
            return "--by 2024-10-01 --roll next", "2024-10-08"
        case After():
            return "--after 2024-09-01 --days 30", "2024-10-08"
        case Before():
            return "--before 2024-10-08 --days 3", "2024-10-05"
        case Workdays():
            return "--after 2024-09-25 --workdays 10", "2024-10-14"
        case Elapsed():
            return "--after 2024-08-19T18:00 --hours 24", "2024-08-20T18:00:00+08:00"
        case Every():
            return "--every month --day 5 --from 2024-09-01 --count 1", "2024-09-05"
        case Window() | Unclear():
            return None
        case _:
            assert_never(rule)


ASKED: Final = {asked for rule in RULES if (asked := as_asked(rule)) is not None}


@pytest.mark.parametrize(("line", "due"), sorted(ASKED))
def test_calc_works_out_every_form_that_counts(run: Run, tmp_path: Path, line: str, due: str) -> None:
    result = run("calc", *line.split(), "--json", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    found: Any = json.loads(result.stdout)
    assert [one["due"] for one in found.get("occurrences", [found])] == [due]
