"""Options that several reading commands share.

Their help uses the language chosen before this module is imported.
"""

from collections.abc import Callable
from typing import Annotated, NamedTuple

import typer

from notice_tasks.cli.flat import with_options
from notice_tasks.words.catalogue import say

Completion = Callable[[typer.Context, str], list[tuple[str, str]]]


def offering(*kinds: str) -> Completion:
    """A completion function for typer that offers words of these kinds: units, groups, notices, requirements."""

    def offered(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        from notice_tasks.cli.completion import offers  # noqa: PLC0415  (only the Tab key needs it)

        return offers(kinds, context, incomplete)

    return offered


def offering_list(kind: str) -> Completion:
    """A completion function for typer that offers words for a list with commas: standings or codes."""

    def offered(_context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        from notice_tasks.cli.completion import list_offers  # noqa: PLC0415  (only the Tab key needs it)

        return list_offers(kind, incomplete)

    return offered


_LOOK = say("What to look at")
_SHOW = say("How to show it")
_UNITS = offering("units")
GROUPS = offering("groups")
_NOTICES = offering("notices")

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar=say("DAY"), rich_help_panel=_LOOK, help=say("As of this day (its end) or moment.")),
]
Notices = Annotated[
    list[str] | None,
    typer.Option(
        "--notice",
        "-n",
        metavar=say("NOTICE"),
        autocompletion=_NOTICES,
        rich_help_panel=_LOOK,
        help=say("Only this notice; repeatable."),
    ),
]
Units = Annotated[
    list[str] | None,
    typer.Option(
        "--unit",
        "-u",
        metavar=say("UNIT"),
        autocompletion=_UNITS,
        rich_help_panel=_LOOK,
        help=say("Only this unit; repeatable."),
    ),
]
Groups = Annotated[
    list[str] | None,
    typer.Option(
        "--group",
        "-g",
        metavar=say("GROUP"),
        autocompletion=GROUPS,
        rich_help_panel=_LOOK,
        help=say("Only this group; repeatable."),
    ),
]
Under = Annotated[
    list[str] | None,
    typer.Option(
        "--under",
        metavar=say("UNIT"),
        autocompletion=_UNITS,
        rich_help_panel=_LOOK,
        help=say("Only this unit and the units below it; repeatable."),
    ),
]
Except = Annotated[
    list[str] | None,
    typer.Option(
        "--except",
        metavar=say("UNIT|GROUP"),
        autocompletion=offering("units", "groups"),
        rich_help_panel=_LOOK,
        help=say("Leave out this unit, or all units of this group; repeatable."),
    ),
]
AllKinds = Annotated[
    bool,
    typer.Option("--all-kinds", rich_help_panel=_LOOK, help=say("Also show standing duties and encouragements.")),
]
Estimate = Annotated[
    bool,
    typer.Option(
        "--estimate",
        rich_help_panel=_LOOK,
        help=say("Estimate the rest days of years that are not announced yet; such days are marked."),
    ),
]
FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar=say("STANDINGS"),
        autocompletion=offering_list("standings"),
        help=say(
            "Exit with code 1 if anything is in one of these states: overdue, due-today, due-soon, unresolved, "
            "undated; or, of what has fallen due, not-handed-in, handed-in-late, not-accepted."
        ),
    ),
]
Json = Annotated[bool, typer.Option("--json", rich_help_panel=_SHOW, help=say("Write JSON (docs/json.md)."))]
Plain = Annotated[
    bool, typer.Option("--plain", rich_help_panel=_SHOW, help=say("No colours and no lines, as in a pipe."))
]
Csv = Annotated[
    str | None,
    typer.Option(
        "--csv",
        metavar=say("FILE|-"),
        rich_help_panel=_SHOW,
        help=say("Write a table for a spreadsheet to this file, or to standard output (docs/csv.md)."),
    ),
]

Words = Annotated[
    list[str],
    typer.Argument(
        metavar=say("[UNIT]... REQUIREMENT"),
        autocompletion=offering("units", "requirements"),
        help=say("Units (id, name or a part of it), then the requirement (notice/requirement)."),
        show_default=False,
    ),
]


NotAcknowledged = Annotated[
    bool,
    typer.Option(
        "--not-acknowledged", help=say("Only units that have not acknowledged a notice, with the notices' names.")
    ),
]


class UnitOptions(NamedTuple):
    """The typed options that select units. Different options meet; the values of one are added up."""

    unit: Units = None
    group: Groups = None
    under: Under = None
    excepted: Except = None


class SelectionOptions(NamedTuple):
    """The typed options that select notices and units."""

    notice: Notices = None
    unit: Units = None
    group: Groups = None
    under: Under = None
    excepted: Except = None


with_units = with_options("selected", UnitOptions)
"""Replaces a command's parameter `selected` by the options that select units."""

with_selection = with_options("selected", SelectionOptions)
"""Replaces a command's parameter `selected` by the options that select notices and units."""
