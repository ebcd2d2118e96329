"""Find faults in a workspace."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.actions.lines import line_reader
from notice_tasks.actions.moment import Moment
from notice_tasks.checks.walk import Walk
from notice_tasks.long_work import Tell, untold
from notice_tasks.model.workspace import Settings
from notice_tasks.problems import Level, Place, Problem
from notice_tasks.reading.discover import is_checklist
from notice_tasks.reading.load import load_frame
from notice_tasks.reading.settings import default_settings, read_settings
from notice_tasks.store.opening import open_store
from notice_tasks.toml.invisible import may_hold_invisible
from notice_tasks.toml.text import BOM, BYTE_ORDER_MARK, Files

if TYPE_CHECKING:
    from notice_tasks.rules.shortfall import State

_ALWAYS: Final = ("N1", "N2", "N6", "N802")
"""The codes reported regardless of the selection.

An unreadable file cannot be checked, N6 is about the selection itself, and N802 only occurs when --fail-on asks for it.
"""


_UNREADABLE: Final = ("N101", "N103", "N104", "N105")
"""Codes that say why a file cannot be read."""

STANDARD_INPUT: Final = "-"
"""The name for standard input on the command line."""


class CheckRequest(NamedTuple):
    """What to check.

    `moment` is the as-of moment; without it, nothing is compared with today. `fail_on` are the states that
    count as problems. `select` and `ignore` are codes or beginnings of codes; `select` overrides the settings. `only`
    are the files and folders to report on, as named in the workspace; empty means all. `instead` is content to read in
    place of files; under the name `STANDARD_INPUT` it is an additional checklist.
    """

    moment: Moment | None = None
    fail_on: "frozenset[State]" = frozenset()
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    instead: Mapping[str, bytes] = MappingProxyType({})


WHOLE_WORKSPACE: Final = CheckRequest()


class Checked(NamedTuple):
    """What was examined and what was found, sorted by place. `ignored` counts the problems that the settings accept.

    `line_of` returns the line of the file at a place, if it can be read.
    """

    problems: tuple[Problem, ...]
    ignored: int
    notices: int
    units: int
    records: int
    line_of: Callable[[Place], str | None]

    def fails(self, *, strict: bool) -> bool:
        """Whether the command fails: there is an error or, with `strict`, a warning."""
        return any(problem.level in failing(strict=strict) for problem in self.problems)


def failing(*, strict: bool) -> frozenset[Level]:
    """The levels for which the command fails."""
    return frozenset({Level.ERROR, Level.WARNING} if strict else {Level.ERROR})


def check(root: Path, request: CheckRequest = WHOLE_WORKSPACE, tell: Tell = untold) -> Checked:
    """Check a whole workspace. A faulty file does not hide the faults of others. `tell` is told how far it is.

    Raises:
        BadRequest: the as-of moment does not exist.
        BadInput: an interrupted command left a damaged journal.
    """
    suspects: set[str] = set()
    marked: set[str] = set()

    def look(file: str, content: bytes) -> None:
        if content.startswith(BYTE_ORDER_MARK):
            marked.add(file)
        if may_hold_invisible(content):
            suspects.add(file)

    files = Files(root, request.instead, look)
    found, faults = read_settings(files)
    settings = found or default_settings()
    frame = load_frame(files, settings)
    as_of = None if request.moment is None else request.moment.in_zone(settings.timezone)
    store = open_store(root, files)
    store.left_out()  # reports an interrupted command even if it has written no file yet
    walk = Walk(files, frame, store, as_of, request.fail_on)
    walk.day_given = request.moment is not None and request.moment.as_of is not None
    more = (file for file in request.instead if is_checklist(file) or file == STANDARD_INPUT)
    problems = [*faults, *walk.faults(more, tell)]
    problems += (Problem(BOM, Place(file, line=1, column=1), level=Level.HINT) for file in sorted(marked))
    problems += _unseen(files, suspects.difference(p.place.file for p in problems if p.code in _UNREADABLE))
    selected, ignored = _selected(problems, settings, request, root)
    return Checked(
        problems=_placed(selected, root, request.instead),
        ignored=ignored,
        notices=len(walk.notices),
        units=len(frame.register.units),
        records=walk.records,
        line_of=line_reader(files),
    )


def _unseen(files: Files, suspects: Collection[str]) -> Iterator[Problem]:
    """Invisible characters in the suspect files; unreadable files already have a problem."""
    if suspects:
        from notice_tasks.checks import n313_invisible_characters  # noqa: PLC0415  (few files have any)

        yield from n313_invisible_characters.check(files, sorted(suspects))


def _selected(
    problems: Sequence[Problem], settings: Settings, request: CheckRequest, root: Path
) -> tuple[list[Problem], int]:
    """The problems to report, and how many the settings accept."""
    select = settings.selected if request.select is None else request.select
    looked_for = problems if select is None else [p for p in problems if p.code.startswith((*_ALWAYS, *select))]
    if request.ignore:
        looked_for = [p for p in looked_for if p.code == "N802" or not p.code.startswith(request.ignore)]
    selected, ignored = _without_accepted(looked_for, settings, select, root)
    return [problem for problem in selected if not request.only or _is_among(problem.place.file, request.only)], ignored


def _is_among(file: str, only: Sequence[str]) -> bool:
    return any(name in {file, "."} or file.startswith(f"{name}/") for name in only)


def _without_accepted(
    found: Sequence[Problem], settings: Settings, select: Sequence[str] | None, root: Path
) -> tuple[list[Problem], int]:
    """The problems that the settings do not accept, and the faults of the settings' own lists."""
    if not settings.ignored and settings.selected is None:
        return list(found), 0
    from notice_tasks.checks import n601_idle_ignore, n602_selects_nothing  # noqa: PLC0415  (few settings have any)
    from notice_tasks.checks.by_code import codes  # noqa: PLC0415  (as above)

    kept = [p for p in found if not any(n601_idle_ignore.accepts(entry, p) for entry in settings.ignored)]
    ignored = len(found) - len(kept)
    kept += n601_idle_ignore.check(settings.ignored, found, select, root)
    kept += n602_selects_nothing.check(settings.selected or (), codes())
    return kept, ignored


def _placed(problems: Sequence[Problem], root: Path, instead: Mapping[str, bytes]) -> tuple[Problem, ...]:
    if not problems:
        return ()
    from notice_tasks.toml.positions import located  # noqa: PLC0415  (only problems need it)

    return tuple(located(problems, root, instead))
