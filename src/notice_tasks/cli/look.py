"""Shared code of the reading commands."""

from notice_tasks.actions.opened import Selection
from notice_tasks.cli.console import as_text
from notice_tasks.cli.options import SelectionOptions, UnitOptions

_FIELDS = {"notice": "notices", "unit": "units", "group": "groups"}


def selection(options: SelectionOptions | UnitOptions) -> Selection:
    """The typed selection of units and notices."""
    typed = options._asdict().items()
    return Selection(**{_FIELDS.get(name, name): tuple(map(as_text, words or ())) for name, words in typed})
