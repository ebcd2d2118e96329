"""Record an act for one unit, several units, a group or all.

All units are judged before anything is written. If one unit is refused, nothing is recorded.
"""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, assert_never

from notice_tasks.actions.confirm import new_id, record_confirmed
from notice_tasks.actions.lists import groups_in, units_in
from notice_tasks.actions.lookup import find_cells, find_group, find_unit
from notice_tasks.actions.moment import Moment
from notice_tasks.actions.occurrences import each_has_its_own, no_such_occurrence, occurrences_near
from notice_tasks.actions.opened import Opened, open_for
from notice_tasks.dates.workdays import WorkCalendar, YearNotAnnounced
from notice_tasks.model.deadline import Every
from notice_tasks.model.event import OF_SERIES, Act, Event, replay_order
from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.model.unit import Unit
from notice_tasks.problems import BadInput, BadRequest
from notice_tasks.reading.discover import resolved
from notice_tasks.reading.file_names import LONGEST, why_not_held
from notice_tasks.rules.cells import Cell, cell_in
from notice_tasks.rules.outcome import Outcome, Recorded, Refusals, Skipped
from notice_tasks.rules.recording import (
    DOES_NOT_APPLY,
    NEEDS_NOTE,
    Accepted,
    AlreadySo,
    Refused,
    rule_on_member,
    ruling_on,
)
from notice_tasks.rules.redo import with_redo_day

if TYPE_CHECKING:
    from notice_tasks.actions.confirm import Ask


class Evidence(NamedTuple):
    """A file or link that supports a claim, and its own date, if given."""

    file: Path | None = None
    url: str | None = None
    dated: datetime.date | None = None


class Order(NamedTuple):
    """What to record.

    `words` are units and, last, the requirement. `on` is a day or a moment, or None for today. `to` is the new due day
    or moment of an extension, or the redo day of a return. `event` is the id that an undo takes back. An undo of a
    `batch` needs no words; the units in `excepted` are left as they are.
    """

    act: Act
    words: tuple[str, ...]
    by: str
    groups: tuple[str, ...] = ()
    everyone: bool = False
    on: datetime.date | None = None
    note: str | None = None
    to: datetime.date | None = None
    evidence: Evidence | None = None
    without_evidence: bool = False
    event: str | None = None
    batch: str | None = None
    excepted: tuple[str, ...] = ()
    dry_run: bool = False


def record(root: Path, moment: Moment, order: Order, ask: "Ask | None" = None) -> Outcome:
    """Record an act. An act that already took effect is not recorded again.

    Units of a group to which the act does not apply (they are done or exempt) are skipped. If the act does not apply to
    a unit that is named itself, nothing is recorded. With `ask`, the user must confirm a large outcome.

    Raises:
        BadRequest: the order cannot be carried out; nothing was written.
        BadInput: a file is faulty or cannot be read or written. Either nothing was recorded, or everything was, and the
            message says what is uncertain.
    """
    if order.act in NEEDS_NOTE and not order.note:
        raise BadRequest("note-required", act=order.act)
    if order.without_evidence and not order.note:
        raise BadRequest("note-required-without-evidence")

    def plan(moment: Moment) -> "tuple[Opened, Callable[[], Outcome]]":
        target = target_of(root, moment, order)
        _refuse_names_not_held(target)
        proposal = proposal_of(order, target.opened, moment)._replace(
            requirement=target.requirement.id, occurrence=target.occurrence
        )
        return target.opened, lambda: _judged(order, target, proposal)

    return record_confirmed(plan, moment, ask, dry_run=order.dry_run)


class Target(NamedTuple):
    """The cells an order is for. `named` are the ids of the units that the order names themselves."""

    opened: Opened
    notice: Notice
    requirement: Requirement
    occurrence: datetime.date | None
    units: tuple[Unit, ...]
    named: frozenset[str]


def target_of(root: Path, moment: Moment, order: Order) -> Target:
    """The cells that the words of an order name.

    Raises:
        BadRequest: the words name no cells, or are ambiguous.
        BadInput: a file is faulty or cannot be read.
    """
    some = bool(order.groups or len(order.words) > 1)
    if order.everyone and some:
        raise BadRequest("all-and-some")
    if not order.everyone and not some:
        raise BadRequest("no-unit", word=order.words[0])
    opened = open_for(order.words[-1], root, moment)
    notice, requirement, occurrence = find_cells(order.words[-1], opened.workspace)
    _refuse_without_occurrence(order, opened, notice, requirement, occurrence)
    return Target(opened, notice, requirement, occurrence, *_units(order, opened, notice, requirement))


