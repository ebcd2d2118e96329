"""Writes the JSON Schemas in schema/, in English and in Chinese, from the shapes that `check` uses.

Run it when a shape, or what is said of a key, has changed: .venv/bin/python docs/schemas.py [FOLDER]
"""  # noqa: INP001  (a script, not a package)

from __future__ import annotations

import sys
from pathlib import Path

from pages import DOCS

from notice_tasks.reports.schema import Subject, schema_text


def main(folder: Path) -> None:
    """Write every schema into a folder."""
    folder.mkdir(exist_ok=True)
    for subject in Subject:
        for language, suffix in (("en", ""), ("zh", ".zh-CN")):
            path = folder / f"{subject}{suffix}.schema.json"
            path.write_text(schema_text(subject, language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS.parent / "schema")
