"""`notice-tasks coverage`: the command as people run it, and all that can be wrong with a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Desk, OnTerminal

NOTICE = "county-2024-cold-chain"
TEXT = "各村卫生室要自查，于3月29日前报送自查表。\n县医院要上传照片。\n联系人：王静\n"


@pytest.fixture
def desk(clinics: Desk) -> Desk:
    """The county, whose checklist names its text."""
    checklist = clinics.root / "checklists" / f"{NOTICE}.toml"
    content = checklist.read_text(encoding="utf-8")
    named = content.replace("revised = 2024-03-01", 'revised = 2024-03-01\nsource.text = "notice.txt"')
    checklist.write_text(named, encoding="utf-8")
    (clinics.root / "checklists" / "notice.txt").write_text(TEXT, encoding="utf-8")
    return clinics


def test_it_reads_the_text_that_the_checklist_names(desk: Desk) -> None:
    said = desk.said("coverage", "county", cwd=desk.root / "checklists")
    assert "Covered 1 of 2 sentences with a word of duty (50%); 1 quoted; 1 not covered\n" in said
    assert "checklists/notice.txt:2:1: 县医院要上传照片。 (要)\n" in said


def test_another_file_wins_and_is_named_from_where_one_stands(desk: Desk) -> None:
    (desk.root / "checklists" / "原文.txt").write_bytes("要求各单位于3月29日前报名".encode("gb18030"))
    said = desk.said("coverage", "county", "--text", "原文.txt", cwd=desk.root / "checklists")
    assert "Text: 原文.txt, 1 sentence\nCovered 1 of 1 " in said


@pytest.mark.parametrize(
    ("options", "code"),
    [("", 0), ("--fail-under 50", 0), ("--fail-under 51", 1), ("--fail-under 51 --json", 1)],
)
def test_too_small_a_share_is_a_finding_on_request(desk: Desk, options: str, code: int) -> None:
    result = desk.run("coverage", NOTICE, *options.split())
    assert (result.returncode, result.stderr) == (code, "")


def test_a_quote_that_does_not_stand_there_is_a_finding(desk: Desk) -> None:
    (desk.root / "checklists" / "notice.txt").write_text("于3月28日前报送", encoding="utf-8")
    result = desk.run("coverage", NOTICE)
    assert (result.returncode, result.stderr) == (1, "")
    assert f"checklists/{NOTICE}.toml:" in result.stdout
    assert "“于3月29日前” is in the text only up to “于3月2”.\n" in result.stdout


def test_nothing_to_cover_does_not_reach_any_share(desk: Desk) -> None:
    (desk.root / "checklists" / "notice.txt").write_text("县卫生健康局，于3月29日前后", encoding="utf-8")
    result = desk.run("coverage", NOTICE, "--fail-under", "0")
    assert result.returncode == 1
    assert "None of its sentences has a word of duty." in result.stdout


def test_the_document(desk: Desk) -> None:
    document = desk.json("coverage", NOTICE)
    assert (document["format"], document["text"]) == (1, "checklists/notice.txt")
    assert [duty["state"] for duty in document["duties"]] == ["quoted", "uncovered"]


def test_on_a_terminal_and_in_chinese(desk: Desk, on_terminal: OnTerminal) -> None:
    shown = on_terminal("coverage", "county", "--all", "--cut", "--lang", "zh", cwd=desk.root)
    assert shown.returncode == 0
    assert "提要求、定时限的2句，已覆盖1句（50%）" in shown.text
    assert "没提要求、时限，也没有引用的句子" in shown.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "checklists/notice.txt cannot be read: there is no such file or folder."),
        (b"", "checklists/notice.txt has no words. Save the notice's text in it."),
        (
            b"PK\x03\x04\0",
            "checklists/notice.txt is not a text file. Open it in its program and save it as plain text (.txt).",
        ),
        (b"a\n\xff", "checklists/notice.txt is neither UTF-8 nor GB18030 (line 2, column 1). Save it as UTF-8."),
        (b"a" * 5_000_001, "checklists/notice.txt is larger than 5 MB. No notice is that long: "),
        (b"a\n<<<<<<< HEAD\n=======\n>>>>>>> b\n", "Git left a conflict in line 2 of checklists/notice.txt."),
    ],
    ids=["none", "empty", "binary", "encoding", "large", "conflict"],
)
def test_a_text_that_is_none(desk: Desk, content: bytes | None, said: str) -> None:
    file = desk.root / "checklists" / "notice.txt"
    file.unlink() if content is None else file.write_bytes(content)
    assert said in desk.refused("coverage", NOTICE, code=3)


def test_a_folder_is_no_text(desk: Desk) -> None:
    assert "checklists cannot be read: it is a folder." in desk.refused(
        "coverage", NOTICE, "--text", "checklists", code=3
    )


def test_without_a_text_it_says_how_to_name_one(clinics: Desk) -> None:
    assert 'source.text = "..."' in clinics.refused("coverage", NOTICE)
    assert "没有原文可核对" in clinics.refused("coverage", NOTICE, lang="zh")


@pytest.mark.parametrize(
    "words", [("coverage",), ("coverage", "nothing"), ("coverage", NOTICE, "--fail-under", "101")], ids=" ".join
)
def test_requests_that_make_no_sense(desk: Desk, words: tuple[str, ...]) -> None:
    desk.refused(*words)
    desk.refused(*words, lang="zh")
