"""Mend the words of a recording command: units in the wrong place, or a group among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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

_MENDED: Final = {"no-unit", "group-for-unit", "unknown-unit", "unknown-requirement", "notice-for-requirement"}
"""Codes of failures that a wrong order of words or a group among them may have."""


def mended(words: Sequence[str], workspace: Workspace, error: BadRequest) -> BadRequest:
    """A failure with the right words instead of an error, where every word names something; else the error itself.

    The right words are `words` of the failure: units, then --group with each group, then the requirement.
    """
    if error.code not in _MENDED:
        return error
    kinds = [_kind(word, workspace) for word in words]
    if len(words) == 1 and kinds == ["unit"]:
        return BadRequest("requirement-missing", word=words[0])
    if kinds.count("requirement") != 1 or None in kinds:
        return error
    of = {kind: [word for word, its in zip(words, kinds, strict=True) if its == kind] for kind in set(kinds)}
    groups = of.get("group", [])
    right = [*of.get("unit", []), *(part for group in groups for part in ("--group", group)), *of["requirement"]]
    if right == [*words]:
        return error
    case = {"case": "group", "group": groups[0]} if groups else {}
    return BadRequest("words-out-of-order", words=tuple(right), **case)


def _kind(word: str, workspace: Workspace) -> str | None:
    """What a word names without doubt: a unit, a group or a requirement."""
    name, _at, _called = word.partition("@")
    notice, slash, own = name.partition("/")
    of_notice = best_matches(notice, notice_choices(workspace), recording=True) if slash else []
    requirements = requirement_choices(workspace)
    if slash:
        requirements = [one for one in requirements if one.key.partition("/")[0] in of_notice]
    register = workspace.register
    for kind, sought, choices in (
        ("unit", word, unit_choices(register)),
        ("group", word, group_choices(register)),
        ("requirement", own if slash else name, requirements),
    ):
        if len(best_matches(sought, choices, recording=True)) == 1:
            return kind
    return None
