"""Messages beside the result: an interrupted command and what became of it, which day was taken."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from notice_tasks.words.catalogue import N_
from notice_tasks.words.filling import filled
from notice_tasks.words.system import refusal
from notice_tasks.words.terms import term

if TYPE_CHECKING:
    from collections.abc import Mapping

ASIDES: Final[dict[str, str]] = {
    "finished": N_(
        "An earlier command was interrupted ({act}, {requirement}, units: {count}, batch {batch}). It is finished "
        "now: everything is recorded, and the command need not be repeated. To take all of it back: notice-tasks "
        "undo --batch {batch}"
    ),
    "taken-back": N_(
        "An earlier command was interrupted ({act}, {requirement}, units: {count}, batch {batch}). It was taken "
        "back, because {file} cannot be written ({reason}): nothing of it is recorded. Mend the file, then repeat "
        "it."
    ),
    "unfinished": N_(
        "A command was interrupted and is not finished ({act}, {requirement}, units: {count}, batch {batch}): its "
        "records are left out here. The next command that records something finishes it."
    ),
    "day-taken": N_("'{word}' was taken as {day}."),
}


def aside_sentence(code: str, details: Mapping[str, object]) -> str:
    """The message for a code."""
    match details:
        case {"did": StrEnum() as act}:
            return filled(ASIDES, code, details, act=term(act), reason=refusal(str(details.get("reason", ""))))
        case _:
            return filled(ASIDES, code, details)
