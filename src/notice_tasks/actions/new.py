"""Add a checklist, or a requirement to one."""

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

import tomli
import tomli_w

from notice_tasks.actions.lists import members_of
from notice_tasks.actions.lookup import find_unit_or_group
from notice_tasks.actions.opened import Opened
from notice_tasks.model.notice import Kind, Notice
from notice_tasks.problems import BadRequest
from notice_tasks.reading.discover import CHECKLISTS
from notice_tasks.reading.file_names import LONGEST, case_folded, why_not_held
from notice_tasks.reading.scalars import ID_PATTERN
from notice_tasks.store.durably import write_whole
from notice_tasks.toml.text import names_in, read_file

SCHEMA: Final = "schema/checklist.schema.json"
"""Where `init` puts the schema that editors use. A workspace made by an older version may not have it."""


class NewRequirement(NamedTuple):
    """A requirement to add. `due` is inclusive; `quotes` are the words of the notice that set it."""

    id: str
    title: str
    actors: str
    who: tuple[str, ...]
    kind: Kind
    due: datetime.date | None = None
    clause: str | None = None
    quotes: tuple[str, ...] = ()


class NewNotice(NamedTuple):
    """What is known of a notice when its checklist is begun."""

    id: str
    title: str
    issuers: tuple[str, ...]
    issued: datetime.date | None
    requirement: NewRequirement
    number: str | None = None


def new(opened: Opened, notice: NewNotice, comments: tuple[str, ...]) -> str:
    """Write checklists/<id>.toml and return its name, relative to the workspace. `comments` explain what can be added.

    Raises:
        BadRequest: an id is invalid or taken, a unit or group is not declared, or the due day is before the day of
            issue; nothing was written.
        BadInput: the workspace cannot be written.
    """
    pairs = _pairs_of(notice.requirement, notice.issued, opened)
    file = _file_of(notice.id)
    with opened.store.writing():
        must_be_free(notice.id, opened)
        text = _text(notice, pairs, opened.view.as_of.day, comments)
        write_whole(opened.root, file, _for_editors(opened) + text, before=None)
    return file


def add(opened: Opened, notice: Notice, requirement: NewRequirement) -> None:
    """Add a requirement at the end of a checklist; every other byte stays as it is.

    Raises:
        BadRequest: an id is invalid or taken, a unit or group is not declared, the due day is before the day of issue,
            or the file is laid out so that nothing can be added; nothing was written.
        BadInput: the file cannot be read or written, or was changed.
    """
    pairs = _pairs_of(requirement, notice.issued_on, opened)
    with opened.store.writing():
        before = read_file(opened.root / notice.file)
        must_be_new(requirement.id, notice)
        write_whole(opened.root, notice.file, with_added(before.decode(), pairs, notice.file), before=before)


def must_be_new(id_: str, notice: Notice) -> None:
    """Make sure that a new requirement of a notice can have this id.

    Raises:
        BadRequest: the id is invalid or taken.
    """
    must_be_id(id_)
    if id_ in notice.requirements:
        raise BadRequest("requirement-exists", id=f"{notice.id}/{id_}", file=notice.file)


def with_added(text: str, pairs: str, file: str) -> str:
    """A checklist's text with a requirement after everything else, which TOML allows for tables under a header.

    Raises:
        BadRequest: the requirements are a list in brackets, or the file was changed and is not TOML any more.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    gap = end if text.endswith("\n") else end * 2
    longer = text + gap + f"[[requirement]]\n{pairs}".replace("\n", end)
    try:
        tomli.loads(longer.removeprefix("\ufeff"))
    except tomli.TOMLDecodeError:
        raise BadRequest("cannot-add-requirement", file=file) from None
    return longer


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
    register = opened.workspace.register
    return tuple(find_unit_or_group(word, register) for word in members_of("--who", words, register))


def _in_the_way(id_: str, root: Path) -> str | None:
    """The existing file with the checklist's name, or with one that Windows and macOS take to be the same."""
    name = _file_of(id_).rpartition("/")[2]
    return next((f"{CHECKLISTS}/{n}" for n in names_in(root / CHECKLISTS, CHECKLISTS) if case_folded(n) == name), None)


def _file_of(id_: str) -> str:
    return f"{CHECKLISTS}/{id_}.toml"


def _for_editors(opened: Opened) -> str:
    """The line that names the schema, if the schema exists; editors report a line that leads nowhere."""
    return f"#:schema ../{SCHEMA}\n" if (opened.root / SCHEMA).is_file() else ""


def _text(notice: NewNotice, requirement: str, today: datetime.date, comments: tuple[str, ...]) -> str:
    number = {} if notice.number is None else {"number": notice.number}
    head = {"id": notice.id, "title": notice.title, **number, "issuers": list(notice.issuers), "revised": today}
    issued = {"issued": notice.issued if notice.issued is not None else "unknown"}
    parts = [tomli_w.dumps({"format": 1}), f"[notice]\n{_pairs(head)}", f"[anchors]\n{_pairs(issued)}"]
    parts.append(f"[[requirement]]\n{requirement}")
    parts.append("".join(f"# {comment}".rstrip() + "\n" for comment in comments))
    return "\n".join(parts)


def _pairs_of(new: NewRequirement, issued: datetime.date | None, opened: Opened) -> str:
    """The lines of a requirement below its header.

    Raises:
        BadRequest: its id is invalid, a unit or group is not declared, or it is due before the day of issue.
    """
    must_be_id(new.id)
    if new.due is not None and issued is not None and new.due < issued:
        raise BadRequest("due-before-issued", due=new.due, issued=issued)
    quote: str | list[str] = new.quotes[0] if len(new.quotes) == 1 else list(new.quotes)
    values = {
        "id": new.id,
        "title": new.title,
        "clause": new.clause,
        "quote": quote,
        "kind": new.kind.value,
        "actors": new.actors,
        "who": list(must_be_declared(new.who, opened)),
        "due": new.due,
    }
    return _pairs({key: value for key, value in values.items() if value})


def _pairs(values: Mapping[str, object]) -> str:
    return "".join(tomli_w.dumps({key: value}) for key, value in values.items())
