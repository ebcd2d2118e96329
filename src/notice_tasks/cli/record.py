"""What the recording commands have in common: an order goes in, what changed comes out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from notice_tasks.actions.moment import Moment
from notice_tasks.actions.record import Evidence, Order, record
from notice_tasks.cli.console import as_text, can_answer
from notice_tasks.cli.session import Session, session, user_name
from notice_tasks.model.event import Act
from notice_tasks.problems import BadRequest
from notice_tasks.reports.recorded import recorded_screen
from notice_tasks.rules.outcome import Outcome

if TYPE_CHECKING:
    from notice_tasks.actions.agreed import Ask


class Typed(NamedTuple):
    """What every recording command takes, as it was typed."""

    words: list[str]
    groups: list[str] | None
    everyone: bool
    on: str | None
    by: str | None
    note: str | None
    yes: bool
    dry_run: bool
    json: bool


class More(NamedTuple):
    """What single acts take besides, as it was typed."""

    to: str | None = None
    file: Path | None = None
    url: str | None = None
    dated: str | None = None
    without_evidence: bool = False
    event: str | None = None
    batch: str | None = None
    excepted: list[str] | None = None


Recorder = Callable[[Path, Moment, Order, "Ask | None"], Outcome]
"""What carries an order out."""


def carry_out(
    context: typer.Context, act: Act, typed: Typed, more: More | None = None, recorder: Recorder = record
) -> None:
    """Record an act and say what changed and in which file."""
    here = session(context, json=typed.json)
    ask = None
    if not typed.yes and can_answer():
        from notice_tasks.cli.asking import asking  # noqa: PLC0415  (only on a terminal)

        ask = asking(here, act)
    outcome = recorder(here.root, here.moment(), order_of(here, act, typed, more or More()), ask)
    if not typed.dry_run:
        here = here.after_writing(**_what_stands(outcome))
    if typed.json:
        from notice_tasks.reports.json.documents import recorded_json  # noqa: PLC0415

        here.show_json(recorded_json(outcome, dry_run=typed.dry_run))
    else:
        here.show(recorded_screen(outcome, here.labels, dry_run=typed.dry_run))


def _what_stands(outcome: Outcome) -> dict[str, str]:
    """What is said where the answer cannot be written."""
    if outcome.batch is not None:
        return {"batch": outcome.batch, "case": "batch"}
    return {"file": outcome.new[0].file, "case": "record"} if outcome.new else {}


def order_of(here: Session, act: Act, typed: Typed, more: More) -> Order:
    """What was typed, as an order."""
    return Order(
        act=act,
        words=tuple(map(as_text, typed.words)),
        by=as_text(typed.by or "").strip() or user_name(),
        groups=tuple(map(as_text, typed.groups or ())),
        everyone=typed.everyone,
        on=here.day_or_moment(typed.on),
        note=as_text(typed.note or "").strip() or None,
        to=here.day_or_moment(more.to) if act is Act.EXTEND else here.day(more.to),
        evidence=_evidence(here, more) if act is Act.EVIDENCE else None,
        without_evidence=more.without_evidence,
        event=more.event,
        batch=more.batch,
        excepted=tuple(map(as_text, more.excepted or ())),
        dry_run=typed.dry_run,
    )


def _evidence(here: Session, more: More) -> Evidence:
    url = as_text(more.url or "").strip() or None
    if (more.file is None) == (url is None):
        raise BadRequest("one-evidence")
    return Evidence(more.file, url, here.day(more.dated))
