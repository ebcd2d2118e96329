"""Spots, lines and columns in texts that need every rule of TOML 1.0's grammar."""

from __future__ import annotations

import random
import tomllib
from typing import TYPE_CHECKING

import pytest
import tomli
from toml_grammar import TEXTS
from toml_spans import assert_spots_fit, spots_by_path

from notice_tasks.problems import At, Place, Problem
from notice_tasks.toml.positions import located
from notice_tasks.toml.text import line_and_column

if TYPE_CHECKING:
    from pathlib import Path

EVERY_PART = pytest.mark.parametrize("texts", [pytest.param(texts, id=part) for part, texts in TEXTS.items()])


def test_there_are_enough_texts_and_each_is_toml() -> None:
    texts = {text for part in TEXTS.values() for text in part}
    assert len(texts) > 1800
    for text in texts:
        # Python's own reader knows TOML 1.0 and nothing newer.
        assert repr(tomllib.loads(text)) == repr(tomli.loads(text))


@EVERY_PART
def test_every_key_path_has_its_spot(texts: list[str]) -> None:
    for text in texts:
        assert_spots_fit(text)


def test_every_key_path_has_its_spot_after_slips_of_the_hand() -> None:
    chance = random.Random("slips")
    texts = [text for part in TEXTS.values() for text in part]
    slipped = [_slipped(chance.choice(texts), chance) for _ in range(20_000)]
    valid = [text for text in slipped if _is_toml(text)]
    assert len(valid) > 2000
    for text in valid:
        assert_spots_fit(text)


def _slipped(text: str, chance: random.Random) -> str:
    """A text with a few characters put in or replaced somewhere."""
    first = chance.randint(0, len(text))
    more = "".join(chance.choices("\"'\\ \t\n\r#,.=:+-[]{}0129TZabex_中", k=chance.randint(0, 3)))
    return text[:first] + more + text[first + chance.randint(0, 2) :]


def _is_toml(text: str) -> bool:
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        return False
    return True


@EVERY_PART
def test_line_and_column_lead_there(texts: list[str], tmp_path: Path) -> None:
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.toml").write_bytes(text.encode())
    for number, text in enumerate(texts):
        for path, spot in spots_by_path(text).items():
            for at, offset in ((At.KEY, spot.key), (At.VALUE, spot.value)):
                (problem,) = located([Problem("N203", Place(f"{number}.toml", path, at))], tmp_path)
                assert (problem.place.line, problem.place.column) == line_and_column(text, offset)
                assert _offset(text, problem.place) == offset


def _offset(text: str, place: Place) -> int:
    """The offset of a line and column, counted as an editor counts."""
    assert place.line is not None
    assert place.column is not None
    lines = text.split("\n")
    assert place.column <= len(lines[place.line - 1]) + 1
    return sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
