"""A process that records one event after another until it is killed; it says an id once the event is acknowledged.

Arguments: the workspace, the name of this writer, the units it records for in turn.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from store_builders import NOTICE, event

from notice_tasks.store.toml_files import TomlFiles


def main() -> None:
    """Add events for ever."""
    root, name, *units = sys.argv[1:]
    store = TomlFiles(Path(root))
    for number, unit in enumerate(itertools.cycle(units)):
        key = (NOTICE, unit)
        with store.writing():
            kept = store.read(*key).events  # as every command does: what is added rests on what was there
            said = event(f"{name}-{number}", minutes=len(kept))
            store.add({key: (said,)})
            sys.stdout.write(f"{said.id}\n")
            sys.stdout.flush()


main()
