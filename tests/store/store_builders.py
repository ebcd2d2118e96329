"""Events to keep, and stores to keep them in."""

from __future__ import annotations

import datetime
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from notice_tasks.model.event import NEEDS_ONE_OF, OF_NOTICE, Act, Event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from notice_tasks.problems import BadInput
    from notice_tasks.store.base import RecordStore

NOTICE = "nhc-2024-doctors-day"
BEIJING = (NOTICE, "beijing")
SHANGHAI = (NOTICE, "shanghai")

EIGHT = datetime.timezone(datetime.timedelta(hours=8))
NINE = datetime.datetime(2024, 9, 2, 9, tzinfo=EIGHT)


def event(id_: str, *, minutes: int = 0, note: str | None = None) -> Event:
    """Something that happened on 29 August and was recorded on 2 September."""
    return Event(
        id=id_,
        at=NINE + datetime.timedelta(minutes=minutes),
        on=datetime.date(2024, 8, 29),
        by="王静",
        requirement="report",
        did=Act.NOTE if note else Act.SUBMIT,
        note=note,
    )


def add(store: RecordStore, key: tuple[str, str], *ids: str) -> None:
    """Record events, the later the further back they are named."""
    with store.writing():
        store.add({key: tuple(event(id_, minutes=number) for number, id_ in enumerate(ids))})


def ids(store: RecordStore, key: tuple[str, str]) -> str:
    """The ids of a record's events, sorted."""
    return " ".join(sorted(event.id for event in store.read(*key).events))


def files(root: Path) -> dict[str, bytes]:
    """Every file under a folder but the lock, and what is in it."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != ".notice-tasks.lock"
    }


@contextmanager
def nothing_changes(root: Path) -> Iterator[None]:
    """What is done inside leaves every file as it was, and no draft behind."""
    before = files(root)
    yield
    assert files(root) == before


def details(fault: BadInput) -> tuple[str, object]:
    """The code of a failure and the file it names."""
    return fault.code, fault.details.get("file")


TEXTS = st.text(min_size=1, max_size=30).filter(str.strip)
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31))
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: datetime.timezone(datetime.timedelta(minutes=minutes)))


def _has_what_it_needs(event: Event) -> bool:
    if event.requirement is None and (event.did not in OF_NOTICE or event.occurrence is not None):
        return False
    needed = NEEDS_ONE_OF.get(event.did, ())
    return not needed or any(getattr(event, key) is not None for key in needed)


EVENTS = st.builds(
    Event,
    id=TEXTS,
    at=st.datetimes(datetime.datetime(1900, 1, 2), datetime.datetime(2200, 12, 30), timezones=OFFSETS),  # noqa: DTZ001
    on=DAYS,
    by=TEXTS,
    requirement=st.none() | TEXTS,
    did=st.sampled_from(Act),
    note=st.none() | TEXTS,
    without_evidence=st.booleans(),
    to=st.none() | DAYS,
    path=st.none() | TEXTS,
    url=st.none() | TEXTS,
    sha256=st.none() | TEXTS,
    dated=st.none() | DAYS,
    undoes=st.none() | TEXTS,
    batch=st.none() | st.from_regex("[0-9a-z]+/[1-9][0-9]*", fullmatch=True),
).filter(_has_what_it_needs)
"""Whatever an event may say."""
