"""Choose a message from a table and fill it with details.

A message names the place, the fault and the remedy. `code.case` is looked up before `code`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from notice_tasks.words.catalogue import N_, either, join, say, say_n, with_remark
from notice_tasks.words.terms import (
    ANCHORS,
    anchor_name,
    length,
    rest_days,
    rhythm,
    with_term,
    with_weekday,
    word_of_term,
    written,
)

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping

HINT: Final = N_("Did you mean '{nearest}'?")


def filled(sentences: Mapping[str, str], code: str, details: Mapping[str, object], **said: str) -> str:
    """The message for a code, filled with its details. `said` are details that are already text."""
    case = f"{code}.{details['case']}" if "case" in details else code
    return with_details(sentences.get(case) or sentences[code], details, **said)


def with_details(message: str, details: Mapping[str, object], **said: str) -> str:
    """A message filled with details. `said` are details that are already text."""
    values = _values(details) | said
    sentence = say(message, **values) if values else say(message)
    nearest = _word_meant(details) or details.get("nearest")
    return with_remark(sentence, say(HINT, nearest=nearest)) if nearest else sentence


def _occurrence(listed: tuple[str, datetime.date | None] | int) -> str:
    """An occurrence as it is typed, with its due day; or how many more there are."""
    if isinstance(listed, int):
        return say_n("and {n} more occurrence", "and {n} more occurrences", listed)
    typed, due = listed
    return typed if due is None else with_remark(typed, say("due {day}", day=due))


_OF_SEVERAL: Final[Mapping[str, Callable[[tuple[Any, ...]], str]]] = {
    "needed": lambda choices: either([written(choice) for choice in choices]),
    "wanted": lambda choices: either([written(choice) for choice in choices]),
    "words": lambda words: join([with_term(word) for word in words]),
    "units": lambda units: join([with_remark(name, id_) for id_, name in units]),
    "named": lambda named: join([with_remark(name, key) for key, name in named]),
    "apart": lambda parts: join([with_remark(name, key) if key else name for key, name in parts]),
    "days": lambda days: join([with_weekday(day) for day in days]),
    "requirement": lambda named: join([with_remark(title, path) for title, path in named]),
    "occurrences": lambda listed: join([*map(_occurrence, listed)]),
    "rests": rest_days,
}
"""How a detail of several parts is said, where it is not a plain list of words."""


def _word_meant(details: Mapping[str, object]) -> str | None:
    """The word or key of files that was meant by another name, such as its term."""
    if details.keys().isdisjoint({"words", "known", "table", "example"}):
        return None
    from notice_tasks.words.meant import key_meant, key_meant_in, word_meant  # noqa: PLC0415  (few messages need it)

    match details:
        case {"value": str(value), "words": tuple(words)}:
            return word_of_term(value, words) or word_meant(value, words)
        case {"case": "id", "key": "after" | "before" | "by" | "from" | "to", "value": str(value)}:
            return key_meant(value, ANCHORS)
        case {"key": str(key), "known": tuple(known)} if not key.isascii():
            return key_meant(key, known)
        case {"case": "key", "key": str(key), "table": str(table)} if not key.isascii():
            return key_meant_in(table, key)
        case _:
            return None


def _values(details: Mapping[str, object]) -> dict[str, str]:
    """The details as text; a count and its unit become a length."""
    values = {key: _detail(key, value) for key, value in details.items() if key != "unit" or "count" not in details}
    match details:
        case {"count": int(count), "unit": unit}:
            values["length"] = length(count, str(unit))
    return values


def _detail(key: str, value: object) -> str:
    match key, value:
        case _, tuple(several) if key in _OF_SEVERAL:
            return _OF_SEVERAL[key](several)
        case "rhythm", dict(details):
            return rhythm(details)
        case "anchor", str(name):
            return anchor_name(name)
        case _:
            return written(value)
