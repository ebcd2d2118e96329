"""N403: `forwards` or `tightens` names something that does not exist, so the due day is compared with nothing.

`tightens` names a requirement of the notice that `forwards` names. If the upper notice is not in this workspace, leave
both out, or accept the finding with a reason under [check] in notice-tasks.toml.

Wrong:  forwards = "nhc-2024" with no such notice
Right:  forwards = "nhc-2024-doctors-day" with tightens = "report"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.problems import Level, Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.checks.forwarding import Forwarding
    from notice_tasks.checks.sheet import Sheet
    from notice_tasks.problems import Place

CODE: Final = "N403"
LEVEL: Final = Level.ERROR
TITLE: Final = "Forwarded notice or requirement that does not exist"
SENTENCES: Final = {
    "": "There is no notice '{word}' here to forward. Mend the id, or add its checklist.",
    "requirement": "The forwarded notice '{notice}' has no requirement '{word}'. Mend the id.",
    "alone": "`tightens` needs a notice above. Name it under [notice], forwards = ..., or remove the line.",
}


def check(forwarding: Forwarding) -> Iterator[Problem]:
    """Yield a problem at every `forwards` and `tightens` that names something missing.

    If a checklist could not be read, the notice may be in it: then only its own problem is reported.
    """
    for sheet in forwarding.sheets:
        word = sheet.notice.forwards
        if forwarding.checklists_sound and word is not None and word not in forwarding.known:
            details = {"word": word, "nearest": nearest(word, forwarding.known)}
            yield Problem(CODE, sheet.place("notice", "forwards"), details)
        for index, requirement in sheet.requirements:
            if requirement.tightens is not None:
                place = sheet.place("requirement", index, "tightens")
                yield from _tightens(sheet, requirement.tightens, place, forwarding)


def _tightens(sheet: Sheet, word: str, place: Place, forwarding: Forwarding) -> Iterator[Problem]:
    """The fault of a `tightens`; None if the notice's `forwards` is faulty, which is reported instead."""
    notice = sheet.notice
    if notice.forwards is None:
        yield Problem(CODE, place, {"case": "alone"})
        return
    above = [] if notice.forwards == notice.id else [other.notice for other in forwarding.sheets]
    uppers = [upper for upper in above if upper.id == notice.forwards]
    known = tuple(id_ for upper in uppers for id_ in upper.requirements)
    if uppers and word not in known:
        details = {"case": "requirement", "word": word, "notice": notice.forwards, "nearest": nearest(word, known)}
        yield Problem(CODE, place, details)
