"""Add a checklist."""

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

import tomli_w

from notice_tasks.actions.lookup import find_unit_or_group
from notice_tasks.actions.opened import Opened
from notice_tasks.model.notice import Kind
from notice_tasks.problems import BadRequest
from notice_tasks.reading.discover import CHECKLISTS
from notice_tasks.reading.file_names import LONGEST, case_folded, why_not_held
from notice_tasks.reading.scalars import ID_PATTERN
from notice_tasks.store.durably import write_whole
from notice_tasks.toml.text import names_in

SCHEMA: Final = "schema/checklist.schema.json"
"""Where `init` puts the schema that editors use. A workspace made by an older version may not have it."""


class NewRequirement(NamedTuple):
    """The first requirement of a new checklist. `due` is inclusive."""

    id: str
    title: str
    actors: str
    who: tuple[str, ...]
    kind: Kind
    due: datetime.date | None = None


class NewNotice(NamedTuple):
    """What is known of a notice when its checklist is begun."""

    id: str
    title: str
    issuers: tuple[str, ...]
    issued: datetime.date | None
    requirement: NewRequirement


def new(opened: Opened, notice: NewNotice, comments: tuple[str, ...]) -> str:
    """Write checklists/<id>.toml and return its name, relative to the workspace. `comments` explain what can be added.

    Raises:
        BadRequest: an id is invalid or taken, a unit or group is not declared, or the due day is before the day of
            issue; nothing was written.
        BadInput: the workspace cannot be written.
    """
    must_be_id(notice.requirement.id)
    who = must_be_declared(notice.requirement.who, opened)
    due = notice.requirement.due
    if due is not None and notice.issued is not None and due < notice.issued:
        raise BadRequest("due-before-issued", due=due, issued=notice.issued)
    file = _file_of(notice.id)
    with opened.store.writing():
        must_be_free(notice.id, opened)
        text = _text(notice, who, opened.view.as_of.day, comments)
        write_whole(opened.root, file, _for_editors(opened) + text, before=None)
    return file


def must_be_id(word: str) -> None:
    """Make sure that a word is a valid id.

    Raises:
        BadRequest: it is not.
    """
    if re.fullmatch(ID_PATTERN, word) is None:
        raise BadRequest("bad-id", word=word)
    if (case := why_not_held(word)) is not None:
        raise BadRequest("bad-id", word=word, case=case, most=str(LONGEST))


def must_be_free(id_: str, opened: Opened) -> None:
    """Make sure that a new notice can have this id.

    Raises:
        BadRequest: the id is invalid or taken.
    """
    must_be_id(id_)
    taken = opened.workspace.notices.get(id_)
    file = taken.file if taken else _in_the_way(id_, opened.root)
    if file is not None:
        raise BadRequest("notice-exists", id=id_, file=file)


def must_be_declared(words: tuple[str, ...], opened: Opened) -> tuple[str, ...]:
    """The ids of the units and groups that words name.

    Raises:
        BadRequest: a word matches nothing or several things.
    """
    return tuple(find_unit_or_group(word, opened.workspace.register) for word in words)


def _in_the_way(id_: str, root: Path) -> str | None:
    """The existing file with the checklist's name, or with one that Windows and macOS take to be the same."""
    name = _file_of(id_).rpartition("/")[2]
    return next((f"{CHECKLISTS}/{n}" for n in names_in(root / CHECKLISTS, CHECKLISTS) if case_folded(n) == name), None)


def _file_of(id_: str) -> str:
    return f"{CHECKLISTS}/{id_}.toml"


def _for_editors(opened: Opened) -> str:
    """The line that names the schema, if the schema exists; editors report a line that leads nowhere."""
    return f"#:schema ../{SCHEMA}\n" if (opened.root / SCHEMA).is_file() else ""


def _text(notice: NewNotice, who: tuple[str, ...], today: datetime.date, comments: tuple[str, ...]) -> str:
    head = {"id": notice.id, "title": notice.title, "issuers": list(notice.issuers), "revised": today}
    requirement: dict[str, object] = {
        "id": notice.requirement.id,
        "title": notice.requirement.title,
        "kind": notice.requirement.kind.value,
        "actors": notice.requirement.actors,
        "who": list(who),
    }
    if notice.requirement.due is not None:
        requirement["due"] = notice.requirement.due
    issued = {"issued": notice.issued if notice.issued is not None else "unknown"}
    parts = [tomli_w.dumps({"format": 1}), f"[notice]\n{_pairs(head)}", f"[anchors]\n{_pairs(issued)}"]
    parts.append(f"[[requirement]]\n{_pairs(requirement)}")
    parts.append("".join(f"# {comment}".rstrip() + "\n" for comment in comments))
    return "\n".join(parts)


def _pairs(values: Mapping[str, object]) -> str:
    return "".join(tomli_w.dumps({key: value}) for key, value in values.items())
