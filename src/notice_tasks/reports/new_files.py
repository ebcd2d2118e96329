"""The screens of the commands that make files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from notice_tasks.reports.content import Document, Tone, line
from notice_tasks.words.catalogue import say, say_n

if TYPE_CHECKING:
    from collections.abc import Sequence

FILES_NAMED = 6
NOT_NAMED = ("records/", "schema/")
"""The largest number of files that are named. More are counted, as are files that users do not edit."""


def workspace_screen(folder: Path, files: Sequence[str], *, sample: bool) -> Document:
    """A new workspace, and the first steps in it."""
    named = [line(f"  {file}", Tone.QUIET) for file in files if not file.startswith(NOT_NAMED)][:FILES_NAMED]
    rest = len(files) - len(named)
    more = [line(say_n("  and {n} more file", "  and {n} more files", rest), Tone.QUIET)] if rest else []
    if sample:
        next_steps = [say("Look around: notice-tasks status --as-of 2024-08-28")]
    else:
        next_steps = [
            say("1. Declare who must act in units.toml."),
            say("2. Add a notice: notice-tasks new"),
            say("3. Look for mistakes: notice-tasks check"),
        ]
    go_there = [] if folder == Path() else [say("Go there: cd {folder}", folder=folder)]
    return [
        line(say("Made a workspace in {folder}", folder=folder.absolute()), Tone.GOOD),
        *named,
        *more,
        *(line(step) for step in (*go_there, *next_steps)),
    ]


def schema_screen(file: Path, *, changed: bool) -> Document:
    """A schema that was written or was already up to date."""
    if changed:
        return [line(say("Wrote {file}", file=file), Tone.GOOD)]
    return [line(say("{file} is up to date; nothing was changed.", file=file))]


def checklist_screen(file: str) -> Document:
    """A new checklist, and the next steps with it."""
    return [
        line(say("Made {file}", file=file), Tone.GOOD),
        line(say("Add its other requirements there, then look for mistakes: notice-tasks check")),
    ]


def added_screen(file: str, path: str) -> Document:
    """A requirement that was added to a checklist, and the next steps with it."""
    return [
        line(say("Added {path} to {file}", path=path, file=file), Tone.GOOD),
        line(say("After a change: set `revised` to the day, then run notice-tasks check.")),
    ]
