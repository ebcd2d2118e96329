"""N305: an amendment names a requirement that the checklist does not have, so it has no effect.

Wrong:  requirement = "reprot" in an [[amendment]]
Right:  requirement = "report"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N305"
LEVEL: Final = Level.ERROR
TITLE: Final = "Amendment of an unknown requirement"
SENTENCES: Final = {
    "": "There is no requirement '{word}' in this checklist. Mend the name, or remove the amendment.",
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every amendment of a missing requirement."""
    known = sheet.notice.requirements
    for index, amendment in enumerate(sheet.notice.amendments):
        word = amendment.requirement
        if word not in known:
            place = sheet.place("amendment", index, "requirement")
            yield Problem(CODE, place, {"word": word, "nearest": nearest(word, tuple(known))})
