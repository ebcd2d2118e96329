"""Each promise names tests that hold it; they exist, and both pages promise the same."""

from __future__ import annotations

import re
from typing import Final

import pytest
from docs_pages import REPOSITORY, page

PAGES: Final = ("docs/promises.md", "docs/promises.zh-CN.md")
TEST: Final = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def promises(name: str) -> list[list[tuple[str, str]]]:
    """The tests behind each promise of a page, in its order."""
    *parts, _not_promised = page(name).split("\n## ")[1:]
    return [TEST.findall(promise) for part in parts for promise in part.split("\n- ")[1:]]


@pytest.mark.parametrize("name", PAGES)
def test_each_promise_names_tests_that_there_are(name: str) -> None:
    for tests in promises(name):
        assert tests
        for file, test in tests:
            assert f"\ndef {test}(" in (REPOSITORY / file).read_text(encoding="utf-8"), f"{file}::{test}"


def test_both_pages_promise_the_same() -> None:
    english, chinese = map(promises, PAGES)
    assert english == chinese
    assert len(english) > 10


def test_both_pages_leave_the_same_out() -> None:
    english, chinese = (page(name).split("\n## ")[-1].count("\n- ") for name in PAGES)
    assert english == chinese
