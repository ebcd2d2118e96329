"""C3: values that are not of their type."""

from __future__ import annotations

import base64
import binascii
import datetime
import re
from typing import TYPE_CHECKING, Final

from notice_tasks.doctor.known import LISTS, RANGES, TYPES
from notice_tasks.doctor.recur import fault_of
from notice_tasks.doctor.values import clock, day, duration, type_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from notice_tasks.doctor.findings import Findings
    from notice_tasks.doctor.property_lines import Property
    from notice_tasks.doctor.tree import Component

_TEXT: Final = re.compile(r"(?:[^\\;,]++|\\[\\;,Nn])*+", re.DOTALL)
_TEXTS: Final = re.compile(r"(?:[^\\;]++|\\[\\;,Nn])*+", re.DOTALL)
_OFFSET: Final = re.compile(r"(?!-0000(?:00)?$)[+-](?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9])?")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,10}")
_GEO: Final = re.compile(r"([+-]?[0-9]{1,3}(?:\.[0-9]+)?);([+-]?[0-9]{1,3}(?:\.[0-9]+)?)")
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:[^\s<>\"]+")
_STRUCTURED: Final = "REQUEST-STATUS"
"""A text whose semicolons part it."""


def check(component: Component, found: Findings) -> None:
    """Tell of every value that is not of its type, or of a type that its property cannot have."""
    for property_ in component.every():
        if property_.name in TYPES:
            _check_type(property_, found)
        elif property_.name == "X-PUBLISHED-TTL" and duration(property_.value) is None:
            found.add("C706", property_.line, value=property_.value)
    _check_words(component, found)


def _check_type(property_: Property, found: Findings) -> None:
    type_ = type_of(property_)
    if type_ not in TYPES[property_.name]:
        found.add("C309", property_.line, name=property_.name, type=type_)
        return
    _CHECKS[type_](property_, found)
    if property_.name == "REFRESH-INTERVAL" and property_.parameter("VALUE") is None:
        found.add("C308", property_.line)


def _check_words(component: Component, found: Findings) -> None:
    """Values that are one of a few words."""
    version, transp = component.first("VERSION"), component.first("TRANSP")
    if version is not None and component.name == "VCALENDAR" and version.value != "2.0":
        found.add("C306", version.line, value=version.value)
    if transp is not None and transp.value.strip().upper() not in {"OPAQUE", "TRANSPARENT"}:
        found.add("C307", transp.line, value=transp.value)


def _text(property_: Property, found: Findings) -> None:
    if property_.name == _STRUCTURED:
        return
    pattern = _TEXTS if property_.name in LISTS else _TEXT
    end = len(match[0]) if (match := pattern.match(property_.value)) else 0
    wrong = property_.value[end : end + 2]
    if not wrong:
        return
    if wrong[0] == "\\":
        found.add("C303", property_.line, name=property_.name, case="escape" if len(wrong) > 1 else "end", wrong=wrong)
    else:
        found.add("C303", property_.line, name=property_.name, case="bare", character=wrong[0])


def _times(property_: Property, found: Findings) -> None:
    values = property_.value.split(",") if property_.name in LISTS else [property_.value]
    read: Callable[[str], object] = day if type_of(property_) == "DATE" else clock
    for value in values:
        if read(value) is None:
            found.add("C301", property_.line, name=property_.name, value=value, **_as_meant(property_, value))
            return


def _as_meant(property_: Property, value: str) -> dict[str, str]:
    """The case of C301: a day where a moment must stand, or a moment where a day must."""
    if type_of(property_) == "DATE-TIME" and day(value) is not None:
        return {"case": "day" if "DATE" in TYPES[property_.name] else "moment"}
    return {"case": "clock"} if type_of(property_) == "DATE" and clock(value) is not None else {}


def _periods(property_: Property, found: Findings) -> None:
    for value in property_.value.split(","):
        start, _slash, end = value.partition("/")
        if clock(start) is None or (clock(end) is None and duration(end) is None):
            found.add("C314", property_.line, name=property_.name, value=value)
            return


def _length(property_: Property, found: Findings) -> None:
    value, length = property_.value, duration(property_.value)
    if length is None:
        found.add("C302", property_.line, name=property_.name, value=value, **_fault_of_length(value))
    elif length < datetime.timedelta() and property_.name != "TRIGGER":
        found.add("C302", property_.line, name=property_.name, value=value, case="negative")


def _fault_of_length(value: str) -> dict[str, str]:
    bare = value.lstrip("+-")
    if bare in {"P", "PT"}:
        return {"case": "empty"}
    if re.fullmatch(r"P[0-9]+W[0-9DTHMS]+", bare):
        return {"case": "weeks"}
    return {"case": "no-t"} if re.fullmatch(r"P(?:[0-9]+[DHMS])+", bare) else {}


def _number(property_: Property, found: Findings) -> None:
    least, most = RANGES[property_.name]
    value = property_.value
    if not (_NUMBER.fullmatch(value) and least <= int(value) <= most):
        found.add("C304", property_.line, name=property_.name, value=value, least=least, most=most)


def _offset(property_: Property, found: Findings) -> None:
    if not _OFFSET.fullmatch(property_.value):
        found.add("C310", property_.line, name=property_.name, value=property_.value)


def _uri(property_: Property, found: Findings) -> None:
    if not _URI.fullmatch(property_.value):
        found.add("C312", property_.line, name=property_.name, value=property_.value)


def _geo(property_: Property, found: Findings) -> None:
    match = _GEO.fullmatch(property_.value)
    if not match or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        found.add("C313", property_.line, value=property_.value)


def _binary(property_: Property, found: Findings) -> None:
    encoding = (property_.parameter("ENCODING") or "").upper()
    try:
        base64.b64decode(property_.value, validate=True)
    except (binascii.Error, ValueError):
        found.add("C311", property_.line, name=property_.name)
    else:
        if encoding != "BASE64":
            found.add("C311", property_.line, name=property_.name, case="encoding")


def _recur(property_: Property, found: Findings) -> None:
    if fault := fault_of(property_.value):
        found.add("C305", property_.line, **fault)


_CHECKS: Final[dict[str, Callable[[Property, Findings], None]]] = {
    "TEXT": _text,
    "UID": _text,
    "DATE": _times,
    "DATE-TIME": _times,
    "PERIOD": _periods,
    "DURATION": _length,
    "INTEGER": _number,
    "UTC-OFFSET": _offset,
    "URI": _uri,
    "CAL-ADDRESS": _uri,
    "FLOAT": _geo,
    "BINARY": _binary,
    "RECUR": _recur,
}
