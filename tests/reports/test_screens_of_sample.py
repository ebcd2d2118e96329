"""The sample's screens in both languages, as of the days around 30 August 2024, when the report is due."""

import re
from collections.abc import Iterator

import pytest
from reports_builders import IDS, NAMES, OF_SAMPLE, SAMPLE, opened, speaking

from notice_tasks.actions.agenda import agenda_of
from notice_tasks.actions.matrix import matrix
from notice_tasks.actions.opened import Opened, Selection
from notice_tasks.actions.status import status
from notice_tasks.actions.units import units
from notice_tasks.reports.agenda import agenda_screen
from notice_tasks.reports.matrix import matrix_screen
from notice_tasks.reports.plain import text
from notice_tasks.reports.status import status_screen
from notice_tasks.reports.units import units_screen

CHINESE = re.compile("[\u4e00-\u9fff]")
FEW = Selection(notices=("nhc-2024-doctors-day",), units=("beijing", "shanghai", "xizang"))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def few(screen: str, as_of: str) -> str:
    """A screen of three units and one notice."""
    seen = opened(SAMPLE, as_of)
    drawn = {
        "status": lambda: status_screen(status(seen, FEW).summary, NAMES),
        "agenda": lambda: agenda_screen(agenda_of(seen, FEW), seen.view.as_of, NAMES),
        "matrix": lambda: matrix_screen(matrix(seen, FEW), seen.view.as_of, NAMES),
        "units": lambda: units_screen(units(seen, FEW), seen.view.as_of, seen.workspace.register, NAMES),
    }
    return text(drawn[screen]())


def test_status_two_days_before() -> None:
    assert (
        few("status", "2024-08-28")
        == """\
As of 2024-08-28 (Wed)

关于做好2024年中国医师节有关工作的通知  nhc-2024-doctors-day
  Requirement                     Due                       Handed in  In time  Accepted  Overdue  Not due yet  Undated  Exempt
  组织学习党的二十届三中全会精神  undated                           -        -         -        0            0      2/3       0
  分级组织医务人员休假疗养        undated                           -        -         -        0            0      0/3       0
  走访慰问医务工作者              2024-08-19                      2/3      2/2       2/3        1            0        -       0
  会同有关部门开展节日主题活动    undated                           -        -         -        0            0      2/3       0
  挖掘、宣传先进医务工作者事迹    undated                           -        -         -        0            0      1/3       0
  报送节日活动组织开展情况        2024-08-30 to 2024-09-06          -        -         -        0            2        -       1
Fallen due 3; handed in 2/3 (66%); in time 2/2 (100%); accepted 2/3 (66%); 1 overdue; 2 not due yet; 12 undated (5 handed in); 1 exempt, not counted
Acknowledged 3/3
16 standing duties and encouragements are not counted: notice-tasks show nhc-2024-doctors-day

Overdue, due today or due soon
  Due                            Requirement               Unit
  2024-08-19  overdue by 9 days  走访慰问医务工作者        上海市卫生健康委员会
  2024-08-30  2 days left        报送节日活动组织开展情况  上海市卫生健康委员会
"""  # noqa: E501  (as wide as the screen)
    )


def test_status_on_the_day_it_is_due() -> None:
    assert (
        few("status", "2024-08-30").partition("Overdue, due today or due soon\n")[2]
        == """\
  Due                             Requirement               Unit
  2024-08-19  overdue by 11 days  走访慰问医务工作者        上海市卫生健康委员会
  2024-08-30  due today           报送节日活动组织开展情况  上海市卫生健康委员会
"""
    )


def test_status_the_day_after_in_chinese() -> None:
    with speaking("zh"):
        assert (
            few("status", "2024-08-31")
            == """\
截至2024-08-31（周六）

关于做好2024年中国医师节有关工作的通知  nhc-2024-doctors-day
  事项                            时限                    已报/应报  按时  办结  逾期  未到期  无时限  免办
  组织学习党的二十届三中全会精神  无时限                          -     -     -     0       0     2/3     0
  分级组织医务人员休假疗养        无时限                          -     -     -     0       0     0/3     0
  走访慰问医务工作者              2024-08-19                    2/3   2/2   2/3     1       0       -     0
  会同有关部门开展节日主题活动    无时限                          -     -     -     0       0     2/3     0
  挖掘、宣传先进医务工作者事迹    无时限                          -     -     -     0       0     1/3     0
  报送节日活动组织开展情况        2024-08-30至2024-09-06        0/1     -   0/1     1       1       -     1
应报4，已报2/4（50%），按时2/2（100%），办结2/4（50%），逾期2件，未到期1，无时限12（已报5），免办1（不计入）
签收3/3
另有16条长期要求和倡导事项，不计入。查看：notice-tasks show nhc-2024-doctors-day

逾期、今日截止和即将到期
  时限                  事项                      单位
  2024-08-19  逾期12天  走访慰问医务工作者        上海市卫生健康委员会
  2024-08-30  逾期1天   报送节日活动组织开展情况  上海市卫生健康委员会
"""
        )


