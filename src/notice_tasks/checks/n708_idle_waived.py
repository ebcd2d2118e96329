"""N708: a [[waived]] entry covers nothing that would not be covered without it.

Either a requirement quotes the same sentence already, or it has no word of duty. An auditor should not have to read
reasons that are not needed.

Wrong:  [[waived]] with quote = "2024年8月19日是第七个中国医师节"
Right:  [[waived]] with quote = "要高度重视,切实加强组织领导"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.model.notice_text import Unreadable
from notice_tasks.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N708"
LEVEL: Final = Level.WARNING
TITLE: Final = "Waived entry that is not needed"
SENTENCES: Final = {
    "": "This covers nothing that is not covered without it. Remove the entry, or quote other words.",
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a warning at every waived entry that adds no coverage."""
    coverage = sheet.coverage
    if not isinstance(coverage, Unreadable):
        for index in coverage.idle:
            yield Problem(CODE, sheet.place("waived", index), {}, LEVEL)
