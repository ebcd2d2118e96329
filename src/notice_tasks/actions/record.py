"""Record an act for one unit, several units, a group or all.

All units are judged before anything is written. If one unit is refused, nothing is recorded.
"""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.actions.confirm import record_confirmed
from notice_tasks.actions.lists import members_in, units_and_last
from notice_tasks.actions.lookup import find_notice_or_requirement, find_requirement, find_unit
from notice_tasks.actions.moment import Moment
from notice_tasks.actions.opened import Opened, Selection, left_out, open_for, open_workspace, units_selected
from notice_tasks.actions.ruling import NoticeTarget, Target, ruling_of
from notice_tasks.dates.workdays import WorkCalendar, YearNotAnnounced, is_made_up
from notice_tasks.model.deadline import Every
from notice_tasks.model.event import OF_NOTICE, Act, Event
from notice_tasks.model.notice import Notice, Requirement
from notice_tasks.model.unit import Unit
from notice_tasks.model.workspace import Workspace
from notice_tasks.problems import BadInput, BadRequest
from notice_tasks.reading.discover import resolved
from notice_tasks.reading.file_names import LONGEST, why_not_held
from notice_tasks.rules.cells import Cell
from notice_tasks.rules.outcome import Outcome, Recorded, Refusals, Skipped
from notice_tasks.rules.recording import DOES_NOT_APPLY, NEEDS_NOTE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from notice_tasks.actions.confirm import Ask


class Evidence(NamedTuple):
    """A file or link that supports a claim, and its own date, if given."""

    file: Path | None = None
    url: str | None = None
    dated: datetime.date | None = None


class Order(NamedTuple):
    """What to record.

    `words` are units and, last, the requirement, or the notice for the acts in `OF_NOTICE`. `on` is a day or a
    moment, or None for today. `to` is the new due day or moment of an extension, or the redo day of a return.
    `event` is the id that an undo takes back. An undo of a `batch` needs no words. The units and groups in
    `excepted` are left out.
    """

    act: Act
    words: tuple[str, ...]
    by: str
    groups: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    everyone: bool = False
    on: datetime.date | None = None
    note: str | None = None
    to: datetime.date | None = None
    evidence: Evidence | None = None
    without_evidence: bool = False
    event: str | None = None
    batch: str | None = None
    dry_run: bool = False

    @property
    def members(self) -> Selection:
        """The selection of units that are not named themselves."""
        return Selection(groups=self.groups, under=self.under, excepted=self.excepted)


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
        proposal = proposal_of(order, target.opened, moment)
        read = order._replace(words=target.words)
        return target.opened, lambda: _judged(read, *_settled(target, proposal, dated=order.on is not None))

    return record_confirmed(plan, moment, ask, dry_run=order.dry_run)


def _settled(target: Target | NoticeTarget, proposal: Event, *, dated: bool) -> tuple[Target | NoticeTarget, Event]:
    """The target and the proposal with their occurrence, where the requirement recurs and none was typed.

    Raises:
        BadRequest: an occurrence must be typed.
    """
    if isinstance(target, NoticeTarget):
        return target, proposal
    proposal = proposal._replace(requirement=target.requirement.id)
    if target.occurrence is not None or not isinstance(target.requirement.due, Every):
        return target, proposal._replace(occurrence=target.occurrence)
    from notice_tasks.actions.open_occurrence import settled  # noqa: PLC0415  (only what recurs needs it)

    return settled(target, proposal, dated=dated)


def target_of(root: Path, moment: Moment, order: Order) -> Target | NoticeTarget:
    """The cells that the words of an order name, or the whole notice.

    Raises:
        BadRequest: the words name no cells, or are ambiguous.
        BadInput: a file is faulty or cannot be read.
    """
    opened = open_for(order.words[-1], root, moment)
    try:
        read = _read(order, opened.workspace)
        return _target(read, opened)._replace(words=read.words)
    except BadRequest as error:
        workspace = open_workspace(root, moment).workspace
        from notice_tasks.actions.word_order import mended  # noqa: PLC0415  (needed only when something is wrong)

        if order.act is Act.UNDO:
            from notice_tasks.actions.undo_ids import refuse_ids  # noqa: PLC0415  (needed only when something is wrong)

            refuse_ids(order.words, opened.store)
        raise mended(order.words, workspace, error, of_notice=order.act in OF_NOTICE) from error


def _read(order: Order, workspace: Workspace) -> Order:
    """The order with one word for each unit and one for the requirement, however they were typed.

    Raises:
        BadRequest: words could be one name or several.
    """
    units, last = units_and_last(order.words, workspace, of_notice=order.act in OF_NOTICE)
    return order._replace(words=(*members_in(units, workspace.register, recording=True), last))


def _target(order: Order, opened: Opened) -> Target | NoticeTarget:
    """What the words of an order name, in the order in which they are expected."""
    if order.everyone and (order.groups or order.under or len(order.words) > 1):
        raise BadRequest("all-and-some")
    if not (order.everyone or order.groups or order.under or len(order.words) > 1):
        raise BadRequest("no-unit", word=order.words[0])
    named, at, called = order.words[-1].partition("@")
    if order.act in OF_NOTICE and not at:
        notice, of_notice = find_notice_or_requirement(named, opened.workspace)
        if of_notice is None:
            return NoticeTarget(opened, notice, *_units(order, opened, notice))
        requirement = of_notice
    else:
        notice, requirement = find_requirement(named, opened.workspace, recording=True)
    target = Target(opened, notice, requirement, None, *_units(order, opened, notice, requirement))
    if not at:
        return target
    from notice_tasks.actions.occurrences import occurrence_called  # noqa: PLC0415  (only what recurs needs it)

    return target._replace(occurrence=occurrence_called(called, opened, notice, requirement, target.units))


