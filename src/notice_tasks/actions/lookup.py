"""Find the units, groups, notices and requirements that typed words name.

An exact id takes precedence, then an exact name, then a unique beginning of either, then a part of a name: people say
人民医院 for 清河县人民医院.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from notice_tasks.model.deadline import Every
from notice_tasks.problems import BadRequest, nearest
from notice_tasks.rules.amendments import rules_until

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from notice_tasks.model.notice import Notice, Requirement
    from notice_tasks.model.unit import Group, Register, Unit
    from notice_tasks.model.workspace import Workspace


def find_unit(word: str, register: Register) -> Unit:
    """The unit that a word names.

    Raises:
        BadRequest: no unit matches, or several do.
    """
    if word in register.units:  # the usual case, and there may be thousands of units
        return register.units[word]
    return register.units[_pick("unit", word, {unit.id: unit.name for unit in register.units.values()})]


def find_group(word: str, register: Register) -> Group:
    """The group that a word names.

    Raises:
        BadRequest: no group matches, or several do.
    """
    return register.groups[_pick("group", word, {group.id: group.name for group in register.groups.values()})]


def find_unit_or_group(word: str, register: Register) -> str:
    """The id of the unit or group that a word names; units and groups share one space of ids.

    Raises:
        BadRequest: nothing matches, or several things do.
    """
    groups = {group.id: group.name for group in register.groups.values()}
    units = {unit.id: unit.name for unit in register.units.values()}
    found = best_matches(word, ((key, (key, name)) for key, name in (groups | units).items()))
    meant = found or [_like(word, groups | units) or ""]
    kind, known = ("group", groups) if set(meant) <= set(groups) else ("unit", units)
    return _only(kind, word, found, groups | units if found else known)


def find_notice(word: str, workspace: Workspace) -> Notice:
    """The notice that a word names.

    Raises:
        BadRequest: no notice matches, or several do.
    """
    notices = workspace.notices
    return notices[_pick("notice", word, {notice.id: notice.title for notice in notices.values()})]


def find_cells(word: str, workspace: Workspace) -> tuple[Notice, Requirement, datetime.date | None]:
    """The requirement that a word names, and the occurrence after its @, if there is one.

    Raises:
        BadRequest: no requirement matches, or several do; the text after the @ is no day; or the requirement does not
            recur.
    """
    name, at, said = word.partition("@")
    notice, requirement = find_requirement(name, workspace)
    if not at:
        return notice, requirement, None
    if not any(isinstance(one.rule, Every) for one in rules_until(notice, requirement, datetime.date.max)):
        raise BadRequest("does-not-recur", requirement=f"{notice.id}/{requirement.id}")
    from notice_tasks.toml.days import details_of_day  # noqa: PLC0415  (only recurring requirements need it)

    day = (details_of_day(said) or {}).get("right", "")
    try:
        return notice, requirement, datetime.date.fromisoformat(str(day))
    except ValueError:
        raise BadRequest("not-an-occurrence", word=said, requirement=f"{notice.id}/{requirement.id}") from None


def find_requirement(word: str, workspace: Workspace) -> tuple[Notice, Requirement]:
    """The requirement that `notice/requirement` names, or `requirement` alone if it is unique.

    Raises:
        BadRequest: no requirement matches, or several do.
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
    titles = {path: requirement.title for path, requirement in everything.items()}
    found = best_matches(word, ((path, (item.id, item.title)) for path, item in everything.items()))
    if not found and word in workspace.notices:
        own = tuple(path for path in everything if path.startswith(f"{word}/"))
        raise BadRequest("notice-for-requirement", word=word, candidates=own)
    notice_id, _slash, requirement_id = _only("requirement", word, found, titles).partition("/")
    notice = workspace.notices[notice_id]
    return notice, notice.requirements[requirement_id]


def _pick(kind: str, word: str, names: Mapping[str, str]) -> str:
    found = best_matches(word, ((key, (key, name)) for key, name in names.items()))
    return _only(kind, word, found, names)


def best_matches(word: str, choices: Iterable[tuple[str, tuple[str, str]]]) -> list[str]:
    """The keys of all choices that match a word equally well."""
    choices = tuple(choices) if word else ()
    return (
        [key for key, (id_, _name) in choices if id_ == word]
        or [key for key, (_id, name) in choices if name == word]
        or [key for key, names in choices if any(name.startswith(word) for name in names)]
        or [key for key, (_id, name) in choices if word in name]
    )


def _only(kind: str, word: str, found: list[str], names: Mapping[str, str]) -> str:
    """The only key in `found`. `names` are the names of all choices, by key."""
    if len(found) == 1:
        return found[0]
    if found:
        raise BadRequest(f"ambiguous-{kind}", word=word, candidates=_listed(kind, found, names))
    raise BadRequest(f"unknown-{kind}", word=word, nearest=_like(word, names), known=_listed(kind, names, names))


def _listed(kind: str, keys: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Keys as candidates for a message; the ids of units and groups come with their names."""
    return tuple(f"{key} {names[key]}" if kind in {"unit", "group"} else key for key in keys)


def _like(word: str, names: Mapping[str, str]) -> str | None:
    """The key most similar to a word, by its last part or its name."""
    keys = {key.rpartition("/")[2]: key for key in names}
    by_name = {name: key for key, name in names.items()}
    if like := nearest(word, tuple(keys)):
        return keys[like]
    like = nearest(word, tuple(by_name))
    return by_name[like] if like else None
