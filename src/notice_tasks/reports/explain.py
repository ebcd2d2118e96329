"""The screen of `explain`: how a due day was found, where the rule comes from, and what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.content import Block, Column, Document, Facts, Heading, Line, Mark, Table, Tone, line
from notice_tasks.reports.levels import level_facts
from notice_tasks.reports.log import event_text
from notice_tasks.reports.phrases import as_of_phrase, due_day, standing
from notice_tasks.reports.steps import found, numbered
from notice_tasks.rules.settling import unsettled
from notice_tasks.rules.steps import unknown_years
from notice_tasks.words.catalogue import clauses, join, say
from notice_tasks.words.failures import failure_sentence
from notice_tasks.words.make_up_days import is_make_up_day
from notice_tasks.words.terms import COMMANDS, of_occurrence, term, weekday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.model.event import Event
    from notice_tasks.model.notice import Notice, Requirement
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.cells import Cell
    from notice_tasks.rules.occurrences import Instance
    from notice_tasks.rules.settling import Unsettled
    from notice_tasks.rules.steps import Due, Step
    from notice_tasks.rules.views import Explanation


OCCURRENCES_SHOWN = 12


def explain_screen(explanation: Explanation, labels: Labels) -> Document:
    """The notice's words, the steps to the due day, and each unit's record."""
    notice, requirement = explanation.notice, explanation.requirement
    levels = level_facts(explanation.levels, labels, explanation.as_of.day)
    blocks: list[Block] = [
        Heading(of_occurrence(labels.requirement(requirement), explanation.occurrence), explanation.path),
        Facts((*_source(notice, requirement, labels), *levels)),
    ]
    if not explanation.cells:
        blocks += [*_due(explanation.due, notice, recurs=bool(explanation.series)), *_series(explanation)]
    for cell in explanation.cells:
        who = of_occurrence(labels.unit(cell.unit), None if explanation.occurrence else cell.occurrence)
        blocks += [Heading(who, cell.unit.id), *_due(cell.verdict.due, notice)]
        blocks += _standing(explanation, cell)
    return [*blocks, *_wanting(explanation)]


def _source(notice: Notice, requirement: Requirement, labels: Labels) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    yield say("Notice"), (Mark(labels.notice(notice)),)
    if notice.issuers:
        yield say("Issued by"), (Mark(join(list(notice.issuers))),)
    if requirement.clause:
        yield say("Clause"), (Mark(requirement.clause),)
    if requirement.quotes:
        yield say("The notice's words"), tuple(Mark(say("“{quote}”", quote=quote)) for quote in requirement.quotes)
    yield say("Encoded in"), (Mark(notice.file),)


def _due(due: Due | None, notice: Notice, *, recurs: bool = False) -> Iterator[Block]:
    if due is None:
        yield line(say("The notice sets no due day for this, and the checklist has none."))
        return
    steps = tuple(_titled(step, notice) for step in due.steps)
    if recurs:
        yield Line(Mark(say("Due: see its occurrences"), Tone.STRONG))
        yield from numbered(steps)
    else:
        yield from found(due._replace(steps=steps))


def _titled(step: Step, notice: Notice) -> Step:
    """A step that names a requirement by its title."""
    named = notice.requirements.get(str(step.details.get("requirement")))
    return step if named is None else step._replace(details={**step.details, "requirement": named.title})


def _series(explanation: Explanation) -> Iterator[Block]:
    """The occurrences; if there are many, the latest."""
    if explanation.series:
        shown = explanation.series[-OCCURRENCES_SHOWN:]
        columns = (Column(say("Occurrence")), Column(say("Due")))
        yield Table(columns, tuple((Mark(f"@{one.occurrence}"), Mark(_day_of(one))) for one in shown))


def _wanting(explanation: Explanation) -> Iterator[Block]:
    """A hint for cells without a due day because the working days of a year are not announced."""
    cells = [cell.verdict.due for cell in explanation.cells]
    for year in unknown_years(cells or [one.due for one in explanation.series[-OCCURRENCES_SHOWN:]]):
        yield line(failure_sentence("year-not-announced", {"year": year}), Tone.NEAR)


def _day_of(instance: Instance) -> str:
    day = instance.due.day
    return due_day(instance.due) if day is None or is_make_up_day(day) else f"{due_day(instance.due)} {weekday(day)}"


def _handed_in(cell: Cell) -> Iterator[str]:
    """When a cell was handed in: first, which decides whether it was in time, and last."""
    first, last = cell.history.first_delivery, cell.history.delivery
    if first is not None and (last is None or last.id != first.id):
        yield say("first handed in on {day}", day=first.on)
    if last is not None:
        yield say("handed in on {day}", day=last.on)


def _standing(explanation: Explanation, cell: Cell) -> Iterator[Block]:
    parts = [standing(cell)]
    parts += _handed_in(cell)
    stands = say("{as_of}: {standing}", as_of=as_of_phrase(explanation.as_of), standing=clauses(parts))
    yield Line(Mark(stands, Tone.STRONG))
    entries = [entry for entry in cell.history.entries if entry.event.on <= explanation.as_of.day]
    if not entries:
        yield line(say("Nothing has been recorded yet."), Tone.QUIET)
    for entry in entries:
        yield line(f"  {event_text(entry, cell)}")
    for one in unsettled(cell.history):
        yield from _two_ways(one, cell)


def _two_ways(one: Unsettled, cell: Cell) -> Iterator[Block]:
    """The two ways to settle an act without effect: undo it, or undo the act that conflicts with it."""
    act = {"act": term(one.event.did), "on": one.event.on, "by": one.event.by, "id": one.event.id}
    said = say(
        "To be settled: '{act}' of {on} by {by} ({id}) has no effect, as it was {progress} then.",
        **act,
        progress=term(one.progress),
    )
    yield line(said, Tone.BAD)
    yield line(say("  To take it back: {command}", command=_undo(cell, one.event)))
    if one.in_its_way:
        first, *others = (_undo(cell, event) for event in one.in_its_way)
        yield line(say("  To make it count, take back what prevents it: {command}", command=first))
        yield from (line(f"    {another}") for another in others)
    if one.again is not None:
        yield line(say("  To make it count: {command}", command=_again(cell, one.again)))


def _again(cell: Cell, event: Event) -> str:
    return f"notice-tasks {COMMANDS.get(event.did, event.did)} {cell.unit.id} {cell.path} --on {event.on}"


def _undo(cell: Cell, event: Event) -> str:
    path = f"{cell.notice.id}/{cell.requirement.id}"
    path = path if event.occurrence is None else f"{path}@{event.occurrence}"
    return f"notice-tasks undo {cell.unit.id} {path} --event {event.id}"
