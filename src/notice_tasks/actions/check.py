"""What is wrong in a workspace, and where."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from notice_tasks.actions.lines import lines_of
from notice_tasks.checks import n601_idle_ignore
from notice_tasks.checks.material import RecordFile
from notice_tasks.checks.registry import all_faults
from notice_tasks.problems import Level, Place, Problem
from notice_tasks.reading.load import load
from notice_tasks.reading.settings import default_settings, read_settings
from notice_tasks.store.toml_files import Sound, TomlFiles
from notice_tasks.toml.positions import located


class Checked(NamedTuple):
    """What was looked at and what was found, sorted by place; `ignored` counts findings the settings accept.

    `line_of` gives the line of the file that a place is in, where it can be read.
    """

    problems: tuple[Problem, ...]
    ignored: int
    notices: int
    units: int
    records: int
    line_of: Callable[[Place], str | None]

    def fails(self, *, strict: bool) -> bool:
        """Whether anything is wrong; warnings count only for the strict."""
        return any(strict or problem.level is Level.ERROR for problem in self.problems)


def check(root: Path) -> Checked:
    """Look for faults in a whole workspace; one bad file does not hide the others.

    Raises:
        BadInput: a folder cannot be read.
    """
    found, faults = read_settings(root)
    settings = found or default_settings()
    loaded = load(root, settings, keep_all=True)
    problems = [*faults, *loaded.problems]
    records = list(_records(TomlFiles(root), problems))
    problems += all_faults(loaded, [RecordFile(found.file, found.record, found.values) for found in records])
    kept = [p for p in problems if not any(n601_idle_ignore.accepts(entry, p) for entry in settings.ignored)]
    ignored = len(problems) - len(kept)
    kept += n601_idle_ignore.check(settings.ignored, problems)
    return Checked(
        problems=tuple(located(kept, root)),
        ignored=ignored,
        notices=len(loaded.notices),
        units=len(loaded.register.units),
        records=len(records),
        line_of=lines_of(root),
    )


def _records(store: TomlFiles, problems: list[Problem]) -> Iterator[Sound]:
    """The sound record files; the faults of the others are added to `problems`."""
    for notice, unit in store.kept():
        found = store.checked(notice, unit)
        if isinstance(found, Sound):
            yield found
        else:
            problems.extend(found)
