"""`notice-tasks evidence`."""

import typer

from notice_tasks.cli import options, record_options
from notice_tasks.cli.record import OwnOptions, carry_out
from notice_tasks.cli.record_options import SharedOptions, with_shared_options
from notice_tasks.model.event import Act


@with_shared_options
def evidence(
    context: typer.Context,
    words: options.Words,
    file: record_options.EvidenceFile = None,
    url: record_options.EvidenceUrl = None,
    dated: record_options.Dated = None,
    *,
    shared: SharedOptions,
) -> None:
    carry_out(context, Act.EVIDENCE, words, shared, OwnOptions(file=file, url=url, dated=dated))
