"""The pages on coverage state the rules that the program follows, and show what it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from docs_pages import page, section
from test_json_page import COLD_CHAIN, COLD_CHAIN_TEXT, run

from notice_tasks.reading import noise, sentences
from notice_tasks.rules.duty_words import WORDS

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS: Final = {
    "docs/coverage.md": ("Words", "What is cut", "Sentences"),
    "docs/coverage.zh-CN.md": ("哪些字样", "剔除哪些行", "怎么分句"),
}
PAGES: Final = sorted(SECTIONS)
NUMBERS: Final = {3: ("three", "三行"), 8: ("eight", "八行"), 4: ("a quarter", "四分之一")}


@pytest.mark.parametrize("name", PAGES)
def test_every_word_of_duty_is_stated_in_the_row_of_its_group(name: str) -> None:
    rows = [line for line in section(name, SECTIONS[name][0]).splitlines() if line.startswith("| ")][1:]
    for row, words in zip(rows, WORDS.values(), strict=True):
        stated = row.split("|")[2].split()
        assert [word.text for word in words if word.text not in stated] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_rule_of_what_is_cut_is_stated(name: str) -> None:
    told = section(name, SECTIONS[name][1])
    flat = told.replace("\n", " ")
    for words in (noise.FURNITURE_BEGINS, noise.FURNITURE_HOLDS):
        assert [word for word in words if f" {word}" not in flat] == []
    for number in (noise.LONGEST_FURNITURE, noise.REPEATED_CHARACTERS, noise.LONGEST_LINK):
        assert f" {number} " in flat
    for number in (noise.REPEATED_LINES, noise.LINKS, noise.FEW_COMMAS):
        assert NUMBERS[number][PAGES.index(name)] in flat


@pytest.mark.parametrize("name", PAGES)
def test_the_numbers_of_sentences_are_stated(name: str) -> None:
    told = section(name, SECTIONS[name][2])
    assert f" {sentences.LONGEST_HEADING} " in told
    assert f" {sentences.NARROWEST // 2} " in told.replace("\n", " ")


@pytest.mark.parametrize(("name", "language"), [(PAGES[0], "en"), (PAGES[1], "zh")])
def test_the_screen_is_what_the_program_prints(name: str, language: str, tmp_path: Path) -> None:
    run("init --sample .", tmp_path)
    checklist = COLD_CHAIN.replace("冷库要有专人", "各单位要逐台核对").rpartition("\n[[waived]]")[0]
    (tmp_path / "checklists" / "county-2024.toml").write_text(checklist, encoding="utf-8")
    (tmp_path / "checklists" / "county-2024.txt").write_text(f"{COLD_CHAIN_TEXT}县卫生健康局\n", encoding="utf-8")
    assert f"$ notice-tasks coverage county-2024\n{run(f'coverage county-2024 --lang {language}', tmp_path)}" in page(
        name
    )
