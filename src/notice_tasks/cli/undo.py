"""`notice-tasks undo`."""

from typing import Final

import typer

from notice_tasks.cli import options, record_options
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.record import More, Typed, carry_out, order_of
from notice_tasks.cli.session import session
from notice_tasks.model.event import Act
from notice_tasks.problems import BadRequest
from notice_tasks.words.catalogue import say

_ONE_UNIT: Final = 2
"""So many words name one unit and the requirement."""


def undo(
    context: typer.Context,
    words: record_options.WordsUnlessBatch = None,
    event: record_options.EventId = None,
    batch: record_options.BatchId = None,
    excepted: record_options.Except = None,
    group: record_options.ForGroups = None,
    everyone: record_options.Everyone = False,
    on: record_options.On = None,
    by: record_options.By = None,
    note: record_options.Note = None,
    yes: record_options.Yes = False,
    dry_run: record_options.DryRun = False,
    json: options.Json = False,
) -> None:
    typed = Typed(words or [], group, everyone, on, by, note, yes, dry_run, json)
    more = More(event=event, batch=batch, excepted=excepted)
    if batch is not None:
        from notice_tasks.actions.undo_batch import undo_batch  # noqa: PLC0415  (most take back one record)

        carry_out(context, Act.UNDO, typed, more, undo_batch)
    elif excepted:
        raise BadRequest("except-without-batch")
    elif not words:
        message = say("{parameter} is missing.", parameter=say("[UNIT]... REQUIREMENT"))
        raise typer.BadParameter(message, ctx=context)
    elif event is None and (group or everyone or len(words) > _ONE_UNIT):
        _choose(context, typed, more)
    else:
        carry_out(context, Act.UNDO, typed, more)


def _choose(context: typer.Context, typed: Typed, more: More) -> None:
    """Name the commands that may be meant, for of several units each has its own latest record.

    Raises:
        Exit: nothing was taken back.
    """
    from notice_tasks.actions.batches import recent_batches  # noqa: PLC0415  (as above)
    from notice_tasks.cli.failures import say_failure  # noqa: PLC0415  (as above)
    from notice_tasks.reports.batches import recent_json, recent_screen  # noqa: PLC0415  (as above)

    here = session(context, json=typed.json)
    found = recent_batches(here.root, here.moment(), order_of(here, Act.UNDO, typed, more))
    with here.answering():
        here = here.after_writing()  # said once, it is not looked whether somebody wrote meanwhile
        say_failure(BadRequest("undo-of-several", requirement=found.path))
        if typed.json:
            here.show_json(recent_json(found))
        else:
            here.show(recent_screen(found, here.labels))
    raise typer.Exit(Exit.USAGE)
