"""How a key that is missing can be added to its table, which TOML lets people write in four ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notice_tasks.toml.spots import Spot


def how_to_add(key: str, text: str, table: Spot) -> Mapping[str, str]:
    """How to add a key to the table at a spot of a TOML text, other than the document itself.

    A table under a head takes one more line; one between braces takes the key there; one that dotted keys make takes a
    line with the same names before the key; one that a head only passes through, as [a.b] does a, needs its own.
    """
    if text.startswith("{", table.value):
        return {"case": "inline", "line": key}
    if text.startswith("[", table.value):
        return {"line": key}
    line = text[text.rfind("\n", 0, table.value) + 1 : table.end].lstrip()
    if line.startswith("["):
        return {"case": "headless", "head": line.lstrip("[ \t")}
    *outer, names = re.split("[{,]", line)
    dotted = {"line": f"{names.strip()}.{key}" if names else key}
    return {"case": "inline", **dotted} if outer else dotted
