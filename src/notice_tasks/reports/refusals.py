"""The screen of the recording commands when they record nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.content import Document, Line, Mark, Tone
from notice_tasks.reports.outcomes import units_named
from notice_tasks.words.catalogue import say, with_remark
from notice_tasks.words.refusals import refusal_sentence

if TYPE_CHECKING:
    from notice_tasks.model.unit import Unit
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.outcome import Refusals
    from notice_tasks.rules.recording import Refused


def refusals_screen(refusals: Refusals, labels: Labels) -> Document:
    """Why units were refused; units with the same reason share a line."""
    groups: dict[str, list[tuple[Unit, Refused]]] = {}
    for unit, refused in refusals.reasons:
        key = refusal_sentence(refused.code, {**refused.details, "unit": ""})
        groups.setdefault(key, []).append((unit, refused))
    return [_line([unit for unit, _refused in members], members[0][1], labels) for members in groups.values()]


def _line(units: list[Unit], refused: Refused, labels: Labels) -> Line:
    named = with_remark(labels.unit(units[0]), units[0].id)
    if len(units) > 1:
        named = units_named([labels.unit(unit) for unit in units])
    why = refusal_sentence(refused.code, {**refused.details, "unit": " ".join(unit.id for unit in units)})
    return Line(Mark(f"  {say('{level}: {said}', level=named, said=why)}", Tone.BAD))
