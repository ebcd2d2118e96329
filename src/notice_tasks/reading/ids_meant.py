"""The ids of units, groups and requirements that were written by their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from notice_tasks.toml.faults import WRONG_KIND
from notice_tasks.toml.kinds import TomlKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notice_tasks.model.unit import Register
    from notice_tasks.problems import Problem
    from notice_tasks.toml.text import Values

    Named = Sequence[tuple[str, str]]
    """Names and their ids."""

_OF_REGISTER: Final = frozenset({"who", "groups", "parent"})
_OF_CHECKLIST: Final = frozenset({"after", "before", "by", "from", "to", "requirement"})
_SIGNS: Final = re.compile("[,，、;；]")


def with_ids_meant(problems: Iterable[Problem], values: Values, register: Register) -> Iterator[Problem]:
    """The problems; those of names in place of ids get the ids, if all of them can be told."""
    for problem in problems:
        written = _name_written(problem, values)
        ids = () if written is None else _ids_of(written, _named(str(problem.details["key"]), values, register))
        right = ", ".join(f'"{id_}"' for id_ in ids)
        if not ids:
            yield problem
        elif problem.code == WRONG_KIND:
            line = f"{problem.details['key']} = [{right}]"
            yield problem._replace(details={**problem.details, "case": "line", "line": line})
        else:
            yield problem._replace(details={**problem.details, "case": "name", "right": right})


def _name_written(problem: Problem, values: Values) -> str | None:
    """What is written in place of an id, or of a list of ids."""
    match problem.code, problem.details:
        case "N205", {"case": "id", "value": str(value)}:
            return value
        case "N203", {"wanted": (TomlKind.LIST,)} if len(problem.place.path) > 1:
            found: Any = values
            for step in problem.place.path:
                found = found[step]
            return found if isinstance(found, str) else None
        case _:
            return None


def _named(key: str, values: Values, register: Register) -> Named:
    """The names that may be meant as the value of a key."""
    if key in _OF_REGISTER:
        units = [(name, unit.id) for unit in register.units.values() for name in (unit.name, *unit.also)]
        return [*units, *((group.name, group.id) for group in register.groups.values())]
    entries = values.get("requirement") if key in _OF_CHECKLIST else None
    if not isinstance(entries, list):
        return ()
    pairs = [(entry.get("title"), entry.get("id")) for entry in entries if isinstance(entry, dict)]
    return [(title, id_) for title, id_ in pairs if isinstance(title, str) and isinstance(id_, str)]


def _ids_of(written: str, named: Named) -> Sequence[str]:
    """The ids of a name, or of several between commas; empty if one of them cannot be told."""
    parts = [part.strip() for part in _SIGNS.split(written) if part.strip()]
    found = [_id_of(part, named) for part in parts]
    return () if None in found else [id_ for id_ in found if id_ is not None]


def _id_of(written: str, named: Named) -> str | None:
    """The only id with this name, or else the only one whose name contains the text; an id itself."""
    exact = {id_ for name, id_ in named if written in {name, id_}}
    partly = exact or {id_ for name, id_ in named if written in name}
    return next(iter(partly)) if len(partly) == 1 else None
