"""`notice-tasks evidence`."""

import typer

from notice_tasks.cli import options, record_options
from notice_tasks.cli.record import More, Typed, carry_out
from notice_tasks.model.event import Act


def evidence(
    context: typer.Context,
    words: options.Words,
    file: record_options.EvidenceFile = None,
    url: record_options.EvidenceUrl = None,
    dated: record_options.Dated = None,
    group: record_options.ForGroups = None,
    everyone: record_options.Everyone = False,
    on: record_options.On = None,
    by: record_options.By = None,
    note: record_options.Note = None,
    yes: record_options.Yes = False,
    dry_run: record_options.DryRun = False,
    json: options.Json = False,
) -> None:
    typed = Typed(words, group, everyone, on, by, note, yes, dry_run, json)
    carry_out(context, Act.EVIDENCE, typed, More(file=file, url=url, dated=dated))