def _units(
    order: Order, opened: Opened, notice: Notice, requirement: Requirement | None = None
) -> tuple[tuple[Unit, ...], frozenset[str]]:
    """The units of the order. A unit that is named itself must be asked; a group stands for its members that are."""
    register = opened.workspace.register
    asking, path = (notice, notice.id) if requirement is None else (requirement, f"{notice.id}/{requirement.id}")
    title_and_path = ((asking.title, path),)
    tracked = register.expand(asking.who)
    out = left_out(order.excepted, register, recording=True)
    every = [find_unit(word, register, recording=True) for word in order.words[:-1]]
    named = [unit for unit in every if unit.id not in out]
    if strangers := [unit for unit in named if unit not in tracked]:
        more: dict[str, object] = {}
        if requirement is None:
            more = {"case": "notice", "title": notice.title, "notice": notice.id}
        if len(strangers) < len(named):
            more = {"case": "others", "units_refused": tuple(unit.id for unit in strangers)}
        names = tuple(unit.name for unit in strangers)
        raise BadRequest("not-tracked", unit=names, requirement=title_and_path, file=notice.file, **more)
    of_many = order.everyone or order.groups or order.under
    members = units_selected(order.members, register, recording=True) if of_many else ()
    wanted = {unit.id for unit in (*named, *members)} - out
    units = tuple(unit for unit in tracked if unit.id in wanted)
    if not units:
        raise BadRequest("nobody-tracked", words=" ".join(_target_words(order)), requirement=title_and_path)
    return units, frozenset(unit.id for unit in named)


def _refuse_names_not_held(target: Target | NoticeTarget) -> None:
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
    """The event that an order proposes for each cell or for the whole notice, without its id and requirement."""
    now = moment.now.astimezone(opened.workspace.settings.timezone)
    on, clock = _when(order, now)
    event = Event(
        id="",
        at=now.replace(microsecond=now.microsecond // 1000 * 1000),
        on=on,
        by=order.by,
        requirement=None,
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


def _judged(order: Order, target: Target | NoticeTarget, proposal: Event) -> Outcome:
    """The ruling on every unit, with the resulting state of its cell.

    Raises:
        BadRequest: a unit was refused and cannot be skipped.
    """
    recorded, skipped, refused, days = [], [], [], {}
    for unit in target.units:
        cell, ruling = ruling_of(target, unit, proposal, dated=order.on is not None)
        if isinstance(ruling, Recorded):
            recorded.append(ruling)
            if (
                isinstance(cell, Cell)
                and order.on is None
                and (day := _just_due(cell, ruling, target.opened.view.calendar))
            ):
                days[unit.id] = day
        elif isinstance(cell, Cell) and ruling.code in DOES_NOT_APPLY and unit.id not in target.named:
            skipped.append(Skipped(cell, ruling))
        else:
            refused.append((unit, ruling))
    if refused:
        if order.event is not None and any(ruling.code == "no-such-event" for _unit, ruling in refused):
            from notice_tasks.actions.undo_ids import refuse_ids  # noqa: PLC0415  (needed only when something is wrong)

            refuse_ids((order.event,), target.opened.store, of_events=False)
        more: dict[str, object] = {"case": "undo"} if order.act is Act.UNDO else {}
        if any(one.new for one in recorded):
            more = {"case": "others", "units_refused": tuple(unit.id for unit, _ruling in refused)}
        raise BadRequest("refused", refusals=Refusals(target.title_and_path, tuple(refused)), **more)
    rest_day = _rest_day(proposal, target.opened.view.calendar)
    return Outcome(
        _target_words(order),
        tuple(recorded),
        tuple(skipped),
        rest_day,
        make_up_days=_make_up_days(recorded, target.opened.view.calendar),
        just_due=days,
    )


def _make_up_days(recorded: "Sequence[Recorded]", calendar: WorkCalendar) -> frozenset[datetime.date]:
    """The days of these events and cells that are a Saturday or Sunday and worked."""
    told = {one.event.to for one in recorded} | {one.cell.due_on for one in recorded if isinstance(one.cell, Cell)}
    days = {day.date() if isinstance(day, datetime.datetime) else day for day in told if day}
    return frozenset(day for day in days if is_made_up(day, calendar))


def _just_due(before: Cell, recorded: Recorded, calendar: WorkCalendar) -> datetime.date | None:
    """The due day that a hand-in may have been in time for, if its day was forgotten."""
    after, event = recorded.cell, recorded.event
    if not (recorded.new and isinstance(after, Cell) and event.did in {Act.SUBMIT, Act.DONE}):
        return None
    from notice_tasks.rules.just_due import just_due  # noqa: PLC0415  (only a hand-in can be late)

    return just_due(before, after, event.on, calendar)


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
    options = {"--group": order.groups, "--under": order.under, "--except": order.excepted}
    typed = (word for option, words in options.items() for one in words for word in (option, one))
    return (*order.words[:-1], *(("--all",) if order.everyone else ()), *typed)
