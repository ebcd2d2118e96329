"""`notice-tasks return`."""

import typer

from notice_tasks.cli import options, record_options
from notice_tasks.cli.record import More, Typed, carry_out
from notice_tasks.model.event import Act


def return_(
    context: typer.Context,
    words: options.Words,
    to: record_options.RedoTo = None,
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
    carry_out(context, Act.RETURN, typed, More(to=to))
