"""Lists as people paste them: 东门、西门，南湖."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from notice_tasks.actions.lookup import group_choices, notice_choices, unit_choices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from notice_tasks.actions.lookup import Choice
    from notice_tasks.model.unit import Register
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
            for part in filter(None, map(str.strip, re.split(_SEPARATORS, word))):
                yield from (part,) if any(part in name for name in known) else part.split()


def units_in(words: Iterable[str], register: Register) -> Iterator[str]:
    """The words that lists of units hold."""
    return several(words, lambda: _names(unit_choices(register)))


def groups_in(words: Iterable[str], register: Register) -> Iterator[str]:
    """The words that lists of groups hold."""
    return several(words, lambda: _names(group_choices(register)))


def units_or_groups_in(words: Iterable[str], register: Register) -> Iterator[str]:
    """The words that lists of units and groups hold."""
    return several(words, lambda: _names([*unit_choices(register), *group_choices(register)]))


def notices_in(words: Iterable[str], workspace: Workspace) -> Iterator[str]:
    """The words that lists of notices hold."""
    return several(words, lambda: _names(notice_choices(workspace)))


def _names(choices: Iterable[Choice]) -> Iterator[str]:
    return (name for choice in choices for name in choice.names)
