"""How to add a missing key to a table, which can be written in four ways in TOML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from notice_tasks.toml.key_positions import KeyPosition


_NEAR: Final = 1000
"""How far before a key the names before it are searched: a line may be a megabyte long and hold many tables."""


def how_to_add(key: str, text: str, table: KeyPosition) -> Mapping[str, str]:
    """How to add a key to the table at a position in a TOML text, other than the document itself.

    A table with a header takes one more line; an inline table takes the key between its braces; a table made by dotted
    keys takes a line with the same names before the key; one that only occurs in a longer header, as `a` does in [a.b],
    needs a header of its own.
    """
    if text.startswith("{", table.value):
        return {"case": "inline", "line": key}
    if text.startswith("[", table.value):
        return {"line": key}
    near = text[max(0, table.value - _NEAR) : table.end]
    begin = max(near.rfind(sign) for sign in "\n{,")
    names = near[begin + 1 :].strip()
    if names.startswith("["):
        return {"case": "headless", "head": names.lstrip("[ \t")}
    line = f"{names}.{key}" if names else key
    return {"case": "inline", "line": line} if near[begin : begin + 1] in {"{", ","} else {"line": line}
