"""Mend the words of a recording command: units in the wrong place, or a group among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.actions.lists import members_in, units_and_last, words_among
from notice_tasks.actions.lookup import (
    best_matches,
    group_choices,
    notice_choices,
    requirement_choices,
    spaced,
    unit_choices,
)
from notice_tasks.problems import BadRequest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.model.workspace import Workspace

_MENDED: Final = {
    "no-unit", "group-for-unit", "unknown-unit", "unknown-requirement", "notice-for-requirement",
    "unknown-notice-or-requirement",
}  # fmt: skip
"""Codes of failures that a wrong order of words or a group among them may have."""


_ALIKE: Final = 0.8
"""From which likeness on words are taken for a title with a slip in it; the words of a title are 1."""


def mended(typed: Sequence[str], workspace: Workspace, error: BadRequest, *, of_notice: bool = False) -> BadRequest:
    """A failure with the right words instead of an error, where every word names something; else the error itself.

    `typed` are the words as they were typed. The right words are `words` of the failure: units, then --group with each
    group, then the requirement, or, with `of_notice`, the notice.
    """
    if error.code not in _MENDED:
        return error
    for words in _readings(typed, workspace, of_notice=of_notice):
        kinds = [_kind(word, workspace, of_notice=of_notice) for word in words]
        if len(words) == 1 and kinds == ["unit"]:
            return BadRequest("requirement-missing", word=words[0])
        if kinds.count("requirement") + kinds.count("notice") == 1 and None not in kinds:
            return _in_order(typed, words, kinds, workspace) or error
    return _slip_in_title(typed, workspace) or error


def _in_order(
    typed: Sequence[str], words: Sequence[str], kinds: Sequence[str | None], workspace: Workspace
) -> BadRequest | None:
    """The failure that tells the words in their right order; None if they were typed so.

    Raises:
        BadRequest: the words for units could be one name or several.
    """
    of = {kind: [word for word, its in zip(words, kinds, strict=True) if its == kind] for kind in set(kinds)}
    groups = of.get("group", [])
    last = of.get("requirement") or of["notice"]
    units = members_in(of.get("unit", []), workspace.register, recording=True)
    right = [*units, *(part for group in groups for part in ("--group", group)), *last]
    if right == [word for word in typed if word.strip()]:
        return None
    if " ".join(right).split() == " ".join(typed).split():
        return BadRequest("words-out-of-order", words=tuple(right), case="quotes")
    case = {"case": "group", "group": groups[0]} if groups else {"case": "notice"} if "notice" in of else {}
    return BadRequest("words-out-of-order", words=tuple(right), **case)


def _readings(typed: Sequence[str], workspace: Workspace, *, of_notice: bool) -> Iterator[list[str]]:
    """The words that typed words hold, for whatever they name: the requirement last, by a part of it, or anywhere."""
    register = workspace.register
    members, requirements = [*unit_choices(register), *group_choices(register)], requirement_choices(workspace)
    every = [*members, *requirements, *notice_choices(workspace)]
    before, last = units_and_last(typed, workspace, of_notice=of_notice)
    yield [*words_among(before, members), *([last] if " " in last else words_among((last,), every))]
    for start in range(1, len(typed) - 1):
        title = " ".join(typed[start:])
        if len(best_matches(title, requirements, recording=True)) == 1:
            yield [*words_among(typed[:start], members), title]
    yield words_among(typed, every)


def _slip_in_title(typed: Sequence[str], workspace: Workspace) -> BadRequest | None:
    """The failure that tells the requirement whose title was typed without quotes and with a slip in it."""
    from difflib import SequenceMatcher  # noqa: PLC0415  (needed only when something is wrong)

    titles = {spaced(choice.names[1]): choice.key for choice in requirement_choices(workspace)}
    pairs = ((" ".join(typed[start:]), title) for start in range(len(typed) - 1) for title in titles)
    alike = ((SequenceMatcher(None, spaced(words), title).ratio(), words, title) for words, title in pairs)
    likeness, words, title = max(alike, default=(0, "", ""))
    if likeness < _ALIKE:
        return None
    return BadRequest("unknown-requirement", word=words, nearest=titles[title])


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
