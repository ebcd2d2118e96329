"""The tables of words say what the screens say, in both languages."""

from __future__ import annotations

import re
from typing import Final

import pytest
from babel.messages.pofile import read_po
from docs_pages import LANGUAGES, REPOSITORY, page, section

from notice_tasks.model.event import Act
from notice_tasks.rules.progress import LEADS_TO, Progress
from notice_tasks.words.terms import COMMANDS, TERMS

CATALOGUE: Final = REPOSITORY / "src/notice_tasks/words/zh/LC_MESSAGES/notice-tasks.po"
STANDINGS: Final = ("Progress", "Timeliness")
GLOSSED: Final = (*STANDINGS, "Act", "Effect", "Kind", "EvidenceNeed", "NoDay")
ALWAYS: Final = {Act.NOTE, Act.EVIDENCE, Act.UNDO}


def words_of(*enums: str) -> list[tuple[str, str, str]]:
    """Each value of these enums with its English and its Chinese word."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="zh")
    found = []
    for (enum, value), english in TERMS.items():
        message = catalogue.get(english, context=enum)
        if enum in enums and message is not None:
            found.append((value, english, str(message.string)))
    return found


def rows(name: str) -> list[set[str]]:
    """The table rows of a page, each as the set of its columns."""
    lines = (line for line in page(name).splitlines() if line.startswith("|"))
    return [{column.strip().strip("`") for column in line.strip("|").split("|")} for line in lines]


@pytest.mark.parametrize("ending", LANGUAGES)
@pytest.mark.parametrize("words", words_of(*STANDINGS), ids=lambda words: words[0])
def test_the_page_on_looking_has_the_words_of_progress_and_timeliness(ending: str, words: tuple[str, str, str]) -> None:
    assert any(row >= set(words) for row in rows(f"docs/looking{ending}"))


@pytest.mark.parametrize("words", words_of(*GLOSSED), ids=lambda words: words[0])
def test_the_glossary_has_a_row_for_every_word(words: tuple[str, str, str]) -> None:
    assert any(row >= set(words) for row in rows("docs/glossary.md"))


def test_the_glossary_says_everything_in_chinese_too() -> None:
    tables = re.findall(r"^\|.+\n\|-.+\n(?:\|.+\n)+", page("docs/glossary.md"), re.MULTILINE)
    assert tables
    for table in tables:
        head, _line, *body = ([cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines())
        chinese = [number for number, word in enumerate(head) if word in {"中文", "说明", "记了以后"}]
        assert len(chinese) == 2, head
        assert all(re.search(r"[\u4e00-\u9fff]", row[number]) for row in body for number in chinese), body


@pytest.mark.parametrize("progress", Progress)
def test_the_glossary_says_what_is_possible_from_where(progress: Progress) -> None:
    possible = [COMMANDS.get(act, act.value) for act in Act if act not in ALWAYS and progress in LEADS_TO[act]]
    table = section("docs/glossary.md", "Progress 办理进度").splitlines()
    row = next(line for line in table if line.startswith(f"| `{progress}` "))
    assert sorted(row.strip("| ").split("|")[-1].replace(",", " ").split()) == sorted(possible) or not possible
