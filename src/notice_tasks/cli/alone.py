"""Options that may stand without a word: --month and --week, which then mean the present one."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

ALONE: Final = frozenset({"--month", "-m", "--week", "-w"})
"""The names of such options. Another command may have an option of that name that needs a word."""

MEANT: Final = "this"
"""The word that is meant without one."""


def stands_alone(name: str, option: Any, after: Sequence[str]) -> bool:
    """Whether an option stands without its word; `after` are the words that follow."""
    lacks = not after or after[0].startswith("-")
    return lacks and name in ALONE and option is not None and option.metavar.startswith("[")


def completed(words: Sequence[str], options: Mapping[str, Any]) -> list[str]:
    """The words of a command line, with the word that is meant after an option that stands alone."""
    whole = []
    for place, word in enumerate(words):
        whole.append(word)
        if stands_alone(word, options.get(word), words[place + 1 :]):
            whole.append(MEANT)
    return whole
