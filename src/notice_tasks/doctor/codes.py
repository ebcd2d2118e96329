"""Every code: how bad it is, and which section says so.

C1 octets and lines, C2 structure, C3 values, C4 times, C5 identity, C6 alarms, C7 size and what clients do. An error is
against the letter; a warning is legal, but some client gets it wrong; a hint could be done better. A code is never used
again for something else.
"""

from typing import Final, NamedTuple

from notice_tasks.problems import Level


class Rule(NamedTuple):
    """How bad a code is, and where it is written; no section where the ground is what clients do."""

    level: Level
    section: str = ""


_ERROR, _WARNING, _HINT = Level.ERROR, Level.WARNING, Level.HINT

RULES: Final[dict[str, Rule]] = {
    "C101": Rule(_ERROR, "RFC 5545, 3.1"),
    "C102": Rule(_ERROR, "RFC 5545, 3.1"),
    "C103": Rule(_ERROR, "RFC 5545, 3.1.4"),
    "C104": Rule(_WARNING, "RFC 5545, 3.1"),
    "C105": Rule(_ERROR, "RFC 5545, 3.1"),
    "C106": Rule(_ERROR, "RFC 5545, 3.1"),
    "C107": Rule(_WARNING),
    "C108": Rule(_WARNING),
    "C109": Rule(_ERROR, "RFC 5545, 3.1"),
    "C110": Rule(_ERROR, "RFC 5545, 3.1"),
    "C111": Rule(_ERROR, "RFC 5545, 3.1"),
    "C201": Rule(_ERROR, "RFC 5545, 3.4"),
    "C202": Rule(_ERROR, "RFC 5545, 3.4"),
    "C203": Rule(_ERROR, "RFC 5545, 3.1"),
    "C204": Rule(_ERROR, "RFC 5545, 3.6"),
    "C205": Rule(_ERROR, "RFC 5545, 3.6"),
    "C206": Rule(_ERROR, "RFC 5545, 3.6"),
    "C207": Rule(_WARNING, "RFC 5545, 3.4"),
    "C208": Rule(_ERROR, "RFC 5545, 3.6"),
    "C209": Rule(_ERROR, "RFC 5545, 3.8.4.7"),
    "C210": Rule(_ERROR, "RFC 5545, 3.8.7.2"),
    "C211": Rule(_ERROR, "RFC 5545, 3.8.2.4"),
    "C212": Rule(_WARNING, "RFC 5545, 3.8.1.12"),
    "C213": Rule(_ERROR, "RFC 5545, 3.6.5"),
    "C214": Rule(_ERROR, "RFC 5545, 3.6"),
    "C215": Rule(_ERROR, "RFC 5545, 3.6"),
    "C216": Rule(_HINT, "RFC 5545, 3.6"),
    # Against the letter, but every program reads it, and people can subscribe before the first item is there.
    "C217": Rule(_HINT, "RFC 5545, 3.6"),
    "C218": Rule(_ERROR, "RFC 5545, 3.2"),
    "C219": Rule(_ERROR, "RFC 5545, 3.6"),
    "C301": Rule(_ERROR, "RFC 5545, 3.3.4, 3.3.5"),
    "C302": Rule(_ERROR, "RFC 5545, 3.3.6"),
    "C303": Rule(_ERROR, "RFC 5545, 3.3.11"),
    "C304": Rule(_ERROR, "RFC 5545, 3.3.8"),
    "C305": Rule(_ERROR, "RFC 5545, 3.3.10"),
    "C306": Rule(_ERROR, "RFC 5545, 3.7.4"),
    "C307": Rule(_ERROR, "RFC 5545, 3.8.2.7"),
    "C308": Rule(_ERROR, "RFC 7986, 5.7"),
    "C309": Rule(_ERROR, "RFC 5545, 3.2.20"),
    "C310": Rule(_ERROR, "RFC 5545, 3.3.14"),
    "C311": Rule(_ERROR, "RFC 5545, 3.3.1"),
    "C312": Rule(_ERROR, "RFC 5545, 3.3.13"),
    "C313": Rule(_ERROR, "RFC 5545, 3.8.1.6"),
    "C314": Rule(_ERROR, "RFC 5545, 3.3.9"),
    "C401": Rule(_ERROR, "RFC 5545, 3.8.2.2, 3.8.2.3"),
    "C402": Rule(_ERROR, "RFC 5545, 3.3.10"),
    "C403": Rule(_ERROR, "RFC 5545, 3.8.2.2, 3.8.2.3"),
    "C404": Rule(_WARNING, "RFC 5545, 3.3.5"),
    "C405": Rule(_ERROR, "RFC 5545, 3.2.19"),
    "C406": Rule(_ERROR, "RFC 5545, 3.2.19"),
    "C407": Rule(_ERROR, "RFC 5545, 3.8.7"),
    "C408": Rule(_ERROR, "RFC 5545, 3.6.1, 3.6.2"),
    "C409": Rule(_ERROR, "RFC 5545, 3.6.2"),
    "C410": Rule(_ERROR, "RFC 5545, 3.6.1"),
    "C411": Rule(_WARNING, "RFC 5545, 3.8.5.1"),
    "C412": Rule(_ERROR, "RFC 5545, 3.8.4.4"),
    "C501": Rule(_ERROR, "RFC 5545, 3.8.4.7"),
    "C502": Rule(_WARNING),
    "C503": Rule(_WARNING),
    "C504": Rule(_WARNING, "RFC 7986, 5.3"),
    "C505": Rule(_ERROR, "RFC 5545, 3.8.1.11"),
    "C506": Rule(_WARNING, "RFC 5545, 3.8.1.8, 3.8.2.1"),
    "C507": Rule(_ERROR, "RFC 5545, 3.6.5"),
    "C601": Rule(_ERROR, "RFC 5545, 3.8.6.1"),
    "C602": Rule(_ERROR, "RFC 5545, 3.8.6.3"),
    "C603": Rule(_ERROR, "RFC 5545, 3.6.6"),
    "C604": Rule(_WARNING, "RFC 5545, 3.8.6.3"),
    "C605": Rule(_ERROR, "RFC 5545, 3.8.6.3"),
    "C606": Rule(_WARNING),
    "C607": Rule(_ERROR, "RFC 5545, 3.6.6"),
    "C608": Rule(_ERROR, "RFC 5545, 3.8.6.3"),
    "C701": Rule(_WARNING),
    "C702": Rule(_WARNING),
    "C703": Rule(_WARNING, "RFC 5545, 3.7.2"),
    "C704": Rule(_HINT),
    "C705": Rule(_HINT, "RFC 7986, 5.1"),
    "C706": Rule(_WARNING),
    "C707": Rule(_HINT, "RFC 5545, 3.8.1.11"),
    "C708": Rule(_WARNING),
    "C709": Rule(_WARNING),
    "C710": Rule(_WARNING),
}
"""The codes in their order."""
