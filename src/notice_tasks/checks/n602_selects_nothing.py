"""N602: a word under `select` is the beginning of no code, so it selects nothing.

Wrong:  select = ["N99"]
Right:  select = ["N4", "N501"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Place, Problem
from notice_tasks.reading.discover import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CODE: Final = "N602"
LEVEL: Final = Level.ERROR
TITLE: Final = "Selection that matches no code"
SENTENCES: Final = {
    "": "No code begins with '{word}', so it selects nothing. Codes look like N401, their beginnings like N4.",
}


def check(selected: Sequence[str], codes: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem at every word that is not the beginning of a code."""
    for index, word in enumerate(selected):
        if not any(code.startswith(word) for code in codes):
            yield Problem(CODE, Place(SETTINGS, ("check", "select", index)), {"word": word})
