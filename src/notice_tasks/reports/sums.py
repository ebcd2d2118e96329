"""The screen of `status --by`: sums over units that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.content import Block, Column, Document, Line, Mark, Table, Tone, line
from notice_tasks.reports.phrases import as_of_phrase, share
from notice_tasks.reports.status import counts_of
from notice_tasks.words.catalogue import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.summary import Summary
    from notice_tasks.rules.sums import UnitsSum


def sums_screen(
    by: str, sums: Sequence[UnitsSum], summary: Summary, labels: Labels, left_out: Iterable[Line] = ()
) -> Document:
    """A line for each sum, then the total, which counts each unit once; last what is left out of it."""
    blocks: list[Block] = [Line(Mark(as_of_phrase(summary.as_of), Tone.STRONG))]
    if sums:
        titles = {"parent": say("Unit and those below it"), "group": say("Group"), "level": say("Level")}
        blocks.append(sums_table(titles[by], sums, labels))
    total = Line(Mark(share(summary.tally), Tone.STRONG, rates=True))
    if sum(one.units for one in sums) > len({cell.unit.id for cell in summary.cells}):
        told = say("A unit counts in each line that it belongs to, and once in the total.")
        return [*blocks, total, line(told, Tone.QUIET), *left_out]
    return [*blocks, total, *left_out]


def sums_table(title: str, sums: Sequence[UnitsSum], labels: Labels) -> Table:
    """A line for each sum."""
    counts = counts_of([one.tally for one in sums])
    columns = (
        Column(title, wide=True),
        Column(say("Units"), right=True),
        *(Column(one.title, right=True) for one in counts),
    )
    rows = (
        (Mark(_name(one, labels)), Mark(str(one.units)), *(column.shown(one.tally) for column in counts))
        for one in sums
    )
    return Table(columns, tuple(rows))


def _name(one: UnitsSum, labels: Labels) -> str:
    if one.id is None or one.name is None:
        return say("(none)")
    return one.name if labels.can_show(one.name) else one.id
