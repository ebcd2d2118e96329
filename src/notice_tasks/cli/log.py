"""`notice-tasks log`."""

from typing import Annotated

import typer

from notice_tasks.actions.log import log as read_log
from notice_tasks.cli import options
from notice_tasks.cli.look import selection
from notice_tasks.cli.session import session_of
from notice_tasks.reports.log import log_screen
from notice_tasks.words.catalogue import say


@options.with_selection
def log(
    context: typer.Context,
    limit: Annotated[
        int | None, typer.Option("--limit", "-l", min=0, metavar="N", help=say("Only the last N records."))
    ] = None,
    *,
    selected: options.SelectionOptions,
    as_of: options.AsOf = None,
    json: options.Json = False,
    plain: options.Plain = False,
) -> None:
    session = session_of(context, plain=plain, json=json)
    opened = session.opened(as_of)
    lines = read_log(opened, selection(selected))
    if json:
        from notice_tasks.reports.json.documents import log_json  # noqa: PLC0415  (only for --json)

        session.show_json(log_json(lines, opened.view.as_of, limit))
    else:
        session.show(log_screen(lines, opened.view.as_of, session.labels, limit))
