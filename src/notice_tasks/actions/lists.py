"""Lists as people paste them: 东门、西门，南湖."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from notice_tasks.model.unit import Group, Register, Unit
    from notice_tasks.model.workspace import Workspace

_SEPARATORS: Final = r"[,，、;；]"


def several(words: Iterable[str], names: Callable[[], Iterable[str]] = tuple) -> Iterator[str]:
    """The words that lists hold, which commas, enumeration commas, semicolons and blanks separate.

    A word that is one of `names` is not split, and one that is in a name is not split at its blanks. `names` is only
    called for a word that could be split.
    """
    for word in words:
        if re.search(rf"{_SEPARATORS}|\s", word) is None:
            yield from (word,) if word else ()
        elif word in (known := [*names()]):
            yield word
        else:
            for part in map(str.strip, re.split(_SEPARATORS, word)):
                yield from (part,) if any(part in name for name in known) and part else part.split()


def units_in(words: Iterable[str], register: Register) -> Iterator[str]:
    """The words that lists of units hold."""
    return several(words, lambda: (name for unit in register.units.values() for name in (unit.id, unit.name)))


def groups_in(words: Iterable[str], register: Register) -> Iterator[str]:
    """The words that lists of groups hold."""
    return several(words, lambda: (name for group in register.groups.values() for name in group))


def units_or_groups_in(words: Iterable[str], register: Register) -> Iterator[str]:
    """The words that lists of units and groups hold."""
    things: tuple[Unit | Group, ...] = (*register.units.values(), *register.groups.values())
    return several(words, lambda: (name for thing in things for name in (thing.id, thing.name)))


def notices_in(words: Iterable[str], workspace: Workspace) -> Iterator[str]:
    """The words that lists of notices hold."""
    return several(words, lambda: (name for one in workspace.notices.values() for name in (one.id, one.title)))
