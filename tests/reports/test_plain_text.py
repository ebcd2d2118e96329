"""Screens as plain text: a row is one line, and columns are aligned in Chinese too."""

from collections.abc import Iterator

import pytest
from reports_builders import NAMES, OF_COUNTY, OF_SAMPLE, SAMPLE, Screen, county, opened, speaking
from rich.cells import cell_len

from notice_tasks.actions.opened import Opened
from notice_tasks.reports.content import Column, Document, Facts, Heading, Line, Mark, Sections, Table, Tone
from notice_tasks.reports.plain import text

DOCUMENT: Document = [
    Line(Mark("截至2024-08-30", Tone.STRONG)),
    Heading("关于中国医师节的通知", "doctors-day"),
    Facts((("发文单位", (Mark("国家卫生健康委"), Mark("国家中医药局"))), ("id", (Mark("x"),)), ("空", ()))),
    Table(
        (Column("事项", wide=True), Column("Due"), Column("办结", right=True)),
        (
            (Mark("报送情况"), Mark("08-30", Tone.BAD), Mark("9/31")),
            (Mark("ok"), Mark("无时限"), Mark("11/32", Tone.GOOD)),
        ),
    ),
    Heading("End"),
    Table((Column("a"), Column("")), ()),
]

EXPECTED = """\
截至2024-08-30

关于中国医师节的通知  doctors-day
  发文单位  国家卫生健康委
            国家中医药局
  id        x
  事项      Due      办结
  报送情况  08-30    9/31
  ok        无时限  11/32

End
  a
"""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


@pytest.fixture(scope="module")
def county_on_4_september(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return opened(county(tmp_path_factory.mktemp("county")), "2024-09-04")


@pytest.fixture(scope="module")
def sample_on_30_august() -> Opened:
    return opened(SAMPLE, "2024-08-30")


def test_a_document_as_text() -> None:
    assert text(DOCUMENT) == EXPECTED


def test_nothing_is_nothing() -> None:
    assert text([]) == ""
    assert text([Facts(())]) == ""


@pytest.mark.parametrize(
    "document",
    [
        pytest.param([Line(Mark("one\ntwo"))], id="line"),
        pytest.param([Heading("one\ntwo")], id="heading"),
        pytest.param([Facts((("name", (Mark("one\u2028two"),)),))], id="fact"),
        pytest.param([Table((Column("x"),), ((Mark("one\r\ntwo"),),))], id="cell"),
    ],
)
def test_one_row_is_one_line_whatever_somebody_wrote_into_it(document: Document) -> None:
    with_header = 2 if isinstance(document[0], Table) else 1
    assert len(text(document).splitlines()) == with_header
    assert "one" in text(document)
    assert "two" in text(document)


def test_nothing_in_a_text_commands_the_terminal() -> None:
    table = Table(
        (Column("备注"), Column("人")), ((Mark("\x1b[2J\x9b清屏"), Mark("王")), (Mark("一二三四五六"), Mark("李")))
    )
    lines = text([table]).splitlines()
    assert all(line.isprintable() for line in lines)
    assert {cell_len(line) for line in lines} == {2 + 23 + 2 + 2}


def columns_line_up(table: Table) -> None:
    """Each mark is aligned with its column, on the left or on the right."""
    header, *rows = text([table]).splitlines()
    widths = [
        max(cell_len(mark) for mark in (column.title, *(row[number].text for row in table.rows)))
        for number, column in enumerate(table.columns)
    ]
    if table.even:
        widths = [max(width, min(max(widths), 9)) for width in widths]
    for line, row in zip(
        [header, *rows], [tuple(Mark(column.title) for column in table.columns), *table.rows], strict=True
    ):
        start = 0
        for mark, column, width in zip(row, table.columns, widths, strict=True):
            start += 2
            begin = start + (width - cell_len(mark.text) if column.right else 0)
            assert at_column(line, begin).startswith(mark.text), (line, mark)
            start += width


def at_column(line: str, column: int) -> str:
    """The rest of a line from a column of the screen on."""
    while column > 0:
        column -= cell_len(line[0]) if line else column
        line = line[1:]
    return line


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", OF_SAMPLE)
def test_columns_of_the_sample_line_up(sample_on_30_august: Opened, language: str, name: str) -> None:
    lines_up_and_ends_without_spaces(OF_SAMPLE[name], sample_on_30_august, language)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", OF_COUNTY)
def test_columns_of_the_county_line_up(county_on_4_september: Opened, language: str, name: str) -> None:
    lines_up_and_ends_without_spaces(OF_COUNTY[name], county_on_4_september, language)


def lines_up_and_ends_without_spaces(screen: Screen, seen: Opened, language: str) -> None:
    with speaking(language):
        document = screen(seen, NAMES)
        written = text(document)
    for block in document:
        if isinstance(block, Sections):
            columns_line_up(block.table)
            assert set(text([block.table]).splitlines()) <= set(text([block]).splitlines())
        if isinstance(block, Table) and not any("\n" in mark.text for row in block.rows for mark in row):
            columns_line_up(block)
    lines = written.splitlines()
    assert len(lines) == sum(map(lines_of, document)) + sum(isinstance(block, Heading) for block in document[1:])
    assert all(line == line.rstrip() for line in lines)
    assert not any("{" in line or "None" in line for line in lines)


def lines_of(block: object) -> int:
    match block:
        case Table():
            return 1 + len(block.rows)
        case Sections():
            return 1 + sum(1 + len(section.rows) for section in block.sections)
        case Facts(pairs):
            return sum(len(marks) for _name, marks in pairs)
        case _:
            return 1
