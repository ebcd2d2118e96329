"""What the file of each code states: level, title and sentences.

A file's name begins with its code. A file is loaded when something is asked about its code, and no other with it.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from notice_tasks import checks
from notice_tasks.problems import Level


class Statement(NamedTuple):
    """What a check's file states, in English.

    `level` is the highest level of its problems, and `page` its manual page. `sentences` are keyed by the detail `case`
    of a problem; the key "" is the sentence for all other problems.
    """

    code: str
    level: Level
    title: str
    sentences: Mapping[str, str]
    page: str


@cache
def file_names() -> Mapping[str, str]:
    """The name of each code's module, in the order of the codes."""
    names = sorted(module.name for module in iter_modules(checks.__path__))
    return {name[:4].upper(): name for name in names if name[0] == "n" and name[1:4].isdigit()}


def codes() -> tuple[str, ...]:
    """Every code that a problem can have."""
    return tuple(file_names())


def stated(code: str) -> Statement:
    """What the file of a code states."""
    file = import_module(f"{checks.__name__}.{file_names()[code]}")
    return Statement(file.CODE, file.LEVEL, file.TITLE, file.SENTENCES, file.__doc__ or "")


def sentence_of(code: str, details: Mapping[str, object]) -> str:
    """The sentence for a problem, before its details are filled in."""
    sentences = stated(code).sentences
    case = str(details.get("case", ""))
    return sentences[case if case in sentences else ""]
