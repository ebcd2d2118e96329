"""What the shell offers at the Tab key: what the workspace holds, and words of lists.

Without a sound workspace, nothing of it is offered and no error is shown.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from typing import Final

import typer

from notice_tasks.checks import by_code
from notice_tasks.cli.console import flush, write
from notice_tasks.cli.lists import standings_to_fail_on
from notice_tasks.cli.session import session_of
from notice_tasks.model.workspace import Workspace
from notice_tasks.problems import CannotGoOn
from notice_tasks.reports.clean import clean
from notice_tasks.words.terms import term
from notice_tasks.words.values import names_of

Offer = tuple[str, str]
"""An id and its name; the name comes first if its beginning was typed."""


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


def all_feeds(_workspace: Workspace) -> Iterable[Offer]:
    """The feed that holds everything."""
    return (("all", ""),)


def standings() -> Iterable[Offer]:
    """The standings of --fail-on."""
    return ((standing.value, term(standing)) for standing in standings_to_fail_on())


def codes() -> Iterable[Offer]:
    """The codes of `check`."""
    return ((code, "") for code in by_code.codes())


_OFFERS: Final[Mapping[str, Callable[[Workspace], Iterable[Offer]]]] = {
    "units": units,
    "groups": groups,
    "notices": notices,
    "requirements": requirements,
    "all feeds": all_feeds,
}
_LISTS: Final[Mapping[str, Callable[[], Iterable[Offer]]]] = {"standings": standings, "codes": codes}


def offers(kinds: tuple[str, ...], context: typer.Context, incomplete: str) -> list[Offer]:
    """Words of these kinds, by id or name, that begin with what was typed."""
    try:
        workspace = _workspace(context)
    except (CannotGoOn, OSError):
        return []
    known = [offer for kind in kinds for offer in _OFFERS[kind](workspace)]
    by_id = [(id_, name) for id_, name in known if id_.startswith(incomplete)]
    found = by_id or [(name, id_) for id_, name in known if name.startswith(incomplete)]
    # A word with anything unclean in it could not be typed; shells are given one offer on each line.
    return [(word, clean(told)) for word, told in found if word == clean(word)]


def list_offers(kind: str, incomplete: str) -> list[Offer]:
    """Words of this kind for the last place of a list with commas, each with the list before it."""
    before, comma, last = incomplete.rpartition(",")
    known = [(word, told) for word, told in _LISTS[kind]() if word not in before.split(",")]
    by_name = [(name, word) for name, word in names_of(word for word, _told in known).items() if last]
    offered = [(word, told) for word, told in (*known, *by_name) if word.startswith(last)]
    return [(f"{before}{comma}{word}", told) for word, told in offered]


@contextmanager
def quoted_for(shell: str) -> Iterator[None]:
    """Quote each line that typer prints for bash, which inserts it as it is; zsh and fish quote it themselves."""
    if shell != "bash":
        yield
        return
    offered = StringIO()
    try:
        with redirect_stdout(offered):
            yield
    finally:  # typer ends the process after printing
        quote = _quote_typed()
        write("".join(f"{_quoted(word, quote)}\n" for word in offered.getvalue().splitlines()))
        flush()


def _quote_typed() -> str:
    """The quote that opens the word at the cursor, if any; bash closes it."""
    words = os.environ["COMP_WORDS"].split("\n")
    typed = "".join(words[int(os.environ["COMP_CWORD"]) :][:1])
    return typed[:1] if typed.startswith(('"', "'")) else ""


def _quoted(word: str, quote: str) -> str:
    if quote == "'":
        return word.replace("'", r"'\''")
    special = r'(["\\$`])' if quote else r"""([\s"'\\$`|&;<>()*?\[\]{}!#~])"""
    return re.sub(special, r"\\\1", word)


def _workspace(context: typer.Context) -> Workspace:
    # The root command does not run while the shell only asks what may come next.
    context.obj = {"--workspace": context.find_root().params.get("workspace")}
    return session_of(context).opened().workspace
