"""A notice and what it requires, as a checklist encodes them.

Titles are ours; `quote`, `actors`, `reach`, `theme` and `addressees` are the notice's own words.
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
    """What sort of duty a requirement is."""

    REPORT = "report"
    ACTION = "action"
    EVENT = "event"
    STANDING = "standing"
    ENCOURAGEMENT = "encouragement"

    @property
    def counts(self) -> bool:
        """Whether it enters percentages: exhortations do not."""
        return self not in {Kind.STANDING, Kind.ENCOURAGEMENT}


class EvidenceNeed(StrEnum):
    """Whether a claim must be supported by a file or link."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NONE = "none"


class NoDay(StrEnum):
    """Why a declared anchor has no day of its own."""

    UNKNOWN = "unknown"
    PER_UNIT = "per-unit"


class Withdrawn(NamedTuple):
    """A requirement that its issuer took back: from `on` (inclusive) nobody owes it."""

    on: datetime.date
    reason: str


class Requirement(NamedTuple):
    """One actor, one act, one result, at most one due rule.

    `tightens` names the requirement of the forwarded notice that this one sharpens.
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


class Source(NamedTuple):
    """Where the text of the notice came from; `published` is the page's date and is never counted from."""

    url: str | None = None
    published: datetime.date | None = None
    text: str | None = None


class Notice(NamedTuple):
    """A document that was received; `file` is the checklist that encodes it, relative to the workspace.

    `forwards` names the notice of the level above that this one passes on; it need not be in the workspace.
    """

    id: str
    title: str
    revised: datetime.date
    file: str
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    anchors: Mapping[Anchor, datetime.date | NoDay]
    requirements: Mapping[str, Requirement]
    theme: str | None
    series: str | None
    source: Source
    contacts: tuple[Contact, ...]
    forwards: str | None = None

    @property
    def days_named(self) -> tuple[datetime.date, ...]:
        """The days that the checklist names besides due days: its page's date, and its anchors'."""
        days = (self.source.published, *self.anchors.values())
        return tuple(day for day in days if isinstance(day, datetime.date))

    @property
    def known_since(self) -> datetime.date | None:
        """The day on which it was there, as far as the checklist knows: issued, or else published."""
        issued = self.anchors[ISSUED]
        return issued if isinstance(issued, datetime.date) else self.source.published
