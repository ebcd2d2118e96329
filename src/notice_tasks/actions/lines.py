"""The lines of a workspace's files, to be shown beside what was found in them."""

from collections.abc import Callable
from functools import cache

from notice_tasks.problems import Place
from notice_tasks.reading.discover import resolved
from notice_tasks.toml.text import Files


def lines_of(files: Files) -> Callable[[Place], str | None]:
    """A function that gives the line a place is in, without its end; none where there is no such line to be read.

    Each file is read once, and only when it is asked for. What is no UTF-8 is shown by a sign in its place. Of a file
    behind a link that leads out of the workspace nothing is shown: git carries links, which may lead anywhere.
    """

    @cache
    def lines(file: str) -> list[str]:
        if file not in files.instead and not resolved(files.root / file).is_relative_to(resolved(files.root)):
            return []
        try:
            text = files.content(file).decode(errors="replace")
        except OSError:
            return []
        return [line.removesuffix("\r") for line in text.split("\n")]

    def line_of(place: Place) -> str | None:
        number = place.line or 0
        known = lines(place.file)
        return known[number - 1] if 1 <= number <= len(known) else None

    return line_of
