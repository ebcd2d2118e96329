"""The examples of the checks whose problems are found while files are read, from the docstrings of their files.

Each is a case: the key of its sentence, the reason, and lines of a file, wrong and right.
"""  # noqa: INP001  (a part of a script, not a package)

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.checks.by_code import codes, stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KEY: Final = re.compile(r"^(?=N\d{3}[\w.-]*: )", re.MULTILINE)
_CASE: Final = re.compile(r"([\w.-]+): (.*?)\n\n# (\S+), wrong\n(.*)\n\n# right\n(.*)", re.DOTALL)


class FormCase(NamedTuple):
    """One way in which a file's form is wrong. `right` stands once in the file in tests/docs/workspace."""

    key: str
    why: str
    file: str
    wrong: str
    right: str


@cache
def form_cases() -> Sequence[FormCase]:
    """All of them, in the order of their codes."""
    return tuple(case for code in codes() for case in _cases_in(stated(code).page))


def _cases_in(page: str) -> Iterator[FormCase]:
    for part in _KEY.split(page):
        if found := _CASE.fullmatch(part.rstrip()):
            key, why, file, wrong, right = found.groups()
            yield FormCase(key, f"{why[0].upper()}{' '.join(why.split())[1:]}", file, wrong, right)
