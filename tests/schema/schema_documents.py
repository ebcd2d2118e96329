"""Documents to hold against the schemas, and the two ways in which the `jsonschema` library looks at them.

`refused_as_toml` knows the days and moments of TOML, so it must agree with `check` to the letter. `refused_as_json` is
what editors do: they hand days and moments over as texts.
"""

from __future__ import annotations

import datetime
import math
import re
import tomllib
from contextlib import suppress
from functools import cache
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from notice_tasks.problems import Place, Problem
from notice_tasks.reports.schema import MOMENT, Subject, schema
from notice_tasks.toml.faults import faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT: Final = Path(__file__).parents[2]
TESTS: Final = ROOT / "tests"
OF_WHOLE_FILES: Final = ("N101", "N102", "N104")
"""Examples that tell how a file is saved, or that it is none."""

CASES: Final = TESTS / "checks" / "cases"
SOUND: Final = TESTS / "checks" / "sound"
WORKSPACES: Final = (ROOT, SOUND, TESTS / "docs" / "workspace", TESTS / "reports" / "county")


class Example(NamedTuple):
    """A file of some workspace, by a name of its own."""

    name: str
    subject: Subject
    text: str

    @property
    def values(self) -> dict[str, Any] | None:
        """What the file says; none where it is no TOML."""
        try:
            return tomllib.loads(self.text)  # editors know TOML 1.0, and tomli may know more
        except tomllib.TOMLDecodeError:
            return None


def subject_of(file: str) -> Subject | None:
    """Which schema is for a file, by its path in the workspace."""
    if file.startswith("checklists/"):
        return Subject.CHECKLIST
    return {"units.toml": Subject.UNITS, "notice-tasks.toml": Subject.SETTINGS}.get(file)


def files_of(folder: Path) -> Iterator[tuple[str, Subject, str]]:
    """The files of a workspace that have a schema and are in UTF-8."""
    paths = (folder / "units.toml", folder / "notice-tasks.toml", *sorted(folder.glob("checklists/*.toml")))
    for path in filter(Path.is_file, paths):
        file = path.relative_to(folder).as_posix()
        subject = subject_of(file)
        assert subject is not None
        with suppress(UnicodeDecodeError):
            yield file, subject, path.read_bytes().decode()


@cache
def examples() -> tuple[Example, ...]:
    """Every file of every workspace and every case of the tests, and every wrong example of the manual."""
    cases = [path for path in sorted(CASES.glob("*/*")) if path.is_dir()]
    return (
        *(
            Example(f"{folder.relative_to(ROOT).as_posix()}/{file}", subject, text)
            for folder in (*WORKSPACES, *cases)
            for file, subject, text in files_of(folder)
        ),
        *_wrong_examples(),
    )


def _wrong_examples() -> Iterator[Example]:
    """The examples of the pages of `check`, put where the right ones stand."""
    workspace, docs = TESTS / "docs" / "workspace", ROOT / "docs"
    of_form = [case._asdict() for case in run_path(str(docs / "check_cases.py"))["form_cases"]()]
    chinese = tomllib.loads((docs / "checks_zh.toml").read_text(encoding="utf-8"))["case"]
    for number, case in enumerate([*of_form, *chinese]):
        subject = subject_of(case.get("file", ""))
        if subject is not None and not case.keys() & {"a_link_to", "a_copy"} and case.get("key") not in OF_WHOLE_FILES:
            text = (workspace / case["file"]).read_text(encoding="utf-8")
            assert case["right"] in text
            yield Example(f"pages/{number}", subject, text.replace(case["right"], case["wrong"]))


def refused_by_check(values: Mapping[str, Any], subject: Subject) -> list[Problem]:
    """What `check` has to say of a file's form."""
    return list(faults(values, subject.shape, Place("f.toml")))


@cache
def drawn(subject: Subject) -> dict[str, Any]:
    return schema(subject, "en")


def refused_as_toml(values: object, subject: Subject) -> bool:
    """Whether the library refuses a document, days and moments being what they are."""
    return not _OfToml(drawn(subject)).is_valid(values)


def refused_as_json(values: object, subject: Subject) -> bool:
    """Whether the library refuses a document as it is, formats included, when it is handed over as JSON."""
    validator = Draft7Validator(drawn(subject), format_checker=Draft7Validator.FORMAT_CHECKER)
    return not validator.is_valid(as_json(values))


def as_json(value: Any) -> Any:
    """A value of TOML as taplo hands it over: days and moments as texts, and nothing for what is no number."""
    match value:
        case dict():
            return {key: as_json(entry) for key, entry in value.items()}
        case list():
            return [as_json(entry) for entry in value]
        case datetime.date() | datetime.time():
            return value.isoformat()
        case float() if not math.isfinite(value):
            return None
        case _:
            return value


def _is_text(_checker: object, value: object) -> bool:
    return isinstance(value, (str, datetime.date, datetime.time))


def _is_whole(_checker: object, value: object) -> bool:
    return type(value) is int


def _pattern(_validator: Any, pattern: str, value: object, _schema: object) -> Iterator[ValidationError]:
    """Only a moment has the pattern of one, whatever a text looks like; every other pattern is for texts alone."""
    if not _is_text(None, value):
        return
    if pattern == MOMENT:
        fits = isinstance(value, datetime.datetime)
    else:
        fits = isinstance(value, str) and re.search(pattern, value) is not None
    if not fits:
        yield ValidationError(f"{value!r} is not {pattern}")


def _format(_validator: Any, format_: str, value: object, _schema: object) -> Iterator[ValidationError]:
    assert format_ == "date"
    if _is_text(None, value) and type(value) is not datetime.date:
        yield ValidationError(f"{value!r} is no day")


_OfToml: Final[Any] = extend(  # type: ignore[no-untyped-call]
    Draft7Validator,
    validators={"pattern": _pattern, "format": _format},
    type_checker=Draft7Validator.TYPE_CHECKER.redefine_many({"string": _is_text, "integer": _is_whole}),
)
