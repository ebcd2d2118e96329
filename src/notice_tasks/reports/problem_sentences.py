"""What is wrong at a place in a file, and how to correct it, in the language in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.by_code import sentence_of
from notice_tasks.words.filling import with_details
from notice_tasks.words.system import refusal
from notice_tasks.words.toml_reasons import toml_reason

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST: Final = 200
"""Values are cut off after this number of characters."""


def problem_sentence(code: str, details: Mapping[str, object]) -> str:
    """The sentence for a problem, filled with its details."""
    message, shortened = sentence_of(code, details), {key: _shortened(value) for key, value in details.items()}
    match shortened:
        case {"reason": str(reason)}:
            return with_details(message, shortened, reason=toml_reason(reason) if code == "N103" else refusal(reason))
        case _:
            return with_details(message, shortened)


def _shortened(value: object) -> object:
    """A value of a file in a printable length: because of a typing error, it can be a megabyte long."""
    match value:
        case tuple(parts):
            return tuple(map(_shortened, parts))
        case int() if abs(value) >= 10**_LONGEST:  # Python converts so many digits only to hexadecimal
            return _shortened(f"{value:#x}")
        case str() if len(value) > _LONGEST:
            return f"{value[:_LONGEST]}…"
        case _:
            return value
