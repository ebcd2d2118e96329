"""Example workspaces, with all their screens and documents.

The sample is the repository's own workspace with invented records. The folder county, beside this file, has what the
sample lacks: every form of due rule, records that were undone or have no effect, contacts, withdrawn requirements.
"""

import datetime
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from gettext import textdomain
from pathlib import Path
from typing import Any

from notice_tasks.actions.agenda import AgendaRequest, agenda_of
from notice_tasks.actions.explain import explain
from notice_tasks.actions.log import log
from notice_tasks.actions.matrix import matrix
from notice_tasks.actions.moment import Moment
from notice_tasks.actions.opened import Opened, Selection, open_workspace
from notice_tasks.actions.show import show
from notice_tasks.actions.status import status
from notice_tasks.actions.units import units
from notice_tasks.dates.span import Month
from notice_tasks.reports.agenda import agenda_screen
from notice_tasks.reports.content import Document
from notice_tasks.reports.explain import explain_screen
from notice_tasks.reports.json import documents
from notice_tasks.reports.labels import Labels
from notice_tasks.reports.log import log_screen
from notice_tasks.reports.matrix import matrix_screen
from notice_tasks.reports.show import show_screen
from notice_tasks.reports.status import status_screen
from notice_tasks.reports.units import units_screen
from notice_tasks.words.catalogue import language_in_use, use

SAMPLE = Path(__file__).parents[2]
COUNTY = Path(__file__).with_name("county")
EVERYTHING = Selection()
NAMES = Labels(can_show=lambda _text: True)
IDS = Labels(can_show=str.isascii)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use a language for a while."""
    before, domain, environment = language_in_use(), textdomain(), os.environ.get("LANGUAGE")
    use(language)
    try:
        yield
    finally:
        use(before)
        textdomain(domain)
        os.environ.pop("LANGUAGE")
        if environment is not None:
            os.environ["LANGUAGE"] = environment


def written(root: Path, files: Mapping[str, str]) -> Path:
    """A folder with these files."""
    for file, text in files.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def opened(root: Path, as_of: str) -> Opened:
    """A workspace as of the end of a day, or of a moment."""
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    whole = len(as_of) == len("2024-08-30")
    when = datetime.date.fromisoformat(as_of) if whole else datetime.datetime.fromisoformat(as_of)
    return open_workspace(root, Moment(now, when))


Screen = Callable[[Opened, Labels], Document]


def _show(word: str) -> Screen:
    return lambda seen, labels: show_screen(show(seen, word), seen.workspace.register, labels)


def _explain(*words: str) -> Screen:
    return lambda seen, labels: explain_screen(explain(seen, words), labels)


def _log(limit: int | None) -> Screen:
    return lambda seen, labels: log_screen(log(seen, EVERYTHING), seen.view.as_of, labels, limit)


COMMON: Mapping[str, Screen] = {
    "status": lambda seen, labels: status_screen(status(seen, EVERYTHING).summary, labels),
    "status --all-kinds": lambda seen, labels: status_screen(
        status(seen, EVERYTHING, exhortations=True).summary, labels
    ),
    "agenda": lambda seen, labels: agenda_screen(agenda_of(seen, EVERYTHING), seen.view.as_of, labels),
    "agenda --month": lambda seen, labels: agenda_screen(
        agenda_of(seen, EVERYTHING, AgendaRequest(period=Month(2024, 8))), seen.view.as_of, labels
    ),
    "matrix": lambda seen, labels: matrix_screen(matrix(seen, EVERYTHING), seen.view.as_of, labels),
    "matrix --all-kinds": lambda seen, labels: matrix_screen(
        matrix(seen, EVERYTHING, exhortations=True), seen.view.as_of, labels
    ),
    "units": lambda seen, labels: units_screen(
        units(seen, EVERYTHING), seen.view.as_of, seen.workspace.register, labels
    ),
}

OF_SAMPLE: Mapping[str, Screen] = {
    **COMMON,
    "log": _log(20),
    "show notice": _show("province-2019-doctors-day"),
    "show requirement": _show("nhc-2024-doctors-day/report"),
    "show unit": _show("xizang"),
    "explain": _explain("nhc-2024-doctors-day/report"),
    "explain unit": _explain("beijing", "xizang", "nhc-2024-doctors-day/report"),
}

RULES = (
    "day",
    "moment",
    "window",
    "received",
    "fair",
    "before",
    "after",
    "unclear",
    "undated",
    "gone",
    "spirit",
    "creed",
)
"""The requirements of the county's notice, by the rule that each has."""

OF_BOTH = tuple(rule for rule in RULES if rule not in {"after", "creed"})
"""The requirements that both clinics are asked for."""

OF_COUNTY: Mapping[str, Screen] = {
    **COMMON,
    "log": _log(None),
    "log --limit 9": _log(9),
    "show notice": _show("cold-chain"),
    **{f"show {rule}": _show(f"cold-chain/{rule}") for rule in RULES},
    "show east": _show("east"),
    "show west": _show("west"),
    **{f"explain {rule}": _explain(f"cold-chain/{rule}") for rule in RULES},
    **{f"explain both {rule}": _explain("east", "west", f"cold-chain/{rule}") for rule in OF_BOTH},
}


def county(root: Path, **files: str) -> Path:
    """A copy of the county's workspace, with some of its files replaced."""
    return written(shutil.copytree(COUNTY, root, dirs_exist_ok=True), files)


def every_document(seen: Opened, *words: str) -> dict[str, dict[str, Any]]:
    """Every document that --json writes, by its command; `words` are a notice, a requirement of it and a unit."""
    notice, requirement, unit = words
    as_of, register = seen.view.as_of, seen.workspace.register
    return {
        "status": documents.status_json(status(seen, EVERYTHING).summary),
        "agenda": documents.agenda_json(agenda_of(seen, EVERYTHING), as_of),
        "matrix": documents.matrix_json(matrix(seen, EVERYTHING), as_of),
        "log": documents.log_json(log(seen, EVERYTHING), as_of),
        "units": documents.units_json(units(seen, EVERYTHING), as_of, register),
        "explain": documents.explain_json(explain(seen, [requirement])),
        "explain unit": documents.explain_json(explain(seen, [unit, requirement])),
        "show notice": documents.show_json(show(seen, notice), register),
        "show requirement": documents.show_json(show(seen, requirement), register),
        "show unit": documents.show_json(show(seen, unit), register),
    }
