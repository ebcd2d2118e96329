"""The Chinese catalogue says everything that the program says, and every code and term has its words."""

import ast
import gettext
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest
import typer
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po

import notice_tasks
from notice_tasks.checks.by_code import stated
from notice_tasks.dates.shift import ClockUnit, PeriodUnit
from notice_tasks.model.event import Act
from notice_tasks.model.notice import EvidenceNeed, Kind, NoDay
from notice_tasks.problems import Level
from notice_tasks.reading.due_rules import WORKDAYS
from notice_tasks.rules.progress import Effect, Progress
from notice_tasks.rules.shortfall import Shortfall
from notice_tasks.rules.steps import StepCode
from notice_tasks.rules.timeliness import Timeliness
from notice_tasks.toml.kinds import TomlKind
from notice_tasks.words.catalogue import DOMAIN, LANGUAGES, speaking
from notice_tasks.words.failures import FAILURES
from notice_tasks.words.refusals import REFUSALS
from notice_tasks.words.steps import STEPS
from notice_tasks.words.terms import LENGTHS, TERMS, command
from stated import CODES, SENTENCES

SOURCE = Path(notice_tasks.__file__).parent
FOLDER = SOURCE / "words" / "zh" / "LC_MESSAGES"
KEYWORDS = parse_keywords(["say", "say_n:1,2", "N_", "NN_:1,2", "P_:1c,2", "say_in:1c,2"])
SAID_BY_TYPER = "said by typer"
SAID_AS_N307 = "not-an-rrule"
HAN = "\u4e00-\u9fff"


class Key(NamedTuple):
    """What a catalogue looks a message up by."""

    context: str | None
    message: str


def catalogue() -> Catalog:
    with (FOLDER / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale="zh", abort_invalid=True)


@cache
def entries() -> Sequence[Message]:
    """The catalogue's messages in their order, its header left out."""
    return [message for message in catalogue() if message.id]


def singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def key(message: Message) -> Key:
    return Key(message.context, singular(message))


def by_typer(message: Message) -> bool:
    return SAID_BY_TYPER in message.auto_comments


def stated_by_checks() -> Iterator[str]:
    """The titles and sentences of the checks, which state them in English and translate nothing."""
    yield from (stated(code).title for code in CODES)
    yield from SENTENCES.values()


@cache
def extracted() -> Mapping[Key, str | None]:
    """What the source says: each message with its plural, where it has one."""
    found: dict[Key, str | None] = {Key(None, message): None for message in stated_by_checks()}
    options = {"**.py": {"encoding": "utf-8"}}
    for _file, _line, message, _comments, context in extract_from_dir(
        SOURCE, [("**.py", "python")], options_map=options, keywords=KEYWORDS
    ):
        one, many = (message, None) if isinstance(message, str) else (message[0], message[1])
        found[Key(context, one)] = many
    return found


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _format, _conversion in Formatter().parse(text) if name is not None}


def test_everything_the_program_says_is_in_the_catalogue_and_nothing_else() -> None:
    in_source = extracted()
    in_catalogue = {key(entry) for entry in entries() if not by_typer(entry)}
    assert len(in_source) > 300
    assert in_source.keys() - in_catalogue == set()
    assert in_catalogue - in_source.keys() == set()


def test_plurals_are_those_of_the_source() -> None:
    for entry in entries():
        many = None if isinstance(entry.id, str) else entry.id[1]
        assert by_typer(entry) or many == extracted()[key(entry)], entry.id


