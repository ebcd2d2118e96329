"""The screen of `coverage` for an invented notice, and its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reports_builders import NAMES, opened, speaking, written

from notice_tasks.actions.coverage import coverage
from notice_tasks.problems import BadInput, BadRequest
from notice_tasks.reports.content import Tone
from notice_tasks.reports.coverage import coverage_screen
from notice_tasks.reports.json.coverage import coverage_json
from notice_tasks.reports.plain import text

if TYPE_CHECKING:
    from pathlib import Path

    from notice_tasks.reports.json.plain import Json
    from notice_tasks.rules.coverage import Covered

CHECKLIST = """\
format = 1

[notice]
id = "cold-chain"
title = "关于开展疫苗冷链自查的通知"
revised = 2024-03-01
source.text = "cold-chain.txt"

[[requirement]]
id = "self-check"
title = "报送自查表"
quote = ["要逐台核对", "于3月29日前报送"]
kind = "report"
actors = "各单位"
who = ["east"]

[[waived]]
quote = "为做好疫苗冷链管理"
reason = "目的"
"""
FAULTY = """\

[[waived]]
quote = ["值守人员", "另行通知"]
reason = "没有这句"

[[waived]]
quote = "联系人"
reason = "不是任务"

[[requirement]]
id = "guard"
title = "专人值守"
quote = "冷库须有专人值守"
kind = "standing"
actors = "各单位"
who = ["east"]
"""
TEXT = """\
当前位置：首页 > 请点击
为做好疫苗冷链管理，现通知如下：
一、开展自查
各单位要逐台核对冰箱。自查表于３月２９日前报送我局，逾期通报。
二、加强管理
冷库要有专人值守，确保温度达标。
联系人：王静
第 1 页
"""
FILES = {
    "notice-tasks.toml": 'format = 1\nid = "county"\n',
    "units.toml": 'format = 1\n\n[[unit]]\nid = "east"\nname = "东村卫生室"\n',
    "checklists/cold-chain.toml": CHECKLIST,
    "checklists/cold-chain.txt": TEXT,
}


def covered(root: Path, **files: str) -> Covered:
    """The notice compared with its text; `checklist` and `notice` replace the two."""
    changed = {f"checklists/cold-chain.{ending}": content for ending, content in files.items()}
    return coverage(opened(written(root, FILES | changed), "2024-03-20"), "cold")


def screen(found: Covered, language: str = "en", **shown: bool) -> str:
    with speaking(language):
        return text(coverage_screen(found, NAMES, **shown))


def test_first_what_is_not_covered(tmp_path: Path) -> None:
    assert (
        screen(covered(tmp_path))
        == """\
关于开展疫苗冷链自查的通知  cold-chain
Text: checklists/cold-chain.txt, 7 sentences
Covered 3 of 4 sentences with a word of duty (75%); 2 quoted; 1 waived; 1 not covered

Not covered: no requirement or waived entry quotes these
checklists/cold-chain.txt:6:1: 二  冷库要有专人值守，确保温度达标。 (要, 确保)

Covered in part: these parts of sentences are not quoted
checklists/cold-chain.txt:4:12: 一  逾期通报。 (逾期)
3 more sentences have no word of duty, and are not quoted (--all shows them)
2 lines were cut: page furniture (2); 1 of them has a word of duty (--cut shows them)
"""
    )


def test_the_same_in_chinese(tmp_path: Path) -> None:
    assert (
        screen(covered(tmp_path), "zh")
        == """\
关于开展疫苗冷链自查的通知  cold-chain
原文：checklists/cold-chain.txt，共7句
提要求、定时限的4句，已覆盖3句（75%），事项引用2句，注明不列1句，未覆盖1句

未覆盖的句子（没有事项引用，也没有注明不列）
checklists/cold-chain.txt:6:1: 二  冷库要有专人值守，确保温度达标。（要、确保）

