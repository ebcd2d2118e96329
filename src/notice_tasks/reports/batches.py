"""The screen and JSON of `undo` without a batch: what can be undone for several units, and by which command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.commands import undo_batch_command, undo_event_command
from notice_tasks.reports.content import Block, Document, Line, Tone, line
from notice_tasks.reports.json.plain import Json, plain
from notice_tasks.reports.log import happened
from notice_tasks.words.catalogue import say, say_n
from notice_tasks.words.terms import term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.model.event import Event
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.batches import Batch, Recent, Single


def recent_screen(found: Recent, labels: Labels) -> Document:
    """The batches, then the single records, the newest first, each with the command that undoes it."""
    blocks: list[Block] = []
    for batch in found.batches:
        blocks += _batch_lines(batch)
    if found.singles:
        blocks.append(
            line(
                say("Recorded for a single unit, or before there were batches; these are taken back one by one."),
                Tone.STRONG,
            )
        )
    for single in found.singles:
        blocks.append(line(say("{unit}: {act}", unit=labels.unit(single.unit), act=_act(single.event))))
        blocks.append(line(f"    {_line_of(single, found)}"))
    return blocks


def _batch_lines(batch: Batch) -> Iterator[Line]:
    units = say_n("{n} unit", "{n} units", batch.written)
    if not batch.standing:
        yield line(say("{act}: {units}, all taken back", act=_act(batch.first), units=units), Tone.QUIET)
        return
    said = {"act": _act(batch.first), "units": units}
    if batch.standing == batch.written:
        yield line(say("{act}: {units}, all still in force", **said))
        yield line(f"    {undo_batch_command(batch.id)}")
        return
    n = batch.standing
    yield line(
        say_n("{act}: {units}, {n} of them still in force", "{act}: {units}, {n} of them still in force", n, **said)
    )
    yield line(f"    {undo_batch_command(batch.id)}")


def _act(event: Event) -> str:
    """When an event was recorded, what it says, for which day, and by whom."""
    return say(
        "{at} {act} on {on} by {by}",
        at=f"{event.at:%Y-%m-%d %H:%M}",
        act=term(event.did),
        on=happened(event),
        by=event.by,
    )


def _line_of(single: Single, found: Recent) -> str:
    return undo_event_command(single.unit.id, found.path, single.event.id)


def recent_json(found: Recent) -> Json:
    """The same as JSON."""
    return {
        "batches": [
            {
                "batch": batch.id,
                **_facts(batch.first),
                "units": batch.written,
                "standing": batch.standing,
                "undo": undo_batch_command(batch.id) if batch.standing else None,
            }
            for batch in found.batches
        ],
        "records": [
            {
                "id": single.event.id,
                **_facts(single.event),
                "unit": single.unit.id,
                "undo": _line_of(single, found),
            }
            for single in found.singles
        ],
    }


def _facts(event: Event) -> Json:
    facts: Json = plain({"at": event.at, "on": event.on, "by": event.by, "did": event.did})
    return facts
