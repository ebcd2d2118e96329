"""Finds the quotes of a checklist in the text of its notice, and the sentences that they are in."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.model.notice_text import NoticeText, Sentence, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from notice_tasks.model.notice import Notice
    from notice_tasks.problems import KeyPath


class Owner(NamedTuple):
    """The owner of quotes: a requirement, by id, or a waived entry, by its index (from 0)."""

    requirement: str | None = None
    waived: int | None = None


class Quote(NamedTuple):
    """A quote, its words folded, and the offsets of these in the kept text."""

    owner: Owner
    nth: int
    text: str
    words: str
    places: tuple[int, ...]


QuotedSpan = tuple[int, int, Owner]
"""The first and last offset (exclusive) of a quote in the kept text, and its owner."""


def quote_path(notice: Notice, owner: Owner, nth: int) -> KeyPath:
    """The path of a quote in its checklist."""
    if owner.requirement is None:
        return ("waived", owner.waived or 0, "quote", nth)
    return ("requirement", tuple(notice.requirements).index(owner.requirement), "quote", nth)


def quotes_of(text: NoticeText, notice: Notice) -> Iterator[Quote]:
    """All quotes of a notice, those of requirements first."""
    owners = [(Owner(requirement=one.id), one.quotes) for one in notice.requirements.values()]
    owners += [(Owner(waived=number), one.quotes) for number, one in enumerate(notice.waived)]
    known: dict[str, tuple[int, ...]] = {}
    for owner, quotes in owners:
        for nth, quote in enumerate(quotes):
            words = folded(quote)
            if words not in known:
                known[words] = tuple(_places(words, text.kept))
            yield Quote(owner, nth, quote, words, known[words])


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def spans_by_sentence(sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> Mapping[int, list[QuotedSpan]]:
    """The quotes from each sentence, by its index in the text."""
    starts = [sentence.first for sentence in sentences]
    found: dict[int, list[QuotedSpan]] = {}
    for quote, place in _settled(starts, quotes):
        last = place + len(quote.words)
        number = max(0, bisect_right(starts, place) - 1)
        while number < len(sentences) and starts[number] < last:
            if sentences[number].last > place:
                found.setdefault(number, []).append((place, last, quote.owner))
            number += 1
    return found


def _settled(starts: Sequence[int], quotes: Sequence[Quote]) -> Iterator[tuple[Quote, int]]:
    """The offset that each quote means.

    Words that occur several times mean the sentence with another quote of the same owner, or else their first
    occurrence; the next owner who quotes the same words means the next occurrence.
    """
    beside: dict[Owner, set[int]] = {}
    for quote in quotes:
        if len(quote.places) == 1:
            beside.setdefault(quote.owner, set()).add(bisect_right(starts, quote.places[0]))
    taken: dict[str, int] = {}
    for quote in quotes:
        near = beside.get(quote.owner, set())
        meant = next((place for place in quote.places if bisect_right(starts, place) in near), None)
        if meant is None and quote.places:
            turn = taken.get(quote.words, 0)
            taken[quote.words] = turn + 1
            meant = quote.places[min(turn, len(quote.places) - 1)]
        if meant is not None:
            yield quote, meant
