"""The feeds of a workspace, and the plain or unguessable names of their files."""

from __future__ import annotations

import base64
import hmac
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.words.catalogue import say
from notice_tasks.words.terms import titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.model.workspace import Workspace
    from notice_tasks.store.feed_key import FeedKey

SECRET_BYTES: Final = 20
"""The bytes of the unguessable part of a name: 160 bits, 32 characters."""


class FeedKind(StrEnum):
    """What a feed is about. Its folder has this name with an s."""

    ALL = "all"
    NOTICE = "notice"
    GROUP = "group"
    UNIT = "unit"


class Feed(NamedTuple):
    """A feed: its kind, its subject's id, its name, and its file within the folder. `tasks` marks feeds of tasks."""

    of: FeedKind
    id: str
    name: str
    file: str
    tasks: bool = False


def feeds_of(workspace: Workspace, key: FeedKey | None, *, tasks: bool) -> Iterator[Feed]:
    """All feeds: of everything, then of notices, groups and units in order, each followed by its feed of tasks."""
    for of, id_, name in _subjects(workspace):
        place = place_of(of, id_, key)
        yield Feed(of, id_, name, f"{place}.ics")
        if tasks:
            yield Feed(of, id_, say("{calendar}: tasks", calendar=name), f"{place}.tasks.ics", tasks=True)


def _subjects(workspace: Workspace) -> Iterator[tuple[FeedKind, str, str]]:
    organisation = workspace.settings.organisation
    of_all = say("{organisation}: all notices", organisation=organisation) if organisation else say("All notices")
    yield FeedKind.ALL, "all", of_all
    for notice in workspace.notices.values():
        yield FeedKind.NOTICE, notice.id, titled(notice.title, notice.number)
    for group in workspace.register.groups.values():
        yield FeedKind.GROUP, group.id, say("Notices for {unit}", unit=group.name)
    for unit in workspace.register.units.values():
        yield FeedKind.UNIT, unit.id, say("Notices for {unit}", unit=unit.name)


def place_of(of: FeedKind, id_: str, key: FeedKey | None) -> str:
    """The path of a feed within the folder, without its ending."""
    name = id_ if key is None else f"{id_}-{secret_part(of, id_, key)}"
    return name if of is FeedKind.ALL else f"{of}s/{name}"


def secret_part(of: str, id_: str, key: FeedKey) -> str:
    """The unguessable part of a feed's name. It is derived from the key and reveals nothing about other names."""
    number = key.renewed.get(id_, 0) if of == FeedKind.UNIT else 0
    octets = hmac.digest(key.secret, f"{of}/{id_}/{number}".encode(), "sha256")[:SECRET_BYTES]
    return base64.b32encode(octets).decode().lower()
