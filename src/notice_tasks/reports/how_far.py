"""How far long work has come, in words."""

from __future__ import annotations

from typing import Final

from notice_tasks.long_work import Work
from notice_tasks.reports.width import width
from notice_tasks.words.catalogue import NN_, say_n

_SENTENCES: Final = {
    Work.CHECKING: NN_(
        "Checking: notice {notice} of {notices}, {n} record", "Checking: notice {notice} of {notices}, {n} records"
    ),
    Work.READING: NN_(
        "Reading: notice {notice} of {notices}, {n} record", "Reading: notice {notice} of {notices}, {n} records"
    ),
    Work.WRITING: NN_(
        "Writing: notice {notice} of {notices}, {n} item", "Writing: notice {notice} of {notices}, {n} items"
    ),
}


def how_far(work: Work, notice: int, notices: int, count: int) -> str:
    """The work, the notice in hand, and the number of records or items so far."""
    return say_n(*_SENTENCES[work], count, notice=notice, notices=notices)


def shortened(text: str, room: int) -> tuple[str, int]:
    """The beginning of a text that fits into so many columns, and its width."""
    while width(text) > max(0, room):
        text = text[:-1]
    return text, width(text)
