"""The examples of docs/json.md are what the program writes; only lists, and the map of requirements, are cut."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from typing import TYPE_CHECKING, Any, Final

import pytest
from docs_pages import REPOSITORY, page

from conftest import run_program
from notice_tasks.cli.verbs import RECORD, VERBS
from notice_tasks.rules.steps import StepCode

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE: Final = re.compile(r"^```shell\nnotice-tasks ([^\n]+)\n```\n\n```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES: Final = [pytest.param(*example, id=example[0]) for example in EXAMPLE.findall(page("docs/json.md"))]
FORWARDING: Final = """\
format = 1

[notice]
id = "province-2024"
title = "转发国家卫生健康委办公厅关于做好2024年中国医师节有关工作的通知"
revised = 2024-08-15
forwards = "nhc-2024-doctors-day"

[[requirement]]
id = "summary"
title = "报送节日活动组织开展情况"
kind = "report"
actors = "各市级卫生健康委"
who = ["beijing"]
tightens = "report"
due = 2024-08-25
"""
"""The notice of a province that the example of levels is about."""

COLD_CHAIN: Final = """\
format = 1

[notice]
id = "county-2024"
title = "关于开展疫苗冷链自查的通知"
revised = 2024-03-01
source.text = "county-2024.txt"

[[requirement]]
id = "self-check"
title = "报送自查表"
quote = ["于3月29日前报送", "冷库要有专人"]
kind = "report"
actors = "各单位"
who = ["beijing"]

[[waived]]
quote = "为做好疫苗冷链管理"
reason = "发文目的"

[[waived]]
quote = "联系人：王静"
reason = "联系方式"
"""
COLD_CHAIN_TEXT: Final = """\
为做好疫苗冷链管理，现通知如下：
一、各单位要逐台核对冰箱。自查表于３月２９日前报送我局，逾期通报。
二、冷库须有专人值守。
联系人：王静
转载请注明出处
"""
"""The notice of a county that the example of `coverage` is about, and its text."""

FAULTY_FEED: Final = REPOSITORY / "tests/doctor/cases/c302_no_duration/weeks_and_days.ics"
"""The feed that the example of `calendar doctor` is about."""

OTHER_EACH_TIME: Final = {"id", "at", "days_left"}
"""What a trial of recording has anew on each run."""

OTHER_WITH_EACH_RELEASE: Final = {"library", "known_until"}
"""What the library's next release, with one year more, says in its own way."""


def run(words: str, folder: Path) -> str:
    """What a command prints, in English."""
    return run_program("--lang", "en", *shlex.split(words), cwd=folder).stdout


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample workspace."""
    run("init --sample .", tmp_path)
    return tmp_path


@pytest.mark.parametrize(("words", "example"), EXAMPLES)
def test_an_example_is_what_the_program_writes(words: str, example: str, sample: Path) -> None:
    verb = words.partition(" ")[0]
    if verb == "check":
        mistake(sample)
    if "province-2024/" in words:
        (sample / "checklists" / "province-2024.toml").write_text(FORWARDING, encoding="utf-8")
    if verb == "coverage":
        (sample / "checklists" / "county-2024.toml").write_text(COLD_CHAIN, encoding="utf-8")
        (sample / "checklists" / "county-2024.txt").write_text(COLD_CHAIN_TEXT, encoding="utf-8")
    if verb == "calendar":
        shutil.copy(FAULTY_FEED, sample / "feed.ics")
    passed_over = OTHER_EACH_TIME if VERBS[verb][0] == RECORD else OTHER_WITH_EACH_RELEASE
    differences = list(different(json.loads(example), json.loads(run(words, sample)), passed_over))
    assert not differences, f"docs/json.md, {words}: {differences}"


def mistake(workspace: Path) -> None:
    """The one that the example of `check` is about."""
    file = workspace / "checklists" / "nhc-2024-doctors-day.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("by = 2024-08-30", "by = 2023-08-30"), encoding="utf-8")


def different(example: Any, real: Any, passed_over: set[str], where: str = "") -> list[str]:
    """Where an example is not what was written."""
    if isinstance(example, dict) and isinstance(real, dict):
        keys = set(example) if where.endswith("/requirements") else set(example) | set(real)
        wrong = [f"{where}/{key}" for key in keys if key not in example or key not in real]
        for key in keys.intersection(example, real) - passed_over:
            wrong += different(example[key], real[key], passed_over, f"{where}/{key}")
        return wrong
    if isinstance(example, list) and isinstance(real, list):
        return [f"{where}: {one}" for one in example if all(different(one, other, passed_over) for other in real)]
    return [] if example == real else [where]


@pytest.mark.parametrize(
    "verb",
    [
        "status",
        "agenda",
        "matrix",
        "show",
        "explain",
        "log",
        "units",
        "calc",
        "rest-days",
        "coverage",
        "submit",
        "check",
        "calendar",
    ],
)
def test_every_kind_of_document_has_an_example(verb: str) -> None:
    assert any(words.partition(" ")[0] == verb for words, _example in EXAMPLE.findall(page("docs/json.md")))


@pytest.mark.parametrize("code", StepCode)
def test_every_code_of_a_step_is_told(code: StepCode) -> None:
    assert f"`{code}`" in page("docs/json.md")
