"""N305: an amendment names a requirement that the checklist does not have, so what it says would never be shown.

Wrong:  requirement = "reprot" in an [[amendment]]
Right:  requirement = "report"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Place, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.reading.load import Loaded

CODE: Final = "N305"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem at every amendment of what is not there."""
    for notice in loaded.notices:
        known = tuple(notice.requirements)
        for index, amendment in enumerate(notice.amendments):
            if amendment.requirement not in known:
                place = Place(notice.file, ("amendment", index, "requirement"))
                word = amendment.requirement
                yield Problem(CODE, place, {"word": word, "nearest": nearest(word, known)})
