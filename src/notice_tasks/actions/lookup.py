"""From the words a person types to the units, groups, notices and requirements they mean.

An exact id wins, then an exact name, then a prefix of either that fits only one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.problems import BadRequest, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from notice_tasks.model.notice import Notice, Requirement
    from notice_tasks.model.unit import Group, Register, Unit
    from notice_tasks.model.workspace import Workspace


def find_unit(word: str, register: Register) -> Unit:
    """The unit that a word means.

    Raises:
        BadRequest: no unit fits, or several do.
    """
    if word in register.units:  # the usual case, and there may be thousands
        return register.units[word]
    return register.units[_pick("unit", word, {unit.id: unit.name for unit in register.units.values()})]


def find_group(word: str, register: Register) -> Group:
    """The group that a word means.

    Raises:
        BadRequest: no group fits, or several do.
    """
    return register.groups[_pick("group", word, {group.id: group.name for group in register.groups.values()})]


def find_unit_or_group(word: str, register: Register) -> str:
    """The id of the unit or group that a word means; both share one space of ids.

    Raises:
        BadRequest: nothing fits, or several things do.
    """
    groups = {group.id: group.name for group in register.groups.values()}
    units = {unit.id: unit.name for unit in register.units.values()}
    found = _fitting(word, ((key, (key, name)) for key, name in (groups | units).items()))
    meant = found or [nearest(word, (*groups, *units)) or ""]
    kind, known = ("group", groups) if set(meant) <= set(groups) else ("unit", units)
    return _only(kind, word, found, known)


def find_notice(word: str, workspace: Workspace) -> Notice:
    """The notice that a word means.

    Raises:
        BadRequest: no notice fits, or several do.
    """
    notices = workspace.notices
    return notices[_pick("notice", word, {notice.id: notice.title for notice in notices.values()})]


def find_requirement(word: str, workspace: Workspace) -> tuple[Notice, Requirement]:
    """The requirement that `notice/requirement` means, or `requirement` alone where that fits only one.

    Raises:
        BadRequest: no requirement fits, or several do.
    """
    notice_word, slash, requirement_word = word.partition("/")
    if slash:
        notice = find_notice(notice_word, workspace)
        names = {requirement.id: requirement.title for requirement in notice.requirements.values()}
        return notice, notice.requirements[_pick("requirement", requirement_word, names)]
    everything = {
        f"{notice.id}/{requirement.id}": requirement
        for notice in workspace.notices.values()
        for requirement in notice.requirements.values()
    }
    found = _fitting(word, ((path, (item.id, item.title)) for path, item in everything.items()))
    notice_id, _slash, requirement_id = _only("requirement", word, found, everything).partition("/")
    notice = workspace.notices[notice_id]
    return notice, notice.requirements[requirement_id]


def _pick(kind: str, word: str, names: Mapping[str, str]) -> str:
    found = _fitting(word, ((key, (key, name)) for key, name in names.items()))
    return _only(kind, word, found, names)


def _fitting(word: str, choices: Iterable[tuple[str, tuple[str, str]]]) -> list[str]:
    """The keys of all choices that fit a word equally well."""
    choices = tuple(choices) if word else ()
    return (
        [key for key, (id_, _name) in choices if id_ == word]
        or [key for key, (_id, name) in choices if name == word]
        or [key for key, names in choices if any(name.startswith(word) for name in names)]
    )


def _only(kind: str, word: str, found: list[str], known: Iterable[str]) -> str:
    if len(found) == 1:
        return found[0]
    if found:
        raise BadRequest(f"ambiguous-{kind}", word=word, candidates=tuple(found))
    known = tuple(known)
    ends = {key.rpartition("/")[2]: key for key in known}
    like = nearest(word, tuple(ends))
    raise BadRequest(f"unknown-{kind}", word=word, nearest=ends[like] if like else None, known=known)
