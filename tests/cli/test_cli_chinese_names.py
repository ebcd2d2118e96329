"""Chinese names of commands and of the fixed values of options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from notice_tasks.cli.app import command
from notice_tasks.cli.lists import standings_to_fail_on
from notice_tasks.cli.verbs import VERBS, commands_by_name, split_command
from notice_tasks.model.notice import Kind
from notice_tasks.words.catalogue import speaking
from notice_tasks.words.terms import term
from notice_tasks.words.values import VALUES, names_of, value_named

if TYPE_CHECKING:
    from conftest import Desk

FORMATS = {"json", "github", "sarif", "gitlab", "junit"}
"""Names of formats, which are the same in Chinese."""

NAMES = {name: verb for name, verb in commands_by_name().items() if name not in VERBS}


def test_every_command_has_a_chinese_name_of_its_own() -> None:
    assert sorted(NAMES.values()) == sorted(VERBS)
    assert not [name for name in NAMES if name.isascii()]
    assert {verb: name for name, verb in NAMES.items()}["submit"] == "报送"


@pytest.mark.parametrize(
    ("words", "verb", "rest"),
    [
        ("报送 市二院 月报", "submit", ["市二院", "月报"]),
        ("日历 诊断 all.ics", "calendar doctor", ["all.ics"]),
        ("日历", "calendar", []),
        ("calendar doctor x", "calendar doctor", ["x"]),
        ("Status --plain", "status", ["--plain"]),
        ("ｓｔａｔｕｓ", "status", []),
        ("报送　东门　月报 --all", "submit", ["东门", "月报", "--all"]),
        ("报送　东门（市）", "submit", ["东门（市）"]),
        ("报 送", "报", ["送"]),
        ("xyzzy x", "xyzzy", ["x"]),
    ],
)
def test_a_command_is_found_by_its_name(words: str, verb: str, rest: list[str]) -> None:
    assert split_command(words.split(" ")) == (verb, rest)


def fixed_values(verb: str) -> list[Any]:
    """The parameters of a command that take fixed values."""
    return [parameter for parameter in command(verb).params if hasattr(parameter.type, "choices")]


@pytest.mark.parametrize("verb", VERBS)
def test_every_fixed_value_has_a_chinese_name_that_is_understood(verb: str) -> None:
    for parameter in fixed_values(verb):
        named = names_of(parameter.type.choices)
        assert {*parameter.type.choices} - {*named.values()} <= FORMATS
        for name, value in named.items():
            assert parameter.type.convert(name, parameter, None) == value


def test_values_have_the_names_that_screens_give_them() -> None:
    with speaking("zh"):
        for value in (*Kind, *standings_to_fail_on()):
            assert value_named(term(value), VALUES) == value.value


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_chinese_lines_are_carried_out(begun: Desk, lang: str) -> None:
    same = [
        (["情况", "--fail-on", "逾期，今日截止"], ["status", "--fail-on", "overdue,due-today"]),
        (["情况", "--fail-on", "超时限"], ["status", "--fail-on", "overdue"]),
        (["议程", "--month", "本月"], ["agenda", "--month", "this"]),
        (["核对", "--format", "文本"], ["check", "--format", "text"]),
        (
            ["推算", "--every", "月", "--day", "5", "--from", "2026-01-01", "--roll", "顺延"],
            ["calc", "--every", "month", "--day", "5", "--from", "2026-01-01", "--roll", "next"],
        ),
        (["格式", "清单"], ["schema", "checklist"]),
        (["查看", "东村卫生室"], ["show", "east-clinic"]),
    ]
    lines = [[*line, "--lang", lang] for pair in same for line in pair]
    results = begun.run_all(lines)
    for chinese, english in zip(results[::2], results[1::2], strict=True):
        assert (chinese.returncode, chinese.stdout) == (english.returncode, english.stdout), chinese.args
        assert chinese.returncode in {0, 1}, chinese.stderr


def test_a_chinese_line_records(clinics: Desk) -> None:
    assert "submitted" in clinics.said("报送", "东村卫生室", "self-check")
    assert clinics.cell("east-clinic", "self-check", "2030-01-01")["progress"] == "submitted"


@pytest.mark.parametrize(("name", "language"), [("中文", "zh"), ("英文", "en")])
def test_a_language_may_be_named_in_chinese(clinics: Desk, name: str, language: str) -> None:
    lines = [
        ["status", "--lang", name],
        ["status", "--lang", language],
        [f"--lang={name}", "--help"],
        [f"--lang={language}", "--help"],
    ]
    first, second, third, fourth = clinics.run_all(lines)
    assert (first.stdout, third.stdout) == (second.stdout, fourth.stdout)


def test_a_wrong_value_is_told_the_right_ones_by_both_names(clinics: Desk) -> None:
    assert "overdue（逾期）" in clinics.refused("status", "--fail-on", "晚了", lang="zh")
    assert "report（报送）" in clinics.refused("new", "x", "--kind", "报表", lang="zh")
    assert "（" not in clinics.refused("new", "x", "--kind", "报表", lang="en")
