"""What is wrong with a rule that recurs (RFC 5545, section 3.3.10; RSCALE and SKIP are of RFC 7529)."""

from __future__ import annotations

import re
from typing import Final

from notice_tasks.doctor.values import clock, day

_DAYS: Final = "SU|MO|TU|WE|TH|FR|SA"
_UP_TO_31: Final = "0?[1-9]|[12][0-9]|3[01]"
_UP_TO_53: Final = "0?[1-9]|[1-4][0-9]|5[0-3]"
_UP_TO_366: Final = "0{0,2}[1-9]|0?[1-9][0-9]|[12][0-9]{2}|3[0-5][0-9]|36[0-6]"


def _list(one: str, *, signed: bool = False) -> re.Pattern[str]:
    item = f"{'[+-]?' if signed else ''}(?:{one})"
    return re.compile(f"{item}(?:,{item})*", re.IGNORECASE)


_PARTS: Final = {
    "FREQ": re.compile("SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY", re.IGNORECASE),
    "COUNT": re.compile("0*[1-9][0-9]{0,8}"),
    "INTERVAL": re.compile("0*[1-9][0-9]{0,8}"),
    "BYSECOND": _list("[0-5]?[0-9]|60"),
    "BYMINUTE": _list("[0-5]?[0-9]"),
    "BYHOUR": _list("[01]?[0-9]|2[0-3]"),
    "BYDAY": _list(f"(?:[+-]?(?:{_UP_TO_53}))?(?:{_DAYS})"),
    "BYMONTHDAY": _list(_UP_TO_31, signed=True),
    "BYYEARDAY": _list(_UP_TO_366, signed=True),
    "BYWEEKNO": _list(_UP_TO_53, signed=True),
    "BYMONTH": _list("(?:0?[1-9]|1[0-3])L?"),
    "BYSETPOS": _list(_UP_TO_366, signed=True),
    "WKST": re.compile(_DAYS, re.IGNORECASE),
    "RSCALE": re.compile("[A-Za-z0-9-]+"),
    "SKIP": re.compile("OMIT|BACKWARD|FORWARD", re.IGNORECASE),
}


def parts_of(rule: str) -> dict[str, str]:
    """The parts of a rule by name, each the last of its name."""
    pairs = (part.partition("=") for part in rule.split(";"))
    return {name.upper(): value for name, _equals, value in pairs}


def fault_of(rule: str) -> dict[str, str] | None:
    """The first fault of a rule as details of C305; none where there is none."""
    seen: set[str] = set()
    for part in rule.split(";"):
        written, equals, value = part.partition("=")
        name = written.upper()
        if not equals or name not in {*_PARTS, "UNTIL"}:
            return {"case": "part", "part": written}
        if name in seen:
            return {"case": "twice", "part": name}
        if not _fits(name, value):
            return {"case": "value", "part": name, "value": value}
        seen.add(name)
    if "FREQ" not in seen:
        return {"case": "freq"}
    return {"case": "both"} if {"COUNT", "UNTIL"} <= seen else None


def _fits(name: str, value: str) -> bool:
    if name == "UNTIL":
        return day(value) is not None or clock(value) is not None
    return _PARTS[name].fullmatch(value) is not None
