"""The layout of a table's columns on a screen with a given number of terminal columns.

Numbers and days are never folded. Text columns share the remaining width. If that is too small for their longest words,
the last text column is drawn beneath the one before it, in the same cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.reports.line_breaking import broken, longest_piece
from notice_tasks.reports.width import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.reports.content import Mark, Table

    Group = tuple[int, ...]

INDENT: Final = 2
"""The indentation of a text beneath another one."""

_EDGE: Final = 1
_GAP: Final = 2
_TIGHT_GAP: Final = 1

_READABLE: Final = 12
"""The width that a text column keeps before another one must make room: six Chinese characters."""

_WORD: Final = 40
"""A longer word is an address. It is divided, and takes no room from its neighbours."""

_AT_LEAST: Final = 8
"""With less than four Chinese characters to a line, a table is not worth drawing."""

_WORTH_IT: Final = 0.75
"""Columns are combined if that reduces a table's height by more than a quarter."""


class DrawnColumn(NamedTuple):
    """A column as it is drawn: the numbers of the table's columns in it, and its width."""

    members: Group
    width: int


class Layout(NamedTuple):
    """The columns as they are drawn, and the gap between them."""

    columns: tuple[DrawnColumn, ...]
    gap: int


class _Need(NamedTuple):
    """The smallest readable width of a column, and the width at which its text is never folded."""

    least: int
    most: int
    may_fold: bool


def layout(table: Table, columns: int) -> Layout | None:
    """Lay a table out; None if numbers would have to be cut."""
    found = _first_that_fits(table, columns)
    if found is None or found.gap == _TIGHT_GAP:
        return found
    tight = _spread([column.members for column in found.columns], _TIGHT_GAP, _needs(table, columns), columns)
    return tight if tight and _height(table, tight) < _WORTH_IT * _height(table, found) else found


def _first_that_fits(table: Table, columns: int) -> Layout | None:
    needs = _needs(table, columns)
    squeezed = [_squeezed(need) for need in needs]
    *groupings, last = _groupings([column.wide for column in table.columns])
    tries = [(groups, _GAP, needs) for groups in (*groupings, last)]
    tries += [(last, _TIGHT_GAP, needs), (last, _GAP, squeezed), (last, _TIGHT_GAP, squeezed)]
    return next(filter(None, (_spread(*one, columns) for one in tries)), None)


def _spread(groups: Sequence[Group], gap: int, needs: Sequence[_Need], columns: int) -> Layout | None:
    room = columns - 2 * _EDGE - gap * (len(groups) - 1)
    shared = _shared([_of_group(needs, group) for group in groups], room)
    return Layout(tuple(map(DrawnColumn, groups, shared)), gap) if shared else None


def _height(table: Table, laid_out: Layout) -> int:
    """The number of lines that the rows take."""
    return sum(row_height(row, laid_out) for row in table.rows)


def row_height(row: Sequence[Mark], laid_out: Layout) -> int:
    """The number of lines that a row takes."""
    return max(_cell_height(row, column) for column in laid_out.columns)


def _cell_height(row: Sequence[Mark], column: DrawnColumn) -> int:
    first, *beneath = (row[number].text for number in column.members)
    return len(broken(first, column.width).spans) + sum(
        len(broken(text, column.width - INDENT).spans) for text in beneath if text
    )


def _needs(table: Table, columns: int) -> list[_Need]:
    needs = [
        _need(texts, wide=column.wide, columns=columns)
        for texts, column in zip(_texts(table), table.columns, strict=True)
    ]
    widest = max(need.most for need in needs)
    return [need._replace(most=widest) for need in needs] if table.even else needs


def _texts(table: Table) -> Iterator[list[str]]:
    for number, column in enumerate(table.columns):
        yield [*column.title.split("\n"), *(row[number].text for row in table.rows)]


def _need(texts: Sequence[str], *, wide: bool, columns: int) -> _Need:
    most = max(1, *map(width, texts))  # rich gives even a column without text one column
    if not wide:
        return _Need(most, most, may_fold=False)
    longest = min(max(map(longest_piece, texts)), _WORD, columns // 2)
    return _Need(min(most, max(longest, _READABLE)), most, may_fold=True)


def _groupings(wide: Sequence[bool]) -> Iterator[list[Group]]:
    """First every column separately; then, from the right, one more text column beneath the one before it."""
    groups: list[Group] = [(number,) for number in range(len(wide))]
    yield list(groups)
    for number in range(len(wide) - 1, 0, -1):
        if wide[number] and wide[number - 1]:
            groups[number - 1 : number + 1] = [groups[number - 1] + groups[number]]
            yield list(groups)


def _squeezed(need: _Need) -> _Need:
    return need._replace(least=min(need.least, _AT_LEAST)) if need.may_fold else need


def _of_group(needs: Sequence[_Need], group: Group) -> _Need:
    indented = [(needs[number], INDENT if number != group[0] else 0) for number in group]
    return _Need(
        max(need.least + indent for need, indent in indented),
        max(need.most + indent for need, indent in indented),
        may_fold=needs[group[0]].may_fold,
    )


def _shared(needs: Sequence[_Need], room: int) -> list[int]:
    """Widths between the least and the most of each, as even as possible; empty if there is too little room."""
    for level in range(room, -1, -1):
        widths = [max(need.least, min(need.most, level)) for need in needs]
        if sum(widths) <= room:
            return widths
    return []
