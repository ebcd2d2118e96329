"""What the shell offers at the Tab key: the units, groups, notices and requirements of the workspace.

Where there is no workspace, or a faulty one, nothing is offered and nothing is said.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import typer

from notice_tasks.cli.session import session
from notice_tasks.model.workspace import Workspace
from notice_tasks.problems import CannotGoOn
from notice_tasks.reports.clean import clean

Offer = tuple[str, str]
"""An id and its name; where somebody began to type the name, that comes first."""


def units(workspace: Workspace) -> Iterable[Offer]:
    """Units, by id."""
    return ((unit.id, unit.name) for unit in workspace.register.units.values())


def groups(workspace: Workspace) -> Iterable[Offer]:
    """Groups, by id."""
    return ((group.id, group.name) for group in workspace.register.groups.values())


def notices(workspace: Workspace) -> Iterable[Offer]:
    """Notices, by id."""
    return ((notice.id, notice.title) for notice in workspace.notices.values())


def requirements(workspace: Workspace) -> Iterable[Offer]:
    """Requirements, as notice/requirement."""
    for notice in workspace.notices.values():
        yield from ((f"{notice.id}/{item.id}", item.title) for item in notice.requirements.values())


_OFFERS: Final[Mapping[str, Callable[[Workspace], Iterable[Offer]]]] = {
    "units": units,
    "groups": groups,
    "notices": notices,
    "requirements": requirements,
}


def offers(kinds: tuple[str, ...], context: typer.Context, incomplete: str) -> list[Offer]:
    """The words of these kinds that somebody may mean who has typed so much."""
    try:
        workspace = _workspace(context)
    except (CannotGoOn, OSError):
        return []
    known = [offer for kind in kinds for offer in _OFFERS[kind](workspace)]
    by_id = [(id_, name) for id_, name in known if id_.startswith(incomplete)]
    found = by_id or [(name, id_) for id_, name in known if name.startswith(incomplete)]
    # A word with anything unclean in it could not be typed; shells are given one offer on each line.
    return [(word, clean(told)) for word, told in found if word == clean(word)]


def _workspace(context: typer.Context) -> Workspace:
    # The root command does not run while the shell only asks what may come next.
    context.obj = {"--workspace": context.find_root().params.get("workspace")}
    return session(context).opened().workspace