@pytest.mark.parametrize(
    ("as_of", "english", "chinese"),
    [
        ("2024-08-28", "2 days left", "还有2天"),
        ("2024-08-29", "1 day left", "还有1天"),
        ("2024-08-30", "due today", "今日截止"),
        ("2024-08-30T23:59:59+08:00", "due today", "今日截止"),
        ("2024-08-31T00:00:00+08:00", "overdue by 1 day", "逾期1天"),
        ("2024-08-31", "overdue by 1 day", "逾期1天"),
        ("2024-09-01", "overdue by 2 days", "逾期2天"),
    ],
)
def test_the_report_is_due_on_the_30th_and_overdue_from_the_31st(as_of: str, english: str, chinese: str) -> None:
    assert f"\n  2024-08-30 (Fri)\n  {english}  " in re.sub(" {3,}", "  ", few("agenda", as_of))
    with speaking("zh"):
        assert f"\n  2024-08-30（周五）\n  {chinese}  " in re.sub(" {3,}", "  ", few("agenda", as_of))


def test_the_agenda_in_chinese() -> None:
    with speaking("zh"):
        assert (
            few("agenda", "2024-08-31")
            == """\
截至2024-08-31（周六）
  时限        事项                                                     未办结单位
  2024-08-19（周一）
    逾期12天  走访慰问医务工作者（nhc-2024-doctors-day/visits）        上海市卫生健康委员会
  2024-08-30（周五）
    逾期1天   报送节日活动组织开展情况（nhc-2024-doctors-day/report）  上海市卫生健康委员会
  2024-09-06（周五）
    还有6天   报送节日活动组织开展情况（nhc-2024-doctors-day/report）  西藏自治区卫生健康委员会
"""
        )


def test_the_matrix_in_both_languages() -> None:
    assert (
        few("matrix", "2024-08-31")
        == """\
As of 2024-08-31 (Sat)

关于做好2024年中国医师节有关工作的通知  nhc-2024-doctors-day
  Unit                      Ack.  A  B  C  D  E  F
  北京市卫生健康委员会      A     D  P  D  D  D  X
  上海市卫生健康委员会      A     D  .  O  .  .  O
  西藏自治区卫生健康委员会  A     .  .  D  D  P  A
  Ack.  Acknowledged 3/3
  A     组织学习党的二十届三中全会精神 (study)  undated
  B     分级组织医务人员休假疗养 (recuperation)  undated
  C     走访慰问医务工作者 (visits)  2024-08-19
  D     会同有关部门开展节日主题活动 (themed-activities)  undated
  E     挖掘、宣传先进医务工作者事迹 (publicity)  undated
  F     报送节日活动组织开展情况 (report)  2024-08-30 to 2024-09-06

Letters
X exempt or withdrawn  O overdue  D done  P in progress  A acknowledged  . pending
"""
    )
    with speaking("zh"):
        chinese = few("matrix", "2024-08-31")
    assert "  上海市卫生健康委员会      收  结  ．  逾  ．  ．  逾\n" in chinese
    assert chinese.endswith("\n图例\n免 免办或已取消  逾 逾期  结 办结  办 办理中  收 已签收  ． 未办\n")


@pytest.fixture(scope="module")
def sample_on_31_august() -> Opened:
    return opened(SAMPLE, "2024-08-31")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_percentage_stands_behind_its_numerator_and_denominator(sample_on_31_august: Opened, language: str) -> None:
    with speaking(language):
        written = text(OF_SAMPLE["status"](sample_on_31_august, NAMES))
    shares = re.findall(r"(\d+)/(\d+)(?: \(|（)(\d+)%", written)
    assert written.count("%") == len(shares)
    assert all(int(part) * 100 // int(whole) == int(percent) for part, whole, percent in shares)
    summary = status(sample_on_31_august, Selection()).summary
    tallies = [*(notice.tally for notice in summary.notices), summary.tally]
    expected = [
        (str(part), str(whole))
        for tally in tallies
        for part, whole in (
            (tally.handed_in, tally.fallen_due),
            (tally.in_time, tally.handed_in),
            (tally.accepted, tally.fallen_due),
        )
    ]
    assert [share[:2] for share in shares] == expected


@pytest.mark.parametrize("name", ["status", "status --all-kinds", "agenda", "matrix", "units", "show unit"])
def test_names_that_a_screen_cannot_show_give_way_to_ids(sample_on_31_august: Opened, name: str) -> None:
    assert CHINESE.search(text(OF_SAMPLE[name](sample_on_31_august, NAMES)))
    written = text(OF_SAMPLE[name](sample_on_31_august, IDS))
    assert written.isascii(), CHINESE.findall(written)
    assert "nhc-2024-doctors-day" in written or name == "units"


@pytest.mark.parametrize("name", ["explain", "explain unit", "show requirement", "show notice", "log"])
def test_only_quotations_and_persons_are_left_in_chinese(sample_on_31_august: Opened, name: str) -> None:
    names = [unit.name for unit in sample_on_31_august.workspace.register.units.values()]
    for notice in sample_on_31_august.workspace.notices.values():
        names += [notice.title, *(requirement.title for requirement in notice.requirements.values())]
    written = text(OF_SAMPLE[name](sample_on_31_august, IDS))
    assert [name for name in names if f" {name}\n" in written or f" {name}  " in written] == []


@pytest.mark.parametrize("name", OF_SAMPLE)
def test_the_numbers_of_a_screen_are_the_same_in_both_languages(sample_on_31_august: Opened, name: str) -> None:
    numbers = []
    for language in ("zh", "en"):
        with speaking(language):
            written = text(OF_SAMPLE[name](sample_on_31_august, NAMES))
        numbers.append(sorted(re.findall(r"\d+", re.sub(r"art\. \d+", "", written))))
    assert numbers[0] == numbers[1]
