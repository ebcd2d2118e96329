"""Adding a checklist."""

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import tomli_w

from notice_tasks.actions.lookup import find_unit_or_group
from notice_tasks.actions.opened import Moment, open_workspace
from notice_tasks.model.notice import Kind
from notice_tasks.problems import BadRequest
from notice_tasks.reading.discover import CHECKLISTS
from notice_tasks.reading.shapes import ID_PATTERN
from notice_tasks.store.durably import replace_durably


class NewRequirement(NamedTuple):
    """The first requirement of a new checklist; `due` is inclusive."""

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


def new(root: Path, moment: Moment, notice: NewNotice, comments: tuple[str, ...]) -> str:
    """Write checklists/<id>.toml and give its name, relative to the workspace; `comments` explain what may be added.

    Raises:
        BadRequest: an id is bad or taken, or a unit or group is not declared; nothing was written.
        BadInput: the workspace is faulty or cannot be written.
    """
    opened = open_workspace(root, moment)
    for word in (notice.id, notice.requirement.id):
        if re.fullmatch(ID_PATTERN, word) is None:
            raise BadRequest("bad-id", word=word)
    file = f"{CHECKLISTS}/{notice.id}.toml"
    taken = opened.workspace.notices.get(notice.id)
    if taken is not None or (root / file).exists():
        raise BadRequest("notice-exists", id=notice.id, file=taken.file if taken else file)
    who = tuple(find_unit_or_group(word, opened.workspace.register) for word in notice.requirement.who)
    replace_durably(root, {file: _text(notice, who, opened.view.as_of.day, comments)})
    return file


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
