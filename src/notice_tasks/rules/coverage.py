"""Which sentences of a notice its checklist covers: a requirement quotes them, or they are waived with a reason.

A sentence with a word of duty or a deadline must be covered; the part between two commas is a clause of it.
"""

from __future__ import annotations

import re
from collections import deque
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.model.notice_text import CutLine, NoticeText, Sentence, folded, kept_at
from notice_tasks.rules.duty_words import duty_words
from notice_tasks.rules.quoting import Owner, QuotedSpan, quotes_of, spans_by_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.model.notice import Notice
    from notice_tasks.problems import Place

_CLAUSE: Final = re.compile("(?:[^,:]|(?<=[0-9])[,:](?=[0-9]))+")
"""The text between commas and colons, except those within a number or a time of day."""


class State(StrEnum):
    """How a sentence with a word of duty is covered."""

    QUOTED = "quoted"
    WAIVED = "waived"
    UNCOVERED = "uncovered"


class MissingQuote(NamedTuple):
    """A quote that is not in the text.

    It is the `nth` of its owner (from 0); `stands` is its longest beginning that is in the text.
    """

    owner: Owner
    nth: int
    quote: str
    stands: str


class Clause(NamedTuple):
    """A clause with words of duty, and the owners of quotes from it."""

    text: str
    words: tuple[str, ...]
    owners: tuple[Owner, ...]


class Judged(NamedTuple):
    """A sentence: its clauses with words of duty, and the owners of quotes from it."""

    sentence: Sentence
    clauses: tuple[Clause, ...]
    owners: tuple[Owner, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Its words of duty, each once."""
        return tuple(dict.fromkeys(word for clause in self.clauses for word in clause.words))

    @property
    def state(self) -> State:
        """How it is covered; a quote of a requirement takes precedence over a waiver."""
        if any(owner.requirement is not None for owner in self.owners):
            return State.QUOTED
        return State.WAIVED if self.owners else State.UNCOVERED

    @property
    def open_clauses(self) -> tuple[Clause, ...]:
        """The clauses of a covered sentence that have words of duty and are not quoted."""
        return tuple(clause for clause in self.clauses if self.owners and not clause.owners)


class CutDuty(NamedTuple):
    """A line that was cut, and its words of duty."""

    line: CutLine
    words: tuple[str, ...]


class Coverage(NamedTuple):
    """How far a checklist covers its text.

    `sentences` is how many the text has, `judged` has those with words of duty, `silent` those without that are not
    quoted, `idle` the waived entries that cover nothing (by index, from 0).
    """

    sentences: int
    judged: tuple[Judged, ...]
    silent: tuple[Sentence, ...]
    missing: tuple[MissingQuote, ...]
    idle: tuple[int, ...]
    cut: tuple[CutDuty, ...]

    def count(self, state: State) -> int:
        """How many sentences have this state."""
        return sum(one.state is state for one in self.judged)

    @property
    def covered(self) -> int:
        """The numerator: quoted or waived."""
        return len(self.judged) - self.count(State.UNCOVERED)

    @property
    def percent(self) -> int | None:
        """The covered percentage, rounded down; None if no sentence has a word of duty."""
        return self.covered * 100 // len(self.judged) if self.judged else None

    def is_under(self, percent: int) -> bool:
        """Whether the covered percentage is lower; True if no sentence has a word of duty."""
        return not self.judged or self.covered * 100 < percent * len(self.judged)


class Covered(NamedTuple):
    """A notice, the file of its text, and how far the notice's checklist covers it.

    `missing_at` and `idle_at` are the places in the checklist of the entries in `coverage.missing` and `coverage.idle`.
    """

    notice: Notice
    file: str
    coverage: Coverage
    missing_at: tuple[Place, ...]
    idle_at: tuple[Place, ...]

    def fails(self, fail_under: int | None) -> bool:
        """Whether a quote is not in the text, or less is covered than was asked for."""
        return bool(self.coverage.missing) or (fail_under is not None and self.coverage.is_under(fail_under))


def coverage_of(text: NoticeText, notice: Notice) -> Coverage:
    """How far a notice's requirements and waived entries cover its text."""
    quotes = tuple(quotes_of(text, notice))
    missing = tuple(
        MissingQuote(quote.owner, quote.nth, quote.text, _standing(quote.text, text.whole))
        for quote in quotes
        if not quote.words or (not quote.places and quote.words not in text.whole)
    )
    spans = spans_by_sentence(text.sentences, quotes)
    looked_at = [_judged(one, text, spans.get(at, ())) for at, one in enumerate(text.sentences)]
    judged = tuple(one for one in looked_at if one.clauses)
    silent = tuple(one.sentence for one in looked_at if not one.clauses and not one.owners)
    cut = tuple(CutDuty(line, _words(folded(line.text))) for line in text.cut)
    return Coverage(len(text.sentences), judged, silent, missing, tuple(_idle(notice, judged, missing)), cut)


def _standing(quote: str, text: str) -> str:
    """The longest beginning of a quote that is in a text; empty for a quote without words."""
    least, most = 0, len(quote) if folded(quote) else 0
    while least < most:
        middle = (least + most + 1) // 2
        if folded(quote[:middle]) in text:
            least = middle
        else:
            most = middle - 1
    return quote[:least]


def _judged(sentence: Sentence, text: NoticeText, spans: Sequence[QuotedSpan]) -> Judged:
    """A sentence, its clauses with words of duty, and the owners of quotes from it."""
    words = text.kept[sentence.first : sentence.last]
    waiting = deque(duty_words(words, heading=sentence.heading))
    if not waiting:
        return Judged(sentence, (), _owners(spans))
    clauses, stands_at = [], kept_at(sentence.text)
    for part in _CLAUSE.finditer(words):
        held = []
        while waiting and waiting[0].at < part.end():
            held.append(waiting.popleft().text)
        if held:
            first, last = sentence.first + part.start(), sentence.first + part.end()
            owners = _owners(span for span in spans if span[0] < last and span[1] > first)
            shown = sentence.text[stands_at[part.start()] : stands_at[part.end() - 1] + 1]
            clauses.append(Clause(shown, tuple(dict.fromkeys(held)), owners))
    return Judged(sentence, tuple(clauses), _owners(spans))


def _owners(spans: Iterator[QuotedSpan] | Sequence[QuotedSpan]) -> tuple[Owner, ...]:
    return tuple(dict.fromkeys(owner for _first, _last, owner in spans))


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.text for word in duty_words(text)))


def _idle(notice: Notice, judged: Sequence[Judged], missing: Sequence[MissingQuote]) -> Iterator[int]:
    """The waived entries that could be left out without covering less."""
    needed = {one.owner for one in missing}  # such an entry has another problem
    for sentence in judged:
        alone = sentence.owners if sentence.state is State.WAIVED else ()
        free = (clause.owners for clause in sentence.clauses)
        unquoted = (owners for owners in free if all(owner.requirement is None for owner in owners))
        needed.update(alone, *unquoted)
    yield from (number for number in range(len(notice.waived)) if Owner(waived=number) not in needed)
