"""Screens of a small county: every form of due rule, every outcome of an act, and empty screens."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from reports_builders import EVERYTHING, IDS, NAMES, OF_COUNTY, county, opened, speaking, written

from notice_tasks.actions.agenda import agenda_of
from notice_tasks.actions.explain import explain
from notice_tasks.actions.log import log
from notice_tasks.actions.matrix import matrix
from notice_tasks.actions.moment import Moment
from notice_tasks.actions.opened import Opened
from notice_tasks.actions.record import Evidence, Order, record
from notice_tasks.actions.show import show
from notice_tasks.actions.status import status
from notice_tasks.actions.units import units
from notice_tasks.model.event import Act
from notice_tasks.problems import BadRequest, Level, Place, Problem
from notice_tasks.reports.agenda import AgendaLook, agenda_screen
from notice_tasks.reports.content import Document, Heading, Line, Mark, Tone
from notice_tasks.reports.explain import explain_screen
from notice_tasks.reports.feeds import FeedRow, FeedsReport, feeds_screen
from notice_tasks.reports.log import log_screen
from notice_tasks.reports.matrix import matrix_screen
from notice_tasks.reports.new_files import checklist_screen, workspace_screen
from notice_tasks.reports.plain import text
from notice_tasks.reports.problems import problem_line, problems_screen, verdict
from notice_tasks.reports.recorded import recorded_screen
from notice_tasks.reports.refusals import refusals_screen
from notice_tasks.reports.show import show_screen
from notice_tasks.reports.status import status_screen
from notice_tasks.reports.units import units_screen
from notice_tasks.rules.outcome import Refusals

NOW = datetime.datetime(2024, 9, 4, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return opened(county(tmp_path_factory.mktemp("county")), "2024-09-04")


def lines(name: str, seen: Opened) -> list[str]:
    return [line.strip() for line in text(OF_COUNTY[name](seen, NAMES)).splitlines()]


def test_show_notice(seen: Opened) -> None:
    assert (
        text(OF_COUNTY["show notice"](seen, NAMES))
        == """\
关于开展疫苗冷链自查的通知  cold-chain
  Issued by       县卫生健康局
  Addressed to    各村卫生室
                  县医院
  Theme           冷链不断
  Anchors         issued = unknown
                  received = each unit's own
                  festival = 2024-08-19 (Mon)
  Contact         疫苗科  李文  010-2  fax 010-3
  Source          https://example.org/n
                  notice.txt
  Page published  2024-08-01
  Encoded in      checklists/cold-chain.toml, last changed 2024-08-01
  Clause  Requirement                Kind           Due
  二·1    报送自查表 (day)           report         2024-08-30
          上传照片 (moment)          report         2024-08-20 18:00
          自查 (window)              action         2024-08-12 to 2024-08-23
          收文十天内培训 (received)  action         10 days after received
          节日宣传 (fair)            event          2024-08-19 (festival)
          节前走访 (before)          event          1 week before 2024-08-19 (festival)
          节后小结 (after)           event          6 months after 2024-08-19 (festival)
          另报总结 (unclear)         report         “另行通知”
          建立台账 (undated)         action         undated
          交流会 (gone)              event          2024-09-10 (withdrawn)
          弘扬精神 (spirit)          encouragement  undated
          不忘初心 (creed)           standing duty  undated
"""
    )


def test_what_is_not_withdrawn_yet_has_no_word_beside_it(tmp_path: Path) -> None:
    before = opened(county(tmp_path), "2024-08-19")
    assert "(withdrawn)" not in text(OF_COUNTY["show notice"](before, NAMES))


def test_show_requirement(seen: Opened) -> None:
    assert (
        text(OF_COUNTY["show day"](seen, NAMES))
        == """\
报送自查表  cold-chain/day
  Notice              关于开展疫苗冷链自查的通知
  Clause              二·1
  The notice's words  “于8月30日前”
                      “报送”
  Kind                report
  Actors              各村卫生室
  Tracked for         村卫生室
  Must reach          保管员
                      接种员
  Due                 2024-08-30
  Deliver to          疫苗科
  Evidence            required
