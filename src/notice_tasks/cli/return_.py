"""`notice-tasks return`."""

import typer

from notice_tasks.cli import options, record_options
from notice_tasks.cli.record import OwnOptions, carry_out
from notice_tasks.cli.record_options import SharedOptions, with_shared_options
from notice_tasks.model.event import Act


@with_shared_options
def return_(
    context: typer.Context,
    words: options.Words,
    to: record_options.RedoTo = None,
    *,
    shared: SharedOptions,
) -> None:
    carry_out(context, Act.RETURN, words, shared, OwnOptions(to=to))
