"""The public JSON form of a year's arrangement, turned into the values of a file under rest-days/.

{"year": 2027, "papers": ["https://..."], "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}

Keys that begin with $ describe the format itself and are ignored.
"""

from __future__ import annotations

import datetime
import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from notice_tasks.dates.workdays import plain_day
from notice_tasks.problems import BadInput
from notice_tasks.reading.rest_days import is_near
from notice_tasks.reading.shapes import FIRST_YEAR, LAST_YEAR
from notice_tasks.toml.conflicts import conflicts_in
from notice_tasks.toml.text import line_and_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from notice_tasks.toml.text import Values

_SHOWN: Final = 40
"""How many characters of a wrong value are shown."""


class _KeyForm(NamedTuple):
    """A key of the format: a test of its value, an example, and whether it is optional."""

    fits: Callable[[Any], bool]
    example: str
    optional: bool = False


class _PublicDay(NamedTuple):
    """One entry of `days`."""

    day: datetime.date
    name: str
    rests: bool


def values_of_public_form(content: bytes, file: str) -> Values:
    """The values of the equivalent file under rest-days/; `file` is the name for messages.

    Raises:
        BadInput: the content is not JSON, does not have this format, or is impossible.
    """
    document = _parsed(content, file)
    _must_have_form(document, _DOCUMENT, file, "")
    year = document["year"]
    for index, entry in enumerate(document["days"]):
        _must_have_form(entry, _ENTRY, file, f"days[{index}]")
    days = [_PublicDay(_day(e["date"]), e["name"].strip(), e["isOffDay"]) for e in document["days"]]
    if not days:
        raise BadInput("bad-rest-days", file=file, case="no-days", year=year)
    said = {day.day: day for day in days}
    for day in days:
        _must_be_possible(day, year, said, file)
    worked = sorted(day.day for day in said.values() if not day.rests)
    papers = document.get("papers", [])
    return {"format": 1, "year": year, **_whose_word(papers), "rest": _spans(said.values()), "worked": worked}


def _parsed(content: bytes, file: str) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadInput("bad-rest-days", file=file, case="not-utf8") from None
    except json.JSONDecodeError as error:
        line, column, case = error.lineno, error.colno, "not-json"
        if conflicts := conflicts_in(error.doc):
            (line, column), case = line_and_column(error.doc, conflicts[0]), "conflict"
        raise BadInput("bad-rest-days", file=file, case=case, line=line, column=column) from None
    except (ValueError, RecursionError):  # a number with thousands of digits, or too deeply nested lists
        raise BadInput("bad-rest-days", file=file, case="not-json", line=1, column=1) from None


def _must_have_form(table: Any, keys: Mapping[str, _KeyForm], file: str, where: str) -> None:
    if not isinstance(table, dict):
        raise BadInput("bad-rest-days", file=file, case="entry" if where else "document", key=where, known=tuple(keys))
    known = {key for key in table if not key.startswith("$")}
    required = {key for key, wanted in keys.items() if not wanted.optional}
    for key in sorted(required - known):
        raise BadInput("bad-rest-days", file=file, case="missing", key=_named(where, key))
    for key in sorted(known - keys.keys()):
        raise BadInput("bad-rest-days", file=file, case="unknown", key=_named(where, key), known=tuple(keys))
    for key in known:
        if not keys[key].fits(table[key]):
            raise BadInput(
                "bad-rest-days",
                file=file,
                case="value",
                key=_named(where, key),
                value=json.dumps(table[key], ensure_ascii=False)[:_SHOWN],
                example=keys[key].example,
            )


def _named(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _is_year(value: Any) -> bool:
    return type(value) is int and FIRST_YEAR <= value <= LAST_YEAR


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_text(value: Any) -> bool:
    if not isinstance(value, str) or not value.strip():
        return False
    try:
        value.encode()
    except UnicodeEncodeError:  # JSON can contain half a surrogate pair, which no file can hold
        return False
    return True


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(_day(value))
    except ValueError:
        return False


def _day(text: str) -> datetime.date:
    # Without the pattern Python would accept 20270101 and 2027-W01-1 too.
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(text)
    return datetime.date.fromisoformat(text)


_DOCUMENT: Final = {
    "year": _KeyForm(_is_year, "2027"),
    "papers": _KeyForm(_is_texts, '["https://..."]', optional=True),
    "days": _KeyForm(lambda value: isinstance(value, list), "[{...}, {...}]"),
}

_ENTRY: Final = {
    "name": _KeyForm(_is_text, '"元旦"'),
    "date": _KeyForm(_is_day, '"2027-01-01"'),
    "isOffDay": _KeyForm(lambda value: isinstance(value, bool), "true"),
}


def _must_be_possible(day: _PublicDay, year: int, said: Mapping[datetime.date, _PublicDay], file: str) -> None:
    if not is_near(day.day, year):
        raise BadInput("bad-rest-days", file=file, case="far", day=day.day, year=year)
    if not day.rests and not plain_day(day.day):
        raise BadInput("bad-rest-days", file=file, case="weekday", day=day.day)
    if said[day.day].rests != day.rests:
        raise BadInput("bad-rest-days", file=file, case="both", day=day.day)


def _whose_word(papers: Iterable[str]) -> Values:
    """The keys for addresses (sources) and for any other text (the announcement's title)."""
    sources = [paper.strip() for paper in papers if "://" in paper]
    named = [paper.strip() for paper in papers if "://" not in paper]
    found: Values = {"announcement": "、".join(named)} if named else {}
    return found | ({"source": sources[0] if len(sources) == 1 else sources} if sources else {})


def _spans(days: Iterable[_PublicDay]) -> list[Values]:
    """Consecutive rest days with the same name, as one holiday."""
    spans: list[list[_PublicDay]] = []
    for day in sorted(day for day in days if day.rests):
        if spans and spans[-1][-1].name == day.name and (day.day - spans[-1][-1].day).days == 1:
            spans[-1].append(day)
        else:
            spans.append([day])
    return [{"name": first.name, "from": first.day, **({"to": more[-1].day} if more else {})} for first, *more in spans]
