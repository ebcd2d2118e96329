"""The one catalogue in use, and how sentences are taken from it.

Which language speaks is decided once, before the first sentence; libraries that use gettext then speak it too.
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
    """The language that was chosen, and its catalogue; English before anybody chose."""

    language = "en"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Speak a language from here on; `language` is one of `LANGUAGES`."""
    _LanguageInUse.language = language
    _LanguageInUse.catalogue = _catalogue(language)
    # typer asks gettext itself, which looks at these.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(_FOLDER))
    gettext.textdomain(DOMAIN)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, read once; English, in which the program is written, has none.

    gettext's own way of finding it takes as long as reading it.
    """
    try:
        with (_FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        return gettext.NullTranslations()


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Speak a language for a while: what is published speaks the workspace's, whatever this screen can show."""
    before = _LanguageInUse.language
    use(language if language in LANGUAGES else before)
    try:
        yield
    finally:
        use(before)


def language_in_use() -> str:
    """The language that was chosen."""
    return _LanguageInUse.language


def N_(message: str) -> str:  # noqa: N802  (the name message extractors know)
    """Mark a message for the catalogue without saying it yet."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802
    """Mark a message that depends on a number."""
    return one, many


def P_(context: str, message: str) -> str:  # noqa: ARG001, N802  (extractors read the context)
    """Mark a message that means different things in different contexts."""
    return message


def say_in(context: str, message: str) -> str:
    """A word in the language in use, where it stands in this context."""
    return _LanguageInUse.catalogue.pgettext(context, message)


def say(message: str, **values: object) -> str:
    """A message in the language in use, its {placeholders} filled."""
    text = _LanguageInUse.catalogue.gettext(message)
    return text.format(**values) if values else text


def say_n(one: str, many: str, n: int, **values: object) -> str:
    """A message that depends on a number, which also fills {n}."""
    return _LanguageInUse.catalogue.ngettext(one, many, n).format(n=n, **values)


def with_remark(sentence: str, remark: str) -> str:
    """A sentence with a remark in brackets after it."""
    return say("{sentence} ({remark})", sentence=sentence, remark=remark)


def join(parts: list[str]) -> str:
    """A list of words as the language writes it."""
    return say(", ").join(parts)


def either(parts: list[str]) -> str:
    """A list of words of which one is meant."""
    *others, last = parts
    return say("{others} or {last}", others=join(others), last=last) if others else last


def clauses(parts: list[str]) -> str:
    """Statements in a row, as the language parts them."""
    return say("; ").join(parts)
