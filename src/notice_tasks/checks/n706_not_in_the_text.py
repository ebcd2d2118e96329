"""N706: words that a checklist quotes are not in the text of its notice.

It is checked if `source.text` names the file of the text. Full and half width are the same, and white space is ignored.
Everything else must match exactly. `notice-tasks coverage` shows how much of the text is quoted.

Wrong:  quote = "于8月20日前", where the text has 30
Right:  quote = "于8月30日前"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.model.notice_text import Unreadable
from notice_tasks.problems import Level, Problem
from notice_tasks.rules.quoting import quote_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N706"
LEVEL: Final = Level.ERROR
TITLE: Final = "Quote that is not in the notice's text"
SENTENCES: Final = {
    "": "“{quote}” is in the notice's text only up to “{stands}”. Quote the text exactly.",
    "nothing": "“{quote}” is not in the notice's text. Quote words of the text.",
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a problem at every quote of a requirement or waived entry that is not in the text."""
    coverage = sheet.coverage
    if isinstance(coverage, Unreadable):
        return
    for missing in coverage.missing:
        details = {"quote": missing.quote, "stands": missing.stands, **({} if missing.stands else {"case": "nothing"})}
        yield Problem(CODE, sheet.place(*quote_path(sheet.notice, missing.owner, missing.nth)), details)
