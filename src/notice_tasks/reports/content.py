"""What a screen consists of, before anybody draws it.

Texts are in the reader's language already; a tone says how a text is meant, never how it looks.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.words.terms import of_occurrence

if TYPE_CHECKING:
    from notice_tasks.model.notice import Notice, Requirement
    from notice_tasks.model.unit import Unit
    from notice_tasks.rules.cells import Cell


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
    """Names with their values; a value may have several lines."""

    pairs: tuple[tuple[str, tuple[Mark, ...]], ...]


class Line(NamedTuple):
    """A sentence of its own."""

    mark: Mark


Block = Table | Sections | Heading | Facts | Line
Document = Sequence[Block]


class Labels(NamedTuple):
    """What things are called on this screen: by name, or by id where the screen cannot show the name."""

    can_show: Callable[[str], bool]

    def unit(self, unit: "Unit") -> str:
        """A unit's name, or its id."""
        return unit.name if self.can_show(unit.name) else unit.id

    def requirement(self, requirement: "Requirement") -> str:
        """A requirement's title, or its id."""
        return requirement.title if self.can_show(requirement.title) else requirement.id

    def cell(self, cell: "Cell") -> str:
        """What a cell is about: its requirement's title, or id, and the occurrence of what recurs."""
        return of_occurrence(self.requirement(cell.requirement), cell.occurrence)

    def notice(self, notice: "Notice") -> str:
        """A notice's title, or its id."""
        return notice.title if self.can_show(notice.title) else notice.id


def line(text: str, tone: Tone = Tone.PLAIN) -> Line:
    """A sentence of its own."""
    return Line(Mark(text, tone))
