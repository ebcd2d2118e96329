"""`notice-tasks units`."""

from typing import Annotated

import typer

from notice_tasks.actions.units import units as look_up
from notice_tasks.cli import options
from notice_tasks.cli.look import selection
from notice_tasks.cli.session import session_of
from notice_tasks.reports.units import units_screen
from notice_tasks.words.catalogue import say


@options.with_selection
def units(
    context: typer.Context,
    missed: Annotated[
        bool,
        typer.Option("--missed", help=say("Only units that missed a due day: what it was, and by how many days.")),
    ] = False,
    *,
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
    rows = look_up(opened, selection(selected), missed=missed, not_acknowledged=not_acknowledged)
    if json:
        from notice_tasks.reports.json.documents import units_json  # noqa: PLC0415  (only for --json)

        session.show_json(units_json(rows, opened.view.as_of, opened.workspace.register, missed=missed))
    elif csv is not None:
        from notice_tasks.reports.csv.tables import missed_csv, units_csv  # noqa: PLC0415  (only for --csv)

        session.show_csv(missed_csv(rows) if missed else units_csv(rows, opened.workspace.register))
    elif missed:
        from notice_tasks.reports.missed import missed_screen  # noqa: PLC0415  (only for --missed)

        session.show(missed_screen(rows, opened.view.as_of, session.labels))
    elif not_acknowledged:
        from notice_tasks.reports.not_acknowledged import (  # noqa: PLC0415  (only for --not-acknowledged)
            not_acknowledged_screen,
        )

        session.show(not_acknowledged_screen(rows, opened.view.as_of, session.labels))
    else:
        session.show(units_screen(rows, opened.view.as_of, opened.workspace.register, session.labels))
