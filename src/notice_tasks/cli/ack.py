"""`notice-tasks ack`."""

import typer

from notice_tasks.cli import record_options
from notice_tasks.cli.record import carry_out
from notice_tasks.cli.record_options import SharedOptions, with_shared_options
from notice_tasks.model.event import Act


@with_shared_options
def ack(context: typer.Context, words: record_options.WordsOrNotice, shared: SharedOptions) -> None:
    carry_out(context, Act.ACKNOWLEDGE, words, shared)
