"""Options that may stand without a word: --month and --week, which then mean the present one."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

MEANT: Final = "this"
"""The word that is meant without one."""


def stands_alone(option: Any, after: Sequence[str]) -> bool:
    """Whether an option stands without its word, which help puts in brackets; `after` are the words that follow."""
    lacks = not after or after[0].startswith("-")
    return lacks and option is not None and str(option.metavar).startswith("[")


def completed(words: Sequence[str], options: Mapping[str, Any]) -> list[str]:
    """The words of a command line, with the word that is meant after an option that stands alone."""
    whole = []
    for place, word in enumerate(words):
        whole.append(word)
        if stands_alone(options.get(word), words[place + 1 :]):
            whole.append(MEANT)
    return whole
