"""The screen of `show`: all details of a notice, a requirement or a unit."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, assert_never

from notice_tasks.reports.content import Block, Column, Document, Facts, Heading, Line, Mark, Table, Tone, line
from notice_tasks.reports.due_rule import amendments, due_rule_on, exceptions, rule
from notice_tasks.reports.levels import level_facts, notice_above
from notice_tasks.reports.month import period
from notice_tasks.reports.phrases import as_of_phrase, due_day, missed, progress, timeliness
from notice_tasks.reports.sums import sums_table
from notice_tasks.rules.views import NoticeShown, RequirementShown, Shown, UnitShown
from notice_tasks.words.catalogue import join, say, with_remark
from notice_tasks.words.terms import anchor_name, of_occurrence, term, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from notice_tasks.dates.span import Period
    from notice_tasks.model.notice import Notice, Requirement
    from notice_tasks.model.unit import Contact, Register, Unit
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.cells import Cell

Pair = tuple[str, tuple[Mark, ...]]


def show_screen(shown: Shown, register: Register, labels: Labels) -> Document:
    """All details of one thing."""
    match shown:
        case NoticeShown():
            return list(_notice(shown, labels))
        case RequirementShown():
            return list(_requirement(shown, register, labels))
        case UnitShown():
            return list(_unit(shown, register, labels))
        case _:
            assert_never(shown)


def _notice(shown: NoticeShown, labels: Labels) -> Iterator[Block]:
    notice = shown.notice
    yield Heading(labels.notice(notice), notice.id)
    yield Facts((*_forwards(shown, labels), *_notice_facts(notice)))
    columns = (
        Column(say("Clause")),
        Column(say("Requirement"), wide=True),
        Column(say("Kind")),
        Column(say("Due"), wide=True),
    )
    yield Table(columns, tuple(_requirement_row(shown, r, labels) for r in notice.requirements.values()))


def _forwards(shown: NoticeShown, labels: Labels) -> Iterator[Pair]:
    if shown.notice.forwards is not None:
        yield say("Forwards"), (Mark(notice_above(shown.notice.forwards, shown.forwarded, labels)),)


def _notice_facts(notice: Notice) -> Iterator[Pair]:
    yield from _listed(say("Issued by"), notice.issuers)
    yield from _listed(say("Addressed to"), notice.addressees)
    yield from _listed(say("Theme"), (notice.theme,) if notice.theme else ())
    yield (
        say("Anchors"),
        tuple(Mark(f"{anchor_name(name)} = {written(value)}") for name, value in notice.anchors.items()),
    )
    yield from _listed(say("Contact"), tuple(_contact(contact) for contact in notice.contacts))
    yield from _listed(say("Source"), tuple(part for part in (notice.source.url, notice.source.text) if part))
    if notice.source.published:
        yield say("Page published"), (Mark(str(notice.source.published)),)
    yield say("Encoded in"), (Mark(say("{file}, last changed {day}", file=notice.file, day=notice.revised)),)


def _requirement_row(shown: NoticeShown, requirement: Requirement, labels: Labels) -> tuple[Mark, ...]:
    day, title = shown.as_of.day, labels.requirement(requirement)
    due, gone = rule(due_rule_on(shown.notice, requirement, day), shown.notice), requirement.withdrawn_by(day)
    tone = Tone.PLAIN if requirement.kind.counts and not gone else Tone.QUIET
    return (
        Mark(requirement.clause or "", tone),
        Mark(with_remark(title, requirement.id) if title != requirement.id else title, tone),
        Mark(term(requirement.kind), tone),
        Mark(with_remark(due, say("withdrawn")) if gone else due, tone),
    )


def _requirement(shown: RequirementShown, register: Register, labels: Labels) -> Iterator[Block]:
    requirement = shown.requirement
    yield Heading(labels.requirement(requirement), f"{shown.notice.id}/{requirement.id}")
    yield Facts((*_requirement_facts(shown, register, labels), *level_facts(shown.levels, labels, shown.as_of.day)))
    if shown.period is not None:
        yield Heading(say("Due or open in {period}", period=period(shown.period)))
        if not shown.cells:
            yield line(say("Nothing is due or open in that time."), Tone.QUIET)
    if shown.cells:
        yield Line(Mark(as_of_phrase(shown.as_of), Tone.STRONG))
        columns = (Column(say("Unit"), wide=True), *_cell_columns())
        rows = ((Mark(of_occurrence(labels.unit(c.unit), c.occurrence)), *_cell_marks(c)) for c in shown.cells)
        yield Table(columns, tuple(rows))


def _requirement_facts(shown: RequirementShown, register: Register, labels: Labels) -> Iterator[Pair]:
    requirement = shown.requirement
    yield say("Notice"), (Mark(labels.notice(shown.notice)),)
    yield from _listed(say("Clause"), (requirement.clause,) if requirement.clause else ())
    yield from _listed(say("The notice's words"), tuple(say("“{quote}”", quote=q) for q in requirement.quotes))
    yield say("Kind"), (Mark(term(requirement.kind)),)
    yield say("Actors"), (Mark(requirement.actors),)
    yield say("Tracked for"), (Mark(join(labels.named(requirement.who, register)) or say("nobody")),)
    yield from _listed(say("Must reach"), requirement.reach)
    in_force = due_rule_on(shown.notice, requirement, shown.as_of.day)
    yield say("Due"), (Mark(rule(in_force, shown.notice)), *map(Mark, exceptions(in_force)))
    yield from _listed(say("Amended"), tuple(amendments(shown.notice, requirement, shown.as_of.day)))
    yield from _listed(say("Deliver to"), (requirement.deliver_to,) if requirement.deliver_to else ())
    yield say("Evidence"), (Mark(term(requirement.evidence)),)
    if requirement.withdrawn:
        withdrawn: Mapping[str, object] = {"on": requirement.withdrawn.on, "reason": requirement.withdrawn.reason}
        yield say("Withdrawn"), (Mark(say("{on}: {reason}", **withdrawn)),)


def _unit(shown: UnitShown, register: Register, labels: Labels) -> Iterator[Block]:
    yield Heading(labels.unit(shown.unit), shown.unit.id)
    yield Facts(tuple(_unit_facts(shown.unit, register, labels)))
    yield Line(Mark(as_of_phrase(shown.as_of), Tone.STRONG))
    yield Facts(tuple(_received(shown, labels)))
    counting = [cell for cell in shown.cells if cell.requirement.kind.counts]
    standing = [cell for cell in shown.cells if not (cell.requirement.kind.counts or cell.withdrawn)]
    if shown.period is None and counting:
        yield _cells(counting, labels)
    elif shown.period is None:
        yield line(say("Nothing is asked of these units here."), Tone.QUIET)
    else:
        yield from _within(shown.period, counting, labels)
    if standing:
        yield Heading(say("Standing duties and encouragements"))
        columns = (Column(say("Requirement"), wide=True), Column(say("Kind")))
        yield Table(columns, tuple((_named(cell, labels), Mark(term(cell.requirement.kind))) for cell in standing))
    if shown.below:
        yield Heading(say("Subordinate units"))
        yield sums_table(say("Unit and those below it"), shown.below, labels)


def _within(asked: Period, cells: Sequence[Cell], labels: Labels) -> Iterator[Block]:
    """What falls due or is open in a month or week, then what has no due day."""
    yield Heading(say("Due or open in {period}", period=period(asked)))
    if dated := [cell for cell in cells if not _without_day(cell)]:
        yield _cells(sorted(dated, key=_day), labels)
    else:
        yield line(say("Nothing is due or open in that time."), Tone.QUIET)
    if undated := [cell for cell in cells if _without_day(cell)]:
        yield Heading(say("Without a due day"))
        yield _cells(undated, labels)


def _day(cell: Cell) -> datetime.date:
    return cell.due_on or (cell.due and cell.due.day) or datetime.date.max


def _without_day(cell: Cell) -> bool:
    return cell.due_on is None and (cell.due is None or cell.due.day is None)


def _cells(cells: Sequence[Cell], labels: Labels) -> Table:
    columns = (Column(say("Requirement"), wide=True), *_cell_columns())
    return Table(columns, tuple((_named(cell, labels), *_cell_marks(cell)) for cell in cells))


def _named(cell: Cell, labels: Labels) -> Mark:
    return Mark(with_remark(labels.requirement(cell.requirement), cell.path))


def _received(shown: UnitShown, labels: Labels) -> Iterator[Pair]:
    """When the unit received each notice that asks it for something that counts."""
    receipts = {cell.notice.id: cell for cell in shown.cells if cell.requirement.kind.counts}
    not_yet = say("not yet")
    if receipts:
        yield (
            say("Notices acknowledged"),
            tuple(Mark(f"{cell.received_on or not_yet}  {labels.notice(cell.notice)}") for cell in receipts.values()),
        )


def _unit_facts(unit: Unit, register: Register, labels: Labels) -> Iterator[Pair]:
    yield from _listed(say("Division code"), (unit.code,) if unit.code else ())
    yield from _listed(say("Groups"), tuple(labels.named(unit.groups, register)))
    yield from _listed(say("Under"), tuple(labels.named((unit.parent,), register)) if unit.parent else ())
    yield from _listed(say("Level"), (unit.level,) if unit.level else ())
    yield from _listed(say("Contact"), (_contact(unit.contact),) if unit.contact else ())


def _cell_columns() -> tuple[Column, ...]:
    return (Column(say("Due")), Column(say("Progress")), Column(say("Timeliness")), Column(""))


def _cell_marks(cell: Cell) -> tuple[Mark, ...]:
    return Mark(due_day(cell.verdict.due)), progress(cell), timeliness(cell), Mark(missed(cell), Tone.BAD)


def _contact(contact: Contact) -> str:
    fax = say("fax {number}", number=contact.fax) if contact.fax else None
    parts = (contact.office, contact.name, contact.phone, fax, contact.email)
    return "  ".join(part for part in parts if part)


def _listed(name: str, values: tuple[str, ...]) -> Iterator[Pair]:
    if values:
        yield name, tuple(Mark(value) for value in values)
