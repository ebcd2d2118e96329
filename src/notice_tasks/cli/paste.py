"""Lines to paste into a shell."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_PLAIN: Final = r"[\w@%+=:,./\-·〔〕（）、，]+"
"""A word that every shell takes as it is. Not compiled: most screens have no word to paste."""

_OPTIONS: Final = {"everyone": "--all", "excepted": "--except", "dry_run": "--dry-run"}
"""Fields of options whose option has another name, or one with a hyphen."""


def line(words: Sequence[str]) -> str:
    """A command line, with quotes where a shell needs them."""
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    if re.fullmatch(_PLAIN, word):
        return word
    return '"' + re.sub(r'(["\\$`])', r"\\\1", word) + '"'


def words_of(options: NamedTuple) -> Iterator[str]:
    """Options as they are typed; those that were not typed are left out."""
    for field, value in options._asdict().items():
        option = _OPTIONS.get(field, f"--{field.replace('_', '-')}")
        if value is True:
            yield option
        elif value and isinstance(value, list):
            yield from (word for one in value for word in (option, str(one)))
        elif value:
            yield from (option, str(value))
