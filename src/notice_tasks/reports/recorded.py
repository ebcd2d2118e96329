"""What the recording commands say: what changed, in which file, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.model.event import Act
from notice_tasks.reports.content import Block, Document, Heading, Line, Tone, line
from notice_tasks.reports.log import happened, what
from notice_tasks.reports.phrases import progress, standing
from notice_tasks.rules.progress import Effect, Entry, Progress
from notice_tasks.rules.recording import lacks_evidence, lacks_receipt
from notice_tasks.words.catalogue import join, say, say_n
from notice_tasks.words.terms import WEEKEND, dated, holiday_name

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.outcome import Outcome, Recorded, Skipped

FILES_NAMED = 10
"""Up to so many units are named one by one; more are counted."""


def recorded_screen(outcome: Outcome, labels: Labels, *, dry_run: bool) -> Document:
    """What became of each unit's cell, and which units of a group were passed over."""
    new = [result for result in outcome.recorded if result.new]
    old = [result for result in outcome.recorded if not result.new]
    blocks: list[Block] = [*_heading(outcome, labels)]
    if dry_run:
        blocks.append(line(say("A trial: nothing is written."), Tone.NEAR))
    for result in new[:FILES_NAMED]:
        blocks += [_changed(result, labels), line(f"    {result.file}", Tone.QUIET)]
    if len(new) > FILES_NAMED:
        blocks.append(line(say_n("and {n} unit more", "and {n} units more", len(new) - FILES_NAMED)))
    blocks += [_unchanged(result, labels) for result in old[:FILES_NAMED]]
    if len(old) > FILES_NAMED:
        more = say_n("and {n} unit more as before", "and {n} units more as before", len(old) - FILES_NAMED)
        blocks.append(line(more))
    blocks += _skipped(outcome.skipped, labels)
    if new and outcome.rest_day is not None and (to := new[0].event.to) is not None:
        blocks.append(line(_on_a_rest_day(to, outcome.rest_day), Tone.NEAR))
    if new and not dry_run:
        blocks += _next_step(new[0], outcome.target)
    return blocks


def _skipped(skipped: Sequence[Skipped], labels: Labels) -> Iterator[Line]:
    """The units passed over, by how far they have come."""
    if not skipped:
        return
    yield line(say("It does not apply where these stand, so they were passed over:"), Tone.NEAR)
    places: dict[str, list[str]] = {}
    for one in skipped:
        places.setdefault(progress(one.cell).text, []).append(labels.unit(one.cell.unit))
    for where, names in places.items():
        units = say_n("{n} unit", "{n} units", len(names))
        yield line(say("    {where}, {units}: {names}", where=where, units=units, names=join(names)), Tone.NEAR)


def _on_a_rest_day(to: datetime.date, name: str) -> str:
    day = dated(to)
    if name == WEEKEND:
        return say("Note: {day} is a rest day.", day=day)
    return say("Note: {day} is a rest day ({holiday}).", day=day, holiday=holiday_name(name))


def _heading(outcome: Outcome, labels: Labels) -> Iterator[Block]:
    for result in outcome.recorded[:1]:
        yield Heading(labels.cell(result.cell), result.cell.path)


def _changed(result: Recorded, labels: Labels) -> Line:
    event = result.event
    sentence = say(
        "{unit}: {on} {said} -> {standing}",
        unit=labels.unit(result.cell.unit),
        said=what(Entry(event, Effect.COUNTS, result.cell.progress), result.cell),
        on=happened(event),
        standing=standing(result.cell),
    )
    return line(sentence, Tone.GOOD)


def _unchanged(result: Recorded, labels: Labels) -> Line:
    event = result.event
    sentence = say(
        "{unit}: already so since {on} by {by} ({id}); nothing to write",
        unit=labels.unit(result.cell.unit),
        on=event.on,
        by=event.by,
        id=event.id,
    )
    return line(sentence, Tone.QUIET)


def _next_step(result: Recorded, target: Sequence[str]) -> Iterator[Line]:
    """The likely next command, where what was just recorded calls for one."""
    cell = result.cell
    units = " ".join(f'"{word}"' if " " in word else word for word in target)
    where = f"{units} {cell.path}"
    if result.event.did is Act.SUBMIT and lacks_receipt(cell):
        yield _next(say("notice-tasks ack {where} --on DAY", where=where))
    elif result.event.did is Act.SUBMIT and lacks_evidence(cell):
        yield _next(say("notice-tasks evidence {where} --file FILE", where=where))
    elif result.event.did in {Act.SUBMIT, Act.EVIDENCE} and cell.progress is Progress.SUBMITTED:
        yield _next(f"notice-tasks accept {where}")
    elif result.event.did is Act.RETURN:
        yield _next(f"notice-tasks submit {where}")


def _next(command: str) -> Line:
    return line(say("Next: {command}", command=command), Tone.QUIET)
