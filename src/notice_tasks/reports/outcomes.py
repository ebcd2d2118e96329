"""The units of an outcome, grouped by their resulting state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.model.event import Act
from notice_tasks.reports.commands import undo_event_command
from notice_tasks.reports.content import Block, Document, Heading, Line, Mark, Tone, line
from notice_tasks.reports.log import happened, what
from notice_tasks.reports.phrases import progress, standing, tone_of
from notice_tasks.rules.progress import Effect, Entry
from notice_tasks.rules.recording import undone
from notice_tasks.words.catalogue import join, say, say_n
from notice_tasks.words.terms import term, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notice_tasks.model.event import Event
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.outcome import Outcome, Recorded, Skipped

NAMED = 40
"""The largest number of units named in each group. More are only counted."""


_UNDONE: Final = 5
"""The largest number of commands listed that take one record back."""


def question_screen(outcome: Outcome, labels: Labels, *, changed: bool) -> Document:
    """What the user is asked to confirm. `changed` means that it differs from what was confirmed before."""
    blocks: list[Block] = []
    if changed:
        blocks.append(line(say("The records have changed in the meantime. The outcome would now be:"), Tone.NEAR))
    blocks += [Heading(labels.cell(result.cell), result.cell.path) for result in outcome.recorded[:1]]
    return [*blocks, *outcome_lines(outcome, labels)]


def _said(result: Recorded) -> str:
    """What is recorded, by whom and for which day; of an undo, what it takes back."""
    event = result.event
    if event.did is not Act.UNDO:
        return f"{happened(event)} {what(Entry(event, Effect.COUNTS, result.cell.progress), result.cell)}"
    before = undone(event, result.cell)
    assert before is not None  # it was found before it was judged
    return say("Undo: {act} of {on} by {by}", act=term(before.did), on=before.on, by=before.by)


def outcome_lines(outcome: Outcome, labels: Labels) -> Iterator[Line]:
    """What is recorded with the resulting states, the units for which it is recorded already, and the skipped ones."""
    acts: dict[str, list[Recorded]] = {}
    for result in outcome.new:
        acts.setdefault(_said(result), []).append(result)
    for said, members in acts.items():
        yield line(said)
        yield from _by_standing(members, labels)
    old: dict[str, list[Recorded]] = {}
    for result in outcome.recorded:
        if not result.new:
            old.setdefault(_recorded_before(result.event), []).append(result)
    for already, members in old.items():
        yield line(_outcome(already, _names(members, labels)), Tone.QUIET)
    yield from skipped_lines(outcome.skipped, labels)


def _recorded_before(event: Event) -> str:
    """When an act was recorded that is recorded already."""
    if event.did is Act.UNDO:
        return say("taken back already on {day}", day=happened(event))
    return say("already so since {day}", day=happened(event))


def _by_standing(results: Iterable[Recorded], labels: Labels) -> Iterator[Line]:
    kinds: dict[str, list[Recorded]] = {}
    for result in results:
        kinds.setdefault(standing(result.cell), []).append(result)
    for kind, members in sorted(kinds.items(), key=lambda entry: -len(entry[1])):
        yield Line(Mark(_outcome(kind, _names(members, labels)), tone_of(members[0].cell)))


def skipped_lines(skipped: Sequence[Skipped], labels: Labels) -> Iterator[Line]:
    """The skipped units, by progress: those where another record stands, then those to which the act does not apply."""
    otherwise = [one for one in skipped if one.refused.code == "already-otherwise"]
    yield from _otherwise_lines(otherwise, labels)
    places: dict[str, list[str]] = {}
    for one in skipped:
        if one not in otherwise:
            places.setdefault(progress(one.cell).text, []).append(labels.unit(one.cell.unit))
    if places:
        yield line(say("These units were skipped, because it does not apply in their state:"), Tone.NEAR)
    for where, names in places.items():
        units = say_n("{n} unit", "{n} units", len(names))
        yield line(say("    {where}, {units}: {names}", where=where, units=units, names=_first(names)), Tone.NEAR)


def _otherwise_lines(skipped: Sequence[Skipped], labels: Labels) -> Iterator[Line]:
    """The units where it is recorded otherwise, such as for a later day, and how to change that."""
    if not skipped:
        return
    yield line(say("These units were skipped, because it is recorded otherwise for them already:"), Tone.NEAR)
    records: dict[str, list[Skipped]] = {}
    for one in skipped:
        said = {name: one.refused.details[name] for name in ("on", "by")}
        where = say("{progress} since {on} by {by}", progress=written(one.refused.details["progress"]), **said)
        records.setdefault(where, []).append(one)
    for where, members in records.items():
        yield line(_outcome(where, [labels.unit(one.cell.unit) for one in members]), Tone.NEAR)
    commands = [undo_event_command(one.cell.unit.id, one.cell.path, str(one.refused.details["id"])) for one in skipped]
    yield line(say("To change that, take it back first, and then repeat this command:"), Tone.QUIET)
    yield from (line(f"    {command}", Tone.QUIET) for command in commands[:_UNDONE])
    if (more := len(commands) - _UNDONE) > 0:
        yield line(f"    {say_n('and {n} unit more', 'and {n} units more', more)}", Tone.QUIET)


def _names(results: Iterable[Recorded], labels: Labels) -> list[str]:
    return [labels.unit(result.cell.unit) for result in results]


def _outcome(outcome: str, names: list[str]) -> str:
    """A state, and how many and which units get it."""
    units = say_n("{n} unit", "{n} units", len(names))
    return say("    {units}, {outcome}: {names}", units=units, outcome=outcome, names=_first(names))


def units_named(names: list[str]) -> str:
    """How many units there are, and their names."""
    return say("{units} ({names})", units=say_n("{n} unit", "{n} units", len(names)), names=_first(names))


def _first(names: list[str]) -> str:
    """The first names, and how many more there are."""
    if len(names) <= NAMED:
        return join(names)
    return join([*names[:NAMED], say_n("and {n} unit more", "and {n} units more", len(names) - NAMED)])
