"""Screens on a terminal: nothing exceeds its width, nothing is lost, and no meaning is in a colour alone."""

import re
from collections.abc import Iterator
from io import StringIO

import pytest
from reports_builders import NAMES, OF_COUNTY, OF_SAMPLE, SAMPLE, county, opened, speaking
from rich.cells import cell_len
from rich.console import Console

from notice_tasks.actions.opened import Opened
from notice_tasks.model.notice import Kind
from notice_tasks.reports.content import Column, Document, Facts, Heading, Line, Mark, Sections, Table, Tone
from notice_tasks.reports.plain import text
from notice_tasks.reports.terminal import draw
from notice_tasks.rules.progress import Effect
from notice_tasks.words.terms import term

ESCAPES = re.compile("\x1b\\[[0-9;]*m")
FRAME = " \n─━"
"""Blanks, the rules of tables and the bars beside rates."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


@pytest.fixture(scope="module")
def county_on_4_september(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return opened(county(tmp_path_factory.mktemp("county")), "2024-09-04")


@pytest.fixture(scope="module")
def sample_on_31_august() -> Opened:
    return opened(SAMPLE, "2024-08-31")


def drawn(document: Document, width: int, *, colour: bool = False) -> str:
    """What a console of this width shows, made as in the program."""
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    draw(document, console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def letters(text: str) -> list[str]:
    """All letters of a text, wherever it was folded."""
    return sorted(letter for letter in text if letter not in FRAME)


def is_drawn_whole(document: Document, width: int) -> None:
    shown = drawn(document, width)
    assert max(map(cell_len, shown.splitlines())) <= width
    assert letters(shown) == letters(text(document))
    assert ESCAPES.sub("", drawn(document, width, colour=True)) == shown


@pytest.mark.parametrize(("language", "width"), [("zh", 80), ("en", 80), ("en", 120)])
@pytest.mark.parametrize("name", OF_SAMPLE)
def test_a_screen_of_the_sample_fits_and_loses_nothing(
    sample_on_31_august: Opened, name: str, language: str, width: int
) -> None:
    with speaking(language):
        is_drawn_whole(OF_SAMPLE[name](sample_on_31_august, NAMES), width)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", OF_COUNTY)
def test_a_screen_of_the_county_fits_and_loses_nothing(county_on_4_september: Opened, name: str, language: str) -> None:
    with speaking(language):
        is_drawn_whole(OF_COUNTY[name](county_on_4_september, NAMES), 80)


@pytest.mark.parametrize("width", [30, 60])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["status", "agenda", "matrix", "units", "show requirement", "explain unit"])
def test_a_narrow_terminal_never_cuts_a_number_short(
    sample_on_31_august: Opened, name: str, language: str, width: int
) -> None:
    """A table that cannot be drawn is written as into a pipe; the terminal then folds its lines."""
    with speaking(language):
        document = OF_SAMPLE[name](sample_on_31_august, NAMES)
        assert letters(drawn(document, width)) == letters(text(document))


def test_a_wide_column_is_folded_and_the_others_are_not() -> None:
    table = Table(
        (Column("Requirement", wide=True), Column("Due"), Column("Done", right=True)),
        ((Mark("报送节日活动组织开展情况的总结材料和附件"), Mark("2024-08-30"), Mark("11/32")),),
    )
    assert drawn([table], 42).splitlines() == [
        " " * 42,
        " Requirement            Due          Done ",
        " ──────────────────────────────────────── ",
        " 报送节日活动组织开展   2024-08-30  11/32 ",
        " 情况的总结材料和附件                     ",
        " " * 42,
    ]


def test_columns_without_room_stand_beneath_each_other() -> None:
    columns = (Column("Due"), Column("Requirement", wide=True), Column("Owed by", wide=True))
    rows = (
        (Mark("2024-08-30"), Mark("报送节日活动组织开展情况 (nhc-2024/report)"), Mark("湖北省卫生健康委员会")),
        (Mark("2024-08-19"), Mark("走访慰问医务工作者 (nhc-2024/visits)"), Mark("")),
    )
    assert [line.rstrip() for line in drawn([Table(columns, rows)], 42).splitlines()] == [
        "",
        " Due         Requirement",
        "               Owed by",
        " ────────────────────────────────────────",
        " 2024-08-30  报送节日活动组织开展情况",
        "             (nhc-2024/report)",
        "               湖北省卫生健康委员会",
        " 2024-08-19  走访慰问医务工作者",
        "             (nhc-2024/visits)",
        "",
    ]


def test_lines_are_broken_as_chinese_and_english_are() -> None:
    document: Document = [
        Heading("关于做好中国医师节有关工作的通知", "nhc-2024-doctors-day"),
        Line(Mark("  2. 通知没有说明是否含当日，按含当日计（民法典）。", Tone.STRONG)),
        Facts((("通知原文", (Mark("“于2024-08-30前报送国家卫生健康委”"),)),)),
    ]
    assert [line.rstrip() for line in drawn(document, 32).splitlines()] == [
        "关于做好中国医师节有关工作的通知",
        "nhc-2024-doctors-day",
        "  2. 通知没有说明是否含当日，按",
        "     含当日计（民法典）。",
        "  通知原文  “于2024-08-30前报送",
        "            国家卫生健康委”",
    ]


def test_a_broken_heading_keeps_its_two_looks() -> None:
    shown = drawn([Heading("关于做好医师节工作的通知", "nhc-2024")], 20, colour=True)
    assert shown == ("\x1b[1m关于做好医师节工作的\x1b[0m\n\x1b[1m通知\x1b[0m  \x1b[36mnhc-2024\x1b[0m\n")


def test_a_document_on_a_terminal() -> None:
    document: Document = [
        Heading("关于中国医师节的通知", "doctors-day"),
        Facts((("发文单位", (Mark("国家卫生健康委"), Mark("国家中医药局"))),)),
        Heading("End"),
        Line(Mark("Done 9 of 31 (29%)", Tone.STRONG)),
    ]
    assert [line.rstrip() for line in drawn(document, 40).splitlines()] == [
        "关于中国医师节的通知  doctors-day",
        "  发文单位  国家卫生健康委",
        "            国家中医药局",
        "",
        "End",
        "Done 9 of 31 (29%)",
    ]


@pytest.mark.parametrize("mark", ["[bold]x[/bold]", "[/]", ":smile: [red]", "[link=file:///etc]x[/link]"])
def test_what_people_wrote_is_not_taken_for_markup(mark: str) -> None:
    document: Document = [
        Heading(mark, mark),
        Line(Mark(mark)),
        Facts(((mark, (Mark(mark),)),)),
        Table((Column(mark),), ((Mark(mark),),)),
    ]
    assert drawn(document, 120).count(mark) == 7


def test_nothing_that_people_wrote_commands_the_terminal() -> None:
    bad = "\x1b[2J\x9b0m\x07清屏\x1b]0;x\x07"
    document: Document = [
        Heading(bad, bad),
        Line(Mark(bad)),
        Facts((("name", (Mark(bad),)),)),
        Table((Column("x"),), ((Mark(bad),),)),
        Table((Column("x"), Column("too wide")), ((Mark(bad), Mark("x" * 200)),)),
    ]
    for colour in (False, True):
        shown = ESCAPES.sub("", drawn(document, 80, colour=colour))
        assert not set(shown) & {"\x1b", "\x9b", "\x07"}
        assert shown.count("清屏") == 6


STYLES = {
    Tone.STRONG: "\x1b[1m",
    Tone.GOOD: "\x1b[32m",
    Tone.NEAR: "\x1b[33m",
    Tone.BAD: "\x1b[1;31m",
    Tone.QUIET: "\x1b[2m",
}


@pytest.mark.parametrize("tone", Tone)
def test_each_tone_has_a_look_of_its_own(tone: Tone) -> None:
    shown = drawn([Line(Mark("word", tone))], 80, colour=True)
    assert shown == f"{STYLES[tone]}word\x1b[0m\n" if tone in STYLES else "word\n"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_colour_is_never_the_only_sign(
    sample_on_31_august: Opened, county_on_4_september: Opened, language: str
) -> None:
    """Under each title the same words always have the same tone, so the words alone carry the meaning.

    Three screens have quiet rows; the tests below check that the words give the reason too.
    """
    with speaking(language):
        screens = {name: OF_SAMPLE[name](sample_on_31_august, NAMES) for name in OF_SAMPLE}
        screens |= {f"county: {name}": OF_COUNTY[name](county_on_4_september, NAMES) for name in OF_COUNTY}
    tones: dict[tuple[str, str], set[Tone]] = {}
    for name, document in screens.items():
        for drawn_as in document:
            block = drawn_as.table if isinstance(drawn_as, Sections) else drawn_as
            if isinstance(block, Table) and "log" not in name and "show notice" not in name:
                for row in block.rows:
                    for column, mark in zip(block.columns, row, strict=True):
                        tones.setdefault((column.title, mark.text), set()).add(mark.tone)
    assert {words: meant for words, meant in tones.items() if len(meant) > 1 and words[1]} == {}
    assert len({tone for meant in tones.values() for tone in meant}) == len(Tone)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_quiet_row_of_the_log_says_that_it_does_not_count(county_on_4_september: Opened, language: str) -> None:
    with speaking(language):
        document = OF_COUNTY["log"](county_on_4_september, NAMES)
        without = (term(Effect.UNDONE), term(Effect.NO_EFFECT))
    [table] = [block for block in document if isinstance(block, Table)]
    quiet = [row for row in table.rows if row[0].tone is Tone.QUIET]
    assert len(quiet) == 2
    for row in table.rows:
        assert {mark.tone for mark in row} == {Tone.QUIET if row in quiet else Tone.PLAIN}
        assert row[-1].text.endswith(without) is (row in quiet)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_quiet_row_of_a_notice_says_what_kind_it_is(sample_on_31_august: Opened, language: str) -> None:
    with speaking(language):
        document = OF_SAMPLE["show notice"](sample_on_31_august, NAMES)
        outside = {term(kind) for kind in Kind if not kind.counts}
    [table] = [block for block in document if isinstance(block, Table)]
    for row in table.rows:
        assert {mark.tone for mark in row} == {Tone.QUIET if row[2].text in outside else Tone.PLAIN}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_quiet_row_of_status_says_what_kind_it_is(
    sample_on_31_august: Opened, county_on_4_september: Opened, language: str
) -> None:
    with speaking(language):
        outside = tuple(f"[{term(kind)}]" for kind in Kind if not kind.counts)
        documents = [
            OF_SAMPLE["status --all-kinds"](sample_on_31_august, NAMES),
            OF_COUNTY["status --all-kinds"](county_on_4_september, NAMES),
        ]
    rows = [row for document in documents for block in document if isinstance(block, Table) for row in block.rows]
    quiet = [row for row in rows if row[0].tone is Tone.QUIET]
    assert len(quiet) == 16 + 11 + 1
    for row in rows:
        assert row[0].text.endswith(outside) is (row in quiet)
