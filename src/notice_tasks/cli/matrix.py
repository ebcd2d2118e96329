"""`notice-tasks matrix`."""

import typer

from notice_tasks.actions.matrix import matrix as lay_out
from notice_tasks.cli import options
from notice_tasks.cli.look import selection
from notice_tasks.cli.session import session_of
from notice_tasks.reports.matrix import matrix_screen


@options.with_selection
def matrix(
    context: typer.Context,
    selected: options.SelectionOptions,
    as_of: options.AsOf = None,
    all_kinds: options.AllKinds = False,
    estimate: options.Estimate = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> None:
    session = session_of(context, plain=plain, json=json)
    opened = session.opened(as_of, estimate=estimate)
    grids = lay_out(opened, selection(selected), exhortations=all_kinds)
    if json:
        from notice_tasks.reports.json.documents import matrix_json  # noqa: PLC0415  (only for --json)

        session.show_json(matrix_json(grids, opened.view.as_of))
    else:
        session.show(matrix_screen(grids, opened.view.as_of, session.labels))
