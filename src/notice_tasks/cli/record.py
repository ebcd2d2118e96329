"""Shared code of the recording commands: from the typed order to the answer."""

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from notice_tasks.actions.moment import Moment
from notice_tasks.actions.record import Evidence, Order, record
from notice_tasks.cli.console import as_text, can_answer, tell_asides, typed_word
from notice_tasks.cli.record_options import SharedOptions
from notice_tasks.cli.session import Session, session_of, stopped_by_faults, user_name
from notice_tasks.dates.span import Near
from notice_tasks.model.event import Act
from notice_tasks.problems import BadRequest
from notice_tasks.reports.recorded import recorded_screen
from notice_tasks.rules.outcome import Outcome
from notice_tasks.words.make_up_days import use_calendar

if TYPE_CHECKING:
    from notice_tasks.actions.confirm import Ask
    from notice_tasks.reports.content import Line


class OwnOptions(NamedTuple):
    """The typed options that only some recording commands take."""

    to: str | None = None
    file: Path | None = None
    url: str | None = None
    dated: str | None = None
    without_evidence: bool = False
    event: str | None = None
    batch: str | None = None


Recorder = Callable[[Path, Moment, Order, "Ask | None"], Outcome]
"""A function that carries out an order."""


def carry_out(
    context: typer.Context,
    act: Act,
    words: list[str],
    shared: SharedOptions,
    own: OwnOptions | None = None,
    recorder: Recorder = record,
) -> None:
    """Record an act and report what changed and in which file."""
    session = session_of(context, json=shared.json)
    ask = None
    if not shared.yes and can_answer():
        from notice_tasks.cli.asking import asking  # noqa: PLC0415  (only on a terminal)

        ask = asking(session, act)
    own = own or OwnOptions()
    try:
        with stopped_by_faults("recording"):
            outcome = recorder(session.root, session.moment(), order_of(session, act, words, shared, own), ask)
    except BadRequest as error:
        from notice_tasks.cli.mended_line import add_command, add_command_for_others  # noqa: PLC0415  (needed only when something is wrong)

        add_command(error, context, own, shared)
        add_command_for_others(error, context, words, own, shared)
        raise
    tell_asides()
    use_calendar(outcome.make_up_days.__contains__)
    if not shared.dry_run:
        session = session.after_writing(**_what_stands(outcome))
    if shared.json:
        from notice_tasks.reports.json.documents import recorded_json  # noqa: PLC0415  (only for --json)

        session.show_json(recorded_json(outcome, dry_run=shared.dry_run))
    else:
        screen = recorded_screen(outcome, session.labels, dry_run=shared.dry_run)
        session.show([*screen, *_just_due(context, outcome, shared, own)])


def _just_due(context: typer.Context, outcome: Outcome, shared: SharedOptions, own: OwnOptions) -> "Iterable[Line]":
    """What to type if a hand-in of today happened on its due day."""
    if not outcome.just_due:
        return ()
    from itertools import takewhile  # noqa: PLC0415  (few hand-ins are late)

    from notice_tasks.cli.just_due import just_due_lines  # noqa: PLC0415  (few hand-ins are late)

    units = takewhile(lambda word: not word.startswith("--"), outcome.target)
    typed = ["notice-tasks", str(context.info_name).split()[-1], *units]
    return just_due_lines(outcome, typed, own, shared)


def _what_stands(outcome: Outcome) -> dict[str, str]:
    """The message if the answer cannot be written."""
    if outcome.batch is not None:
        return {"batch": outcome.batch, "case": "batch"}
    return {"file": outcome.new[0].file, "case": "record"} if outcome.new else {}


def order_of(session: Session, act: Act, words: list[str], shared: SharedOptions, own: OwnOptions) -> Order:
    """The typed words as an order."""
    on = session.day_or_moment(shared.on, Near.PAST)
    return Order(
        act=act,
        words=tuple(map(typed_word, words)),
        by=as_text(shared.by or "").strip() or user_name(),
        groups=tuple(map(as_text, shared.group or ())),
        under=tuple(map(as_text, shared.under or ())),
        excepted=tuple(map(as_text, shared.excepted or ())),
        everyone=shared.everyone,
        on=on,
        note=as_text(shared.note or "").strip() or None,
        to=_until(session, act, own.to, on),
        evidence=_evidence(session, own) if act is Act.EVIDENCE else None,
        without_evidence=own.without_evidence,
        event=own.event,
        batch=own.batch,
        dry_run=shared.dry_run,
    )


def _until(session: Session, act: Act, to: str | None, on: datetime.date | None) -> datetime.date | None:
    if to is None:
        return None
    from notice_tasks.cli.until import until  # noqa: PLC0415  (few acts set a day)

    return until(session, to, on, moments=act is Act.EXTEND)


def _evidence(session: Session, own: OwnOptions) -> Evidence:
    url = as_text(own.url or "").strip() or None
    if (own.file is None) == (url is None):
        raise BadRequest("one-evidence")
    return Evidence(own.file, url, session.day(own.dated, Near.PAST))
