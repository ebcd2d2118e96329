"""The page of commands in English and in Chinese: the --help of each command."""  # noqa: INP001  (see pages.py)

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from pages import GENERATED, fenced

from notice_tasks.cli.verbs import LOOK, VERBS, commands_by_name
from notice_tasks.words.catalogue import language_in_use, say, speaking

if TYPE_CHECKING:
    from collections.abc import Iterator

ALWAYS_ALIKE: Final = {"COLUMNS": "100", "PYTHONUTF8": "1"}


class Edition(NamedTuple):
    """A language, and the page's text around the help."""

    language: str
    head: str
    columns: str


ENGLISH: Final = Edition(
    "en",
    """\
# Commands

[中文](cli.zh-CN.md)

What `notice-tasks COMMAND --help` says, in English. In Chinese: `notice-tasks --lang zh COMMAND --help`.

`VERB UNIT... REQUIREMENT`: a unit is an id, a name, or a beginning of either that fits only one. A requirement is
`notice/requirement`, or `requirement` alone where only one notice has it. A day is written 2024-08-30, 2024/8/30,
20240830 or 2024年8月30日. Understood too: a day without its year (8-30, 8.30, 8月30日, 30日), weekdays (friday,
last friday, next friday, 周五, 上周五), `today`, `yesterday`, `tomorrow`, `end of month` (今天, 昨天, 明天,
本月底), and a time after any of them ('8-30 18:00'). `--on`, `--dated` and `--as-of` take the latest such day,
`--to` and `--due` the next; the command says which day was taken.

Several units, groups or notices may be one word, with commas, tabs or line breaks between (`east、west，south`, or a
column pasted from a sheet). A name with blanks is put in quotes; several names in one word may also have blanks between
them. What a list on a screen shows, `Name (id)` or `Title (notice/requirement)`, may be pasted. A recording command
refuses words that could be one name or several.

Chinese names of commands and values, full-width digits and blanks, and the dashes and curly quotes of input
methods are understood.

Exit codes: 0 fine, 1 findings, 2 usage, 3 a file or store cannot be read or written or is faulty, 4 our fault,
130 Ctrl-C, or a question was not answered with yes. [Exit codes](exit-codes.md) says more.
""",
    "| command | in Chinese | for | what it does |",
)

CHINESE: Final = Edition(
    "zh",
    """\
# 命令

[English](cli.md)

在终端里打 `notice-tasks 命令 --help`，看到的就是下面这些。出来的是英文，就在后面加 `--lang zh`。

用法里的汉字和 `N`，换成您要写的内容。方括号 `[ ]` 里的可以不写，后面有 `...` 的可以写几个，`|` 隔开的任选一个。
命令可以写中文名（`notice-tasks 报送 市二院 月报`），`overdue`、`report` 这样的英文词也可以写中文（逾期、报送），见
[用词对照](glossary.md)。输入法打出来的 `——`、“”、全角数字和空格，都认得。

| 写着 | 换成 |
|---|---|
| 几个单位、单位组、通知 | 可以连着写：东门、西门，南湖；从表格里复制的一列也行，屏幕上的“名称（短名）”可以直接粘贴 |
| 单位、单位组 | 短名、名称，或名称的一部分；对得上好几个的，程序会列出来。名称里有空格的加引号 |
| 通知 | 写法同单位 |
| 事项 | 写“通知/事项”；别的通知没有同名事项的，只写事项就行 |
| 日期 | 2024-08-30、2024/8/30、20240830、2024年8月30日都行，别的写法见下 |
| 文字 | 一段话，有空格的用引号括起来 |
| 编号 | 记录的编号，用 `log` 查 |
| 星期几 | 周五、星期五、friday、fri 都行 |
| 词、周期、方式 | 写说明里的英文词，或它的中文名 |
| 规则 | RFC 5545 的写法，如 `FREQ=WEEKLY;BYDAY=FR` |
| N | 数字 |

日期可以不写年份（8月30日、8.30、8-30、30日），也可以写今天、昨天、前天、后天、上周五、本周三、下周五、上月底、本月底，
后面还可以写时间，如 '8月30日 18:00'。`--on`、`--dated`、`--as-of` 取最近已过的那天，`--to`、`--due` 取以后最近的那天；
按哪一天算的，程序会说明。

`--workspace` 和 `--lang` 写在命令前后都行。命令结束时的退出码，见[退出码](exit-codes.zh-CN.md)。
""",
    "| 命令 | 中文名 | 用来 | 做什么 |",
)


def cli_page(edition: Edition) -> str:
    """The page with every command's usage and options."""
    with speaking(edition.language):
        shared, *helps = helps_of("", *VERBS)
        shared = shared.partition(f"\n{say(LOOK)}\n")[0].rstrip()  # the commands follow as a table
        parts = [GENERATED, edition.head, fenced(shared), "\n".join(_command_table(edition.columns))]
    parts += [f"## {verb}\n\n{fenced(text)}" for verb, text in zip(VERBS, helps, strict=True)]
    return "\n".join(parts)


def helps_of(*verbs: str) -> list[str]:
    """What `notice-tasks VERB --help` prints for each command, in the language in use and not on a terminal."""
    finished = subprocess.run(
        [sys.executable, "-c", _ONE_BY_ONE, language_in_use(), *verbs],
        env=os.environ | ALWAYS_ALIKE,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    texts = finished.stdout.split("\x1e")[:-1]
    return ["\n".join(line.rstrip() for line in text.strip().splitlines()) for text in texts]


_ONE_BY_ONE: Final = """
import sys
from notice_tasks.cli.run import run
language, *verbs = sys.argv[1:]
for verb in verbs:
    if code := run(["--lang", language, *verb.split(), "--help"]):
        sys.exit(code)
    sys.__stdout__.write("\\x1e")  # past the door, which would show it
"""
"""Runs in one process of its own, because typer reads its settings on import."""


def _command_table(columns: str) -> Iterator[str]:
    yield columns
    yield "|---|---|---|---|"
    names = {verb: name for name, verb in commands_by_name().items() if name not in VERBS}
    for verb, (panel, sentence) in VERBS.items():
        yield f"| [`{verb}`](#{verb.replace(' ', '-')}) | {names[verb]} | {say(panel)} | {say(sentence)} |"
    yield ""
