"""Mend the words of a recording command: units in the wrong place, or a group among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.actions.lists import units_and_last, words_among
from notice_tasks.actions.lookup import (
    best_matches,
    group_choices,
    notice_choices,
    requirement_choices,
    unit_choices,
)
from notice_tasks.problems import BadRequest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from notice_tasks.model.workspace import Workspace

_MENDED: Final = {
    "no-unit", "group-for-unit", "unknown-unit", "unknown-requirement", "notice-for-requirement",
    "unknown-notice-or-requirement",
}  # fmt: skip
"""Codes of failures that a wrong order of words or a group among them may have."""


def mended(typed: Sequence[str], workspace: Workspace, error: BadRequest, *, of_notice: bool = False) -> BadRequest:
    """A failure with the right words instead of an error, where every word names something; else the error itself.

    `typed` are the words as they were typed. The right words are `words` of the failure: units, then --group with each
    group, then the requirement, or, with `of_notice`, the notice.
    """
    if error.code not in _MENDED:
        return error
    words = _words(typed, workspace, of_notice=of_notice)
    kinds = [_kind(word, workspace, of_notice=of_notice) for word in words]
    if len(words) == 1 and kinds == ["unit"]:
        return BadRequest("requirement-missing", word=words[0])
    if kinds.count("requirement") + kinds.count("notice") != 1 or None in kinds:
        return error
    of = {kind: [word for word, its in zip(words, kinds, strict=True) if its == kind] for kind in set(kinds)}
    groups = of.get("group", [])
    last = of.get("requirement") or of["notice"]
    right = [*of.get("unit", []), *(part for group in groups for part in ("--group", group)), *last]
    if right == [*typed]:
        return error
    if " ".join(right).split() == " ".join(typed).split():
        return BadRequest("words-out-of-order", words=tuple(right), case="quotes")
    case = {"case": "group", "group": groups[0]} if groups else {"case": "notice"} if "notice" in of else {}
    return BadRequest("words-out-of-order", words=tuple(right), **case)


def _words(typed: Sequence[str], workspace: Workspace, *, of_notice: bool) -> list[str]:
    """The words that typed words hold, for whatever they name."""
    register = workspace.register
    members = [*unit_choices(register), *group_choices(register)]
    every = [*members, *requirement_choices(workspace), *notice_choices(workspace)]
    before, last = units_and_last(typed, workspace, of_notice=of_notice)
    for start in range(1, len(typed) - 1) if " " not in last else ():
        title = " ".join(typed[start:])
        if len(best_matches(title, requirement_choices(workspace), recording=True)) == 1:  # a part of a title
            before, last = [*typed[:start]], title
            break
    return [*words_among(before, members), *([last] if " " in last else words_among((last,), every))]


def _kind(word: str, workspace: Workspace, *, of_notice: bool) -> str | None:
    """What a word names without doubt: a unit, a group, a requirement or, with `of_notice`, a notice."""
    name, _at, _called = word.partition("@")
    notice, slash, own = name.partition("/")
    in_notices = best_matches(notice, notice_choices(workspace), recording=True) if slash else []
    requirements = requirement_choices(workspace)
    if slash:
        requirements = [one for one in requirements if one.key.partition("/")[0] in in_notices]
    register = workspace.register
    for kind, choices in (("unit", unit_choices(register)), ("group", group_choices(register))):
        if len(best_matches(word, choices, recording=True)) == 1:
            return kind
    last = [*requirements, *(notice_choices(workspace) if of_notice and not slash else ())]
    found = best_matches(own if slash else name, last, recording=True)
    if len(found) != 1:
        return None
    return "notice" if found[0] in workspace.notices else "requirement"
