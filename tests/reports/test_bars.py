"""Bars beside rates on a terminal: how long they are, and where a table has room for them."""

from io import BytesIO, TextIOWrapper

import pytest
from rich.console import Console

from notice_tasks.reports.bars import ASCII, SOLID, Signs, bar, text_with_bars
from notice_tasks.reports.content import Column, Document, Line, Mark, Table
from notice_tasks.reports.plain import text
from notice_tasks.reports.terminal import draw

TABLE = Table(
    (
        Column("Requirement", wide=True),
        Column("Due", wide=True),
        Column("Handed in", right=True),
        Column("Not due yet", right=True),
    ),
    (
        (Mark("报送自查表"), Mark("2024-08-30"), Mark("3/10", rates=True), Mark("0")),
        (Mark("报送节日活动组织开展情况"), Mark("2024-09-06"), Mark("-"), Mark("12")),
    ),
)


def drawn(document: Document, width: int, encoding: str = "utf-8") -> list[str]:
    file = TextIOWrapper(BytesIO(), encoding, errors="replace")
    draw(document, Console(file=file, width=width, legacy_windows=False, highlight=False))
    file.seek(0)
    return [line.rstrip() for line in file.read().splitlines()]


@pytest.mark.parametrize(
    ("part", "whole", "signs", "expected"),
    [
        (0, 9, SOLID, "──────"),
        (1, 1000, SOLID, "━─────"),
        (999, 1000, SOLID, "━━━━━─"),
        (5, 5, SOLID, "━━━━━━"),
        (1, 2, ASCII, "###..."),
    ],
)
def test_only_all_is_full_and_only_none_is_empty(part: int, whole: int, signs: Signs, expected: str) -> None:
    assert bar(part, whole, 6, signs) == expected


def test_a_sentence_has_a_bar_before_each_rate() -> None:
    assert text_with_bars("已报49/62（79%），按时0/0", SOLID) == "已报 ━━━━── 49/62（79%），按时0/0"
    assert text_with_bars("handed in 1/2 (50%)", ASCII) == "handed in ###... 1/2 (50%)"


def test_with_room_the_bars_stand_in_the_table() -> None:
    assert drawn([TABLE], 80)[1:5] == [
        " Requirement               Due           Handed in  Not due yet",
        " ──────────────────────────────────────────────────────────────",
        " 报送自查表                2024-08-30  ━───── 3/10            0",
        " 报送节日活动组织开展情况  2024-09-06            -           12",
    ]


def test_without_room_the_numbers_stand_below_the_texts() -> None:
    assert drawn([TABLE], 38)[1:8] == [
        " Requirement  Due",
        "     Handed in  Not due yet",
        " ──────────────────────────",
        " 报送自查表  2024-08-30",
        "   ━───── 3/10            0",
        " 报送节日活动组织开展情况  2024-09-06",
        "             -           12",
    ]


def test_titles_are_folded_before_the_bars_are_left_out() -> None:
    assert [line.split() for line in drawn([TABLE], 22)[1:4]] == [
        ["Requirement", "Due"],
        ["Handed", "Not", "due"],
        ["in", "yet"],
    ]


def test_a_screen_that_cannot_show_them_has_them_in_ascii() -> None:
    assert drawn([Line(Mark("handed in 1/2", rates=True))], 40, "ascii") == ["handed in ###... 1/2"]
    assert "#..... 3/10" in "\n".join(drawn([TABLE], 80, "ascii"))


def test_a_pipe_has_none() -> None:
    assert "3/10" in text([TABLE])
    assert not {*SOLID, *ASCII.done} & {*text([TABLE, Line(Mark("1/2", rates=True))])}
