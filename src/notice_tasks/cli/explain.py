"""`notice-tasks explain`."""

import typer

from notice_tasks.actions.explain import explain as find_out
from notice_tasks.cli import options
from notice_tasks.cli.console import typed_word
from notice_tasks.cli.look import selection
from notice_tasks.cli.session import session_of
from notice_tasks.problems import BadRequest
from notice_tasks.reports.explain import explain_screen


@options.with_units
def explain(
    context: typer.Context,
    words: options.Words,
    selected: options.UnitOptions,
    as_of: options.AsOf = None,
    estimate: options.Estimate = False,
    json: options.Json = False,
    plain: options.Plain = False,
) -> None:
    session = session_of(context, plain=plain, json=json)
    opened = session.opened(as_of, estimate=estimate)
    try:
        explanation = find_out(opened, [*map(typed_word, words)], selection(selected))
    except BadRequest as error:
        from notice_tasks.cli.mended_line import add_command  # noqa: PLC0415  (needed only when something is wrong)

        add_command(error, context, selected)
        raise
    if json:
        from notice_tasks.reports.json.documents import explain_json  # noqa: PLC0415  (only for --json)

        session.show_json(explain_json(explanation))
    else:
        session.show(explain_screen(explanation, session.labels))
