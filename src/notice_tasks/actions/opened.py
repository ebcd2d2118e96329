"""A workspace that has been read and checked, seen from one instant."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.actions.lists import members_of, notices_of
from notice_tasks.actions.lookup import find_group, find_notice, find_unit, find_unit_or_group
from notice_tasks.model.event import Event
from notice_tasks.model.notice import Notice
from notice_tasks.model.unit import Register, Unit
from notice_tasks.model.workspace import Workspace
from notice_tasks.problems import BadInput, Problem
from notice_tasks.reading.discover import CHECKLISTS, checklist_files
from notice_tasks.reading.load import Loaded, load
from notice_tasks.reading.settings import settings_of
from notice_tasks.reading.soundness import is_sound
from notice_tasks.rules.cell_context import View
from notice_tasks.rules.cells import Cell, EventsOf, cells_of
from notice_tasks.store.opening import open_store
from notice_tasks.toml.text import Files

if TYPE_CHECKING:
    from notice_tasks.actions.moment import Moment
    from notice_tasks.store.base import RecordStore


class Selection(NamedTuple):
    """What to show, in the words that the user typed. An empty selection means everything.

    Different fields meet; the words of one are added up. `excepted` units are left out.
    """

    notices: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()

    @property
    def of_units(self) -> bool:
        """Whether it selects units."""
        return bool(self.units or self.groups or self.under or self.excepted)


EVERYTHING: Final = Selection()


class Opened(NamedTuple):
    """A workspace without faults, its store, and the instant it is seen from."""

    root: Path
    view: View
    store: "RecordStore"

    @property
    def workspace(self) -> Workspace:
        """The workspace: what is in its files."""
        return self.view.workspace

    def notices(self, selection: Selection) -> tuple[Notice, ...]:
        """The selected notices.

        Raises:
            BadRequest: a word matches no notice or several.
        """
        if not selection.notices:
            return tuple(self.workspace.notices.values())
        words = notices_of("--notice", selection.notices, self.workspace)
        wanted = {find_notice(word, self.workspace).id for word in words}
        return tuple(notice for notice in self.workspace.notices.values() if notice.id in wanted)

    def units(self, selection: Selection) -> tuple[Unit, ...]:
        """The selected units.

        Raises:
            BadRequest: a word matches no unit or group, or several.
        """
        return units_selected(selection, self.workspace.register)

    def events_of(self, notice: str, unit: str) -> tuple[Event, ...]:
        """The events of a record, in replay order.

        Raises:
            BadInput: the record is faulty.
        """
        return self.store.read(notice, unit).events

    def strays(self) -> tuple[str, ...]:
        """The places of records that belong to no notice or unit of the workspace; they are not shown."""
        notices, units = self.workspace.notices, self.workspace.register.units
        kept = self.store.kept()
        return tuple(self.store.place_of(n, u) for n, u in kept if n not in notices or u not in units)

    def cells(
        self, selection: Selection, *, exhortations: bool = False, events_of: EventsOf | None = None
    ) -> Iterator[Cell]:
        """The selected cells, by notice and requirement, with exhortations on request.

        `events_of` replaces the function that reads records.
        """
        units = self.units(selection)
        for notice in self.notices(selection):
            requirements = [r for r in notice.requirements.values() if exhortations or r.kind.counts]
            yield from cells_of(self.view, notice, requirements, units, events_of or self.events_of)


def units_selected(selection: Selection, register: Register, *, recording: bool = False) -> tuple[Unit, ...]:
    """The selected units of a register, in its order.

    Raises:
        BadRequest: a word matches no unit or group, or several.
    """
    typed = {"--under": selection.under, "--unit": selection.units, "--group": selection.groups}
    under, units, groups = (members_of(*one, register, recording=recording) for one in typed.items())
    tops = [find_unit(word, register, recording=recording).id for word in under]
    options = (
        [find_unit(word, register, recording=recording).id for word in units],
        [find_group(word, register, recording=recording).id for word in groups],
        [unit for top in tops for unit in register.under(top)],
    )
    kept = tuple(register.units.values())
    for wanted in options:
        if wanted:
            among = {unit.id for unit in register.expand(wanted)}
            kept = tuple(unit for unit in kept if unit.id in among)
    out = left_out(selection.excepted, register, recording=recording)
    return tuple(unit for unit in kept if unit.id not in out)


def left_out(words: tuple[str, ...], register: Register, *, recording: bool = False) -> frozenset[str]:
    """The ids of the units that are left out, by words for units and groups.

    Raises:
        BadRequest: a word matches no unit or group, or several.
    """
    typed = members_of("--except", words, register, recording=recording)
    found = [find_unit_or_group(word, register, recording=recording) for word in typed]
    return frozenset(unit.id for unit in register.expand(found))


def open_workspace(root: Path, moment: "Moment", *, estimate: bool = False) -> Opened:
    """Read a whole workspace and make sure that it has no faults, because wrong numbers are worse than none.

    With `estimate`, the working days of unannounced years are estimated; such days must be marked wherever they are
    shown.

    Raises:
        BadInput: a file cannot be read, or there are faults; they are attached, with their places.
    """
    return _sound(load(root, settings_of(root)), root, moment, estimate=estimate)


def open_for(requirement: str, root: Path, moment: "Moment") -> Opened:
    """Read what is needed for one requirement, as the user typed it.

    If the words name the notice, and a checklist has its name in any folder, no other checklist is read. Recording then
    takes the same time regardless of the number of checklists, and faults in the others do not prevent it.

    Raises:
        BadInput: a file cannot be read, or there are faults; they are attached, with their places.
    """
    notice, slash, _rest = requirement.partition("/")
    files = _checklists_called(notice, root) if slash and notice.isascii() else ()
    if files:
        opened = _sound(load(root, settings_of(root), files), root, moment)
        if notice in opened.workspace.notices:
            return opened
    return open_workspace(root, moment)


def _checklists_called(name: str, root: Path) -> tuple[str, ...]:
    """The checklists with the name of a notice: the one in the checklists folder, or all in its subfolders."""
    file = f"{CHECKLISTS}/{name}.toml"
    if (root / file).is_file():
        return (file,)
    return tuple(file for file in checklist_files(root) if file.endswith(f"/{name}.toml"))


def _sound(loaded: Loaded, root: Path, moment: "Moment", *, estimate: bool = False) -> Opened:
    if not is_sound(loaded):
        _refuse_faulty(loaded, root)
    return opened_as(loaded, root, moment, estimate=estimate)


def opened_as(loaded: Loaded, root: Path, moment: "Moment", *, estimate: bool = False) -> Opened:
    """What was loaded, seen from a moment. With `estimate`, the working days of unannounced years are estimated."""
    calendar = loaded.calendar
    if estimate:
        from notice_tasks.dates.estimate import EstimatingCalendar  # noqa: PLC0415  (only on request)

        calendar = EstimatingCalendar(calendar)
    view = View(loaded.workspace, moment.in_zone(loaded.settings.timezone), calendar)
    return Opened(root, view, open_store(root))


def _refuse_faulty(loaded: Loaded, root: Path) -> None:
    """Run the checks that a command relies on, and raise if they find a fault."""
    problems = faults_of(loaded, root)
    if problems:
        raise BadInput("faulty-files", problems, count=len(problems))


def faults_of(loaded: Loaded, root: Path) -> tuple[Problem, ...]:
    """All faults that make the loaded files unreliable, with their places."""
    from notice_tasks.checks.structure import faults_of_structure  # noqa: PLC0415  (only faults need them)
    from notice_tasks.toml.positions import located  # noqa: PLC0415  (as above)

    return tuple(located([*loaded.problems, *faults_of_structure(loaded, Files(root))], root))
