"""From a content line to a property: its name, its parameters, its value (RFC 5545, section 3.1).

Names are compared in capitals; a value is kept as it stands in the file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from notice_tasks.doctor.findings import Findings
    from notice_tasks.doctor.octets import ContentLine

_VALUE: Final = r'(?:"[^"]*+"|[^";:,]*+)'
_PARAMETER: Final = rf";([A-Za-z0-9-]++)=({_VALUE}(?:,{_VALUE})*+)"
# Possessive, so that no line can make it go back and try again.
_LINE: Final = re.compile(rf"([A-Za-z0-9-]++)((?:{_PARAMETER})*+):", re.DOTALL)
_PARAMETERS: Final = re.compile(_PARAMETER, re.DOTALL)
_FRAME: Final = ("BEGIN", "END")
_NAME: Final = re.compile(r"[A-Za-z0-9-]+")


class Property(NamedTuple):
    """One property; `line` is where it begins, counted from 1."""

    line: int
    name: str
    parameters: dict[str, str]
    value: str

    def parameter(self, name: str) -> str | None:
        """A parameter's value without its quotes; none where it is not there."""
        value = self.parameters.get(name)
        return None if value is None else value.strip('"')


def property_of(line: ContentLine, found: Findings) -> Property | None:
    """The property in a line; none where the line is no property."""
    number, text = line
    match = _LINE.match(text)
    if match is None:
        found.add("C203", number, **_why(text))
        return None
    parameters: dict[str, str] = {}
    for parameter in _PARAMETERS.finditer(match[2]) if match[2] else ():
        name = parameter[1].upper()
        if name in parameters:
            found.add("C218", number, parameter=name)
        parameters.setdefault(name, parameter[2])
    if match[1].upper() in _FRAME and match[1] not in _FRAME:
        found.add("C708", number, written=match[1])
    return Property(number, match[1].upper(), parameters, text[match.end() :])


def _why(text: str) -> dict[str, str]:
    name = _NAME.match(text)
    if name is None or text[name.end() : name.end() + 1] not in {":", ";"}:
        case = "name" if ":" in text else "wide" if "：" in text else "colon"
        return {"case": case, "start": text[:30]}
    return {"case": "parameter", "name": name[0].upper()}