As of 2024-09-04 (Wed)
  Unit        Due         Progress   Timeliness
  东村卫生室  2024-09-06  submitted  in time, extended
  西村卫生室  2024-08-30  submitted  in time
"""
    )


def test_show_unit_in_chinese(seen: Opened) -> None:
    with speaking("zh"):
        assert (
            text(OF_COUNTY["show east"](seen, NAMES))
            == """\
东村卫生室  east
  区划代码  110000
  单位组    村卫生室
  上级      西村卫生室
  级别      村
  联系人    王静  010-1  east@example.org
截至2024-09-04（周三）
  通知签收  2024-08-14  关于开展疫苗冷链自查的通知
  事项                                   时限              办理进度  时效
  报送自查表（cold-chain/day）           2024-09-06        已报送    延期内
  上传照片（cold-chain/moment）          2024-08-20 18:00  办结      超时限    曾逾期
  自查（cold-chain/window）              2024-08-23        免办      免办
  收文十天内培训（cold-chain/received）  2024-08-26        已签收    逾期9天   曾逾期
  节日宣传（cold-chain/fair）            2024-08-18        未办      逾期17天  曾逾期
  节前走访（cold-chain/before）          2024-08-12        未办      逾期23天  曾逾期
  节后小结（cold-chain/after）           2025-02-19        未办      未到期
  另报总结（cold-chain/unclear）         时限未定          未办      时限未定
  建立台账（cold-chain/undated）         无时限            未办      无时限
  交流会（cold-chain/gone）              2024-09-10        已取消    免办

长期要求和倡导事项
  事项                           类别
  弘扬精神（cold-chain/spirit）  倡导
"""
        )


def test_what_was_withdrawn_says_when_and_why(seen: Opened) -> None:
    assert "Withdrawn    2024-08-20: 天气" in lines("show gone", seen)
    assert "Tracked for  nobody" in lines("show creed", seen)


def test_explain_with_two_units(seen: Opened) -> None:
    assert (
        text(OF_COUNTY["explain both day"](seen, NAMES))
        == """\
报送自查表  cold-chain/day
  Notice              关于开展疫苗冷链自查的通知
  Issued by           县卫生健康局
  Clause              二·1
  The notice's words  “于8月30日前”
                      “报送”
  Encoded in          checklists/cold-chain.toml

东村卫生室  east
Due: 2024-09-06 (Fri)
  1. The checklist gives the day for the notice's words: 2024-08-30 (Fri).
  2. The notice says nothing else, so the day itself counts (Civil Code, art. 1259, leaves open what 前, before, means).
  3. Extended on 2024-08-17 (Sat) by 李文 from 2024-08-30 (Fri) to 2024-09-06 (Fri): 台风
  4. Returned on 2024-09-03 (Tue) by 李文, to be handed in again by 2024-09-06 (Fri): 缺 公章
As of 2024-09-04 (Wed): submitted; in time, extended; first handed in on 2024-09-02; handed in on 2024-09-03
  2024-08-17  a4  extended to 2024-09-06 by 李文; “台风”
  2024-08-18  a5  evidence by 王静; e/1.pdf; dated 2024-08-17; sha256 0123456789ab
  2024-09-02  a2  submitted by 王静
  2024-09-03  a3  returned, to be redone by 2024-09-06 by 李文; “缺 公章”
  2024-09-03  a6  submitted by 王静

西村卫生室  west
Due: 2024-08-30 (Fri)
  1. The checklist gives the day for the notice's words: 2024-08-30 (Fri).
  2. The notice says nothing else, so the day itself counts (Civil Code, art. 1259, leaves open what 前, before, means).
As of 2024-09-04 (Wed): submitted; in time; handed in on 2024-08-29
  2024-08-29  c2  submitted by 赵强
