"""Which sentences of an invented notice its checklist covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rules_builders import REPORT, notice

from notice_tasks.model.notice import Waived
from notice_tasks.model.notice_text import NoticeText
from notice_tasks.reading.notice_text import text_of
from notice_tasks.rules.coverage import Clause, Coverage, Covered, MissingQuote, State, coverage_of
from notice_tasks.rules.quoting import Owner, quote_path
from timing import within

if TYPE_CHECKING:
    from notice_tasks.model.notice import Notice

TEXT = """\
为做好疫苗冷链管理，现通知如下：
一、开展自查
　　各单位要逐台核对冰箱，填写自查表。自查表于３月２９日前报送我局，逾期通报。
二、加强管理
　　冷库要有专人值守，确保温度达标。本通知自印发之日起施行。
　　联系人：王静
"""
QUOTE = "于3月29日前报送我局"


def text(content: str = TEXT) -> NoticeText:
    found = text_of(content.encode())
    assert isinstance(found, NoticeText)
    return found


def asks(*requirements: str | tuple[str, ...], waived: tuple[str | tuple[str, ...], ...] = ()) -> Notice:
    """A notice with requirements r0, r1, ... and waived entries, each with its quotes."""
    asked = [
        REPORT._replace(id=f"r{number}", quotes=(quotes,) if isinstance(quotes, str) else quotes)
        for number, quotes in enumerate(requirements)
    ]
    entries = tuple(Waived((quotes,) if isinstance(quotes, str) else quotes, "目的") for quotes in waived)
    return notice(*asked)._replace(waived=entries)


def held(
    *requirements: str | tuple[str, ...], waived: tuple[str | tuple[str, ...], ...] = (), content: str = TEXT
) -> Coverage:
    return coverage_of(text(content), asks(*requirements, waived=waived))


def uncovered(coverage: Coverage) -> list[str]:
    return [one.sentence.text for one in coverage.judged if one.state is State.UNCOVERED]


def open_clauses(coverage: Coverage) -> list[Clause]:
    return [clause for one in coverage.judged for clause in one.open_clauses]


def owners(coverage: Coverage) -> list[tuple[Owner, ...]]:
    return [one.owners for one in coverage.judged]


def test_every_sentence_with_a_word_of_duty_is_listed() -> None:
    found = held()
    assert [(one.sentence.line, one.words, one.state) for one in found.judged] == [
        (1, ("做好",), State.UNCOVERED),
        (3, ("要",), State.UNCOVERED),
        (3, ("于3月29日前", "报送", "逾期"), State.UNCOVERED),
        (5, ("要", "确保"), State.UNCOVERED),
        (5, ("自印发之日起",), State.UNCOVERED),
    ]
    assert (found.sentences, found.covered, found.percent) == (8, 0, 0)
    assert [sentence.text for sentence in found.silent] == ["开展自查", "加强管理", "联系人：王静"]


def test_a_quote_covers_the_sentence_it_lies_in() -> None:
    found = held("要逐台核对冰箱", QUOTE, waived=("为做好疫苗冷链管理",))
    assert uncovered(found) == ["冷库要有专人值守，确保温度达标。", "本通知自印发之日起施行。"]
    assert (found.covered, len(found.judged), found.percent) == (3, 5, 60)
    assert [found.count(state) for state in State] == [2, 1, 2]


@pytest.mark.parametrize(
    "quote",
    ["自查表于３月２９日前报送我局", "于3月29日\n前 报送", "，逾期通报", ",逾期通报。", "自查表"],
    ids=["full-width", "white space", "full-width comma", "half-width comma", "first of several places"],
)
def test_width_and_white_space_of_a_quote_do_not_matter(quote: str) -> None:
    assert held(quote).missing == ()


def test_a_quote_may_run_over_the_end_of_a_sentence_and_of_a_line() -> None:
    found = held("填写自查表。自查表于3月29日前", "温度达标。本通知自印发之日起施行。联系人:王静")
    assert uncovered(found) == ["为做好疫苗冷链管理，现通知如下："]
    assert owners(found)[1:] == [(Owner("r0"),), (Owner("r0"),), (Owner("r1"),), (Owner("r1"),)]
    assert [sentence.text for sentence in found.silent] == ["开展自查", "加强管理"]


def test_a_quote_of_a_number_alone_covers_nothing() -> None:
    found = held("一、")
    assert (found.missing, found.covered) == ((), 0)


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("于3月29日之前报送我局", "于3月29日"),
        ("“冷库”", ""),
        ("冷库要有专人值守。", "冷库要有专人值守"),
        (" ", ""),
        ("", ""),
    ],
    ids=["another word", "nothing", "another mark", "white space", "empty"],
)
def test_a_quote_that_does_not_stand_there_is_missing(quote: str, stands: str) -> None:
    found = held("冷库要有专人值守", (QUOTE, quote), waived=((quote,),))
    assert found.missing == (
        MissingQuote(Owner("r1"), 1, quote, stands),
        MissingQuote(Owner(waived=0), 0, quote, stands),
    )
    assert found.idle == ()


def test_missing_quotes_have_their_place_in_the_checklist() -> None:
    asked = asks("a", ("b", "c"), waived=("d", ("e", "f")))
    places = [quote_path(asked, one.owner, one.nth) for one in coverage_of(text(), asked).missing]
    assert places == [
        ("requirement", 0, "quote", 0),
        ("requirement", 1, "quote", 0),
        ("requirement", 1, "quote", 1),
        ("waived", 0, "quote", 0),
        ("waived", 1, "quote", 0),
        ("waived", 1, "quote", 1),
    ]


def test_clauses_that_nobody_quotes_are_told_of_what_is_covered_in_part() -> None:
    found = held("冷库要有专人值守", "自查表于3月29日前报送", waived=("现通知如下",))
    assert open_clauses(found) == [
        Clause("为做好疫苗冷链管理", ("做好",), ()),
        Clause("逾期通报。", ("逾期",), ()),
        Clause("确保温度达标。", ("确保",), ()),
    ]


def test_a_clause_may_be_waived_beside_one_that_is_quoted() -> None:
    found = held("冷库要有专人值守", waived=("确保温度达标",))
    judged = next(one for one in found.judged if one.words == ("要", "确保"))
    assert (judged.state, judged.open_clauses, judged.owners) == (State.QUOTED, (), (Owner("r0"), Owner(waived=0)))
    assert found.idle == ()


def test_a_time_of_day_and_a_number_are_no_end_of_a_clause() -> None:
    content = "请于8月30日 17: 00前，将1，000份 自查表报送，谢谢"
    (judged,) = held("谢谢", content=content).judged
    assert [clause.text for clause in judged.open_clauses] == ["请于8月30日 17: 00前", "将1，000份 自查表报送"]


def test_clauses_of_nothing_but_blanks_are_passed_over() -> None:
    (judged,) = held("要开", content="要开， ，，：要关").judged
    assert [clause.text for clause in judged.open_clauses] == ["要关"]


@pytest.mark.parametrize(
    ("requirements", "waived"),
    [
        ((QUOTE,), (QUOTE,)),
        ((), ("联系人：王静",)),
        (("冷库要有专人值守",), ("要有专人",)),
        ((), ((),)),
    ],
    ids=["quoted already", "no word of duty", "the same clause", "no quote"],
)
def test_a_waived_entry_that_covers_nothing_is_idle(
    requirements: tuple[str, ...], waived: tuple[str | tuple[str, ...], ...]
) -> None:
    assert held(*requirements, waived=waived).idle == (0,)


def test_only_the_idle_ones_are_idle() -> None:
    assert held(QUOTE, waived=("现通知如下", "联系人", "逾期通报", "自印发之日起")).idle == (1,)


# ---- words that stand several times ----

TWICE = "一、自查\n各单位要认真组织。结果按时报送。\n二、培训\n各单位要认真组织。名单按时报送。"


@pytest.mark.parametrize(
    ("requirements", "lines"),
    [
        (("各单位要认真组织",), [2]),
        (("各单位要认真组织", "各单位要认真组织"), [2, 4]),
        (("各单位要认真组织",) * 3, [2, 4]),
        ((("名单", "按时报送"),), [4]),
        ((("按时报送", "名单"), "按时报送"), [2, 4]),
        (("培训各单位要认真组织",), [4]),
    ],
    ids=["the first", "the next", "no more places", "beside another quote", "and the first after that", "more words"],
)
def test_words_that_stand_several_times_mean_one_place(
    requirements: tuple[str | tuple[str, ...], ...], lines: list[int]
) -> None:
    judged = held(*requirements, content=TWICE).judged
    assert sorted({one.sentence.line for one in judged if one.owners}) == lines


# ---- how much ----


def test_the_share_is_rounded_down() -> None:
    found = held("要一。", "要二。", content="要一。要二。要三。")
    assert (found.covered, found.percent) == (2, 66)
    assert [found.is_under(percent) for percent in (0, 66, 67, 100)] == [False, False, True, True]


def test_of_nothing_no_share_is_covered() -> None:
    found = held(content="联系人：王静")
    assert (found.covered, found.judged, found.percent) == (0, (), None)
    assert found.is_under(100)
    assert found.is_under(0)


@pytest.mark.parametrize(
    ("requirements", "fail_under", "fails"),
    [
        (("要一",), None, False),
        (("要一",), 50, False),
        (("要一",), 51, True),
        (("要一", "要三"), None, True),
        (("要一", "要二", "要三"), 100, True),
    ],
)
def test_it_fails_for_a_missing_quote_or_too_small_a_share(
    requirements: tuple[str, ...], fail_under: int | None, fails: bool
) -> None:
    found = held(*requirements, content="要一。要二。")
    assert Covered(asks(), "notice.txt", found, (), ()).fails(fail_under) is fails


def test_lines_that_were_cut_are_given_with_their_words_of_duty() -> None:
    found = held("版权所有", content="请报名。\n本站版权所有，转载请注明\n第1页")
    assert [(one.line.line, one.words) for one in found.cut] == [(2, ("请",)), (3, ())]
    assert (found.missing, found.covered) == ((), 0)


def test_a_quote_may_run_past_a_line_that_was_cut() -> None:
    found = held("请于六月底前报送", content="请于六月\n— 1 —\n底前报送")
    assert found.missing == ()
    assert [one.state for one in found.judged] == [State.QUOTED, State.QUOTED]


def test_a_text_of_a_megabyte_takes_no_time_to_speak_of() -> None:
    """It takes about half a second; the bound is there to end one that hangs."""
    lines = [
        f"（{number}）第{number}家单位要于３月２９日前，将自查表报送我局；其余工作照常开展。" for number in range(9000)
    ]
    content = "\n".join(lines)
    assert len(content.encode()) > 900_000
    with within(60):
        found = held(*(f"第{number}家单位要于3月29日前" for number in range(0, 9000, 45)), content=content)
    assert (found.covered, len(found.judged)) == (200, 9000)
