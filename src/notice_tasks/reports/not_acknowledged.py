"""The screen of `units --not-acknowledged`: by notice, who has not acknowledged it, and whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.content import Block, Column, Document, Line, Mark, Section, Sections, Tone, line
from notice_tasks.reports.phrases import as_of_phrase, whom_to_call
from notice_tasks.words.catalogue import say, say_in, say_n

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.model.notice import Notice
    from notice_tasks.model.unit import Unit
    from notice_tasks.model.workspace import AsOf
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.summary import UnitSummary


def not_acknowledged_screen(units: Sequence[UnitSummary], as_of: AsOf, labels: Labels) -> Document:
    """Each notice that some of these units have not acknowledged, with those units."""
    blocks: list[Block] = [Line(Mark(as_of_phrase(as_of), Tone.STRONG))]
    if not units:
        return [*blocks, line(say("Every unit has acknowledged what it is asked."), Tone.GOOD)]
    waiting: dict[str, tuple[Notice, list[Unit]]] = {}
    for summary in units:
        for notice in summary.not_acknowledged:
            waiting.setdefault(notice.id, (notice, []))[1].append(summary.unit)
    columns = (Column(say("Unit"), wide=True), Column(say_in("unit", "id")), Column(say("Contact"), wide=True))
    return [*blocks, Sections(columns, tuple(_section(*entry, labels) for entry in waiting.values()))]


def _section(notice: Notice, units: Sequence[Unit], labels: Labels) -> Section:
    count = say_n("{n} unit has not acknowledged", "{n} units have not acknowledged", len(units))
    title = (Mark(labels.notice(notice), Tone.STRONG), Mark(notice.id, Tone.QUIET), Mark(count, Tone.BAD))
    rows = ((Mark(labels.unit(unit)), Mark(unit.id, Tone.QUIET), Mark(whom_to_call(unit.contact))) for unit in units)
    return Section(title, tuple(rows))
