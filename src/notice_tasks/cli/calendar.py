"""`notice-tasks calendar`."""

from pathlib import Path
from typing import Annotated

import typer

from notice_tasks.actions.calendar import END_OF_TIME
from notice_tasks.actions.calendar import calendar as write_feeds
from notice_tasks.cli import options
from notice_tasks.cli.session import session, shared
from notice_tasks.reports.made import feeds_screen
from notice_tasks.words.catalogue import say, speaking


def calendar(
    context: typer.Context,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", metavar=say("DIR"), help=say("Where to; the workspace's calendar folder if not given.")
        ),
    ] = None,
    estimate: options.Estimate = False,
) -> None:
    here = session(context)
    opened = here.opened(END_OF_TIME.isoformat(), estimate=estimate)
    with speaking(shared(context, "--lang") or opened.workspace.settings.language):
        published = write_feeds(opened, out, say("Calendars of notices"))
    large = [feed.file for feed in published.feeds if feed.too_large]
    told = (published.changed, large, published.strays, published.recurs_to)
    here.show(feeds_screen(published.folder, len(published.feeds), *told))
