"""Spots in random documents, held against tomli."""

import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from toml_documents import Document, documents
from toml_spans import assert_spots_fit

from notice_tasks.toml.text import line_and_column

any_document = settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])


@any_document
@given(documents())
def test_every_path_has_its_spot_and_no_other_has_one(document: Document) -> None:
    assert tomli.loads(document.text) == document.values
    assert_spots_fit(document.text)


@any_document
@given(st.text("a中\r\n"))
def test_line_and_column_lead_back(text: str) -> None:
    lines = text.split("\n")
    for offset in range(len(text) + 1):
        line, column = line_and_column(text, offset)
        assert sum(len(earlier) + 1 for earlier in lines[: line - 1]) + column - 1 == offset
        assert 1 <= column <= len(lines[line - 1]) + 1
