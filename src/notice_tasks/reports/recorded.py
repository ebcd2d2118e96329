"""The screen of the recording commands: what changed, in which file, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.model.event import Act
from notice_tasks.model.notice import EvidenceNeed
from notice_tasks.reports.commands import act_before, undo_batch_command, undo_command
from notice_tasks.reports.content import Block, Document, Heading, Line, Tone, line
from notice_tasks.reports.log import happened, what
from notice_tasks.reports.outcomes import outcome_lines, skipped_lines, units_named
from notice_tasks.reports.phrases import standing
from notice_tasks.rules.cell_context import Receipt
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.progress import Effect, Entry, Progress
from notice_tasks.rules.recording import lacks_evidence, lacks_receipt
from notice_tasks.words.catalogue import say
from notice_tasks.words.terms import WEEKEND, dated, holiday_name, term

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.outcome import Outcome, Recorded


def recorded_screen(outcome: Outcome, labels: Labels, *, dry_run: bool) -> Document:
    """The new state of the unit's cell, or of several units grouped by outcome, and what to do next."""
    blocks: list[Block] = [*_heading(outcome, labels)]
    if dry_run:
        blocks.append(line(say("A dry run: nothing is written."), Tone.NEAR))
    if outcome.of_batch and not outcome.new:
        blocks.append(line(_taken_back_before(outcome), Tone.NEAR))
    blocks += outcome_lines(outcome, labels) if outcome.of_several else _one_unit(outcome, labels)
    if outcome.new and outcome.rest_day is not None and (to := outcome.new[0].event.to) is not None:
        blocks.append(line(_on_a_rest_day(to, outcome.rest_day), Tone.NEAR))
    if dry_run:
        return blocks
    if outcome.batch is not None and (command := undo_command(outcome)) is not None:
        blocks.append(line(say("To take all of it back: {command}", command=command), Tone.QUIET))
    if outcome.new:
        blocks += _next_step(outcome)
    return blocks


def _taken_back_before(outcome: Outcome) -> str:
    if not outcome.still:
        return say("All of this batch was already taken back.")
    return say(
        "This part of the batch was already taken back. Still in force: {names}. To take it back: {command}",
        names=units_named([*outcome.still]),
        command=undo_batch_command(outcome.target[-1]),
    )


def _one_unit(outcome: Outcome, labels: Labels) -> Iterator[Line]:
    """The new state of the only unit, and where that is kept; or why nothing was written."""
    for result in outcome.recorded:
        if result.new:
            yield _changed(result, labels)
            yield line(f"    {result.file}", Tone.QUIET)
        else:
            yield _unchanged(result, labels)
    yield from skipped_lines(outcome.skipped, labels)
    if (before := act_before(outcome)) is not None:
        act = say("{act}, {day}", act=term(before.did), day=happened(before))
        yield line(say("Nothing was taken back. To take back the record before it ({act}):", act=act), Tone.NEAR)
        yield line(f"    {undo_command(outcome)}")


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
    event, unit = result.event, labels.unit(result.cell.unit)
    said = {"unit": unit, "on": event.on, "by": event.by, "id": event.id}
    if event.did is Act.UNDO:
        return line(say("{unit}: taken back already on {on} by {by} ({id}); nothing to write", **said), Tone.QUIET)
    return line(say("{unit}: already so since {on} by {by} ({id}); nothing to write", **said), Tone.QUIET)


def _next_step(outcome: Outcome) -> Iterator[Line]:
    """The likely next command, if there is one."""
    result = outcome.new[0]
    cell = result.cell
    if isinstance(cell, Receipt):
        return
    where = _where(outcome.target, cell)
    cells = [one.cell for one in outcome.new if isinstance(one.cell, Cell)]
    without_receipt = [cell for cell in cells if lacks_receipt(cell)]
    without_evidence = [cell for cell in cells if lacks_evidence(cell)]
    if result.event.did is Act.SUBMIT and without_receipt:
        yield _next(say("notice-tasks ack {where} --on DAY", where=_where_lacking(without_receipt, outcome)))
    elif result.event.did is Act.SUBMIT and without_evidence:
        yield _next(say("notice-tasks evidence {where} --file FILE", where=_where_lacking(without_evidence, outcome)))
    elif result.event.did in {Act.SUBMIT, Act.EVIDENCE} and cell.progress is Progress.SUBMITTED:
        yield _next(f"notice-tasks accept {where}")
    elif result.event.did is Act.EVIDENCE and cell.requirement.evidence is EvidenceNeed.REQUIRED and not cell.closed:
        yield _next(f"notice-tasks done {where}")
    elif result.event.did is Act.RETURN:
        yield _next(f"notice-tasks submit {where}")


def _where(units: Sequence[str], cell: Cell) -> str:
    quoted = (f'"{word}"' if " " in word else word for word in units)
    return " ".join((*quoted, cell.path))


def _where_lacking(cells: Sequence[Cell], outcome: Outcome) -> str:
    """The units that lack something: the words of the command, unless only some of them do."""
    everyone = len(cells) == len(outcome.recorded) and not outcome.skipped
    units = outcome.target if everyone else [cell.unit.id for cell in cells]
    return _where(units, cells[0])


def _next(command: str) -> Line:
    return line(say("Next: {command}", command=command), Tone.QUIET)
