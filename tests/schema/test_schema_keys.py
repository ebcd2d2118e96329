"""Every key of every file has its sentence, in English and in Chinese, and every sentence a key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from notice_tasks.reports.schema import Subject, schema
from notice_tasks.toml.shape import ByKind, ByWord, ListOf, MapOf, Scalar, Shape, TableOf, Tagged
from notice_tasks.words.keys import FILES, KEYS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

HAN = re.compile("[\u4e00-\u9fff]")


def ways(shape: Shape, way: str = "") -> Iterator[tuple[str, Shape]]:
    """Every way from the top of a file to a value, with the value's shape."""
    yield way, shape
    match shape:
        case ListOf(item):
            yield from ways(item, f"{way}[]")
        case MapOf(item):
            yield from ways(item, f"{way}.*")
        case TableOf(required, optional):
            for key, inner in (*required.items(), *optional.items()):
                yield from ways(inner, f"{way}.{key}".lstrip("."))
        case Tagged(forms) | ByWord(_, forms):
            for form in forms.values():
                yield from ways(form, way)
        case ByKind(shapes):
            for inner in shapes.values():
                yield from ways(inner, way)


def descriptions(drawn: Any) -> Iterator[str]:
    """Everything that a schema tells people."""
    if isinstance(drawn, dict):
        yield from (text for key, text in drawn.items() if key == "description" and isinstance(text, str))
        yield from drawn.get("x-taplo", {}).get("docs", {}).get("enumValues", ())
        drawn = list(drawn.values())
    if isinstance(drawn, list):
        for entry in drawn:
            yield from descriptions(entry)


def words(subject: Subject) -> Iterator[tuple[str, str]]:
    """Every word that a key may have, with the way to the key."""
    for way, shape in ways(subject.shape):
        match shape:
            case Scalar(words=(_, *_) as several):
                yield from ((way, str(word)) for word in several)
            case ByWord(key, forms):
                yield from ((f"{way}.{key}", word) for word in forms)


def test_every_schema_says_what_it_is_of() -> None:
    assert {*FILES} == {*KEYS} == {*map(str, Subject)}


@pytest.mark.parametrize("subject", Subject)
def test_every_key_has_its_sentence_and_every_sentence_a_key(subject: Subject) -> None:
    there = {way for way, _shape in ways(subject.shape) if way and not way.endswith("[]")}
    assert there == {*KEYS[subject]}


def test_every_word_has_its_sentence_and_every_sentence_a_word() -> None:
    there = {word for subject in Subject for word in words(subject)}
    assert there == {(way, word) for way, sentences in WORDS.items() for word in sentences}


@pytest.mark.parametrize("subject", Subject)
def test_every_sentence_is_in_the_schema(subject: Subject) -> None:
    told = {*descriptions(schema(subject, "en"))}
    ways_of = {way for way, _word in words(subject)}
    wanted = {FILES[subject], *KEYS[subject].values(), *(text for way in ways_of for text in WORDS[way].values())}
    assert told == wanted


@pytest.mark.parametrize("subject", Subject)
def test_a_schema_speaks_one_language(subject: Subject) -> None:
    assert all(HAN.search(text) for text in descriptions(schema(subject, "zh")))
    assert not any(HAN.search(text) for text in descriptions(schema(subject, "en")))


@pytest.mark.parametrize("subject", Subject)
def test_languages_differ_in_what_is_told_alone(subject: Subject) -> None:
    assert _untold(schema(subject, "zh")) == _untold(schema(subject, "en"))


def _untold(drawn: Any) -> Any:
    if isinstance(drawn, dict):
        told = ("description", "x-taplo")
        return {
            key: _untold(entry) for key, entry in drawn.items() if not (key in told and not _is_shape_of_key(entry))
        }
    return [_untold(entry) for entry in drawn] if isinstance(drawn, list) else drawn


def _is_shape_of_key(entry: Any) -> bool:
    """Whether a key of a file happens to be called as a keyword of JSON Schema."""
    return isinstance(entry, dict) and "type" in entry
