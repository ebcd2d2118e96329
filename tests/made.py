"""What a case cannot hold itself, because not every system could check it out: links, and names that are at fault.

`made.txt` in the case has a line for each: `NAME -> TARGET`, a link; `NAME`, an empty file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

MADE: Final = "made.txt"


def make_what_is_missing(case: Path, root: Path) -> None:
    """Make in a workspace what a case says that it needs."""
    file = case / MADE
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
        name, _arrow, target = line.partition(" -> ")
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if target:
            path.symlink_to(target)
        else:
            path.touch()
