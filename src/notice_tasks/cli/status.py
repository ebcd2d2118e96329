"""`notice-tasks status`."""

import typer

from notice_tasks.actions.status import status as count
from notice_tasks.cli import options
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.lists import standings
from notice_tasks.cli.look import selection
from notice_tasks.cli.session import session_of
from notice_tasks.reports.status import status_screen


@options.with_selection
def status(
    context: typer.Context,
    selected: options.SelectionOptions,
    as_of: options.AsOf = None,
    all_kinds: options.AllKinds = False,
    fail_on: options.FailOn = None,
    estimate: options.Estimate = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> None:
    wanted = standings(fail_on)
    session = session_of(context, plain=plain, json=json)
    opened = session.opened(as_of, estimate=estimate)
    found = count(opened, selection(selected), exhortations=all_kinds)
    if json:
        from notice_tasks.reports.json.documents import status_json  # noqa: PLC0415  (only for --json)

        session.show_json(status_json(found.summary, found.unsettled))
    else:
        session.show(status_screen(found.summary, session.labels, found.strays, found.unsettled))
    if any(map(found.summary.standing, wanted)):
        raise typer.Exit(Exit.FOUND)
