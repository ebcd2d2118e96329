"""No two modules import each other, however many lie between them: neither when loaded, nor later, nor for types."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import notice_tasks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SOURCE = Path(notice_tasks.__file__).parent


def modules(source: Path) -> dict[str, Path]:
    """Every module of a package, by its full name."""
    names = {}
    for path in source.rglob("*.py"):
        parts = path.relative_to(source.parent).with_suffix("").parts
        names[".".join(parts).removesuffix(".__init__")] = path
    return names


def imported(path: Path) -> Iterator[str]:
    """The names that a file imports anywhere, and those from which it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{name.name}" for name in node.names)
            yield str(node.module)


def graph(source: Path) -> Mapping[str, set[str]]:
    known = modules(source)
    return {name: {other for other in imported(path) if other in known} - {name} for name, path in known.items()}


def test_no_two_modules_import_each_other() -> None:
    found = graph(SOURCE)
    assert "notice_tasks.model.event" in found["notice_tasks.rules.progress"]
    tuple(TopologicalSorter(found).static_order())


def test_a_circle_is_found(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    for name, text in {"__init__": "", "a": "import house.b", "b": "def f():\n    from house import a"}.items():
        (tmp_path / "house" / f"{name}.py").write_text(text, encoding="utf-8")
    with pytest.raises(CycleError):
        tuple(TopologicalSorter(graph(tmp_path / "house")).static_order())
