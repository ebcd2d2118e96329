"""The properties of RFC 5545 and RFC 7986: of which type they are, and where and how often they may stand.

Any other property is legal anywhere, and nothing is asked of it.
"""

from typing import Final, NamedTuple

_TEXTS: Final = (
    "ACTION CALSCALE CATEGORIES CLASS COLOR COMMENT CONTACT DESCRIPTION LOCATION METHOD NAME PRODID "
    "REQUEST-STATUS RESOURCES STATUS SUMMARY TRANSP TZID TZNAME UID VERSION"
)

TYPES: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(_TEXTS.split(), ("TEXT",)),
    **dict.fromkeys(("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE"), ("DATE-TIME", "DATE")),
    **dict.fromkeys(("COMPLETED", "CREATED", "DTSTAMP", "LAST-MODIFIED"), ("DATE-TIME",)),
    **dict.fromkeys(("DURATION", "REFRESH-INTERVAL"), ("DURATION",)),
    **dict.fromkeys(("PERCENT-COMPLETE", "PRIORITY", "REPEAT", "SEQUENCE"), ("INTEGER",)),
    **dict.fromkeys(("TZOFFSETFROM", "TZOFFSETTO"), ("UTC-OFFSET",)),
    **dict.fromkeys(("URL", "SOURCE", "TZURL", "CONFERENCE"), ("URI",)),
    **dict.fromkeys(("ATTENDEE", "ORGANIZER"), ("CAL-ADDRESS",)),
    "ATTACH": ("URI", "BINARY"),
    "IMAGE": ("URI", "BINARY"),
    "FREEBUSY": ("PERIOD",),
    "GEO": ("FLOAT",),
    "RDATE": ("DATE-TIME", "DATE", "PERIOD"),
    "RELATED-TO": ("TEXT", "UID", "URI"),  # RFC 9253, section 9.1
    "RRULE": ("RECUR",),
    "TRIGGER": ("DURATION", "DATE-TIME"),
}
"""The types a value may have; the first is meant where VALUE does not say."""

LISTS: Final = frozenset({"CATEGORIES", "RESOURCES", "EXDATE", "RDATE", "FREEBUSY"})
"""Those that take several values with commas between them."""

RANGES: Final = {"PERCENT-COMPLETE": (0, 100), "PRIORITY": (0, 9), "REPEAT": (0, 2**31 - 1), "SEQUENCE": (0, 2**31 - 1)}
"""The least and the greatest of whole numbers."""


class Inside(NamedTuple):
    """Which properties may stand in a component: once, and any number of times."""

    once: frozenset[str]
    often: frozenset[str]


def _inside(once: str, often: str = "") -> Inside:
    return Inside(frozenset(once.split()), frozenset(often.split()))


_ITEM: Final = (
    "CLASS COLOR CREATED DTSTAMP DTSTART LAST-MODIFIED ORGANIZER RECURRENCE-ID SEQUENCE STATUS SUMMARY UID URL "
)
_ITEM_OFTEN: Final = (
    "ATTACH ATTENDEE CATEGORIES COMMENT CONFERENCE CONTACT EXDATE IMAGE RDATE RELATED-TO REQUEST-STATUS RRULE "
)
_RULE: Final = _inside("DTSTART TZOFFSETFROM TZOFFSETTO", "COMMENT RDATE RRULE TZNAME")

INSIDE: Final[dict[str, Inside]] = {
    "VCALENDAR": _inside(
        "CALSCALE COLOR LAST-MODIFIED METHOD PRODID REFRESH-INTERVAL SOURCE UID URL VERSION",
        "CATEGORIES DESCRIPTION IMAGE NAME",
    ),
    "VEVENT": _inside(
        _ITEM + "DESCRIPTION DTEND DURATION GEO LOCATION PRIORITY TRANSP",
        _ITEM_OFTEN + "RESOURCES",
    ),
    "VTODO": _inside(
        _ITEM + "COMPLETED DESCRIPTION DUE DURATION GEO LOCATION PERCENT-COMPLETE PRIORITY",
        _ITEM_OFTEN + "RESOURCES",
    ),
    "VJOURNAL": _inside(_ITEM, _ITEM_OFTEN + "DESCRIPTION"),
    "VFREEBUSY": _inside("CONTACT DTEND DTSTAMP DTSTART ORGANIZER UID URL", "ATTENDEE COMMENT FREEBUSY REQUEST-STATUS"),
    "VTIMEZONE": _inside("LAST-MODIFIED TZID TZURL"),
    "STANDARD": _RULE,
    "DAYLIGHT": _RULE,
    "VALARM": _inside("ACTION DESCRIPTION DURATION REPEAT SUMMARY TRIGGER UID", "ATTACH ATTENDEE RELATED-TO"),
}
"""The standard's components. UID and RELATED-TO stand in alarms since RFC 9074."""

STATUSES: Final = {
    "VEVENT": ("TENTATIVE", "CONFIRMED", "CANCELLED"),
    "VTODO": ("NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"),
    "VJOURNAL": ("DRAFT", "FINAL", "CANCELLED"),
}
"""What STATUS may be."""
