"""`notice-tasks undo`."""

import re
from typing import Final

import typer

from notice_tasks.cli import record_options
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.record import OwnOptions, carry_out, order_of
from notice_tasks.cli.record_options import SharedOptions, with_shared_options
from notice_tasks.cli.session import session_of
from notice_tasks.model.event import Act
from notice_tasks.problems import BadRequest
from notice_tasks.words.catalogue import say

_ONE_UNIT: Final = 2
"""The number of words that name one unit and one requirement or notice, where the unit's is no list."""


@with_shared_options
def undo(
    context: typer.Context,
    words: record_options.WordsUnlessBatch = None,
    event: record_options.EventId = None,
    batch: record_options.BatchId = None,
    *,
    shared: SharedOptions,
) -> None:
    own = OwnOptions(event=event, batch=batch)
    if batch is not None:
        from notice_tasks.actions.undo_batch import undo_batch  # noqa: PLC0415  (most take back one record)

        carry_out(context, Act.UNDO, words or [], shared, own, undo_batch)
    elif shared.excepted:
        raise BadRequest("except-without-batch")
    elif not words:
        from notice_tasks.cli.usage import words_missing  # noqa: PLC0415  (needed only when something is wrong)

        what = say("The unit (id, name or a part of it), then the requirement or the notice; units alone with --batch.")
        raise typer.BadParameter(words_missing(context, what), ctx=context)
    elif event is None and _of_several(context, words, shared, own):
        _name_batches(context, words, shared, own)
    else:
        carry_out(context, Act.UNDO, words, shared, own)


def _of_several(context: typer.Context, words: list[str], shared: SharedOptions, own: OwnOptions) -> bool:
    """Whether it is for several units. Words that are faulty are not: to take them back is refused."""
    if len(words) <= _ONE_UNIT and re.search(r"[\s,，、;；]", words[0]) is None:
        return bool(shared.group or shared.under or shared.everyone)
    from notice_tasks.actions.record import target_of  # noqa: PLC0415  (as above)

    session = session_of(context)
    try:
        target = target_of(session.root, session.moment(), order_of(session, Act.UNDO, words, shared, own))
    except BadRequest:
        return False
    return bool(shared.group or shared.under or shared.everyone or len(target.units) > 1)


def _name_batches(context: typer.Context, words: list[str], shared: SharedOptions, own: OwnOptions) -> None:
    """List the batches that touch these units. Each unit has its own latest record, so nothing is undone.

    Raises:
        Exit: always.
    """
    from notice_tasks.actions.batches import recent_batches  # noqa: PLC0415  (as above)
    from notice_tasks.cli.failures import say_failure  # noqa: PLC0415  (as above)
    from notice_tasks.reports.batches import recent_json, recent_screen  # noqa: PLC0415  (as above)

    session = session_of(context, json=shared.json)
    found = recent_batches(session.root, session.moment(), order_of(session, Act.UNDO, words, shared, own))
    with session.answering():
        session = session.after_writing()  # the list is not repeated if records changed in the meantime
        say_failure(BadRequest("undo-of-several", requirement=found.path))
        if shared.json:
            session.show_json(recent_json(found))
        else:
            session.show(recent_screen(found, session.labels))
    raise typer.Exit(Exit.USAGE)
