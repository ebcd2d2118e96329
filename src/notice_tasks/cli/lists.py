"""Several words for one option as people type them: parted by commas, or with the option once more."""

from collections.abc import Iterable
from typing import Final

from notice_tasks.checks.codes import CODES
from notice_tasks.problems import BadRequest, nearest
from notice_tasks.rules.timeliness import Timeliness

_MAY_FAIL: Final = (
    Timeliness.OVERDUE,
    Timeliness.DUE_TODAY,
    Timeliness.DUE_SOON,
    Timeliness.UNRESOLVED,
    Timeliness.UNDATED,
)
"""How something still owed may stand so that a script wants to know."""


def standings(words: Iterable[str] | None) -> frozenset[Timeliness]:
    """The standings that --fail-on names.

    Raises:
        BadRequest: a word is none of them.
    """
    known = {standing.value: standing for standing in _MAY_FAIL}
    found = set()
    for word in _parted(words):
        if word not in known:
            raise BadRequest("not-a-standing", word=word, known=tuple(known), nearest=nearest(word, tuple(known)))
        found.add(known[word])
    return frozenset(found)


def codes(option: str, words: Iterable[str] | None) -> tuple[str, ...]:
    """The codes, or beginnings of codes, that an option names.

    Raises:
        BadRequest: no code begins with a word.
    """
    found = tuple(word.upper() for word in _parted(words))
    for word in found:
        if not any(code.startswith(word) for code in CODES):
            raise BadRequest("not-a-code", option=option, word=word)
    return found


def _parted(words: Iterable[str] | None) -> list[str]:
    return [part.strip() for word in words or () for part in word.split(",") if part.strip()]
