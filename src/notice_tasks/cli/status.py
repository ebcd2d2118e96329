"""`notice-tasks status`."""

from typing import Annotated

import typer

from notice_tasks.actions.status import status as count
from notice_tasks.cli import options
from notice_tasks.cli.again import repeated
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.lists import standings
from notice_tasks.cli.look import selection
from notice_tasks.cli.session import session_of
from notice_tasks.reports.status import not_counted, status_screen
from notice_tasks.rules.sums import By, sums_by
from notice_tasks.words.catalogue import say


@options.with_selection
def status(
    context: typer.Context,
    selected: options.SelectionOptions,
    as_of: options.AsOf = None,
    all_kinds: options.AllKinds = False,
    by: Annotated[
        By | None,
        typer.Option("--by", help=say("A line for each unit with those below it, each group or each level.")),
    ] = None,
    fail_on: options.FailOn = None,
    estimate: options.Estimate = False,
    json: options.Json = False,
    csv: options.Csv = None,
    plain: options.Plain = False,
) -> None:
    wanted = standings(fail_on)
    session = session_of(context, plain=plain, json=json, csv=csv)
    opened = session.opened(as_of, estimate=estimate)
    found = count(opened, selection(selected), exhortations=all_kinds)
    again = repeated(context, session, selected, as_of, estimate=estimate)
    sums = () if by is None else sums_by(by, opened.workspace.register, found.summary.cells)
    if json:
        from notice_tasks.reports.json.documents import status_json  # noqa: PLC0415  (only for --json)

        session.show_json(status_json(found.summary, found.unsettled, None if by is None else sums))
    elif csv is not None:
        from notice_tasks.reports.csv.tables import status_csv, sums_csv  # noqa: PLC0415  (only for --csv)

        session.show_csv(status_csv(found.summary) if by is None else sums_csv(sums))
    elif by is not None:
        from notice_tasks.reports.sums import sums_screen  # noqa: PLC0415  (only for --by)

        session.show(
            sums_screen(by, sums, found.summary, session.labels, not_counted(found.strays, found.unsettled, again))
        )
    else:
        session.show(status_screen(found.summary, session.labels, found.strays, found.unsettled, again))
    if any(map(found.summary.standing, wanted)):
        from notice_tasks.cli.fail_on import say_what_was_found  # noqa: PLC0415  (only with --fail-on)

        say_what_was_found(found.summary, wanted)
        raise typer.Exit(Exit.FOUND)
