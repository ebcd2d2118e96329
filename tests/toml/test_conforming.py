"""The quick look at a value's shape against the thorough one."""

from __future__ import annotations

import copy
import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from notice_tasks.problems import Place
from notice_tasks.reading import shapes
from notice_tasks.store.event_shape import RECORD
from notice_tasks.toml.conforming import conforms
from notice_tasks.toml.faults import faults
from notice_tasks.toml.kinds import TomlKind
from notice_tasks.toml.shape import Scalar, Shape, TableOf, Tagged

if TYPE_CHECKING:
    import random

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests/checks/cases").rglob("*.toml"))
SHAPES: dict[str, Shape] = {
    "checklists": shapes.CHECKLIST,
    "rest-days": shapes.REST_DAYS,
    "units.toml": shapes.REGISTER,
    "notice-tasks.toml": shapes.SETTINGS,
    "records": RECORD,
}
ODD: list[Any] = [
    *(
        "",
        " ",
        "　",
        "x",
        "A",
        "report",
        "2024-08-30",
        "week",
        0,
        1,
        -1,
        367,
        10**6,
        True,
        False,
        1.0,
        [],
        {},
        [1],
        ["x"],
    ),
    *(datetime.date(2024, 8, 30), datetime.datetime(2024, 8, 30, 18), datetime.time(18), {"by": 1}, {"x": 1}, [{}]),  # noqa: DTZ001
]


def shape_of(file: Path) -> Shape | None:
    """The shape that a file of a case should have."""
    return next((shape for part, shape in SHAPES.items() if part in file.parts), None)


def values_in(file: Path) -> Any:
    """A file's values; none where it is no TOML."""
    try:
        return tomli.loads(file.read_text(encoding="utf-8"))
    except (ValueError, OSError):
        return None


READABLE = [(file, shape_of(file), values_in(file)) for file in CASES if values_in(file) is not None]


def test_both_agree_on_every_file_of_every_case() -> None:
    looked_at = [conforms(values, shape) for _file, shape, values in READABLE if shape is not None]
    thorough = [not faults(values, shape, Place("x")) for _file, shape, values in READABLE if shape is not None]
    assert looked_at == thorough
    assert set(looked_at) == {True, False}


@settings(deadline=None, max_examples=400)
@given(st.sampled_from([(shape, values) for _f, shape, values in READABLE if shape]), st.randoms(use_true_random=False))
def test_both_agree_on_changed_files(file: tuple[Shape, Any], chance: random.Random) -> None:
    shape, values = file[0], copy.deepcopy(file[1])
    for _time in range(chance.randint(1, 3)):
        _change(values, chance)
    assert conforms(values, shape) == (not faults(values, shape, Place("x")))


def _change(value: Any, chance: random.Random) -> None:
    """Change something in a table or list, or further in."""
    if not value:
        return
    key = chance.choice(list(value) if isinstance(value, dict) else range(len(value)))
    if isinstance(value[key], dict | list) and chance.random() < 0.8:
        _change(value[key], chance)
    elif chance.random() < 0.2:
        del value[key]
    elif isinstance(value, dict) and chance.random() < 0.2:
        value[chance.choice(["to", "day", "roll", "rrule", "extra"])] = copy.deepcopy(chance.choice(ODD))
    else:
        value[key] = copy.deepcopy(chance.choice(ODD))


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(Scalar((TomlKind.TEXT, TomlKind.WHOLE), words=("x", " "), pattern="[a-z ]"), id="several kinds"),
        pytest.param(Scalar((TomlKind.WHOLE,)), id="a number without limits"),
        pytest.param(Scalar((TomlKind.TEXT,), pattern=" *"), id="a pattern that blank texts have"),
        pytest.param(TableOf({}, {}), id="a table without keys"),
        pytest.param(
            Tagged({"by": TableOf({"by": Scalar((TomlKind.WHOLE,))}, {})}), id="a table in one of several forms"
        ),
    ],
)
def test_both_agree_on_shapes_that_no_file_has(shape: Shape) -> None:
    for value in ODD:
        assert conforms(value, shape) == (not faults(value, shape, Place("x", ("key",)))), value