"""
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("explain moment", "1. The checklist gives the moment for the notice's words: 2024-08-20 (Tue) 18:00."),
        ("explain window", "3. It is open from 2024-08-12 (Mon) to 2024-08-23 (Fri), both days included."),
        (
            "explain received",
            "1. Each unit has its own day: the count begins with its first acknowledgement of the notice.",
        ),
        ("explain fair", "2. The notice excludes 2024-08-19 (Mon), so the last day is 2024-08-18 (Sun)."),
        ("explain before", "2. Counted back 1 week from 2024-08-19 (Mon): 2024-08-12 (Mon)."),
        ("explain unclear", "1. The notice says only “另行通知”: no day can be worked out, and none is guessed."),
        ("explain undated", "The notice sets no due day for this, and the checklist has none."),
        (
            "explain both received",
            (
                "1. The unit received the notice on 2024-08-14 (Wed): its first acknowledgement, "
                "recorded for '收文十天内培训' (a1)."
            ),
        ),
        ("explain both moment", "As of 2024-09-04 (Wed): done; late; handed in on 2024-08-20"),
        ("explain both fair", "As of 2024-09-04 (Wed): pending; overdue by 17 days"),
        ("explain both gone", "As of 2024-09-04 (Wed): withdrawn; exempt"),
        ("explain both window", "As of 2024-09-04 (Wed): exempt"),
        ("explain both unclear", "As of 2024-09-04 (Wed): pending; no day yet"),
        ("explain both undated", "Nothing has been recorded yet."),
    ],
)
def test_explain_says(seen: Opened, name: str, expected: str) -> None:
    assert expected in lines(name, seen)


def test_the_log(seen: Opened) -> None:
    assert (
        text(OF_COUNTY["log"](seen, NAMES))
        == """\
As of 2024-09-04 (Wed)
  Happened    id  Unit        Requirement     What
  2024-08-11  b2  东村卫生室  节前走访        recorded as done by 王静; taken back
  2024-08-11  b3  东村卫生室  节前走访        undo of b2 (recorded as done, 2024-08-11) by 李文; recorded only on 2024-08-12
  2024-08-12  b4  东村卫生室  建立台账        evidence by 李文; https://example.org/e
  2024-08-12  c1  西村卫生室  节前走访        recorded as done by 赵强
  2024-08-13  a8  东村卫生室  自查            started by 王静
  2024-08-14  a1  东村卫生室  收文十天内培训  acknowledged by 王静
  2024-08-14  a9  东村卫生室  自查            exempted by 王静; “停诊”
  2024-08-15  b1  东村卫生室  自查            submitted by 王静; no effect
  2024-08-17  a4  东村卫生室  报送自查表      extended to 2024-09-06 by 李文; “台风”
  2024-08-18  a5  东村卫生室  报送自查表      evidence by 王静; e/1.pdf; dated 2024-08-17; sha256 0123456789ab
  2024-08-20  a7  东村卫生室  上传照片        recorded as done by 王静; without evidence; “电话”
  2024-08-29  c2  西村卫生室  报送自查表      submitted by 赵强
  2024-09-02  a2  东村卫生室  报送自查表      submitted by 王静
  2024-09-03  a3  东村卫生室  报送自查表      returned, to be redone by 2024-09-06 by 李文; “缺 公章”
  2024-09-03  a6  东村卫生室  报送自查表      submitted by 王静
