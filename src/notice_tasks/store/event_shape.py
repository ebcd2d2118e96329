"""The shape of a record file, and its way into the model."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Final

from notice_tasks.model.event import NEEDS_ONE_OF, OF_NOTICE, Act, Event, Record, replay_order
from notice_tasks.problems import Place, Problem
from notice_tasks.toml.faults import MISSING, faults
from notice_tasks.toml.kinds import TomlKind
from notice_tasks.toml.shape import ByWord, ListOf, Scalar, TableOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_tasks.toml.text import Values

WRONG_FOLDER = "N502"
TWO_MEANINGS = "N503"
NO_OFFSET = "N504"

_TEXT = Scalar((TomlKind.TEXT,))
_DAY = Scalar((TomlKind.DAY,))
_BATCH = Scalar((TomlKind.TEXT,), pattern="[0-9a-z]+/[1-9][0-9]*", example="7k2m9q4d/32")

_OPTIONAL: Final = {
    "occurrence": _DAY,
    "clock": Scalar((TomlKind.TIME,)),
    "note": _TEXT,
    "without_evidence": Scalar((TomlKind.FLAG,)),
    "to": Scalar((TomlKind.DAY, TomlKind.MOMENT)),
    "path": _TEXT,
    "url": _TEXT,
    "sha256": _TEXT,
    "dated": _DAY,
    "undoes": _TEXT,
    "batch": _BATCH,
}


def _event(act: Act) -> TableOf:
    """The shape of an event; only for some acts it may have no requirement."""
    required = {"id": _TEXT, "at": Scalar((TomlKind.MOMENT,)), "on": _DAY, "by": _TEXT}
    requirement = {"requirement": _TEXT}
    if act in OF_NOTICE:
        return TableOf(required | {"did": _TEXT}, requirement | _OPTIONAL)
    return TableOf(required | requirement | {"did": _TEXT}, _OPTIONAL)


RECORD: Final = TableOf(
    required={
        "format": Scalar((TomlKind.WHOLE,), least=1, most=1),
        "notice": _TEXT,
        "unit": _TEXT,
        "events": ListOf(ByWord("did", {act: _event(act) for act in Act})),
    },
    optional={},
)


def sound_record(values: Values, notice: str, unit: str, file: str) -> Record | tuple[Problem, ...]:
    """The record that the file of a notice and a unit holds, or every fault of its form."""
    record = record_of(values, file)
    return tuple(_strangers(record, notice, unit, file)) or record if isinstance(record, Record) else record


def _strangers(record: Record, notice: str, unit: str, file: str) -> Iterator[Problem]:
    """Where a file names another notice or unit than its path."""
    for key, said, meant in (("notice", record.notice, notice), ("unit", record.unit, unit)):
        if said != meant:
            yield Problem(WRONG_FOLDER, Place(file, (key,)), {"key": key, "said": said, "meant": meant})


def record_of(values: Values, file: str) -> Record | tuple[Problem, ...]:
    """The record that a file's values hold, or every fault of its form."""
    found = faults(values, RECORD, Place(file))
    if not found:
        found = _more_faults(values["events"], file)
    if found:
        return tuple(found)
    events = tuple(Event(**{"requirement": None, **entry, "did": Act(entry["did"])}) for entry in values["events"])
    return Record(values["notice"], values["unit"], replay_order(events))


def _more_faults(entries: list[Values], file: str) -> list[Problem]:
    """Faults beyond the shape: one id for two events, a moment without offset, an act without what it needs."""
    found = []
    first: dict[str, Values] = {}
    for index, entry in enumerate(entries):
        if first.setdefault(entry["id"], entry) != entry:
            found.append(Problem(TWO_MEANINGS, Place(file, ("events", index, "id")), {"id": entry["id"]}))
        for key in ("at", "to"):
            moment = entry.get(key)
            if isinstance(moment, datetime.datetime) and moment.tzinfo is None:
                found.append(Problem(NO_OFFSET, Place(file, ("events", index, key)), {"value": moment.isoformat()}))
        needed = NEEDS_ONE_OF.get(Act(entry["did"]), ())
        for one_of in (needed, ("requirement",) if "occurrence" in entry else ()):
            if not one_of or not entry.keys().isdisjoint(one_of):
                continue
            details = {"case": "act", "did": entry["did"], "needed": one_of}
            found.append(Problem(MISSING, Place(file, ("events", index)), details))
    return found
