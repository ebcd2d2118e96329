"""A notice and what it requires, as a checklist encodes them.

The author of the checklist writes titles; `quote`, `actors`, `reach`, `theme` and `addressees` quote the notice.
"""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from notice_tasks.model.deadline import Anchor, Deadline
from notice_tasks.model.unit import Contact

RECEIVED = Anchor("received")
ISSUED = Anchor("issued")


class Kind(StrEnum):
    """The kind of duty that a requirement is."""

    REPORT = "report"
    ACTION = "action"
    EVENT = "event"
    STANDING = "standing"
    ENCOURAGEMENT = "encouragement"

    @property
    def counts(self) -> bool:
        """Whether it is included in percentages: exhortations are not."""
        return self is not Kind.STANDING and self is not Kind.ENCOURAGEMENT


class EvidenceNeed(StrEnum):
    """Whether a claim must be supported by a file or link."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NONE = "none"


class NoDay(StrEnum):
    """Why a declared anchor has no day of its own."""

    UNKNOWN = "unknown"
    PER_UNIT = "per-unit"


AnchorDay = datetime.date | datetime.datetime | NoDay
"""An anchor's value in a checklist: its day, its moment (aware, in the workspace's time zone), or why it has none."""


def day_of(value: AnchorDay) -> datetime.date | None:
    """An anchor's day, if it has one."""
    if isinstance(value, datetime.datetime):
        return value.date()
    return value if isinstance(value, datetime.date) else None


class Withdrawn(NamedTuple):
    """The issuer's withdrawal of a requirement: from `on` (inclusive) it is no longer owed."""

    on: datetime.date
    reason: str


class Amendment(NamedTuple):
    """A change of a requirement's due rule by its issuer: `was` was in force until the day before `on`."""

    on: datetime.date
    reason: str
    requirement: str
    was: Deadline | None


class Waived(NamedTuple):
    """Words of the notice that sound like a duty but are none, with the reason; no requirement has to quote them."""

    quotes: tuple[str, ...]
    reason: str
    clause: str | None = None


class Requirement(NamedTuple):
    """One actor, one act, one result, at most one due rule.

    `tightens` names the requirement of the forwarded notice that this one makes stricter.
    """

    id: str
    title: str
    kind: Kind
    actors: str
    who: tuple[str, ...] = ()
    clause: str | None = None
    quotes: tuple[str, ...] = ()
    due: Deadline | None = None
    deliver_to: str | None = None
    evidence: EvidenceNeed = EvidenceNeed.OPTIONAL
    remind: tuple[int, ...] | None = None
    reach: tuple[str, ...] = ()
    withdrawn: Withdrawn | None = None
    tightens: str | None = None

    def withdrawn_by(self, day: datetime.date) -> bool:
        """Whether its issuer has withdrawn it by the end of a day."""
        return self.withdrawn is not None and self.withdrawn.on <= day


class Source(NamedTuple):
    """Where the text of the notice came from; `published` is the page's date; nothing is counted from it."""

    url: str | None = None
    published: datetime.date | None = None
    text: str | None = None


class Notice(NamedTuple):
    """A notice that was received; `file` is its checklist, relative to the workspace.

    `forwards` names the notice of the level above that this one passes on; it need not be in the workspace. `number` is
    the one that its issuer gave it, such as 国卫办医政函〔2024〕300号.
    """

    id: str
    title: str
    revised: datetime.date
    file: str
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    anchors: Mapping[Anchor, AnchorDay]
    requirements: Mapping[str, Requirement]
    theme: str | None
    series: str | None
    source: Source
    contacts: tuple[Contact, ...]
    amendments: tuple[Amendment, ...] = ()
    forwards: str | None = None
    waived: tuple[Waived, ...] = ()
    number: str | None = None

    @property
    def days_named(self) -> tuple[datetime.date, ...]:
        """The days that the checklist names besides due days: the page's date and those of its anchors."""
        days = (self.source.published, *map(day_of, self.anchors.values()))
        return tuple(day for day in days if day is not None)

    @property
    def known_since(self) -> datetime.date | None:
        """The first day on which the notice existed, as far as is known: its day of issue, or else of publication."""
        return self.issued_on or self.source.published

    @property
    def who(self) -> tuple[str, ...]:
        """The ids of the units and groups that it asks anything of, each once."""
        return tuple(dict.fromkeys(id_ for requirement in self.requirements.values() for id_ in requirement.who))

    @property
    def issued_on(self) -> datetime.date | None:
        """The day of issue, if it is known."""
        return day_of(self.anchors[ISSUED])
