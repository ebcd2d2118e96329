"""JSON text with control and invisible characters escaped, which changes no value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from notice_tasks.reports.clean import is_clean, replaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def json_text(document: Mapping[str, object] | Sequence[object], *, ascii_only: bool) -> str:
    """A document as text. `ascii_only` escapes all other characters, for streams that may not support them."""
    text = json.dumps(document, ensure_ascii=ascii_only, indent=2)
    text = text.replace("##[", "##\\u005b")  # GitHub's runners look for this anywhere in a line
    lines = text.split("\n")
    if not is_clean("".join(lines)):
        text = "\n".join(replaced(line, _escaped) for line in lines)
    return f"{text}\n"


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1]