句子已覆盖，但这一分句没有引用
checklists/cold-chain.txt:4:12: 一  逾期通报。（逾期）
另有3句没提要求、时限，也没有引用（用 --all 查看）
剔除2行：网页杂项（2），其中1行提到要求或时限（用 --cut 查看）
"""
    )


def test_everything_on_request(tmp_path: Path) -> None:
    shown = screen(covered(tmp_path), everything=True, cut=True)
    assert (
        shown.partition("(逾期)\n")[2]
        == """\

Covered, and by what
checklists/cold-chain.txt:2:1: 为做好疫苗冷链管理，现通知如下： (waived: 目的)
checklists/cold-chain.txt:4:1: 一  各单位要逐台核对冰箱。 (self-check)
checklists/cold-chain.txt:4:12: 一  自查表于３月２９日前报送我局，逾期通报。 (self-check)

Without a word of duty, and not quoted
checklists/cold-chain.txt:3:3: 一  开展自查
checklists/cold-chain.txt:5:3: 二  加强管理
checklists/cold-chain.txt:7:1: 二  联系人：王静

Cut
checklists/cold-chain.txt:1:1: 当前位置：首页 > 请点击 (page furniture; 请)
checklists/cold-chain.txt:8:1: 第 1 页 (page furniture)
2 lines were cut: page furniture (2); 1 of them has a word of duty (--cut shows them)
"""
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            """\
Quotes that are not in the text
checklists/cold-chain.toml:32:9: guard: “冷库须有专人值守” is in the text only up to “冷库”.
checklists/cold-chain.toml:22:10: waived entry 2: “值守人员” is in the text only up to “值守”.
checklists/cold-chain.toml:22:18: waived entry 2: “另行通知” is not in the text, not even its first character.
""",
        ),
        (
            "zh",
            """\