def _refuse_without_occurrence(
    order: Order, opened: Opened, notice: Notice, requirement: Requirement, occurrence: datetime.date | None
) -> None:
    """Make sure that the order names an occurrence if the requirement recurs and the act needs one.

    Raises:
        BadRequest: it names none.
    """
    if isinstance(requirement.due, Every) and occurrence is None and order.act not in OF_SERIES:
        candidates = occurrences_near(opened.view, notice, requirement)
        path = f"{notice.id}/{requirement.id}"
        own = each_has_its_own(opened.view, notice, requirement)
        case = {} if candidates else {"case": "each" if own else "none"}
        raise BadRequest("occurrence-needed", act=order.act, requirement=path, candidates=candidates, **case)


def _units(
    order: Order, opened: Opened, notice: Notice, requirement: Requirement
) -> tuple[tuple[Unit, ...], frozenset[str]]:
    """The units of the order. A unit that is named itself must be tracked; a group stands for its tracked members."""
    register = opened.workspace.register
    tracked = register.expand(requirement.who)
    named = [find_unit(word, register) for word in units_in(order.words[:-1], register)]
    path = f"{notice.id}/{requirement.id}"
    for unit in named:
        if unit not in tracked:
            raise BadRequest("not-tracked", unit=unit.id, requirement=path, file=notice.file)
    groups = [find_group(word, register).id for word in groups_in(order.groups, register)]
    wanted = {unit.id for unit in (*named, *register.expand(groups))}
    units = tuple(unit for unit in tracked if order.everyone or unit.id in wanted)
    if not units:
        raise BadRequest("nobody-tracked", groups=tuple(groups) or ("--all",), requirement=path)
    return units, frozenset(unit.id for unit in named)


def _refuse_names_not_held(target: Target) -> None:
    """Refuse to begin records under names that other systems cannot store; existing records may grow.

    Raises:
        BadRequest: there is such a name.
    """
    for unit in target.units:
        for id_ in (target.notice.id, unit.id):
            case = why_not_held(id_)
            if case is not None and not target.opened.events_of(target.notice.id, unit.id):
                raise BadRequest("bad-id", word=id_, case=case, most=str(LONGEST))


