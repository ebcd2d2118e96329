"""`notice-tasks start`."""

import typer

from notice_tasks.cli import options
from notice_tasks.cli.record import carry_out
from notice_tasks.cli.record_options import SharedOptions, with_shared_options
from notice_tasks.model.event import Act


@with_shared_options
def start(context: typer.Context, words: options.Words, shared: SharedOptions) -> None:
    carry_out(context, Act.START, words, shared)
