"""Options of the recording commands; see options.py."""

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from notice_tasks.cli import options
from notice_tasks.cli.flat import with_options
from notice_tasks.words.catalogue import say

_RECORD = say("What to record")

ForGroups = Annotated[
    list[str] | None,
    typer.Option(
        "--group",
        "-g",
        metavar=say("GROUP"),
        autocompletion=options.GROUPS,
        rich_help_panel=_RECORD,
        help=say("All units of this group."),
    ),
]
Under = Annotated[
    list[str] | None,
    typer.Option(
        "--under",
        metavar=say("UNIT"),
        autocompletion=options.offering("units"),
        rich_help_panel=_RECORD,
        help=say("This unit and all units below it; repeatable."),
    ),
]
Except = Annotated[
    list[str] | None,
    typer.Option(
        "--except",
        metavar=say("UNIT|GROUP"),
        autocompletion=options.offering("units", "groups"),
        rich_help_panel=_RECORD,
        help=say("Leave out this unit, or all units of this group; repeatable."),
    ),
]
Everyone = Annotated[
    bool, typer.Option("--all", rich_help_panel=_RECORD, help=say("All units asked for this requirement."))
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar=say("DAY"),
        rich_help_panel=_RECORD,
        help=say("The day on which it happened; today if not given."),
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar=say("NAME"),
        rich_help_panel=_RECORD,
        help=say("Who records; NOTICE_TASKS_BY or your login name if not given."),
    ),
]
Note = Annotated[
    str | None,
    typer.Option("--note", metavar=say("TEXT"), rich_help_panel=_RECORD, help=say("A remark, or the reason.")),
]
Yes = Annotated[
    bool,
    typer.Option(
        "--yes",
        "-y",
        rich_help_panel=_RECORD,
        help=say("Do not ask for confirmation, even for many units (confirm_above)."),
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", rich_help_panel=_RECORD, help=say("Show what would change; write nothing."))
]
WithoutEvidence = Annotated[
    bool,
    typer.Option(
        "--without-evidence", rich_help_panel=_RECORD, help=say("Accept without the required evidence; needs --note.")
    ),
]
EvidenceFile = Annotated[
    Path | None,
    typer.Option("--file", "-f", metavar=say("FILE"), rich_help_panel=_RECORD, help=say("The file; it is not moved.")),
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
    typer.Option(
        "--to",
        metavar=say("DAY"),
        rich_help_panel=_RECORD,
        help=say("The new due day or moment (inclusive); without a year, the next from --on or today."),
    ),
]
RedoTo = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar=say("DAY"),
        rich_help_panel=_RECORD,
        help=say(
            "The last day for handing it in again (inclusive), without a year the next from --on or today; "
            "redo_workdays working days later if not given."
        ),
    ),
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
BatchId = Annotated[
    str | None,
    typer.Option(
        "--batch",
        metavar=say("ID"),
        rich_help_panel=_RECORD,
        help=say("Take back everything still in force that one command recorded; of the units named only, if any are."),
    ),
]
WordsOrNotice = Annotated[
    list[str],
    typer.Argument(
        metavar=say("[UNIT]... REQUIREMENT|NOTICE"),
        autocompletion=options.offering("units", "requirements", "notices"),
        help=say("Units (id, name or a part of it), then the requirement, or the notice to acknowledge it as a whole."),
        show_default=False,
    ),
]
WordsUnlessBatch = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=say("[UNIT]... REQUIREMENT|NOTICE"),
        autocompletion=options.offering("units", "requirements", "notices"),
        help=say("The unit (id, name or a part of it), then the requirement or the notice; units alone with --batch."),
        show_default=False,
    ),
]


class SharedOptions(NamedTuple):
    """The typed options that every recording command takes."""

    group: ForGroups = None
    under: Under = None
    excepted: Except = None
    everyone: Everyone = False
    on: On = None
    by: By = None
    note: Note = None
    yes: Yes = False
    dry_run: DryRun = False
    json: options.Json = False


with_shared_options = with_options("shared", SharedOptions)
"""Replaces a recording command's parameter `shared` by the shared options."""