def proposal_of(order: Order, opened: Opened, moment: Moment) -> Event:
    """The event that an order proposes for each cell, without its id and requirement."""
    now = moment.now.astimezone(opened.workspace.settings.timezone)
    on, clock = _when(order, now)
    event = Event(
        id="",
        at=now.replace(microsecond=now.microsecond // 1000 * 1000),
        on=on,
        by=order.by,
        requirement="",
        did=order.act,
        clock=clock,
        note=order.note,
        without_evidence=order.without_evidence,
        to=_local(order.to, now.tzinfo),
        undoes=order.event,
    )
    return event if order.evidence is None else _with_evidence(event, order.evidence, opened.root)


def _when(order: Order, now: datetime.datetime) -> tuple[datetime.date, datetime.time | None]:
    """The day and, if given, the time at which it really happened, in the workspace's time zone.

    Raises:
        BadRequest: that is in the future.
    """
    if isinstance(order.on, datetime.datetime):
        said = order.on.astimezone(now.tzinfo) if order.on.tzinfo else order.on.replace(tzinfo=now.tzinfo)
        on, clock = said.date(), said.time().replace(microsecond=0)
        if said > now:
            raise BadRequest("on-in-future", on=said, today=now)
    else:
        on, clock = order.on or now.date(), None
    if on > now.date():
        raise BadRequest("on-in-future", on=on, today=now.date())
    return on, clock


def _local(to: datetime.date | None, zone: datetime.tzinfo | None) -> datetime.date | None:
    """A moment in the workspace's time zone, which is also assumed if it has none; a day unchanged."""
    if not isinstance(to, datetime.datetime):
        return to
    if to.time() == datetime.time():
        eve = to.date() - datetime.timedelta(days=1)
        raise BadRequest("not-a-moment", word=to.isoformat(timespec="minutes"), case="midnight", example=str(eve))
    return to.astimezone(zone) if to.tzinfo else to.replace(tzinfo=zone)


def _with_evidence(event: Event, evidence: Evidence, root: Path) -> Event:
    if evidence.file is None:
        return event._replace(url=evidence.url, dated=evidence.dated)
    from hashlib import file_digest  # noqa: PLC0415  (only evidence needs it)

    try:
        with evidence.file.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput("unreadable-evidence", file=str(evidence.file), reason=reason) from error
    # Without "..", however the file and the workspace were named. A link keeps its own name.
    path, home = resolved(evidence.file.parent) / evidence.file.name, resolved(root)
    kept = path.relative_to(home) if path.is_relative_to(home) else path
    # A name that is not UTF-8 could not be stored as it is.
    name = kept.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return event._replace(path=name, sha256=digest, dated=evidence.dated)


def _judged(order: Order, target: Target, proposal: Event) -> Outcome:
    """The ruling on every unit, with the resulting state of its cell.

    Raises:
        BadRequest: a unit was refused and cannot be skipped.
    """
    recorded, skipped, refused = [], [], []
    for unit in target.units:
        cell, ruling = ruling_of(target, unit, proposal, dated=order.on is not None)
        if isinstance(ruling, Recorded):
            recorded.append(ruling)
        elif ruling.code in DOES_NOT_APPLY and unit.id not in target.named:
            skipped.append(Skipped(cell, ruling))
        else:
            refused.append((unit, ruling))
    if refused:
        path = f"{target.notice.id}/{target.requirement.id}"
        case = {"case": "undo"} if order.act is Act.UNDO else {}
        raise BadRequest("refused", refusals=Refusals(path, tuple(refused)), **case)
    rest_day = _rest_day(proposal, target.opened.view.calendar)
    return Outcome(_target_words(order), tuple(recorded), tuple(skipped), rest_day)


def _rest_day(proposal: Event, calendar: WorkCalendar) -> str | None:
    """The name of the rest day on which an extension ends, or None if it is a working day or unknown."""
    if proposal.did is not Act.EXTEND or proposal.to is None:
        return None
    to = proposal.to.date() if isinstance(proposal.to, datetime.datetime) else proposal.to
    try:
        return calendar.rest_day(to)
    except YearNotAnnounced:
        return None


def _target_words(order: Order) -> tuple[str, ...]:
    """The units as the command line names them."""
    groups = (word for group in order.groups for word in ("--group", group))
    return (*order.words[:-1], *groups, *(("--all",) if order.everyone else ()))


def ruling_of(target: Target, unit: Unit, proposal: Event, *, dated: bool) -> tuple[Cell, Recorded | Refused]:
    """A unit's cell, and the ruling on what is proposed for it.

    Raises:
        BadRequest: the requirement has no such occurrence for this unit.
    """
    opened, notice, requirement = target.opened, target.notice, target.requirement
    events = opened.events_of(notice.id, unit.id)
    cell = cell_in(opened.view, notice, requirement, unit, events, target.occurrence)
    if cell is None:
        assert target.occurrence is not None  # a requirement that does not recur always has its cell
        raise no_such_occurrence(opened, notice, requirement, target.occurrence, unit)
    file = opened.store.place_of(notice.id, unit.id)
    rule = ruling_on if unit.id in target.named else rule_on_member
    ruling = rule(_stamped(proposal, events), cell, dated=dated)
    if isinstance(ruling, Accepted) and ruling.event.did is Act.RETURN:
        workdays = opened.workspace.settings.redo_workdays
        ruling = with_redo_day(ruling.event, cell, workdays, opened.view.calendar)
    match ruling:
        case Refused():
            return cell, ruling
        case AlreadySo(event):
            return cell, Recorded(cell, event, new=False, file=file)
        case Accepted(event):
            with_event = replay_order((*events, event))
            after = cell_in(opened.view, notice, requirement, unit, with_event, target.occurrence) or cell
            return cell, Recorded(after, event, new=True, file=file)
        case _:
            assert_never(ruling)


def _stamped(proposal: Event, events: Sequence[Event]) -> Event:
    """The proposal with a new id, recorded after all other events of the record even if the clock was set back."""
    taken = {event.id for event in events}
    while (id_ := new_id()) in taken:
        pass
    latest = max((event.at for event in events), default=proposal.at)
    at = proposal.at
    if latest >= at and events:
        at = latest.astimezone(at.tzinfo) + datetime.timedelta(milliseconds=1)
    return proposal._replace(id=id_, at=at)
