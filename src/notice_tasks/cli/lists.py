"""Options that take several words, separated by commas or given more than once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from notice_tasks.problems import BadRequest, nearest

if TYPE_CHECKING:
    from notice_tasks.rules.timeliness import Timeliness


def standings_to_fail_on() -> tuple["Timeliness", ...]:
    """The standings that --fail-on knows."""
    from notice_tasks.rules.timeliness import Timeliness as At  # noqa: PLC0415  (few runs of `check` use it)

    return At.OVERDUE, At.DUE_TODAY, At.DUE_SOON, At.UNRESOLVED, At.UNDATED


def standings(words: Iterable[str] | None) -> "frozenset[Timeliness]":
    """Read the values of --fail-on: the timeliness of an unfinished cell that makes the command fail.

    Raises:
        BadRequest: a word is not such a value.
    """
    named = _separated(words)
    if not named:
        return frozenset()
    known = {at.value: at for at in standings_to_fail_on()}
    found = set()
    for word in named:
        if word not in known:
            raise BadRequest("not-a-standing", word=word, known=tuple(known), nearest=nearest(word, tuple(known)))
        found.add(known[word])
    return frozenset(found)


def codes(option: str, words: Iterable[str] | None) -> tuple[str, ...]:
    """Read an option's codes or beginnings of codes.

    Raises:
        BadRequest: a word is not the beginning of any code.
    """
    found = tuple(word.upper() for word in _separated(words))
    if not found:
        return ()
    from notice_tasks.checks import by_code  # noqa: PLC0415  (few runs of `check` use it)

    for word in found:
        if not any(code.startswith(word) for code in by_code.codes()):
            raise BadRequest("not-a-code", option=option, word=word)
    return found


def _separated(words: Iterable[str] | None) -> list[str]:
    return [part.strip() for word in words or () for part in word.split(",") if part.strip()]
