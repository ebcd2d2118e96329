"""Options that take several words, separated by commas or given more than once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from notice_tasks.actions.lists import several
from notice_tasks.problems import BadRequest, nearest

if TYPE_CHECKING:
    from notice_tasks.rules.shortfall import State


_ALSO: Final = {"超期": "overdue", "超时限": "overdue", "未报送": "not-handed-in", "没报": "not-handed-in"}
"""States as they are also called; 超时限 is on screens for what was handed in late."""


def standings_to_fail_on() -> tuple["State", ...]:
    """The standings that --fail-on knows."""
    from notice_tasks.rules.shortfall import Shortfall  # noqa: PLC0415  (few runs of `check` use it)
    from notice_tasks.rules.timeliness import Timeliness as At  # noqa: PLC0415  (as above)

    return At.OVERDUE, At.DUE_TODAY, At.DUE_SOON, At.UNRESOLVED, At.UNDATED, *Shortfall


def standings(words: Iterable[str] | None) -> "frozenset[State]":
    """Read the values of --fail-on: the states of cells that make the command fail.

    Raises:
        BadRequest: a word is not such a value.
    """
    named = [*several(words or ())]
    if not named:
        return frozenset()
    from notice_tasks.words.values import value_named, with_name  # noqa: PLC0415  (few runs name a standing)

    known = {at.value: at for at in standings_to_fail_on()}
    found = set()
    for word in named:
        meant = _ALSO.get(word) or value_named(word, known)
        if meant not in known:
            told = tuple(map(with_name, known))
            raise BadRequest("not-a-standing", word=word, known=told, nearest=nearest(word, tuple(known)))
        found.add(known[meant])
    return frozenset(found)


def codes(option: str, words: Iterable[str] | None) -> tuple[str, ...]:
    """Read an option's codes or beginnings of codes.

    Raises:
        BadRequest: a word is not the beginning of any code.
    """
    found = tuple(word.upper() for word in several(words or ()))
    if not found:
        return ()
    from notice_tasks.checks import by_code  # noqa: PLC0415  (few runs of `check` use it)

    for word in found:
        if not any(code.startswith(word) for code in by_code.codes()):
            raise BadRequest("not-a-code", option=option, word=word)
    return found
