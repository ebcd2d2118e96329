"""What is said of faults, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from notice_tasks.toml.shape import TomlKind
from notice_tasks.words.catalogue import speaking
from notice_tasks.words.sentences import problem_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping


@pytest.mark.parametrize(
    ("code", "details", "english", "chinese"),
    [
        pytest.param(
            "N203",
            {"key": "due", "wanted": (TomlKind.DAY, TomlKind.MOMENT, TomlKind.TABLE)},
            "'due' must be a day (2024-08-30, without quotes), a moment (2024-08-30T18:00:00, without quotes) "
            "or a table.",
            "“due”要写成日期（2024-08-30，不加引号）、时刻（2024-08-30T18:00:00，不加引号）或一张表。",
            id="several kinds",
        ),
        pytest.param(
            "N203",
            {"key": "title", "wanted": (TomlKind.TEXT,)},
            "'title' must be a text in quotes.",
            "“title”要写成带引号的文字。",
            id="one kind",
        ),
        pytest.param(
            "N203",
            {"key": "due", "case": "quoted", "line": "due = 2026-11-20"},
            "'due' stands in quotes. Take them off: due = 2026-11-20",
            "“due”的值不能加引号。请去掉引号：due = 2026-11-20",
            id="quotes to take off",
        ),
    ],
)
def test_what_is_said(code: str, details: Mapping[str, object], english: str, chinese: str) -> None:
    with speaking("en"):
        assert problem_sentence(code, details) == english
    with speaking("zh"):
        assert problem_sentence(code, details) == chinese
