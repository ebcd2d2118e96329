"""The message catalogue of the language in use.

The language is chosen before the first message. Libraries that use gettext then use it too.
"""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("zh", "en")
DOMAIN: Final = "notice-tasks"

_FOLDER = Path(__file__).parent


class _LanguageInUse:
    """The chosen language and its catalogue. The default is English."""

    language = "en"
    asked: str | None = None
    """What the environment's LANGUAGE was before it was set here."""
    told: str | None = None
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Use a language from now on; `language` is one of `LANGUAGES`."""
    _LanguageInUse.language = language
    _LanguageInUse.catalogue = _catalogue(language)
    # typer calls gettext itself, which reads these.
    language_asked()
    os.environ["LANGUAGE"] = _LanguageInUse.told = language
    gettext.bindtextdomain(DOMAIN, str(_FOLDER))
    gettext.textdomain(DOMAIN)


def language_asked() -> str | None:
    """The user's LANGUAGE, which `use` overwrites."""
    if (now := os.environ.get("LANGUAGE")) != _LanguageInUse.told:
        _LanguageInUse.asked = now
    return _LanguageInUse.asked


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, read once. English has none, because the program is written in it.

    It is opened directly, because gettext's own search takes as long as reading it.
    """
    try:
        with (_FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        return gettext.NullTranslations()


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Use a language for a while: what is published has the workspace's language, even if the screen has another."""
    before = _LanguageInUse.language
    use(language if language in LANGUAGES else before)
    try:
        yield
    finally:
        use(before)


def language_in_use() -> str:
    """The language in use."""
    return _LanguageInUse.language


def N_(message: str) -> str:  # noqa: N802  (the name message extractors know)
    """Mark a message for the catalogue without translating it yet."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802
    """Mark a message that depends on a number."""
    return one, many


def P_(context: str, message: str) -> str:  # noqa: ARG001, N802  (extractors read the context)
    """Mark a message whose meaning depends on the context."""
    return message


def say_in(context: str, message: str) -> str:
    """A message in the language in use, translated for a context."""
    return _LanguageInUse.catalogue.pgettext(context, message)


def say(message: str, **values: object) -> str:
    """A message in the language in use, with its {placeholders} filled."""
    text = _LanguageInUse.catalogue.gettext(message)
    return text.format(**values) if values else text


def say_n(one: str, many: str, n: int, **values: object) -> str:
    """A message that depends on a number, which also fills {n}."""
    return _LanguageInUse.catalogue.ngettext(one, many, n).format(n=n, **values)


def with_remark(sentence: str, remark: str) -> str:
    """A sentence with a remark in brackets."""
    return say("{sentence} ({remark})", sentence=sentence, remark=remark)


def join(parts: list[str]) -> str:
    """A list of words."""
    return say(", ").join(parts)


def either(parts: list[str]) -> str:
    """A list of alternatives."""
    *others, last = parts
    return say("{others} or {last}", others=join(others), last=last) if others else last


def clauses(parts: list[str]) -> str:
    """Several clauses in a row."""
    return say("; ").join(parts)
