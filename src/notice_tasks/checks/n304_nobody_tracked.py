"""N304: a duty is tracked for nobody, so nothing would ever be asked or missed.

Only exhortations (`standing`, `encouragement`) may have an empty `who`.

Wrong:  kind = "report" with who = []
Right:  kind = "report" with who = ["provincial-health"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.checks.material import inside, requirements
from notice_tasks.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.reading.load import Loaded

CODE: Final = "N304"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem at every duty whose `who` is empty."""
    for _notice, requirement, place in requirements(loaded):
        if requirement.kind.counts and not requirement.who:
            yield Problem(CODE, inside(place, "who"), {"id": requirement.id, "kind": requirement.kind})
