"""The screen of the recording commands when they record nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.content import Document, Line, Mark, Tone
from notice_tasks.words.refusals import refusal_sentence

if TYPE_CHECKING:
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.outcome import Refusals


def refusals_screen(refusals: Refusals, labels: Labels) -> Document:
    """Why each unit was refused."""
    return [
        Line(Mark(f"  {labels.unit(unit)} ({unit.id}): {refusal_sentence(refused.code, refused.details)}", Tone.BAD))
        for unit, refused in refusals.reasons
    ]
