"""Lines of a workspace's files, to show beside the problems found in them."""

from collections.abc import Callable
from functools import cache

from notice_tasks.problems import Place
from notice_tasks.reading.discover import resolved
from notice_tasks.toml.text import BYTE_ORDER_MARK, Files


def line_reader(files: Files) -> Callable[[Place], str | None]:
    """A function that returns the line at a place, without its end, or None if the line cannot be read.

    Each file is read once, when it is first needed. Invalid UTF-8 is shown as replacement characters. Nothing is shown
    of a file behind a link out of the workspace, because git can bring links to anywhere.
    """

    @cache
    def lines(file: str) -> list[str]:
        if file not in files.instead and not resolved(files.root / file).is_relative_to(resolved(files.root)):
            return []
        try:
            text = files.content(file).removeprefix(BYTE_ORDER_MARK).decode(errors="replace")
        except OSError:
            return []
        return [line.removesuffix("\r") for line in text.split("\n")]

    def line_of(place: Place) -> str | None:
        number = place.line or 0
        known = lines(place.file)
        return known[number - 1] if 1 <= number <= len(known) else None

    return line_of
