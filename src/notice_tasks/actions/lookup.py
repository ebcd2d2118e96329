"""Find the units, groups, notices and requirements that typed words name.

An exact id takes precedence, then an exact name, then a name that differs only in blanks, in the width of characters or
in capital letters, then a part of one. When only looking, a beginning takes precedence over a part; when recording,
nothing is guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.problems import BadRequest, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from notice_tasks.model.notice import Notice, Requirement
    from notice_tasks.model.unit import Group, Register, Unit
    from notice_tasks.model.workspace import Workspace


class Choice(NamedTuple):
    """Something that a word may name: its id among the things of its kind, then its other names."""

    key: str
    names: tuple[str, ...]

    @property
    def named(self) -> tuple[str, str]:
        """Its key and its name, for a message."""
        return (self.key, self.names[1])

    @property
    def listed(self) -> tuple[str, str]:
        """Its name as lists on screens show it, with its id in brackets, in English and in Chinese."""
        return (f"{self.names[1]} ({self.names[0]})", f"{self.names[1]}({self.names[0]})")


def find_unit(word: str, register: Register, *, recording: bool = False) -> Unit:
    """The unit that a word names.

    Raises:
        BadRequest: no unit matches, or several do.
    """
    if word in register.units:  # the usual case, and there may be thousands of units
        return register.units[word]
    choices, groups = unit_choices(register), group_choices(register)
    found = best_matches(word, choices, recording=recording)
    is_group = best_matches(word, groups) if not found else _exactly(word, groups) if len(found) > 1 else []
    if is_group:
        raise BadRequest("group-for-unit", word=word, named=tuple((key, register.groups[key].name) for key in is_group))
    return register.units[_only("unit", word, found, choices)]


def find_group(word: str, register: Register, *, recording: bool = False) -> Group:
    """The group that a word names.

    Raises:
        BadRequest: no group matches, or several do.
    """
    choices = group_choices(register)
    found = best_matches(word, choices, recording=recording)
    if not found and (units := best_matches(word, unit_choices(register))):
        raise BadRequest("unit-for-group", word=word, named=tuple((key, register.units[key].name) for key in units))
    return register.groups[_only("group", word, found, choices)]


def find_unit_or_group(word: str, register: Register, *, recording: bool = False) -> str:
    """The id of the unit or group that a word names; units and groups share one space of ids.

    Raises:
        BadRequest: nothing matches, or several things do.
    """
    groups, units = group_choices(register), unit_choices(register)
    found = best_matches(word, [*groups, *units], recording=recording)
    meant = found or [similar(word, [*groups, *units]) or ""]
    kind, known = ("group", groups) if set(meant) <= register.groups.keys() else ("unit", units)
    return _only(kind, word, found, [*groups, *units] if found else known)


def find_notice(word: str, workspace: Workspace, *, recording: bool = False) -> Notice:
    """The notice that a word names.

    Raises:
        BadRequest: no notice matches, or several do.
    """
    choices = notice_choices(workspace)
    found = best_matches(word, choices, recording=recording)
    return workspace.notices[_only("notice", word, found, choices)]


def find_requirement(word: str, workspace: Workspace, *, recording: bool = False) -> tuple[Notice, Requirement]:
    """The requirement that `notice/requirement` names, or `requirement` alone if it is unique.

    Raises:
        BadRequest: no requirement matches, or several do.
    """
    notice_word, slash, requirement_word = word.partition("/")
    if slash:
        notice = find_notice(notice_word, workspace, recording=recording)
        own = [Choice(item.id, (item.id, item.title)) for item in notice.requirements.values()]
        key = _only("requirement", requirement_word, best_matches(requirement_word, own, recording=recording), own)
        return notice, notice.requirements[key]
    choices = requirement_choices(workspace)
    found = best_matches(word, choices, recording=recording)
    if not found and (notices := best_matches(word, notice_choices(workspace))):
        candidates = tuple(choice.named for choice in choices if choice.key.partition("/")[0] in notices)
        raise BadRequest("notice-for-requirement", word=word, named=candidates)
    notice_id, _slash, requirement_id = _only("requirement", word, found, choices).partition("/")
    notice = workspace.notices[notice_id]
    return notice, notice.requirements[requirement_id]


def path_shown(word: str, workspace: Workspace) -> str:
    """The path in `Title (notice/requirement)`, as lists on screens show it; any other word unchanged.

    Raises:
        BadRequest: the title belongs to another path.
    """
    title, path, requirement = _parts_shown(word, workspace)
    if requirement is None or folded(title) == folded(requirement.title):
        return path
    own = path.partition("@")[0]
    raise BadRequest("other-title", word=title, named=((own, requirement.title),))


def is_shown(word: str, workspace: Workspace) -> bool:
    """Whether a word is a title with its own path in brackets."""
    title, _path, requirement = _parts_shown(word, workspace)
    return requirement is not None and folded(title) == folded(requirement.title)


def _parts_shown(word: str, workspace: Workspace) -> tuple[str, str, Requirement | None]:
    """The title and the path in `Title (notice/requirement)`, and the requirement of that path.

    In any other word there is no title and no requirement, and all of it is the path.
    """
    title, _bracket, rest = word.strip().replace("（", "(").replace("）", ")").rpartition("(")
    path = rest.removesuffix(")")
    notice, _slash, own = path.partition("@")[0].partition("/")
    of = workspace.notices.get(notice) if rest != path else None
    if of is None or own not in of.requirements:
        return "", word, None
    return title.strip(), path, of.requirements[own]


def find_notice_or_requirement(word: str, workspace: Workspace) -> tuple[Notice, Requirement | None]:
    """The requirement that a word names, or the notice alone, for recording.

    Raises:
        BadRequest: nothing matches, or several things do.
    """
    if "/" in word:
        return find_requirement(word, workspace, recording=True)
    choices = [*requirement_choices(workspace), *notice_choices(workspace)]
    found = best_matches(word, choices, recording=True)
    notices = workspace.notices.keys() & found
    if found and not notices:
        return find_requirement(word, workspace, recording=True)
    if found and len(notices) == len(found):
        return find_notice(word, workspace, recording=True), None
    return workspace.notices[_only("notice-or-requirement", word, found, choices)], None


def unit_choices(register: Register) -> list[Choice]:
    """The units, by id."""
    return [Choice(unit.id, unit.names) for unit in register.units.values()]


def group_choices(register: Register) -> list[Choice]:
    """The groups, by id."""
    return [Choice(group.id, (group.id, group.name)) for group in register.groups.values()]


def notice_choices(workspace: Workspace) -> list[Choice]:
    """The notices, by id."""
    return [
        Choice(notice.id, (notice.id, notice.title, *filter(None, (notice.number,))))
        for notice in workspace.notices.values()
    ]


def requirement_choices(workspace: Workspace) -> list[Choice]:
    """The requirements, by notice/requirement; alone, the id of the requirement names it."""
    return [
        Choice(f"{notice.id}/{item.id}", (item.id, item.title))
        for notice in workspace.notices.values()
        for item in notice.requirements.values()
    ]


def best_matches(word: str, choices: Sequence[Choice], *, recording: bool = False) -> list[str]:
    """The keys of all choices that match a word equally well."""
    exact = [choice.key for choice in choices if choice.names[0] == word] or [
        choice.key for choice in choices if word in choice.names[1:]
    ]
    typed = folded(word)
    if exact or not typed:
        return exact
    known = [(choice.key, [folded(name) for name in choice.names]) for choice in choices]
    parts = [key for key, names in known if any(typed in name for name in names)]
    beginnings = [key for key, names in known if any(name.startswith(typed) for name in names)]
    whole = [key for key, names in known if typed in names]
    if typed.endswith(")") and not whole:  # as lists on screens show it
        whole = [key for key, names in known if typed == f"{names[1]}({names[0]})"]
    return whole or ([] if recording else beginnings) or parts


def _exactly(word: str, choices: Iterable[Choice]) -> list[str]:
    """The keys of the choices that have this name."""
    return [choice.key for choice in choices if word in choice.names]


def folded(text: str) -> str:
    """A text without blanks, in characters of the usual width and small letters."""
    return "".join(spaced(text).split())


def spaced(text: str) -> str:
    """A text with one blank for several, in characters of the usual width and small letters."""
    if text.isascii():
        return " ".join(text.split()).lower()
    from unicodedata import normalize  # noqa: PLC0415  (words are usually ids)

    return " ".join(normalize("NFKC", text).split()).casefold()


def _only(kind: str, word: str, found: list[str], choices: Iterable[Choice]) -> str:
    """The only key in `found`.

    Raises:
        BadRequest: there is none, or there are several.
    """
    if len(found) == 1:
        return found[0]
    named = {choice.key: choice.named for choice in choices}
    if found:
        raise BadRequest(f"ambiguous-{kind}", word=word, named=tuple(named[key] for key in found))
    like = similar(word, choices)
    raise BadRequest(f"unknown-{kind}", word=word, nearest=like, named=tuple(named.values()))


def similar(word: str, choices: Iterable[Choice]) -> str | None:
    """The key of the choice most similar to a word, by its id or one of its names."""
    choices = [*choices]
    ids = {choice.names[0]: choice.key for choice in choices}
    names = {spaced(name): choice.key for choice in choices for name in choice.names}
    for known in (names,) if " " in word else (ids, names):
        if like := nearest(spaced(word), tuple(known)):
            return known[like]
    return None
