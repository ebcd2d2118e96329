"""The shapes of the files people write: settings, register, checklist, rest days."""

from typing import Final

from notice_tasks.model.notice import EvidenceNeed, Kind, NoDay
from notice_tasks.model.workspace import Reminders
from notice_tasks.reading.due_rules import DUE
from notice_tasks.reading.scalars import ANCHOR, DAY, FLAG, MOMENT, TEXT, id_like
from notice_tasks.toml.kinds import TomlKind
from notice_tasks.toml.shape import ByKind, ListOf, MapOf, Scalar, Shape, TableOf

_TEXTS = ListOf(TEXT)
_WORKSPACE, _NOTICE, _REQUIREMENT_ID, _GROUP, _UNIT = map(
    id_like, ("health-bureau", "doctors-day", "report", "hospitals", "beijing")
)
_ADDRESS = Scalar(
    (TomlKind.TEXT,), pattern="https?://[^ ]+", example="https://www.example.org/calendar/", case="address"
)
_SOURCE = Scalar(
    (TomlKind.TEXT,), pattern=r"[^\s\"<>\\^`{|}]+", example="https://www.example.org/notice.html", case="address"
)
"""An address that a calendar can hold unchanged (RFC 3986)."""

_DAYS_BEFORE = ListOf(Scalar((TomlKind.WHOLE,), least=0, most=366))
_FORMAT = Scalar((TomlKind.WHOLE,), least=1, most=1)

PERSON: Final[dict[str, Shape]] = {"name": TEXT, "phone": TEXT, "email": TEXT}

GROUP: Final = TableOf({"id": _GROUP, "name": TEXT}, {})

UNIT: Final = TableOf(
    required={"id": _UNIT, "name": TEXT},
    optional={
        "code": TEXT,
        "groups": ListOf(_GROUP),
        "parent": _UNIT,
        "level": TEXT,
        "contact": TableOf({}, PERSON),
        "also": _TEXTS,
    },
)

REGISTER: Final = TableOf(
    required={"format": _FORMAT},
    optional={"group": ListOf(GROUP), "unit": ListOf(UNIT)},
)

SETTINGS: Final = TableOf(
    required={"format": _FORMAT, "id": _WORKSPACE},
    optional={
        "organisation": TEXT,
        "timezone": TEXT,
        "language": Scalar((TomlKind.TEXT,), words=("zh", "en")),
        "due_soon_days": Scalar((TomlKind.WHOLE,), least=0, most=366),
        "confirm_above": Scalar((TomlKind.WHOLE,), least=0, most=100_000),
        "redo_workdays": Scalar((TomlKind.WHOLE,), least=1, most=366),
        "remind": _DAYS_BEFORE,
        "check": TableOf(
            {},
            {
                "select": _TEXTS,
                "ignore": ListOf(TableOf({"code": TEXT, "reason": TEXT}, {"in": TEXT})),
                "lead_workdays": Scalar((TomlKind.WHOLE,), least=0, most=366),
            },
        ),
        "calendar": TableOf(
            {},
            {
                "url": _ADDRESS,
                "key": TEXT,
                "keep_days": Scalar((TomlKind.WHOLE,), least=0, most=36600),
                "reminders": Scalar((TomlKind.TEXT,), words=tuple(Reminders)),
                "tasks": FLAG,
                "singles": FLAG,
                "revised": DAY,
            },
        ),
    },
)

_QUOTE = ByKind({TomlKind.TEXT: TEXT, TomlKind.LIST: _TEXTS})

_REQUIREMENT = TableOf(
    required={
        "id": _REQUIREMENT_ID,
        "title": TEXT,
        "kind": Scalar((TomlKind.TEXT,), words=tuple(Kind)),
        "actors": TEXT,
        "who": ListOf(_UNIT),
    },
    optional={
        "clause": TEXT,
        "quote": _QUOTE,
        "due": DUE,
        "deliver": TableOf({"to": TEXT}, {}),
        "evidence": Scalar((TomlKind.TEXT,), words=tuple(EvidenceNeed)),
        "remind": _DAYS_BEFORE,
        "reach": _TEXTS,
        "withdrawn": TableOf({"on": DAY, "reason": TEXT}, {}),
        "tightens": _REQUIREMENT_ID,
    },
)

_AMENDMENT = TableOf({"on": DAY, "reason": TEXT, "requirement": _REQUIREMENT_ID, "was": TableOf({}, {"due": DUE})}, {})
_ANCHOR_DAY = ByKind(
    {
        TomlKind.DAY: DAY,
        TomlKind.MOMENT: MOMENT,
        TomlKind.TEXT: Scalar((TomlKind.TEXT,), words=tuple(NoDay)),
    }
)

CHECKLIST: Final = TableOf(
    required={
        "format": _FORMAT,
        "notice": TableOf(
            required={"id": _NOTICE, "title": TEXT, "revised": DAY},
            optional={
                "number": TEXT,
                "issuers": _TEXTS,
                "addressees": _TEXTS,
                "theme": TEXT,
                "series": _NOTICE,
                "forwards": _NOTICE,
                "source": TableOf({}, {"url": _SOURCE, "published": DAY, "text": TEXT}),
                "contact": ListOf(TableOf({}, {"office": TEXT, "fax": TEXT, **PERSON})),
            },
        ),
    },
    optional={
        "anchors": MapOf(_ANCHOR_DAY, keys=ANCHOR),  # a due rule can name no other
        "requirement": ListOf(_REQUIREMENT),
        "amendment": ListOf(_AMENDMENT),
        "waived": ListOf(TableOf({"quote": _QUOTE, "reason": TEXT}, {"clause": TEXT})),
    },
)

FIRST_YEAR: Final = 1949
LAST_YEAR: Final = 2199
"""The years that an arrangement can have; any other is a typo."""

REST_DAYS: Final = TableOf(
    required={
        "format": _FORMAT,
        "year": Scalar((TomlKind.WHOLE,), least=FIRST_YEAR, most=LAST_YEAR),
        "rest": ListOf(TableOf({"name": TEXT, "from": DAY}, {"to": DAY})),
    },
    optional={
        "announcement": TEXT,
        "announced": DAY,
        "source": ByKind({TomlKind.TEXT: TEXT, TomlKind.LIST: _TEXTS}),
        "worked": ListOf(DAY),
    },
)
