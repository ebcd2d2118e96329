"""The shapes of the files people write: settings, register, checklist, rest days."""

from typing import Final

from notice_tasks.dates.recurrence import WEEKDAYS, Stretch
from notice_tasks.dates.shift import Clock, Unit
from notice_tasks.model.deadline import Roll
from notice_tasks.model.notice import EvidenceNeed, Kind, NoDay
from notice_tasks.model.workspace import Reminders
from notice_tasks.toml.kinds import TomlKind
from notice_tasks.toml.shape import ByKind, ByWord, ListOf, MapOf, Scalar, Shape, Table, Tagged

ID_PATTERN: Final = "[a-z0-9-]+"

WORKDAYS: Final = "workdays"
"""The key of a due rule that counts working days."""

WEEK: Final = "week"
"""What recurs on a weekday."""

LONGEST: Final = 10_000
"""No period is longer, whatever it is counted in."""

_TEXT = Scalar((TomlKind.TEXT,))
_TEXTS = ListOf(_TEXT)
_WORKSPACE, _NOTICE, _REQUIREMENT_ID, _ANCHOR, _GROUP, _UNIT = (
    Scalar((TomlKind.TEXT,), pattern=ID_PATTERN, example=example)
    for example in ("health-bureau", "doctors-day", "report", "festival", "hospitals", "beijing")
)
_ADDRESS = Scalar(
    (TomlKind.TEXT,), pattern="https?://[^ ]+", example="https://www.example.org/calendar/", case="address"
)
_SOURCE = Scalar(
    (TomlKind.TEXT,), pattern=r"[^\s\"<>\\^`{|}]+", example="https://www.example.org/notice.html", case="address"
)
"""What may stand in a calendar as it is (RFC 3986)."""

_DAY = Scalar((TomlKind.DAY,))
_FLAG = Scalar((TomlKind.FLAG,))
_DAYS_BEFORE = ListOf(Scalar((TomlKind.WHOLE,), least=0, most=366))
_COUNT = Scalar((TomlKind.WHOLE,), least=1, most=LONGEST)
_FORMAT = Scalar((TomlKind.WHOLE,), least=1, most=1)
_ROLL = Scalar((TomlKind.TEXT,), words=tuple(Roll))

PERSON: Final[dict[str, Shape]] = {"name": _TEXT, "phone": _TEXT, "email": _TEXT}

GROUP: Final = Table({"id": _GROUP, "name": _TEXT}, {})

UNIT: Final = Table(
    required={"id": _UNIT, "name": _TEXT},
    optional={
        "code": _TEXT,
        "groups": ListOf(_GROUP),
        "parent": _UNIT,
        "level": _TEXT,
        "contact": Table({}, PERSON),
    },
)

REGISTER: Final = Table(
    required={"format": _FORMAT},
    optional={"group": ListOf(GROUP), "unit": ListOf(UNIT)},
)

SETTINGS: Final = Table(
    required={"format": _FORMAT, "id": _WORKSPACE},
    optional={
        "organisation": _TEXT,
        "timezone": _TEXT,
        "language": Scalar((TomlKind.TEXT,), words=("zh", "en")),
        "due_soon_days": Scalar((TomlKind.WHOLE,), least=0, most=366),
        "confirm_above": Scalar((TomlKind.WHOLE,), least=0, most=100_000),
        "redo_workdays": Scalar((TomlKind.WHOLE,), least=1, most=366),
        "remind": _DAYS_BEFORE,
        "check": Table(
            {},
            {
                "select": _TEXTS,
                "ignore": ListOf(Table({"code": _TEXT, "reason": _TEXT}, {"in": _TEXT})),
                "lead_workdays": Scalar((TomlKind.WHOLE,), least=0, most=366),
            },
        ),
        "calendar": Table(
            {},
            {
                "url": _ADDRESS,
                "key": _TEXT,
                "keep_days": Scalar((TomlKind.WHOLE,), least=0, most=36600),
                "reminders": Scalar((TomlKind.TEXT,), words=tuple(Reminders)),
                "tasks": _FLAG,
                "singles": _FLAG,
                "revised": _DAY,
            },
        ),
    },
)

_MOMENT = Scalar((TomlKind.MOMENT,))
_POINT = ByKind({TomlKind.DAY: _DAY, TomlKind.MOMENT: _MOMENT, TomlKind.TEXT: _ANCHOR})


def _period(tag: str) -> Tagged:
    """Counted from an anchor, in exactly one unit; what ends on a working day or at an hour does not roll."""
    forms = {str(unit): Table({tag: _ANCHOR, str(unit): _COUNT}, {"roll": _ROLL}) for unit in Unit}
    exact = {unit: Table({tag: _ANCHOR, unit: _COUNT}, {}) for unit in (WORKDAYS, *map(str, Clock))}
    return Tagged({**forms, **exact})


