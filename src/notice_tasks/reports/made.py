"""What the commands say that make files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from notice_tasks.reports.content import Document, Tone, line
from notice_tasks.words.catalogue import join, say, say_n

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

FILES_NAMED = 6
NOT_NAMED = ("records/", "schema/")
STRAYS_NAMED = 3
"""Up to so many files are named; more, and those in which nobody writes, are counted."""


def workspace_screen(folder: Path, files: Sequence[str], *, sample: bool) -> Document:
    """A new workspace, and what to do with it first."""
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


def feeds_screen(  # noqa: PLR0913, PLR0917  (what there is to say of a run)
    folder: Path,
    feeds: int,
    changed: Sequence[str],
    large: Sequence[str],
    strays: Sequence[str] = (),
    recurs_to: datetime.date | None = None,
) -> Document:
    """The feeds that were written, and how to use them; `strays` are there too, but of what is gone.

    `recurs_to` is the day up to which what recurs stands in them, where it goes on.
    """
    written = say_n("{n} feed", "{n} feeds", feeds)
    news = say_n("{n} file changed", "{n} files changed", len(changed)) if changed else say("nothing changed")
    result = say("{feeds}, {news}: {folder}", feeds=written, news=news, folder=folder)
    warnings = [
        line(say("{file} is larger than Google Calendar is said to read (900 KB or 900 items).", file=file), Tone.NEAR)
        for file in large
    ]
    return [
        line(result, Tone.GOOD),
        *warnings,
        *_said_of_strays(strays),
        *_said_of_what_recurs(recurs_to),
        line(say("Put the folder on any web server; index.html lists the feeds to subscribe to.")),
    ]


def _said_of_strays(strays: Sequence[str]) -> Document:
    if not strays:
        return []
    files = join(list(strays[:STRAYS_NAMED]))
    rest = len(strays) - STRAYS_NAMED
    if rest > 0:
        files = say("{files} and {n} more", files=files, n=rest)
    said = say_n(
        "{n} feed stays in the folder as it was, since its unit or notice is gone: {files}",
        "{n} feeds stay in the folder as they were, since their units or notices are gone: {files}",
        len(strays),
        files=files,
    )
    return [line(said, Tone.NEAR)]


def _said_of_what_recurs(to: datetime.date | None) -> Document:
    if to is None:
        return []
    return [line(say("What recurs stands in the feeds up to {day}; run it again after the next record.", day=to))]


def schema_screen(file: Path, *, changed: bool) -> Document:
    """A schema that was written, or that was there as it is."""
    if changed:
        return [line(say("Wrote {file}", file=file), Tone.GOOD)]
    return [line(say("{file} is up to date; nothing was changed.", file=file))]


def checklist_screen(file: str) -> Document:
    """A new checklist, and what to do with it next."""
    return [
        line(say("Made {file}", file=file), Tone.GOOD),
        line(say("Add its other requirements there, then look for mistakes: notice-tasks check")),
    ]
