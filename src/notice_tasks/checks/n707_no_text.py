"""N707: the text that a checklist names cannot be read, so quotes cannot be compared with it.

`source.text` is the name of a file, relative to the checklist's folder. It may be UTF-8 or GB18030.

Wrong:  source.text = "notce.txt"
Right:  source.text = "notice.txt"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.model.notice_text import Unreadable
from notice_tasks.problems import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N707"
LEVEL: Final = Level.ERROR
TITLE: Final = "Notice's text that cannot be read"
SENTENCES: Final = {
    "": "The notice's text cannot be read: {reason}. Look at the name, which is relative to the checklist's folder.",
    "empty": "The notice's text is empty. Look at the name.",
    "binary": "This is not text, or far too long for a notice. Save only the notice, as plain text.",
    "encoding": "The notice's text is neither UTF-8 nor GB18030. Save it as UTF-8.",
    "conflict": (
        "Git left a conflict in line {line} of the notice's text. Keep what the notice says, and remove <<<<<<<, "
        "======= and >>>>>>>."
    ),
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at a text that is missing or is not text."""
    why = sheet.coverage
    if isinstance(why, Unreadable):
        case = "binary" if why.case == "large" else why.case
        details = {"reason": why.reason} if case == "system" else {"case": case, "line": why.line}
        yield Problem(CODE, sheet.place("notice", "source", "text"), details)
