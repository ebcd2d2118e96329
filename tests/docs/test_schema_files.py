"""The schemas in schema/ are those of today, and the pages about them are true."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from docs_pages import REPOSITORY, page, written_by

from notice_tasks.reports.schema import Subject, schema_text

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Desk

PAGES = (("docs/schema.md", "en"), ("docs/schema.zh-CN.md", "zh"))


def test_the_committed_schemas_are_what_schemas_py_gives_today(tmp_path: Path) -> None:
    written_by("schemas.py", tmp_path)
    today = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    committed = {path.name: path.read_text(encoding="utf-8") for path in (REPOSITORY / "schema").iterdir()}
    assert len(today) == 6
    assert committed == today, "schema/ is out of date; run: .venv/bin/python docs/schemas.py"


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_the_commands_of_the_page_give_an_old_workspace_its_schemas(name: str, language: str, empty: Desk) -> None:
    shutil.rmtree(empty.root / "schema")
    for line in re.findall(r"^notice-tasks (.+)$", page(name), re.MULTILINE):
        empty.said(*line.split())
    for subject in Subject:
        assert (empty.root / subject.file).read_text(encoding="utf-8") == schema_text(subject, language)


@pytest.mark.parametrize("name", [name for name, _language in PAGES])
def test_the_first_lines_of_the_page_are_those_of_init(name: str, empty: Desk) -> None:
    for subject, file in ((Subject.UNITS, "units.toml"), (Subject.SETTINGS, "notice-tasks.toml")):
        first = (empty.root / file).read_text(encoding="utf-8").splitlines()[0]
        assert f"| `{subject.file}` | `{file}` | `{first}` |" in page(name)
