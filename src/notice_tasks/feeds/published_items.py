"""Items as they were published, kept while a fault in the workspace prevents making them anew.

A mistake in a checklist must not remove its deadlines from people's calendars.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from notice_tasks.feeds.ics_text import OF_CELL

# Folded lines begin with a space, so no text can produce these at the beginning of a line.
_ITEM: Final = re.compile(rb"^BEGIN:(VEVENT|VTODO)\r\n.*?^END:\1\r\n", re.DOTALL | re.MULTILINE)
_CELL: Final = re.compile(rf"^{OF_CELL}:([^/\r\n]+)/([^/\r\n]+)\r$".encode(), re.MULTILINE)


def published_items(feed: bytes, is_kept: Callable[[str, str], bool]) -> Iterator[bytes]:
    """The items of a published feed, unchanged, for whose notice and unit `is_kept` is true."""
    for found in _ITEM.finditer(feed):
        cell = _CELL.search(found[0].replace(b"\r\n ", b""))
        if cell is not None and is_kept(cell[1].decode(), cell[2].decode()):
            yield found[0]