和原文对不上的引文
checklists/cold-chain.toml:32:9: guard：“冷库须有专人值守”和原文对不上，对得上的只到“冷库”。
checklists/cold-chain.toml:22:10: 第2个 [[waived]]：“值守人员”和原文对不上，对得上的只到“值守”。
checklists/cold-chain.toml:22:18: 第2个 [[waived]]：“另行通知”和原文对不上，原文里连第一个字都没有。
""",
        ),
    ],
)
def test_quotes_that_do_not_stand_there(tmp_path: Path, language: str, said: str) -> None:
    assert said in screen(covered(tmp_path, toml=CHECKLIST + FAULTY), language)


def test_what_is_waived_for_nothing(tmp_path: Path) -> None:
    found = covered(tmp_path, toml=CHECKLIST + FAULTY)
    place = "checklists/cold-chain.toml:25:1"
    assert (
        f"Waived without effect\n{place}: This entry covers nothing that is not covered without it. Remove it.\n"
        in screen(found)
    )
    assert f"多余的 [[waived]]\n{place}: 没有这一段，覆盖的也不少。请删掉。\n" in screen(found, "zh")


def test_of_nothing_there_is_no_share(tmp_path: Path) -> None:
    found = covered(tmp_path, txt="联系人：王静", toml=CHECKLIST)
    assert "None of its sentences has a word of duty. Is it the notice's text?\n" in screen(found)
    assert "%" not in screen(found, "zh")
    with speaking("en"):
        assert coverage_json(found)["totals"]["percent"] is None


def test_nothing_is_said_of_what_there_is_not(tmp_path: Path) -> None:
    shown = covered(tmp_path, txt="为做好疫苗冷链管理\n\n要逐台核对，于3月29日前报送")
    assert screen(shown, everything=True, cut=True).splitlines()[2:] == [
        "Covered 2 of 2 sentences with a word of duty (100%); 1 quoted; 1 waived",
        "",
        "Covered, and by what",
        "checklists/cold-chain.txt:1:1: 为做好疫苗冷链管理 (waived: 目的)",
        "checklists/cold-chain.txt:3:1: 要逐台核对，于3月29日前报送 (self-check)",
    ]
    share = coverage_screen(shown, NAMES)[2]
    assert getattr(share, "mark").tone is Tone.GOOD  # noqa: B009  (a line, as the screen above shows)


def test_lines_are_cut_for_several_reasons(tmp_path: Path) -> None:
    block = "".join(
        f"第{number}家单位要在{number}月开展疫苗冷链自查，并按要求向我局报送自查表和总结材料。\n" for number in "一二三"
    )
    links = "".join(f"我市召开第{number}次会议\n" for number in "一二三四五六七八")
    found = covered(tmp_path, txt=f"{block}第1页\n{block}{links}")
    assert "12 lines were cut: page furniture (1), repeated (3), list of links (8) (--cut shows them)\n" in screen(
        found
    )
    assert "剔除12行：网页杂项（1）、重复（3）、链接列表（8）（用 --cut 查看）\n" in screen(found, "zh")


def test_the_document_has_it_all(tmp_path: Path) -> None:
    found: Json = coverage_json(covered(tmp_path, toml=CHECKLIST + FAULTY))
    assert (found["notice"], found["text"]) == ("cold-chain", "checklists/cold-chain.txt")
    assert found["totals"] == {
        "sentences": 7,
        "duties": 4,
        "covered": 3,
        "quoted": 2,
        "waived": 1,
        "uncovered": 1,
        "silent": 2,
        "percent": 75,
    }
    assert found["missing"][:2] == [
        {
            "requirement": "guard",
            "requirement_title": "专人值守",
            "waived": None,
            "index": 0,
            "quote": "冷库须有专人值守",
            "stands": "冷库",
            "file": "checklists/cold-chain.toml",
            "line": 32,
            "column": 9,
        },
        {
            "requirement": None,
            "requirement_title": None,
            "waived": 1,
            "index": 0,
            "quote": "值守人员",
            "stands": "值守",
            "file": "checklists/cold-chain.toml",
            "line": 22,
            "column": 10,
        },
    ]
    assert found["duties"][0] == {
        "line": 2,
        "column": 1,
        "clause": None,
        "text": "为做好疫苗冷链管理，现通知如下：",
        "state": "waived",
        "words": ["做好"],
        "requirements": [],
        "requirement_titles": [],
        "waived": [0],
        "open": [],
    }
    assert found["duties"][2]["open"] == [{"text": "逾期通报。", "words": ["逾期"]}]
    assert [one["state"] for one in found["duties"]] == ["waived", "quoted", "quoted", "uncovered"]
    assert found["silent"][0] == {"line": 3, "column": 3, "clause": "一", "text": "开展自查"}
    assert found["idle"] == [{"waived": 2, "file": "checklists/cold-chain.toml", "line": 25, "column": 1}]
    assert found["cut"] == [
        {"line": 1, "text": "当前位置：首页 > 请点击", "why": "furniture", "words": ["请"]},
        {"line": 8, "text": "第 1 页", "why": "furniture", "words": []},
    ]


def test_another_text_may_be_given(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes("请报名".encode("gb18030"))
    found = coverage(opened(written(tmp_path, FILES), "2024-03-20"), "cold-chain", str(other))
    assert (found.file, found.coverage.sentences) == (str(other), 1)


def test_without_a_text_nothing_can_be_said(tmp_path: Path) -> None:
    checklist = CHECKLIST.replace('source.text = "cold-chain.txt"\n', "")
    with pytest.raises(BadRequest, match="no-text"):
        covered(tmp_path, toml=checklist)


@pytest.mark.parametrize(("content", "code", "case"), [(None, "unreadable-file", None), ("\0", "bad-text", "binary")])
def test_a_text_must_be_readable(tmp_path: Path, content: str | None, code: str, case: str | None) -> None:
    root = written(tmp_path, FILES | {"checklists/cold-chain.txt": content or ""})
    if content is None:
        (root / "checklists" / "cold-chain.txt").unlink()
    with pytest.raises(BadInput) as refused:
        coverage(opened(root, "2024-03-20"), "cold-chain")
    assert (refused.value.code, refused.value.details.get("case")) == (code, case)
