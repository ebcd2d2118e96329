"""What a screen consists of, before anybody draws it.

Texts are in the reader's language already; a tone says how a text is meant, never how it looks.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Tone(StrEnum):
    """How a text is meant; every tone can be told from the words alone."""

    PLAIN = "plain"
    STRONG = "strong"
    GOOD = "good"
    NEAR = "near"
    BAD = "bad"
    QUIET = "quiet"


class Mark(NamedTuple):
    """A text with its tone."""

    text: str
    tone: Tone = Tone.PLAIN


class Column(NamedTuple):
    """A table's column; numbers stand to the right, and only a wide column may be folded."""

    title: str
    right: bool = False
    wide: bool = False


class Table(NamedTuple):
    """Rows of marks under their columns, which are, with `even`, equally wide where there is room for it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Mark, ...], ...]
    even: bool = False


class Section(NamedTuple):
    """Rows that belong together, under a line that says in what."""

    title: tuple[Mark, ...]
    rows: tuple[tuple[Mark, ...], ...]


class Sections(NamedTuple):
    """A table whose rows stand in sections."""

    columns: tuple[Column, ...]
    sections: tuple[Section, ...]

    @property
    def table(self) -> Table:
        """All rows, a little to the right of the lines above them."""
        rows = (row for section in self.sections for row in section.rows)
        return Table(self.columns, tuple((Mark(f"  {first.text}", first.tone), *rest) for first, *rest in rows))


class Heading(NamedTuple):
    """What the following blocks are about; `beside` is the short name to type."""

    text: str
    beside: str = ""


class Facts(NamedTuple):
    """Names with their values; a value may have several lines, and `names` is how the names are meant."""

    pairs: tuple[tuple[str, tuple[Mark, ...]], ...]
    names: Tone = Tone.QUIET


class Line(NamedTuple):
    """A sentence of its own."""

    mark: Mark


Block = Table | Sections | Heading | Facts | Line
Document = Sequence[Block]


def line(text: str, tone: Tone = Tone.PLAIN) -> Line:
    """A sentence of its own."""
    return Line(Mark(text, tone))
