"""A workspace opened without its faulty notices and units, for commands that must go on despite a mistake."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from notice_tasks.actions.moment import Moment
from notice_tasks.actions.opened import Opened, faults_of, opened_as
from notice_tasks.model.event import Event
from notice_tasks.model.unit import Register
from notice_tasks.problems import BadInput, Problem
from notice_tasks.reading.discover import CHECKLISTS, REGISTER
from notice_tasks.reading.load import load
from notice_tasks.reading.settings import settings_of
from notice_tasks.reading.soundness import is_sound
from notice_tasks.toml.text import Files


class PartlyOpened(NamedTuple):
    """The sound part of a workspace, and the problems of the rest."""

    opened: Opened
    problems: tuple[Problem, ...]


def open_in_part(root: Path, moment: Moment, *, estimate: bool = False) -> PartlyOpened:
    """Read a whole workspace, leaving out faulty notices and units.

    Raises:
        BadInput: a folder cannot be read, or the settings, the whole register or the rest days are faulty.
    """
    loaded = load(root, settings_of(root))
    if is_sound(loaded):
        return PartlyOpened(opened_as(loaded, root, moment, estimate=estimate), ())
    problems = faults_of(loaded, root)
    faulty = {problem.place.file for problem in problems}
    if not loaded.register_known or any(file.partition("/")[0] not in {CHECKLISTS, REGISTER} for file in faulty):
        raise BadInput("faulty-files", problems, count=len(problems))
    titles = {p.details["id"] for p in problems if p.code == "N301" and p.place.path == ("notice", "id")}
    notices = tuple(n for n in loaded.notices if n.file not in faulty and n.id not in titles)
    wrong = _faulty_units(Files(root), [problem for problem in problems if problem.place.file == REGISTER])
    units = {id_: unit for id_, unit in loaded.register.units.items() if id_ not in wrong}
    sound = loaded._replace(register=Register(units, loaded.register.groups), notices=notices)
    return PartlyOpened(opened_as(sound, root, moment, estimate=estimate), problems)


def _faulty_units(files: Files, found: Sequence[Problem]) -> set[str]:
    """The ids of the units with faults in the register. A duplicate id makes both entries faulty."""
    if not found:
        return set()
    values = files.values(REGISTER)
    assert isinstance(values, dict)  # it was read before
    wrong = {str(problem.details["id"]) for problem in found if problem.code == "N301"}
    for problem in found:
        match problem.place.path:
            case ("unit", int(index), *_rest):
                wrong.add(values["unit"][index]["id"])
    return wrong


class Records:
    """The records, each read once. `faulty` holds the problems by notice and unit."""

    def __init__(self, opened: Opened) -> None:
        """Begin with no record read."""
        self._opened = opened
        self._read: dict[tuple[str, str], tuple[Event, ...]] = {}
        self.faulty: dict[tuple[str, str], tuple[Problem, ...]] = {}

    def events_of(self, notice: str, unit: str) -> tuple[Event, ...]:
        """The events of a record, in replay order; none if it is faulty.

        Raises:
            BadInput: it cannot be read.
        """
        key = (notice, unit)
        if key not in self._read:
            try:
                self._read[key] = self._opened.events_of(notice, unit)
            except BadInput as error:
                if not error.problems:
                    raise
                self._read[key] = ()
                self.faulty[key] = error.problems
        return self._read[key]
