"""The schemas in schema/ are those of today, and the pages about them are true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docs_pages import REPOSITORY, written_by

if TYPE_CHECKING:
    from pathlib import Path


def test_the_committed_schemas_are_what_schemas_py_gives_today(tmp_path: Path) -> None:
    written_by("schemas.py", tmp_path)
    today = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    committed = {path.name: path.read_text(encoding="utf-8") for path in (REPOSITORY / "schema").iterdir()}
    assert len(today) == 6
    assert committed == today, "schema/ is out of date; run: .venv/bin/python docs/schemas.py"
