"""Items as they were published, for as long as a fault in the workspace keeps them from being made anew.

A slip in a checklist must not take its deadlines out of everybody's calendar.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from notice_tasks.feeds.ics_text import OF_CELL

# A fold begins with a space, so whatever a text says stands never at the beginning of a line.
_ITEM: Final = re.compile(rb"^BEGIN:(VEVENT|VTODO)\r\n.*?^END:\1\r\n", re.DOTALL | re.MULTILINE)
_CELL: Final = re.compile(rf"^{OF_CELL}:([^/\r\n]+)/([^/\r\n]+)\r$".encode(), re.MULTILINE)


def published_items(feed: bytes, is_kept: Callable[[str, str], bool]) -> Iterator[bytes]:
    """The items of a feed that is published, as they stand there, whose notice and unit are such."""
    for found in _ITEM.finditer(feed):
        cell = _CELL.search(found[0].replace(b"\r\n ", b""))
        if cell is not None and is_kept(cell[1].decode(), cell[2].decode()):
            yield found[0]
