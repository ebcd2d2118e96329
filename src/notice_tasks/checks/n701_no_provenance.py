"""N701: a requirement does not say where it is in the notice, or a notice does not say where it came from.

A year later, an auditor asks for the source. `quote` has the notice's own words, `clause` says where they are, and
`source` says where the notice can be found. A missing quote is a warning; the other two are hints.

Wrong:  id = "report" with neither quote nor clause
Right:  quote = "于8月30日前,将节日活动组织开展情况报送" and clause = "四·2"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import At, Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.sheet import Sheet

CODE: Final = "N701"
LEVEL: Final = Level.WARNING
TITLE: Final = "Requirement or notice without provenance"
SENTENCES: Final = {
    "quote": "'{id}' quotes nothing of the notice. Add its words: quote = ...",
    "both": "'{id}' has neither its place in the notice nor the notice's words. Add clause and quote.",
    "clause": "'{id}' does not say where it is in the notice. Add clause = ...",
    "source": "The notice does not say where it came from. Add source.url, source.text or source.published.",
}


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield a hint for a notice without source, a warning or a hint for each requirement without quote or clause."""
    source = sheet.notice.source
    if source.url is None and source.text is None and source.published is None:
        yield Problem(CODE, sheet.place("notice")._replace(at=At.KEY), {"case": "source"}, Level.HINT)
    for index, requirement in sheet.requirements:
        if not requirement.quotes:
            case = "quote" if requirement.clause else "both"
            yield Problem(CODE, sheet.place("requirement", index), {"case": case, "id": requirement.id}, LEVEL)
        elif not requirement.clause:
            details = {"case": "clause", "id": requirement.id}
            yield Problem(CODE, sheet.place("requirement", index), details, Level.HINT)
