"""How well a checklist covers the text of its notice, sentence by sentence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from notice_tasks.actions.lookup import find_notice
from notice_tasks.model.notice_text import Unreadable
from notice_tasks.problems import BadInput, BadRequest, Place, Problem
from notice_tasks.reading.notice_text import read_text, text_file
from notice_tasks.rules.coverage import Covered, coverage_of
from notice_tasks.rules.quoting import quote_path
from notice_tasks.toml.positions import located

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.actions.opened import Opened
    from notice_tasks.model.notice import Notice
    from notice_tasks.problems import KeyPath


def coverage(opened: Opened, word: str, text: str | None = None) -> Covered:
    """Compare a notice's checklist with a text: the given file, or the one that the checklist names.

    Raises:
        BadRequest: the word matches no notice or several, or there is no text.
        BadInput: the text cannot be read.
    """
    notice = find_notice(word, opened.workspace)
    file, path = _file(opened, notice) if text is None else (text, Path(text))
    found = read_text(path)
    if isinstance(found, Unreadable):
        raise _unreadable(file, found)
    held = coverage_of(found, notice)
    missing = _places(opened, notice, [quote_path(notice, one.owner, one.nth) for one in held.missing])
    idle = _places(opened, notice, [("waived", number) for number in held.idle])
    return Covered(notice, file, held, missing, idle)


def _file(opened: Opened, notice: Notice) -> tuple[str, Path]:
    file = text_file(notice)
    if file is None:
        raise BadRequest("no-text", notice=notice.id, file=notice.file)
    return file, opened.root / file


def _unreadable(file: str, why: Unreadable) -> BadInput:
    if why.case == "system":
        return BadInput("unreadable-file", file=file, reason=why.reason)
    return BadInput("bad-text", file=file, case=why.case, line=why.line, column=why.column)


def _places(opened: Opened, notice: Notice, paths: Sequence[KeyPath]) -> tuple[Place, ...]:
    """The places of keys in a checklist, in the given order."""
    problems = (Problem("", Place(notice.file, path), {"at": number}) for number, path in enumerate(paths))
    found = sorted(located(problems, opened.root), key=lambda problem: int(str(problem.details["at"])))
    return tuple(problem.place for problem in found)
