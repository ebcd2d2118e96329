"""`notice-tasks accept`."""

import typer

from notice_tasks.cli import options, record_options
from notice_tasks.cli.record import OwnOptions, carry_out
from notice_tasks.cli.record_options import SharedOptions, with_shared_options
from notice_tasks.model.event import Act


@with_shared_options
def accept(
    context: typer.Context,
    words: options.Words,
    without_evidence: record_options.WithoutEvidence = False,
    *,
    shared: SharedOptions,
) -> None:
    carry_out(context, Act.ACCEPT, words, shared, OwnOptions(without_evidence=without_evidence))
