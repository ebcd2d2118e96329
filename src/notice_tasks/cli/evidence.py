"""`notice-tasks evidence`."""

import typer

from notice_tasks.cli import options
from notice_tasks.cli.record import More, Typed, carry_out
from notice_tasks.model.event import Act


def evidence(
    context: typer.Context,
    words: options.Words,
    file: options.EvidenceFile = None,
    url: options.EvidenceUrl = None,
    dated: options.Dated = None,
    group: options.ForGroups = None,
    everyone: options.Everyone = False,
    on: options.On = None,
    by: options.By = None,
    note: options.Note = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> None:
    typed = Typed(words, group, everyone, on, by, note, dry_run, json)
    carry_out(context, Act.EVIDENCE, typed, More(file=file, url=url, dated=dated))
