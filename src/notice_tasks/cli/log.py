"""`notice-tasks log`."""

from typing import Annotated

import typer

from notice_tasks.actions.log import log as read_log
from notice_tasks.cli import options
from notice_tasks.cli.again import repeated
from notice_tasks.cli.look import selection
from notice_tasks.cli.session import session_of
from notice_tasks.reports.log import log_screen
from notice_tasks.rules.log import last
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
    csv: options.Csv = None,
    plain: options.Plain = False,
) -> None:
    session = session_of(context, plain=plain, json=json, csv=csv)
    opened = session.opened(as_of)
    lines = read_log(opened, selection(selected))
    if json:
        from notice_tasks.reports.json.documents import log_json  # noqa: PLC0415  (only for --json)

        session.show_json(log_json(last(lines, limit), opened.view.as_of))
    elif csv is not None:
        from notice_tasks.reports.csv.tables import log_csv  # noqa: PLC0415  (only for --csv)

        session.show_csv(log_csv(last(lines, limit)))
    else:
        again = repeated(context, session, selected, as_of)
        session.show(log_screen(lines, opened.view.as_of, session.labels, limit, again))
