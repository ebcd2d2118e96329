"""The screen of `log`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.model.event import Act, Event
from notice_tasks.reports.content import Block, Column, Document, Line, Mark, Table, Tone, line
from notice_tasks.reports.phrases import as_of_phrase
from notice_tasks.reports.repeated import Repeated
from notice_tasks.rules.log import last
from notice_tasks.rules.progress import Effect, Entry
from notice_tasks.rules.recording import undone
from notice_tasks.words.catalogue import clauses, say, say_in, say_n
from notice_tasks.words.terms import in_table, of_occurrence, term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.model.workspace import AsOf
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.cell_context import Receipt
    from notice_tasks.rules.cells import Cell
    from notice_tasks.rules.log import LogLine


_NO_OPTIONS: Final = Repeated()


def log_screen(
    lines: Sequence[LogLine],
    as_of: AsOf,
    labels: Labels,
    limit: int | None = None,
    again: Repeated = _NO_OPTIONS,
) -> Document:
    """The recorded events in the order in which they happened; with a limit, only the last ones."""
    kept = last(lines, limit)
    blocks: list[Block] = [Line(Mark(as_of_phrase(as_of), Tone.STRONG))]
    if not kept:
        return [*blocks, line(say("Nothing has been recorded yet."), Tone.QUIET)]
    if len(kept) < len(lines):
        hidden = say_n(
            "{n} earlier record is not shown; all: {command}",
            "{n} earlier records are not shown; all: {command}",
            len(lines) - len(kept),
            command=again.command("log"),
        )
        blocks.append(line(hidden, Tone.QUIET))
    columns = (
        Column(say("Happened")),
        Column(say_in("record", "id")),
        Column(say("Unit"), wide=True),
        Column(say("Requirement"), wide=True),
        Column(say("What"), wide=True),
    )
    return [*blocks, Table(columns, tuple(_row(entry, labels) for entry in kept))]


def _row(log_line: LogLine, labels: Labels) -> tuple[Mark, ...]:
    event = log_line.entry.event
    tone = Tone.PLAIN if log_line.entry.effect is Effect.COUNTS else Tone.QUIET
    return (
        Mark(happened(event), tone),
        Mark(event.id, tone),
        Mark(labels.unit(log_line.cell.unit), tone),
        Mark(_of(log_line, labels), tone),
        Mark(what(log_line.entry, log_line.cell), tone),
    )


def _of(log_line: LogLine, labels: Labels) -> str:
    """The requirement of an event, with its occurrence unless it is of the whole series; or the notice."""
    requirement = log_line.cell.requirement
    if requirement is None:
        return labels.notice(log_line.cell.notice)
    return of_occurrence(labels.requirement(requirement), log_line.entry.event.occurrence)


def event_text(entry: Entry, cell: Cell | Receipt) -> str:
    """An event of a cell in one line."""
    event = entry.event
    return f"{happened(event)}  {event.id}  {what(entry, cell)}"


def happened(event: Event) -> str:
    """The day of an event, with the time of day if it was given."""
    return str(event.on) if event.clock is None else f"{event.on} {event.clock:%H:%M}"


def what(entry: Entry, cell: Cell | Receipt) -> str:
    """What an event says, by whom, and its effect."""
    event = entry.event
    parts = [say("{act} by {by}", act=_act(event, cell), by=event.by), *_details(event)]
    if event.requirement is None and cell.requirement is not None:
        parts.append(say("the whole notice"))
    if event.at.date() != event.on:
        parts.append(say("recorded only on {day}", day=event.at.date()))
    if entry.effect is not Effect.COUNTS:
        parts.append(term(entry.effect))
    return clauses(parts)


def _act(event: Event, cell: Cell | Receipt) -> str:
    if event.did is Act.EXTEND and event.to is not None:
        return say("extended to {day}", day=in_table(event.to))
    if event.did is Act.RETURN and event.to is not None:
        return say("returned, to be redone by {day}", day=in_table(event.to))
    if event.did is Act.UNDO:
        target = undone(event, cell)
        if target is None:
            return say("undo of {id}", id=event.undoes)
        return say("undo of {id} ({act}, {day})", act=term(target.did), day=target.on, id=target.id)
    return term(event.did)


def _details(event: Event) -> list[str]:
    details = []
    if event.without_evidence:
        details.append(say("without evidence"))
    if event.path or event.url:
        details.append(event.path or event.url or "")
    if event.dated:
        details.append(say("dated {day}", day=event.dated))
    if event.sha256:
        details.append(f"sha256 {event.sha256[:12]}")
    if event.note:
        details.append(say("“{quote}”", quote=event.note))
    return details
