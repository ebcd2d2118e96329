"""`notice-tasks units`."""

import typer

from notice_tasks.actions.units import units as look_up
from notice_tasks.cli import options
from notice_tasks.cli.look import selection
from notice_tasks.cli.session import session_of
from notice_tasks.reports.units import units_screen


@options.with_selection
def units(
    context: typer.Context,
    selected: options.SelectionOptions,
    not_acknowledged: options.NotAcknowledged = False,
    as_of: options.AsOf = None,
    estimate: options.Estimate = False,
    json: options.Json = False,
    csv: options.Csv = None,
    plain: options.Plain = False,
) -> None:
    session = session_of(context, plain=plain, json=json, csv=csv)
    opened = session.opened(as_of, estimate=estimate)
    rows = look_up(opened, selection(selected), not_acknowledged=not_acknowledged)
    if json:
        from notice_tasks.reports.json.documents import units_json  # noqa: PLC0415  (only for --json)

        session.show_json(units_json(rows, opened.view.as_of, opened.workspace.register))
    elif csv is not None:
        from notice_tasks.reports.csv.tables import units_csv  # noqa: PLC0415  (only for --csv)

        session.show_csv(units_csv(rows, opened.workspace.register))
    else:
        session.show(units_screen(rows, opened.view.as_of, session.labels, not_acknowledged=not_acknowledged))