"""  # noqa: E501
    )


@pytest.mark.parametrize(("limit", "left_out"), [(None, None), (15, None), (20, None), (14, 1), (1, 14)])
def test_a_limit_says_how_many_it_leaves_out(seen: Opened, limit: int | None, left_out: int | None) -> None:
    written_text = text(log_screen(log(seen, EVERYTHING), seen.view.as_of, NAMES, limit))
    assert ("earlier" in written_text) is (left_out is not None)
    told = {
        1: "\n1 earlier record is not shown; all: notice-tasks log\n",
        14: "\n14 earlier records are not shown; all: notice-tasks log\n",
    }
    assert left_out is None or told[left_out] in written_text
    assert written_text.count("\n  2024-") == (15 if limit is None else min(limit, 15))


def test_the_matrix_marks_where_nothing_is_asked(seen: Opened) -> None:
    shown = text(OF_COUNTY["matrix --all-kinds"](seen, NAMES))
    assert "  Unit        Ack.  A  B  C  D  E  F  G  H  I  J  K\n" in shown
    assert "  西村卫生室  .     S  O  O  .  O  D  -  .  .  X  .\n" in shown
    assert "  A     报送自查表 (day)  2024-08-30 to 2024-09-06\n" in shown
    assert shown.endswith("  - not asked\n")
    with speaking("zh"):
        chinese = text(OF_COUNTY["matrix --all-kinds"](seen, NAMES))
    assert "  西村卫生室  ．  报  逾  逾  ．  逾  结  －  ．  ．  免  ．\n" in chinese
    assert chinese.endswith("  － 不涉及\n")


def test_a_share_says_what_it_leaves_out(seen: Opened) -> None:
    rates = "Fallen due 9; handed in 3/9 (33%); in time 2/3 (66%); accepted 2/9 (22%); 6 overdue"
    without = "2 not due yet (1 handed in); 2 undated; 3 without a due day yet; 1 exempt, not counted"
    assert f"{rates}; {without}; 2 withdrawn, not counted" in lines("status", seen)
    with speaking("zh"):
        rates = "应报9，已报3/9（33%），按时2/3（66%），办结2/9（22%），逾期6件"
        without = "未到期2（已报1），无时限2，时限未定3，免办1（不计入），已取消2（不计入）"
        assert f"{rates}，{without}" in lines("status", seen)


@pytest.mark.parametrize(
    ("strays", "of", "files"),
    [
        (["records/a/b.toml"], "1 record", ": records/a/b.toml."),
        (["records/a/b.toml", "c"], "2 records", ", such as records/a/b.toml."),
    ],
)
def test_status_says_what_it_could_not_count(seen: Opened, strays: list[str], of: str, files: str) -> None:
    sentence = f"In {of} something belongs to no notice, requirement or unit, and is not counted{files}"
    document = status_screen(status(seen, EVERYTHING).summary, NAMES, strays)
    assert f"\n{sentence} Look: notice-tasks check --select N5\n" in text(document)
    assert Line(Mark(f"{sentence} Look: notice-tasks check --select N5", Tone.BAD)) in document


def test_a_moment_that_passed_today(seen: Opened) -> None:
    later = opened(seen.root, "2024-08-20T18:30")
    assert "2024-08-20 18:00  overdue since today  上传照片     东村卫生室, 西村卫生室" in lines("status", later)
    assert "As of 2024-08-20 (Tue) 18:30" in lines("status", later)


def test_more_than_three_units_and_ten_cells_are_counted(tmp_path: Path) -> None:
    many = "".join(f'[[unit]]\nid = "u{number}"\nname = "U{number}"\ngroups = ["clinics"]\n' for number in range(12))
    root = county(
        tmp_path,
        **{
            "units.toml": f'format = 1\ngroup = [{{ id = "clinics", name = "C" }}]\n{many}',
            "checklists/cold-chain.toml": (
                'format = 1\n[notice]\nid = "n"\ntitle = "N"\nrevised = 2024-08-01\n'
                '[[requirement]]\nid = "r"\ntitle = "R"\nkind = "report"\nactors = "A"\nwho = ["clinics"]\n'
                "due = 2024-08-30\n"
            ),
        },
    )
    seen = opened(root, "2024-08-31")
    shown = text(status_screen(status(seen, EVERYTHING).summary, NAMES)).splitlines()
    assert shown[-2].endswith("overdue by 1 day  R            12 units: U0, U1, U2, U3, U4 and 7 more")
    assert shown[-1] == "All of it, with every name: notice-tasks agenda --urgent --names"
    slots = agenda_of(seen, EVERYTHING)
    assert "12 units" in text(agenda_screen(slots, seen.view.as_of, NAMES))
    everybody = ", ".join(f"U{number}" for number in range(12))
    assert everybody in text(agenda_screen(slots, seen.view.as_of, NAMES, AgendaLook(names=True)))
    assert "All notices" not in shown


EMPTY = {"notice-tasks.toml": 'format = 1\nid = "here"\n', "units.toml": "format = 1\n"}


def test_screens_of_an_empty_workspace(tmp_path: Path) -> None:
    seen = opened(written(tmp_path, EMPTY), "2024-08-30")
    as_of = seen.view.as_of
    documents: list[tuple[Document, str]] = [
        (
            status_screen(status(seen, EVERYTHING).summary, NAMES),
            "There is no notice here yet. Add one: notice-tasks new",
        ),
        (agenda_screen(agenda_of(seen, EVERYTHING), as_of, NAMES), "Nothing is owed."),
        (
            units_screen(units(seen, EVERYTHING), as_of, seen.workspace.register, NAMES),
            "There is no unit yet. Declare units in units.toml.",
        ),
        (log_screen(log(seen, EVERYTHING), as_of, NAMES), "Nothing has been recorded yet."),
        (matrix_screen(matrix(seen, EVERYTHING), as_of, NAMES), "Nothing is asked of these units here."),
    ]
    for document, sentence in documents:
        assert text(document) == f"As of 2024-08-30 (Fri)\n{sentence}\n"


def test_a_notice_without_a_requirement(tmp_path: Path) -> None:
    notice = 'format = 1\n[notice]\nid = "n"\ntitle = "N"\nrevised = 2024-08-01\n'
    seen = opened(written(tmp_path, {**EMPTY, "checklists/n.toml": notice}), "2024-08-30")
    assert lines("status", seen) == ["As of 2024-08-30 (Fri)", "", "N  n", "Fallen due 0"]


def test_what_a_checklist_leaves_out_has_no_line(tmp_path: Path) -> None:
    notice = (
        'format = 1\n[notice]\nid = "n"\ntitle = "N"\nrevised = 2024-08-01\n[[requirement]]\nid = "r"\ntitle = "R"\n'
        'kind = "standing"\nactors = "A"\nwho = []\n'
    )
    seen = opened(written(tmp_path, {**EMPTY, "checklists/n.toml": notice}), "2024-08-30")
    explained = text(explain_screen(explain(seen, ["n/r"]), NAMES)).splitlines()
    assert explained[1:3] == ["  Notice      N", "  Encoded in  checklists/n.toml"]
    shown = text(show_screen(show(seen, "n/r"), seen.workspace.register, NAMES)).splitlines()
    assert [line.split("  ")[1] for line in shown[1:]] == ["Notice", "Kind", "Actors", "Tracked for", "Due", "Evidence"]


def order(act: Act, *words: str, **more: Any) -> Order:
    return Order(act, words, "Li")._replace(**more)


def said(root: Path, wanted: Order) -> list[str]:
    results = record(root, Moment(NOW), wanted)
    return text(recorded_screen(results, NAMES, dry_run=wanted.dry_run)).splitlines()


def test_what_recording_says(tmp_path: Path) -> None:
    root = county(tmp_path)
    assert said(root, order(Act.SUBMIT, "east", "west", "cold-chain/undated", dry_run=True)) == [
        "建立台账  cold-chain/undated",
        "A dry run: nothing is written.",
        "2024-09-04 submitted by Li",
        "    2 units, submitted; undated: 东村卫生室, 西村卫生室",
    ]
    assert said(root, order(Act.SUBMIT, "east", "cold-chain/undated"))[1:] == [
        "东村卫生室: 2024-09-04 submitted by Li -> submitted; undated",
        "    records/cold-chain/east.toml",
        "Next: notice-tasks accept east cold-chain/undated",
    ]
    again = said(root, order(Act.SUBMIT, "east", "cold-chain/undated"))[1:]
    assert len(again) == 1
    assert again[0].startswith("东村卫生室: already so since 2024-09-04 by Li (")
    assert again[0].endswith("); nothing to write")


def test_recording_for_a_group_says_whom_it_passed_over(tmp_path: Path) -> None:
    root = county(tmp_path)
    assert said(root, order(Act.SUBMIT, "cold-chain/before", groups=("clinics",))) == [
        "节前走访  cold-chain/before",
        "2024-09-04 submitted by Li",
        "    1 unit, submitted; late: 东村卫生室",
        "These units were skipped, because it does not apply in their state:",
        "    done, 1 unit: 西村卫生室",
        "Next: notice-tasks accept --group clinics cold-chain/before",
    ]


def test_what_recording_suggests(tmp_path: Path) -> None:
    root = county(tmp_path)
    assert said(root, order(Act.RETURN, "west", "cold-chain/day", note="缺"))[-1] == (
        "Next: notice-tasks submit west cold-chain/day"
    )
    assert said(root, order(Act.SUBMIT, "west", "cold-chain/day"))[-1] == (
        "Next: notice-tasks evidence west cold-chain/day --file FILE"
    )
    evidence = Evidence(url="https://example.org/x")
    assert said(root, order(Act.EVIDENCE, "west", "cold-chain/day", evidence=evidence))[-1] == (
        "Next: notice-tasks accept west cold-chain/day"
    )
    assert said(root, order(Act.ACCEPT, "west", "cold-chain/day"))[-1] == "    records/cold-chain/west.toml"


def test_recording_for_many_names_each_unit_once_and_no_file(tmp_path: Path) -> None:
    many = "".join(
        f'[[unit]]\nid = "u{number:02}"\nname = "U{number:02}"\ngroups = ["clinics"]\n' for number in range(13)
    )
    groups = 'format = 1\ngroup = [{ id = "clinics", name = "C" }]\n'
    root = county(tmp_path, **{"units.toml": groups + many})
    for unit in ("east", "west"):
        (root / f"records/cold-chain/{unit}.toml").unlink()
    checklist = root / "checklists/cold-chain.toml"
    checklist.write_text(checklist.read_text(encoding="utf-8").replace('"east"', '"clinics"'), encoding="utf-8")
    new = said(root, order(Act.START, "cold-chain/undated", everyone=True))
    names = ", ".join(f"U{number:02}" for number in range(13))
    assert new[1:3] == ["2024-09-04 started by Li", f"    13 units, in progress; undated: {names}"]
    assert new[3].startswith("To take all of it back: ")
    assert len(new) == 4
    old = said(root, order(Act.START, "cold-chain/undated", everyone=True))
    assert old[1:] == [f"    13 units, already so since 2024-09-04: {names}"]


def test_units_with_the_same_refusal_share_a_line(tmp_path: Path) -> None:
    with pytest.raises(BadRequest) as raised:
        record(county(tmp_path), Moment(NOW), order(Act.ACCEPT, "east", "west", "cold-chain/undated"))
    refusals = raised.value.details["refusals"]
    assert isinstance(refusals, Refusals)
    allowed = "ack, start, note, submit, done, exempt, extend, evidence, undo"
    for labels, names in ((NAMES, ("东村卫生室", "西村卫生室")), (IDS, ("east", "west"))):
        assert text(refusals_screen(refusals, labels)).splitlines() == [
            f"  2 units ({', '.join(names)}): it is pending, so accept is not possible. Possible now: {allowed}."
        ]


def test_a_refusal_for_want_of_evidence_is_one_line_to_paste_for_all(tmp_path: Path) -> None:
    root = county(tmp_path)
    for unit in ("east", "west"):
        (root / f"records/cold-chain/{unit}.toml").unlink()
    with pytest.raises(BadRequest) as raised:
        record(root, Moment(NOW), order(Act.DONE, "east", "west", "cold-chain/day"))
    refusals = raised.value.details["refusals"]
    assert isinstance(refusals, Refusals)
    (line,) = text(refusals_screen(refusals, NAMES)).splitlines()
    assert line.startswith("  2 units (东村卫生室, 西村卫生室): evidence is required")
    assert "notice-tasks evidence east west cold-chain/day --file FILE;" in line


def test_evidence_that_was_missing_is_followed_by_done(tmp_path: Path) -> None:
    root = county(tmp_path)
    (root / "records/cold-chain/west.toml").unlink()
    evidence = Evidence(url="https://example.org/x")
    assert said(root, order(Act.EVIDENCE, "west", "cold-chain/day", evidence=evidence))[-1] == (
        "Next: notice-tasks done west cold-chain/day"
    )
    assert "Next: " not in said(root, order(Act.EVIDENCE, "west", "cold-chain/undated", evidence=evidence))[-1]


FAULT = Problem("N302", Place("checklists/a.toml", line=3, column=9), {"word": "x", "nearest": "xizang"})
WARNING = Problem("N102", Place("units.toml"), level=Level.WARNING)
HINT = Problem("N102", Place("units.toml"), level=Level.HINT)


def test_a_fault_is_a_line_that_editors_understand() -> None:
    assert problem_line(FAULT) == (
        "checklists/a.toml:3:9: N302 'x' is neither a unit nor a group of units.toml. "
        "Declare it there, or mend the name. (Did you mean 'xizang'?)"
    )
    with speaking("zh"):
        told = "文件开头有 BOM 标记。程序照常读；别的软件读不了的，另存为“UTF-8（无 BOM）”。"
        assert problem_line(WARNING) == f"units.toml: N102 [提醒] {told}"
    assert text(problems_screen([FAULT, WARNING])).splitlines() == [problem_line(FAULT), problem_line(WARNING)]


@pytest.mark.parametrize(
    ("found", "ignored", "sentence", "tone"),
    [
        ([], 0, "no problem found (2 notices, 42 units, 41 records)", Tone.GOOD),
        ([FAULT], 0, "1 problem found (2 notices, 42 units, 41 records)", Tone.BAD),
        (
            [FAULT, WARNING],
            3,
            "1 problem found, 1 warning, 3 accepted in the settings (2 notices, 42 units, 41 records)",
            Tone.BAD,
        ),
        ([FAULT, FAULT], 0, "2 problems found (2 notices, 42 units, 41 records)", Tone.BAD),
        ([WARNING] * 6, 0, "no problem found, 6 warnings (2 notices, 42 units, 41 records)", Tone.NEAR),
        (
            [WARNING],
            1,
            "no problem found, 1 warning, 1 accepted in the settings (2 notices, 42 units, 41 records)",
            Tone.NEAR,
        ),
        ([HINT], 0, "no problem found, 1 hint (2 notices, 42 units, 41 records)", Tone.GOOD),
        (
            [FAULT, WARNING, WARNING, HINT, HINT, HINT],
            0,
            "1 problem found, 2 warnings, 3 hints (2 notices, 42 units, 41 records)",
            Tone.BAD,
        ),
    ],
)
def test_the_verdict(found: list[Problem], ignored: int, sentence: str, tone: Tone) -> None:
    assert verdict(found, notices=2, units=42, records=41, ignored=ignored) == Line(Mark(sentence, tone))


def test_the_verdict_in_chinese() -> None:
    with speaking("zh"):
        said = text([verdict([FAULT, WARNING, HINT], notices=1, units=2, records=0, ignored=0)])
    assert said.strip() == "发现1个问题、1条提醒、1条建议（1份通知、2个单位、0份记录）"


def test_what_is_said_of_a_new_workspace(tmp_path: Path) -> None:
    files = (".gitattributes", "records/n/a.toml", *(f"checklists/{number}.toml" for number in range(6)), "units.toml")
    shown = text(workspace_screen(tmp_path / "ws", files, sample=True)).splitlines()
    assert shown == [
        f"Made a workspace in {tmp_path / 'ws'}",
        "  .gitattributes",
        *(f"  checklists/{number}.toml" for number in range(5)),
        "  and 3 more files",
        f"Go there: cd {tmp_path / 'ws'}",
        "Look around: notice-tasks status --as-of 2024-08-28",
    ]
    here = text(workspace_screen(Path(), ("units.toml",), sample=False)).splitlines()
    assert here[1:] == [
        "  units.toml",
        "1. Declare who must act in units.toml.",
        "2. Add a notice: notice-tasks new",
        "3. Look for mistakes: notice-tasks check",
    ]


FEED = FeedRow("all", "all", "All notices", "all.ics", tasks=False, items=3, address="https://example.org/all.ics")
WHERE_TO = "Put the folder on any web server; index.html lists the feeds to subscribe to."
WHERE_TO_SECRETLY = (
    "Put the folder on any web server. list-x.html lists the addresses of all feeds: give each unit its own, "
    "and keep the list secret."
)
FRESH = (
    "Some files are faulty, and the folder is new, so their items are in no feed. "
    "Do not publish it before the files are mended:"
)
NOT_ANNOUNCED = (
    "3 duties are in no calendar, because the working days of 2027, 2028 are not announced yet (--estimate)."
)
OF_ONE_FILE = Problem("N101", Place("checklists/n.toml", line=3, column=4), {"byte": "0xff"})


@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param({}, ["2 feeds, 1 file changed: calendar", WHERE_TO], id="written"),
        pytest.param({"changed": ()}, ["2 feeds, nothing changed: calendar", WHERE_TO], id="nothing changed"),
        pytest.param(
            {"large": ("all.ics",)},
            [
                "2 feeds, 1 file changed: calendar",
                "all.ics may be too large for Google Calendar (900 KB or 900 items).",
                WHERE_TO,
            ],
            id="large",
        ),
        pytest.param(
            {"removed": ("units/a.ics",)},
            ["2 feeds, 1 file changed: calendar", "1 obsolete file was removed: units/a.ics", WHERE_TO],
            id="removed",
        ),
        pytest.param(
            {"removed": tuple(f"units/{name}.ics" for name in "abcde")},
            [
                "2 feeds, 1 file changed: calendar",
                "5 obsolete files were removed: units/a.ics, units/b.ics, units/c.ics and 2 more",
                WHERE_TO,
            ],
            id="many removed",
        ),
        pytest.param(
            {"recurs_to": datetime.date(2025, 10, 4)},
            [
                "2 feeds, 1 file changed: calendar",
                "Occurrences are in the feeds up to 2025-10-04; run the command again after the next record.",
                WHERE_TO,
            ],
            id="goes on",
        ),
        pytest.param(
            {"secret": True, "list_file": "list-x.html"},
            [
                "2 feeds, 1 file changed: calendar",
                WHERE_TO_SECRETLY,
            ],
            id="secret",
        ),
        pytest.param(
            {"problems": (OF_ONE_FILE,)},
            [
                "2 feeds, 1 file changed: calendar",
                "Some files are faulty. Their items stay in the feeds as they were:",
                problem_line(OF_ONE_FILE),
                WHERE_TO,
            ],
            id="faulty",
        ),
        pytest.param(
            {"problems": (OF_ONE_FILE,), "fresh": True},
            [
                "2 feeds, 1 file changed: calendar",
                FRESH,
                problem_line(OF_ONE_FILE),
                WHERE_TO,
            ],
            id="faulty in a new folder",
        ),
        pytest.param(
            {"renewed": [FEED]},
            [
                "2 feeds, 1 file changed: calendar",
                "All notices has a new address, give it to them: https://example.org/all.ics",
                "The old one is no longer updated.",
                WHERE_TO,
            ],
            id="renewed",
        ),
        pytest.param(
            {"without_year": 3, "years": (2027, 2028)},
            ["2 feeds, 1 file changed: calendar", NOT_ANNOUNCED, WHERE_TO],
            id="years not announced",
        ),
    ],
)
def test_what_is_said_of_feeds(more: dict[str, Any], said: list[str]) -> None:
    report = FeedsReport(**{"folder": Path("calendar"), "feeds": [FEED, FEED], "changed": ("all.ics",), **more})
    assert text(feeds_screen(report)).splitlines() == said


def test_what_is_said_of_a_new_checklist() -> None:
    assert text(checklist_screen("checklists/n.toml")).splitlines()[0] == "Made checklists/n.toml"


def test_columns_after_z_are_called_as_in_spreadsheets(tmp_path: Path) -> None:
    one = '[[requirement]]\nid = "r{}"\ntitle = "R"\nkind = "report"\nactors = "A"\nwho = ["u"]\n'
    notice = 'format = 1\n[notice]\nid = "n"\ntitle = "N"\nrevised = 2024-08-01\n'
    files = {
        **EMPTY,
        "units.toml": 'format = 1\n[[unit]]\nid = "u"\nname = "U"\n',
        "checklists/n.toml": notice + "".join(one.format(number) for number in range(703)),
    }
    seen = opened(written(tmp_path, files), "2024-08-30")
    document = matrix_screen(matrix(seen, EVERYTHING), seen.view.as_of, NAMES)
    header = text(document).splitlines()[3].split()
    assert [header[number] for number in (2, 27, 28, 53, 54, 703, 704)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    assert isinstance(document[1], Heading)