def test_what_typer_says_stands_at_the_end_and_typer_does_say_it() -> None:
    flags = [by_typer(entry) for entry in entries()]
    assert flags == sorted(flags)
    assert any(flags)
    folder = Path(typer.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    for entry in entries():
        if by_typer(entry):
            assert f'"{entry.id}"' in source, entry.id
            assert key(entry) not in extracted()


def test_nothing_is_fuzzy_obsolete_or_left_without_words() -> None:
    assert not catalogue().obsolete
    for entry in entries():
        assert not entry.fuzzy, entry.id
        assert all(form.strip() for form in forms(entry)), entry.id


def test_a_translation_has_the_placeholders_of_its_message() -> None:
    for entry in entries():
        wanted = placeholders(entry.id if isinstance(entry.id, str) else entry.id[1])
        for form in forms(entry):
            # What has none is never filled in, so that a brace may stand in it for itself.
            assert (placeholders(form) if wanted else {*re.findall(r"\{(\w*)\}", form)}) == wanted, form


def test_a_singular_lacks_no_placeholder_but_the_number() -> None:
    for entry in entries():
        if not isinstance(entry.id, str):
            one, many = (placeholders(text) for text in entry.id)
            assert many - one <= {"n"}
            assert one <= many


def test_no_half_width_punctuation_between_chinese_characters() -> None:
    for entry in entries():
        for form in forms(entry):
            assert not re.search(f"[{HAN}）”}}] *[,;?!:] *[{HAN}“（{{]", form), form
            assert not re.search(f"[{HAN}][,;?!:]$", form), form
            assert not re.search(f"[{HAN}] *['\"] *[{HAN}]", form), form


NUMBERS = (
    "n|count|line|column|least|most|covered|duties|percent|lead|left|more|octets|year|years|month|day|due|end|from|"
    "start|on|since|last|occurrence|today|upper|was|at|recorded|issued|notices"
)
"""Placeholders for numbers and days, in every message that has them beside Chinese."""

NUMBER = rf"(?:\d(?:[\d.:T-]*\d)?|\{{(?:{NUMBERS})\}})"


def test_no_blank_between_a_number_and_chinese_characters() -> None:
    """As in official documents; a word in Latin letters has blanks, and so has a number that belongs to it."""
    for entry in entries():
        for form in forms(entry):
            prose = re.sub(r"'[^']*'|^\d\. ", "", form)  # what is to be typed, and the number of a step
            assert not re.search(f"[{HAN}] {NUMBER}", prose), form
            assert not re.search(rf"(?<![A-Za-z] )(?<![\w.:=-]){NUMBER} [{HAN}]", prose, re.ASCII), form


def test_a_blank_between_a_latin_word_and_chinese_characters() -> None:
    for entry in entries():
        for form in forms(entry):
            assert not re.search(f"[{HAN}][A-Za-z]|[A-Za-z][{HAN}]", form), form


def test_no_half_width_brackets_around_chinese_characters() -> None:
    for entry in entries():
        for form in forms(entry):
            prose = re.sub(r"notice-tasks [^。；，]*", "", form)
            assert not re.search(rf"\([^)]*[{HAN}]|[{HAN}] ?\(|\) ?[{HAN}]", prose), form


def test_no_blank_beside_a_chinese_sign() -> None:
    for entry in entries():
        for form in forms(entry):
            assert not re.search("[，。；：、！？（）“”] +[^ ]", form.lstrip()), form


def test_a_command_is_named_in_the_language_in_use() -> None:
    """Sentences such as 不能accept mixed both."""
    with speaking("zh"):
        for act in Act:
            assert command(act).isascii() is False, act
    with speaking("en"):
        assert command(Act.ACKNOWLEDGE) == "ack"


def test_quotation_marks_and_brackets_come_in_pairs() -> None:
    for entry in entries():
        for form in forms(entry):
            for opening, closing in ("“”", "（）", "【】", "()", "[]"):
                if form.count(opening) + form.count(closing) > 1:
                    assert form.count(opening) == form.count(closing), form


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    """If it is not: pip install -e . compiles it."""
    with (FOLDER / f"{DOMAIN}.mo").open("rb") as file:
        spoken = gettext.GNUTranslations(file)
    for entry in entries():
        one = singular(entry)
        context = entry.context
        if isinstance(entry.id, str):
            said = spoken.pgettext(context, one) if context else spoken.gettext(one)
        else:
            said = spoken.ngettext(one, entry.id[1], 2)
        assert said == forms(entry)[-1]


def test_every_language_but_english_has_a_catalogue() -> None:
    found = {path.parent.parent.name for path in (SOURCE / "words").rglob("*.po")}
    assert found | {"en"} == {*LANGUAGES}
    assert (files("notice_tasks.words") / "zh" / "LC_MESSAGES" / f"{DOMAIN}.mo").is_file()


KNOWN_ENUMS: tuple[type[StrEnum], ...] = (
    Progress, Timeliness, Shortfall, Kind, EvidenceNeed, NoDay, Act, Effect, TomlKind, Level,
)  # fmt: skip


def test_every_member_has_a_term_and_every_term_a_member() -> None:
    assert {*TERMS} == {(enum.__name__, member.value) for enum in KNOWN_ENUMS for member in enum}


def test_a_period_can_be_said_in_every_unit() -> None:
    assert {*LENGTHS} == {*(unit.value for unit in (*PeriodUnit, *ClockUnit)), WORKDAYS}


@pytest.mark.parametrize("enum", KNOWN_ENUMS, ids=lambda enum: enum.__name__)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_members_share_a_word(enum: type[StrEnum], language: str) -> None:
    zh = {key(entry): forms(entry)[0] for entry in entries()}
    english = [TERMS[enum.__name__, member.value] for member in enum]
    words = english if language == "en" else [zh[Key(enum.__name__, word)] for word in english]
    assert len({*words}) == len(words)


# ---- codes and their sentences ----


@cache
def modules() -> Sequence[Sequence[ast.AST]]:
    """The nodes of each module of the source, the words themselves left out."""
    return [
        tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        for path in sorted(SOURCE.rglob("*.py"))
        if "words" not in path.relative_to(SOURCE).parts
    ]


def calls(nodes: Sequence[ast.AST], *names: str) -> Iterator[ast.Call]:
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def first_words(nodes: Sequence[ast.AST], *names: str) -> set[str]:
    """The literal first arguments of calls of these functions; {kind} of an f-string stands for each kind passed on."""
    kinds = {word for call in calls(nodes, "_pick", "_only") for word in literals(call.args[:1])}
    found = set()
    for call in calls(nodes, *names):
        found |= literals(call.args[:1])
        if call.args and isinstance(call.args[0], ast.JoinedStr):
            [start] = literals(call.args[0].values)
            found |= {f"{start}{kind}" for kind in kinds}
    return found


def literals(nodes: Sequence[ast.expr]) -> set[str]:
    values = (node.value for node in nodes if isinstance(node, ast.Constant))
    return {value for value in values if isinstance(value, str)}


def test_every_failure_has_a_sentence_and_every_sentence_a_failure() -> None:
    failures = ("BadRequest", "BadInput", "CannotGoOn", "ChangedMeanwhile", "RecordsMoved")
    used = {word for nodes in modules() for word in first_words(nodes, *failures)}
    assert used - {SAID_AS_N307} == {key.partition(".")[0] for key in FAILURES}
    assert SAID_AS_N307 in used


def test_every_refusal_has_a_sentence_and_every_sentence_a_refusal() -> None:
    codes = {key.partition(".")[0] for key in REFUSALS}
    assert {word for nodes in modules() for word in first_words(nodes, "Refused")} == codes


def test_every_step_has_a_sentence_and_every_sentence_a_step_that_is_taken() -> None:
    assert {key.partition(".")[0] for key in STEPS} == {*StepCode}
    taken = {
        node.attr
        for nodes in modules()
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "StepCode"
    }
    assert taken == {code.name for code in StepCode}


def problem_codes() -> set[str]:
    """The codes that modules give a name to, N101 and so on."""
    return {
        node.value
        for nodes in modules()
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"N\d{3}", node.value)
    }


def test_every_code_of_the_source_has_a_file() -> None:
    assert problem_codes() == {*CODES}


@pytest.mark.parametrize("sentences", [FAILURES, REFUSALS, STEPS], ids=["failure", "refusal", "step"])
def test_every_case_is_a_word_of_the_source(sentences: Mapping[str, str]) -> None:
    words = {node.value for nodes in modules() for node in nodes if isinstance(node, ast.Constant)}
    cases = {case for _code, dot, case in (key.partition(".") for key in sentences) if dot}
    assert cases <= words


@pytest.mark.parametrize(
    "sentences", [SENTENCES, FAILURES, REFUSALS, STEPS], ids=["problem", "failure", "refusal", "step"]
)
def test_a_sentence_is_one(sentences: Mapping[str, str]) -> None:
    zh = {key(entry): forms(entry)[0] for entry in entries()}
    for sentence in sentences.values():
        assert not sentence.startswith(" ")
        assert not sentence.endswith(" ")
        assert zh[Key(None, sentence)]