_SPAN_END = ByKind({TomlKind.DAY: _DAY, TomlKind.TEXT: _ANCHOR})
_EXCEPTION = Tagged(
    {
        "moved": Table({"occurrence": _DAY, "moved": _DAY, "reason": _TEXT}, {}),
        "dropped": Table({"occurrence": _DAY, "dropped": _FLAG, "reason": _TEXT}, {}),
    }
)
_EACH_TIME: Final[dict[str, Shape]] = {"inclusive": _FLAG, "roll": _ROLL, "except": ListOf(_EXCEPTION)}


def _up_to(most: int) -> Scalar:
    return Scalar((TomlKind.WHOLE,), least=1, most=most)


def _recurring(**required: Shape) -> Table:
    return Table({"from": _SPAN_END, **required}, {"to": _SPAN_END, **_EACH_TIME})


def _monthly(stretch: Stretch) -> Table:
    """On a day of a month; which month of a month needs no saying."""
    month = {"month": _up_to(stretch.months)} if stretch.months > 1 else {}
    return _recurring(every=_TEXT, **month, day=_up_to(31))


_EVERY = ByWord(
    "every",
    {
        WEEK: _recurring(every=_TEXT, weekday=Scalar((TomlKind.TEXT,), words=WEEKDAYS)),
        **{str(stretch): _monthly(stretch) for stretch in Stretch},
    },
)

_DUE_TABLE = Tagged(
    {
        "by": Table({"by": _POINT}, {"inclusive": _FLAG, "roll": _ROLL}),
        "from": Table({"from": _POINT, "to": _POINT}, {"roll": _ROLL}),
        "after": _period("after"),
        "before": _period("before"),
        "every": _EVERY,
        "rrule": _recurring(rrule=_TEXT),
        "on": Table({"on": ListOf(_DAY)}, _EACH_TIME),
        "unclear": Table({"unclear": _TEXT}, {}),
    }
)

DUE: Final = ByKind({TomlKind.DAY: _DAY, TomlKind.MOMENT: _MOMENT, TomlKind.TABLE: _DUE_TABLE})

_QUOTE = ByKind({TomlKind.TEXT: _TEXT, TomlKind.LIST: _TEXTS})

_REQUIREMENT = Table(
    required={
        "id": _REQUIREMENT_ID,
        "title": _TEXT,
        "kind": Scalar((TomlKind.TEXT,), words=tuple(Kind)),
        "actors": _TEXT,
        "who": ListOf(_UNIT),
    },
    optional={
        "clause": _TEXT,
        "quote": _QUOTE,
        "due": DUE,
        "deliver": Table({"to": _TEXT}, {}),
        "evidence": Scalar((TomlKind.TEXT,), words=tuple(EvidenceNeed)),
        "remind": _DAYS_BEFORE,
        "reach": _TEXTS,
        "withdrawn": Table({"on": _DAY, "reason": _TEXT}, {}),
        "tightens": _REQUIREMENT_ID,
    },
)

_AMENDMENT = Table({"on": _DAY, "reason": _TEXT, "requirement": _REQUIREMENT_ID, "was": Table({}, {"due": DUE})}, {})
_ANCHOR_DAY = ByKind(
    {
        TomlKind.DAY: _DAY,
        TomlKind.MOMENT: _MOMENT,
        TomlKind.TEXT: Scalar((TomlKind.TEXT,), words=tuple(NoDay)),
    }
)

CHECKLIST: Final = Table(
    required={
        "format": _FORMAT,
        "notice": Table(
            required={"id": _NOTICE, "title": _TEXT, "revised": _DAY},
            optional={
                "issuers": _TEXTS,
                "addressees": _TEXTS,
                "theme": _TEXT,
                "series": _NOTICE,
                "forwards": _NOTICE,
                "source": Table({}, {"url": _SOURCE, "published": _DAY, "text": _TEXT}),
                "contact": ListOf(Table({}, {"office": _TEXT, "fax": _TEXT, **PERSON})),
            },
        ),
    },
    optional={
        "anchors": MapOf(_ANCHOR_DAY, keys=_ANCHOR),  # a due rule can name no other
        "requirement": ListOf(_REQUIREMENT),
        "amendment": ListOf(_AMENDMENT),
        "waived": ListOf(Table({"quote": _QUOTE, "reason": _TEXT}, {"clause": _TEXT})),
    },
)

FIRST_YEAR: Final = 1949
LAST_YEAR: Final = 2199
"""The years that an arrangement can be of; any other is a slip of the hand."""

REST_DAYS: Final = Table(
    required={
        "format": _FORMAT,
        "year": Scalar((TomlKind.WHOLE,), least=FIRST_YEAR, most=LAST_YEAR),
        "rest": ListOf(Table({"name": _TEXT, "from": _DAY}, {"to": _DAY})),
    },
    optional={
        "announcement": _TEXT,
        "announced": _DAY,
        "source": ByKind({TomlKind.TEXT: _TEXT, TomlKind.LIST: _TEXTS}),
        "worked": ListOf(_DAY),
    },
)
