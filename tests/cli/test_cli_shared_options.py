"""--workspace and --lang may stand anywhere on the line; no other word is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_tasks.cli.run import split_shared_options

PLAIN = st.text().filter(lambda word: word.partition("=")[0] not in {"--workspace", "--lang"} and word != "--")


@pytest.mark.parametrize(
    ("arguments", "shared", "rest"),
    [
        pytest.param("status", {}, "status", id="none"),
        pytest.param("--lang zh status", {"--lang": "zh"}, "status", id="before"),
        pytest.param("status --lang zh -n x", {"--lang": "zh"}, "status -n x", id="after"),
        pytest.param("status --lang=zh", {"--lang": "zh"}, "status", id="with ="),
        pytest.param("--lang=zh --workspace=a=b", {"--lang": "zh", "--workspace": "a=b"}, "", id="both, = in a value"),
        pytest.param("--lang zh --lang en", {"--lang": "en"}, "", id="the last one counts"),
        pytest.param("status --lang", {"--lang": ""}, "status", id="no value"),
        pytest.param("--lang=--workspace w", {"--lang": "--workspace"}, "w", id="a value like an option"),
        pytest.param("show -- --lang zh", {}, "show -- --lang zh", id="after two dashes"),
        pytest.param("--lang zh show -- --lang en", {"--lang": "zh"}, "show -- --lang en", id="before two dashes"),
        pytest.param("--language zh", {}, "--language zh", id="another option"),
        pytest.param("--workspace= status", {"--workspace": ""}, "status", id="empty"),
    ],
)
def test_shared_options_are_split_off(arguments: str, shared: dict[str, str], rest: str) -> None:
    assert split_shared_options(arguments.split()) == (shared, rest.split())


@given(st.lists(PLAIN))
def test_other_words_stay_as_they_are(words: list[str]) -> None:
    assert split_shared_options(words) == ({}, words)


@given(st.lists(PLAIN), st.integers(min_value=0), st.text(), st.booleans())
def test_a_shared_option_is_found_wherever_it_stands(words: list[str], place: int, value: str, equals: bool) -> None:
    at = place % (len(words) + 1)
    option = [f"--lang={value}"] if equals else ["--lang", value]
    assert split_shared_options([*words[:at], *option, *words[at:]]) == ({"--lang": value}, words)


@given(st.lists(PLAIN), st.lists(st.text()))
def test_nothing_is_touched_after_two_dashes(before: list[str], after: list[str]) -> None:
    assert split_shared_options([*before, "--", *after]) == ({}, [*before, "--", *after])
