"""`notice-tasks submit`."""

import typer

from notice_tasks.cli import options
from notice_tasks.cli.record import Typed, carry_out
from notice_tasks.model.event import Act


def submit(
    context: typer.Context,
    words: options.Words,
    group: options.ForGroups = None,
    everyone: options.Everyone = False,
    on: options.On = None,
    by: options.By = None,
    note: options.Note = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> None:
    typed = Typed(words, group, everyone, on, by, note, dry_run, json)
    carry_out(context, Act.SUBMIT, typed)
