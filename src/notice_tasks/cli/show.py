"""`notice-tasks show`."""

from typing import Annotated

import typer

from notice_tasks.actions.show import show as look_up
from notice_tasks.cli import options
from notice_tasks.cli.console import typed_word
from notice_tasks.cli.look import selection
from notice_tasks.cli.periods import PeriodOptions, period_of, with_period
from notice_tasks.cli.session import session_of
from notice_tasks.reports.show import show_screen
from notice_tasks.words.catalogue import say


@options.with_selection
@with_period
def show(
    context: typer.Context,
    thing: Annotated[
        str,
        typer.Argument(
            metavar=say("NOTICE|REQUIREMENT|UNIT"),
            autocompletion=options.offering("notices", "requirements", "units"),
            help=say("A notice, a requirement or a unit."),
        ),
    ],
    selected: options.SelectionOptions,
    period: PeriodOptions,
    as_of: options.AsOf = None,
    estimate: options.Estimate = False,
    json: options.Json = False,
    csv: options.Csv = None,
    plain: options.Plain = False,
) -> None:
    session = session_of(context, plain=plain, json=json, csv=csv)
    opened = session.opened(as_of, estimate=estimate)
    shown = look_up(opened, typed_word(thing), selection(selected), period_of(period, opened.view.as_of.day))
    if json:
        from notice_tasks.reports.json.documents import show_json  # noqa: PLC0415  (only for --json)

        session.show_json(show_json(shown, opened.workspace.register))
    elif csv is not None:
        from notice_tasks.reports.csv.tables import show_csv  # noqa: PLC0415  (only for --csv)

        session.show_csv(show_csv(shown, opened.workspace.register))
    else:
        session.show(show_screen(shown, opened.workspace.register, session.labels))
