"""From values of the right shape to the model.

Every function here relies on the shape; its caller handles what a shape cannot express (an unknown time zone).
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from notice_tasks.model.deadline import Anchor
from notice_tasks.model.notice import (
    ISSUED,
    RECEIVED,
    Amendment,
    AnchorDay,
    EvidenceNeed,
    Kind,
    NoDay,
    Notice,
    Requirement,
    Source,
    Waived,
    Withdrawn,
)
from notice_tasks.model.unit import Contact, Group, Register, Unit
from notice_tasks.reading.due_rules import deadline_of

if TYPE_CHECKING:
    from notice_tasks.toml.text import Values


_KINDS = {kind.value: kind for kind in Kind}
_NEEDS = {need.value: need for need in EvidenceNeed}
"""The members of enums by their values: a dictionary is five times as fast."""


def register_of(values: Values) -> Register:
    """The register; of two entries with the same id, the first."""
    units: dict[str, Unit] = {}
    for entry in values.get("unit", ()):
        units.setdefault(entry["id"], unit_of(entry))
    groups: dict[str, Group] = {}
    for entry in values.get("group", ()):
        groups.setdefault(entry["id"], Group(entry["id"], entry["name"]))
    return Register(units, groups)


def unit_of(entry: Values) -> Unit:
    """One unit of the register."""
    contact = entry.get("contact")
    return Unit(
        id=entry["id"],
        name=entry["name"],
        code=entry.get("code"),
        groups=tuple(entry.get("groups", ())),
        parent=entry.get("parent"),
        level=entry.get("level"),
        contact=None if contact is None else Contact(**contact),
        also=tuple(entry.get("also", ())),
    )


def notice_of(values: Values, file: str, zone: datetime.tzinfo) -> Notice:
    """The notice that a checklist encodes; moments without an offset are taken in `zone`."""
    head = values["notice"]
    requirements: dict[str, Requirement] = {}
    for entry in values.get("requirement", ()):
        requirements.setdefault(entry["id"], _requirement(entry, zone))
    return Notice(
        id=head["id"],
        title=head["title"],
        revised=head["revised"],
        file=file,
        issuers=tuple(head.get("issuers", ())),
        addressees=tuple(head.get("addressees", ())),
        anchors=_anchors(values.get("anchors", {}), zone),
        requirements=requirements,
        theme=head.get("theme"),
        series=head.get("series"),
        source=Source(**head.get("source", {})),
        contacts=tuple(Contact(**contact) for contact in head.get("contact", ())),
        amendments=tuple(_amendment(entry, zone) for entry in values.get("amendment", ())),
        forwards=head.get("forwards"),
        waived=tuple(_waived(entry) for entry in values.get("waived", ())),
        number=head.get("number"),
    )


def _waived(entry: Values) -> Waived:
    return Waived(_quotes(entry["quote"]), entry["reason"], entry.get("clause"))


def _quotes(quote: str | list[str]) -> tuple[str, ...]:
    return (quote,) if isinstance(quote, str) else tuple(quote)


def _amendment(entry: Values, zone: datetime.tzinfo) -> Amendment:
    was = entry["was"].get("due")
    rule = None if was is None else deadline_of(was, zone)
    return Amendment(entry["on"], entry["reason"], entry["requirement"], rule)


def _anchors(declared: Values, zone: datetime.tzinfo) -> dict[Anchor, AnchorDay]:
    anchors: dict[Anchor, AnchorDay] = {ISSUED: NoDay.UNKNOWN, RECEIVED: NoDay.PER_UNIT}
    for name, value in declared.items():
        anchors[Anchor(name)] = NoDay(value) if isinstance(value, str) else _local(value, zone)
    return anchors


def _local(value: datetime.date, zone: datetime.tzinfo) -> AnchorDay:
    """A day unchanged; a moment in the workspace's time zone, which also applies if it has no offset."""
    if not isinstance(value, datetime.datetime):
        return value
    try:
        return value.astimezone(zone) if value.tzinfo else value.replace(tzinfo=zone)
    except OverflowError:  # outside the years 1 to 9999 in that zone, where nothing is counted
        return NoDay.UNKNOWN


def _requirement(entry: Values, zone: datetime.tzinfo) -> Requirement:
    withdrawn = entry.get("withdrawn")
    due = entry.get("due")
    return Requirement(
        id=entry["id"],
        title=entry["title"],
        kind=_KINDS[entry["kind"]],
        actors=entry["actors"],
        who=tuple(entry["who"]),
        clause=entry.get("clause"),
        quotes=_quotes(entry.get("quote", [])),
        due=None if due is None else deadline_of(due, zone),
        deliver_to=entry.get("deliver", {}).get("to"),
        evidence=_NEEDS[entry["evidence"]] if "evidence" in entry else EvidenceNeed.OPTIONAL,
        remind=tuple(entry["remind"]) if "remind" in entry else None,
        reach=tuple(entry.get("reach", ())),
        withdrawn=None if withdrawn is None else Withdrawn(withdrawn["on"], withdrawn["reason"]),
        tightens=entry.get("tightens"),
    )
