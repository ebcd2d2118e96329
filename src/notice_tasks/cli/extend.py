"""`notice-tasks extend`."""

import typer

from notice_tasks.cli import options, record_options
from notice_tasks.cli.record import OwnOptions, carry_out
from notice_tasks.cli.record_options import SharedOptions, with_shared_options
from notice_tasks.model.event import Act


@with_shared_options
def extend(
    context: typer.Context,
    words: options.Words,
    to: record_options.To,
    *,
    shared: SharedOptions,
) -> None:
    carry_out(context, Act.EXTEND, words, shared, OwnOptions(to=to))
