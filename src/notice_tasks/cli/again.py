"""The options that a command named on a screen repeats."""

import datetime
from collections.abc import Iterator

import typer

from notice_tasks.cli.console import as_text
from notice_tasks.cli.options import SelectionOptions
from notice_tasks.cli.session import Session, shared
from notice_tasks.dates.span import Near
from notice_tasks.reports.repeated import Repeated


def repeated(
    context: typer.Context,
    session: Session,
    selected: SelectionOptions,
    as_of: str | None = None,
    *,
    estimate: bool = False,
) -> Repeated:
    """The options that were typed, ready to paste; a day in words becomes the day it means."""
    workspace = shared(context, "--workspace")
    if not (any((*selected, as_of, workspace)) or estimate):
        return Repeated()
    from notice_tasks.cli.paste import line, words_of  # noqa: PLC0415  (often nothing was typed)

    return Repeated(
        selection=line([*map(as_text, words_of(selected))]),
        moment=line([*_moment(session.day_or_moment(as_of, Near.PAST)), *(["--estimate"] if estimate else [])]),
        workspace=line([] if workspace is None else ["--workspace", as_text(workspace)]),
    )


def _moment(day: datetime.date | None) -> Iterator[str]:
    if day is not None:
        yield from ("--as-of", day.isoformat())
