"""The parts of a screen, before it is drawn.

Texts are in the reader's language already. A tone says what a text means, not how it looks.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Tone(StrEnum):
    """What a text means. The words alone always say it too."""

    PLAIN = "plain"
    STRONG = "strong"
    GOOD = "good"
    NEAR = "near"
    BAD = "bad"
    QUIET = "quiet"


class Mark(NamedTuple):
    """A text with its tone. `rates` tells that its fractions are rates: a terminal draws a bar beside each."""

    text: str
    tone: Tone = Tone.PLAIN
    rates: bool = False


class Column(NamedTuple):
    """A column of a table. Numbers are aligned to the right, and only a wide column may be folded."""

    title: str
    right: bool = False
    wide: bool = False


class Table(NamedTuple):
    """Rows of marks under their columns. With `even`, columns are equally wide if there is room."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Mark, ...], ...]
    even: bool = False


class Section(NamedTuple):
    """Rows that belong together, with their title."""

    title: tuple[Mark, ...]
    rows: tuple[tuple[Mark, ...], ...]


class Sections(NamedTuple):
    """A table whose rows are grouped in sections. `title` says what the titles of the sections are."""

    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    title: tuple[Mark, ...] = ()

    @property
    def table(self) -> Table:
        """All rows as one table, with the first column indented."""
        rows = (row for section in self.sections for row in section.rows)
        return Table(self.columns, tuple((Mark(f"  {first.text}", first.tone), *rest) for first, *rest in rows))


class Heading(NamedTuple):
    """The title of the following blocks. `beside` is the short name to type."""

    text: str
    beside: str = ""


class Facts(NamedTuple):
    """Names with their values. A value may have several lines. `names` is the tone of the names."""

    pairs: tuple[tuple[str, tuple[Mark, ...]], ...]
    names: Tone = Tone.QUIET


class Line(NamedTuple):
    """A sentence on its own line."""

    mark: Mark


Block = Table | Sections | Heading | Facts | Line
Document = Sequence[Block]


def line(text: str, tone: Tone = Tone.PLAIN) -> Line:
    """A sentence on its own line."""
    return Line(Mark(text, tone))
