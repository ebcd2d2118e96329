"""The units of an outcome, grouped by their resulting state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.content import Block, Document, Heading, Line, Mark, Tone, line
from notice_tasks.reports.phrases import progress, standing, tone_of
from notice_tasks.rules.recording import undone
from notice_tasks.words.catalogue import join, say, say_n
from notice_tasks.words.terms import term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.outcome import Outcome, Recorded, Skipped

NAMED = 40
"""The largest number of units named in each group. More are only counted."""


def question_screen(outcome: Outcome, labels: Labels, *, changed: bool) -> Document:
    """What the user is asked to confirm. `changed` means that it differs from what was confirmed before."""
    blocks: list[Block] = []
    if changed:
        blocks.append(line(say("The records have changed in the meantime. The outcome would now be:"), Tone.NEAR))
    blocks += [Heading(labels.cell(result.cell), result.cell.path) for result in outcome.recorded[:1]]
    if outcome.of_batch and outcome.new:
        blocks.append(line(_taken_back(outcome.new[0], len(outcome.new))))
    return [*blocks, *outcome_lines(outcome, labels)]


def _taken_back(result: Recorded, count: int) -> str:
    """What is undone; the acts of a batch are alike."""
    event = undone(result.event, result.cell)
    assert event is not None  # it was found before it was judged
    units = say_n("{n} unit", "{n} units", count)
    return say(
        "To be taken back: {act} of {on} by {by}, {units}", act=term(event.did), on=event.on, by=event.by, units=units
    )


def outcome_lines(outcome: Outcome, labels: Labels) -> Iterator[Line]:
    """The resulting states, the units for which it is recorded already, and the skipped ones."""
    yield from _by_standing(outcome.new, labels)
    old = [result for result in outcome.recorded if not result.new]
    if old:
        yield line(_outcome(say("already so"), _names(old, labels)), Tone.QUIET)
    yield from skipped_lines(outcome.skipped, labels)


def _by_standing(results: Iterable[Recorded], labels: Labels) -> Iterator[Line]:
    kinds: dict[str, list[Recorded]] = {}
    for result in results:
        kinds.setdefault(standing(result.cell), []).append(result)
    for kind, members in sorted(kinds.items(), key=lambda entry: -len(entry[1])):
        yield Line(Mark(_outcome(kind, _names(members, labels)), tone_of(members[0].cell)))


def skipped_lines(skipped: Sequence[Skipped], labels: Labels) -> Iterator[Line]:
    """The skipped units, by progress."""
    if not skipped:
        return
    yield line(say("These units were skipped, because it does not apply in their state:"), Tone.NEAR)
    places: dict[str, list[str]] = {}
    for one in skipped:
        places.setdefault(progress(one.cell).text, []).append(labels.unit(one.cell.unit))
    for where, names in places.items():
        units = say_n("{n} unit", "{n} units", len(names))
        yield line(say("    {where}, {units}: {names}", where=where, units=units, names=_first(names)), Tone.NEAR)


def _names(results: Iterable[Recorded], labels: Labels) -> list[str]:
    return [labels.unit(result.cell.unit) for result in results]


def _outcome(outcome: str, names: list[str]) -> str:
    """A state, and how many and which units get it."""
    units = say_n("{n} unit", "{n} units", len(names))
    return say("    {units}, {outcome}: {names}", units=units, outcome=outcome, names=_first(names))


def _first(names: list[str]) -> str:
    """The first names, and how many more there are."""
    if len(names) <= NAMED:
        return join(names)
    return join([*names[:NAMED], say_n("and {n} unit more", "and {n} units more", len(names) - NAMED)])
