"""How the columns of a table share a screen: texts are stacked before an id or a number is cut."""

import pytest

from notice_tasks.reports.content import Column, Mark, Table
from notice_tasks.reports.layout import DrawnColumn, Layout, layout


def table(columns: tuple[Column, ...], *rows: tuple[str, ...]) -> Table:
    return Table(columns, tuple(tuple(map(Mark, row)) for row in rows))


DAY = Column("Due")
TEXT = Column("Text", wide=True)
BESIDE = Column("Beside", wide=True)
UNIT = "北京市卫生健康委员会"  # 20 columns
PATH = "nhc-2024-doctors-day/report"  # 27
OWED = table((DAY, TEXT, BESIDE), ("2024-08-30", f"报送节日活动情况 {PATH}", UNIT))


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        pytest.param(80, ((0,), 10, (1,), 44, (2,), 20), id="all as wide as they are"),
        pytest.param(70, ((0,), 10, (1,), 34, (2,), 20), id="the widest gives first"),
        pytest.param(56, ((0,), 10, (1,), 27, (2,), 13), id="but never so much that its id is torn"),
        pytest.param(54, ((0,), 10, (1, 2), 40), id="rather one goes beneath the other"),
        pytest.param(41, ((0,), 10, (1, 2), 27), id="as long as the id is whole"),
    ],
)
def test_columns_of_text_share_what_days_leave(columns: int, expected: tuple[object, ...]) -> None:
    laid_out = layout(OWED, columns)
    assert laid_out is not None
    assert tuple(part for column in laid_out.columns for part in column) == expected
    assert laid_out.gap == 2


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        pytest.param(
            40,
            Layout((DrawnColumn((0,), 10), DrawnColumn((1, 2), 26)), 2),
            id="an id is divided that takes half a screen",
        ),
        pytest.param(
            24, Layout((DrawnColumn((0,), 10), DrawnColumn((1, 2), 10)), 2), id="down to four Chinese characters"
        ),
        pytest.param(23, Layout((DrawnColumn((0,), 10), DrawnColumn((1, 2), 10)), 1), id="closer together still"),
        pytest.param(22, None, id="and then there is no table"),
    ],
)
def test_what_is_tried_where_that_is_not_enough(columns: int, expected: Layout | None) -> None:
    assert layout(OWED, columns) == expected


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        pytest.param(55, ((17, 10, 10, 10), 2), id="an id is whole"),
        pytest.param(54, ((17, 10, 10, 10), 1), id="the columns move together for it"),
        pytest.param(51, ((13, 10, 10, 10), 2), id="but not in vain"),
    ],
)
def test_numbers_make_room_for_an_id(columns: int, expected: tuple[tuple[int, ...], int]) -> None:
    numbers = tuple(Column(f"{name}-overdue", right=True) for name in ("ab", "cd", "ef"))
    laid_out = layout(table((TEXT, *numbers), ("themed-activities", "1", "2", "3")), columns)
    assert laid_out is not None
    assert (tuple(column.width for column in laid_out.columns), laid_out.gap) == expected


def test_a_text_goes_only_beneath_its_neighbour() -> None:
    apart = table((TEXT, DAY, BESIDE), (PATH, "2024-08-30", PATH))
    laid_out = layout(apart, 60)
    assert laid_out is not None
    assert [column.members for column in laid_out.columns] == [(0,), (1,), (2,)]


def test_what_goes_beneath_is_measured_with_its_indent() -> None:
    laid_out = layout(table((TEXT, BESIDE), (PATH, PATH)), 57)
    assert laid_out == Layout((DrawnColumn((0, 1), 29),), 2)


def test_a_third_text_goes_beneath_where_two_are_too_many() -> None:
    three = table((DAY, TEXT, Column("Path", wide=True), BESIDE), ("2024-08-30", UNIT, PATH, PATH))
    laid_out = layout(three, 42)
    assert laid_out is not None
    assert [column.members for column in laid_out.columns] == [(0,), (1, 2, 3)]


def test_an_address_takes_no_room_from_its_neighbours() -> None:
    address = "https://files.example/2024/doctors-day/zhejiang.pdf"
    laid_out = layout(table((DAY, TEXT, BESIDE), ("2024-08-30", UNIT, address)), 76)
    assert laid_out == Layout((DrawnColumn((0,), 10), DrawnColumn((1,), 20), DrawnColumn((2,), 40)), 2)


@pytest.mark.parametrize(
    ("title", "gap"),
    [
        pytest.param("报送节日活动组织开展", 1, id="a line saved of each two"),
        pytest.param("报送节日活动组织开展情况", 2, id="no line saved"),
    ],
)
def test_columns_move_together_where_that_makes_a_table_much_lower(title: str, gap: int) -> None:
    numbers = tuple(Column(name, right=True) for name in ("甲", "乙", "丙"))
    laid_out = layout(table((TEXT, *numbers), (title, "1", "2", "3"), (title, "1", "2", "3")), 31)
    assert laid_out is not None
    assert laid_out.gap == gap


def test_a_table_without_rows_stays_as_wide_as_it_is() -> None:
    assert layout(table((DAY, TEXT)), 40) == Layout((DrawnColumn((0,), 3), DrawnColumn((1,), 4)), 2)


def test_an_empty_column_takes_the_one_column_that_rich_gives_it() -> None:
    assert layout(table((DAY, Column("")), ("2024-08-30", "")), 15) == Layout(
        (DrawnColumn((0,), 10), DrawnColumn((1,), 1)), 2
    )
