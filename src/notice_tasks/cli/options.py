"""The options that several commands share. Their help is in the language settled before this file is loaded."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from notice_tasks.words.catalogue import say

Completion = Callable[[typer.Context, str], list[tuple[str, str]]]


def offering(*kinds: str) -> Completion:
    """A completion, as typer takes it, of words of these kinds: units, groups, notices, requirements."""

    def offered(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        from notice_tasks.cli.completion import offers  # noqa: PLC0415  (only the Tab key needs it)

        return offers(kinds, context, incomplete)

    return offered


_LOOK = say("What to look at")
_SHOW = say("How to show it")
_RECORD = say("What to record")
_UNITS = offering("units")
_GROUPS = offering("groups")
_NOTICES = offering("notices")

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar=say("DAY"), rich_help_panel=_LOOK, help=say("Look as of this day (its end) or moment.")
    ),
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
        autocompletion=_GROUPS,
        rich_help_panel=_LOOK,
        help=say("Only this group; repeatable."),
    ),
]
AllKinds = Annotated[
    bool,
    typer.Option("--all-kinds", rich_help_panel=_LOOK, help=say("Show standing duties and encouragements too.")),
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
        help=say("Exit with 1 when anything stands so: overdue, due-today, due-soon, unresolved, undated."),
    ),
]
Json = Annotated[bool, typer.Option("--json", rich_help_panel=_SHOW, help=say("Write JSON (docs/json.md)."))]
Plain = Annotated[
    bool, typer.Option("--plain", rich_help_panel=_SHOW, help=say("No colours and no lines, as into a pipe."))
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
ForGroups = Annotated[
    list[str] | None,
    typer.Option(
        "--group",
        "-g",
        metavar=say("GROUP"),
        autocompletion=_GROUPS,
        rich_help_panel=_RECORD,
        help=say("All units of this group."),
    ),
]
Everyone = Annotated[
    bool, typer.Option("--all", rich_help_panel=_RECORD, help=say("All units asked for this requirement."))
]
On = Annotated[
    str | None,
    typer.Option(
        "--on", metavar=say("DAY"), rich_help_panel=_RECORD, help=say("The day it really happened; today if not given.")
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar=say("NAME"),
        rich_help_panel=_RECORD,
        help=say("Who says so; NOTICE_TASKS_BY or your login name."),
    ),
]
Note = Annotated[
    str | None,
    typer.Option("--note", metavar=say("TEXT"), rich_help_panel=_RECORD, help=say("A remark, or the reason.")),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", rich_help_panel=_RECORD, help=say("Say what would change; write nothing."))
]
WithoutEvidence = Annotated[
    bool,
    typer.Option(
        "--without-evidence", rich_help_panel=_RECORD, help=say("Go without the required evidence; needs --note.")
    ),
]
EvidenceFile = Annotated[
    Path | None,
    typer.Option(
        "--file", "-f", metavar=say("FILE"), rich_help_panel=_RECORD, help=say("The file; it stays where it is.")
    ),
]
EvidenceUrl = Annotated[
    str | None, typer.Option("--url", metavar=say("ADDRESS"), rich_help_panel=_RECORD, help=say("The link."))
]
Dated = Annotated[
    str | None,
    typer.Option("--dated", metavar=say("DAY"), rich_help_panel=_RECORD, help=say("The evidence's own date.")),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar=say("DAY"), rich_help_panel=_RECORD, help=say("The new due day (inclusive).")),
]
EventId = Annotated[
    str | None,
    typer.Option(
        "--event",
        metavar=say("ID"),
        rich_help_panel=_RECORD,
        help=say("The record to take back; the latest if not given."),
    ),
]
