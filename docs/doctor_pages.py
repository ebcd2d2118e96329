"""The page of the findings of `calendar doctor`, in English and in Chinese."""  # noqa: INP001  (see pages.py)

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from check_facts import table
from pages import GENERATED

from notice_tasks.doctor.codes import RULES
from notice_tasks.words.catalogue import say, speaking
from notice_tasks.words.doctor import SENTENCES, effect_sentence, effects_of
from notice_tasks.words.terms import term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Edition(NamedTuple):
    """A language, and the page's text around the findings."""

    language: str
    head: str
    subjects: Mapping[str, str]
    columns: tuple[str, str, str]


ENGLISH: Final = Edition(
    "en",
    """\
# What `calendar doctor` finds

[中文](doctor.zh-CN.md)

`notice-tasks calendar doctor FILE...` reads any .ics file, of any program, and says what is wrong with it by the
letter of [RFC 5545](https://www.rfc-editor.org/rfc/rfc5545) and [RFC 7986](https://www.rfc-editor.org/rfc/rfc7986).
A folder stands for every .ics file below it, `-` for standard input. It needs no workspace, and changes nothing.

```shell
notice-tasks calendar doctor calendar/
curl -s https://example.com/feed.ics | notice-tasks calendar doctor -
```

Each finding is one line, `file:line: CODE [level] sentence`; the first of its kind in a file is followed by what
calendar programs do with it. Of each code the first ten in a file are shown, with `--all` all. `--json` gives the same
as JSON ([json.md](json.md#calendar-doctor---json)).

- An **error** is against the letter; with one the exit code is 1.
- A **warning** is legal, or against what should be, and some program gets it wrong; with `--strict` it counts too.
- A **hint** could be done better.

What a program does was measured on files with one fault each, with khal 0.14.1, vdirsyncer 0.21.0, Radicale 3.9.0,
FullCalendar 6, and ical.js 2.2.1, the reader inside Thunderbird and FullCalendar. Where a program "is said to" do
something, it was not measured.
Of programs that are not named, nothing is known: it does not mean that all is well there.

It does not compare a file with what was published before, so it cannot tell whether a UID was kept or SEQUENCE was
raised; and of properties and components that are in neither RFC it asks nothing.
""",
    {
        "C1": "octets and lines",
        "C2": "components and properties: missing, doubled, in the wrong place",
        "C3": "values that are not of their type",
        "C4": "times and zones",
        "C5": "identity and state",
        "C6": "alarms",
        "C7": "size, and what programs do",
    },
    ("codes", "about", "how many"),
)

CHINESE: Final = Edition(
    "zh",
    """\
# `calendar doctor` 查什么

[English](doctor.md)

`notice-tasks calendar doctor 文件...` 检查日历文件（.ics），不管是哪个软件写的，按
[RFC 5545](https://www.rfc-editor.org/rfc/rfc5545) 和 [RFC 7986](https://www.rfc-editor.org/rfc/rfc7986)
逐条核对，哪里不对、怎么改都会说明。写文件夹，里面各层的 .ics 文件都查；写 `-`，查标准输入。\
不需要工作区，也不改动任何文件。

```shell
notice-tasks calendar doctor calendar/
curl -s https://example.com/feed.ics | notice-tasks calendar doctor -
```

每处一行：`文件:行号: 代码 [级别] 说明`。同一文件里每种第一次出现时，下面还会列出各日历软件碰到它会怎样。\
每种代码在一个文件里只列前十处，加 `--all` 全部列出。加 `--json` 输出 JSON（说明见
[json.md](json.md#calendar-doctor---json)）。

- **错误**：不合规定。有错误，退出码就是 1。
- **提醒**：规定允许，或只是“不宜”，但有的软件会处理不好。加 `--strict`，有提醒退出码也是 1。
- **建议**：可以写得更好。

软件会怎样，是拿只有一处毛病的文件实测的：khal 0.14.1、vdirsyncer 0.21.0、Radicale 3.9.0、FullCalendar 6，\
以及 Thunderbird 和 FullCalendar 读日历用的 ical.js 2.2.1。写着“据说”的没有测过。
没有列出的软件情况不明，不等于没有问题。

它不和以前发布的文件比对，所以看不出 UID 有没有变、SEQUENCE 有没有加。这两份规定里没有的属性和组件，不检查。
""",
    {
        "C1": "字节和换行",
        "C2": "组件和属性：缺少、重复、放错地方",
        "C3": "值的写法",
        "C4": "时间和时区",
        "C5": "标识和状态",
        "C6": "提醒（闹钟）",
        "C7": "大小，以及各软件的处理",
    },
    ("代码", "查什么", "几种"),
)


def doctor_page(edition: Edition) -> str:
    """The page with every code: its level, its section, its messages and what clients do."""
    with speaking(edition.language):
        rows = [
            (f"[{family}](#{family.lower()})", subject, str(len(_codes_of(family))))
            for family, subject in edition.subjects.items()
        ]
        parts = [GENERATED, edition.head, table(edition.columns, *rows)]
        parts += [part for family, subject in edition.subjects.items() for part in _family(family, subject)]
    return "\n".join(parts)


def _codes_of(family: str) -> list[str]:
    return [code for code in RULES if code.startswith(family)]


def _family(family: str, subject: str) -> Iterator[str]:
    yield f"## {family}\n\n{subject[0].upper()}{subject[1:]}\n"
    for code in _codes_of(family):
        yield "\n".join(_code(code))


def _code(code: str) -> Iterator[str]:
    level, section = RULES[code]
    yield f"### {code}\n"
    yield f"{term(level)} · {section}\n" if section else f"{term(level)}\n"
    for key in (key for key in SENTENCES if key.partition(".")[0] == code):
        yield f"> {say(SENTENCES[key])}\n"
        effects = effects_of(code, key.partition(".")[2])
        yield from (f"- {effect_sentence(effect)}" for effect in effects)
        if effects:
            yield ""
