"""The Chinese pages of checks: what the program says, how to mend it, an example, why.

What is said comes first, for a reader finds their case by it; the mend, which they want most, comes next.
"""  # noqa: INP001

from __future__ import annotations

import re
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import tomli
from check_cases import form_cases
from check_facts import (
    CODES,
    FAMILIES,
    SENTENCES,
    Stops,
    can_be_accepted,
    code_of,
    example_of_accepting,
    levels_of,
    said,
    stops,
    table,
)
from pages import DOCS, GENERATED, fenced

from notice_tasks.words.catalogue import say, speaking

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Final = DOCS / "checks_zh.toml"
INDEX: Final = "README.zh-CN.md"

HEAD: Final = """\
# 检查代码

[English](README.md)

`notice-tasks check` 查出的问题，一处一行：`文件:行:列: 代码 哪里错了、怎么改`。照着改，多半就好了；\
还不清楚的，按代码在这里找。改完再运行一次 `notice-tasks check`。

有错误，退出码是 1。只有提醒、建议，退出码还是 0；加了 `--strict`，退出码也是 1。

每个代码有一页：先照录屏幕上的提示（“……”的地方，屏幕上是具体的内容），再写怎么改，然后是例子和原因。
"""

TAIL: Final = """\
停下的命令不显示数字，退出码是 3。办理记录里有 N1、N2 的错，只是要读这份记录的命令停下。

能略过的，核对过、确实不用改，就在 notice-tasks.toml 里写明理由，以后不再报。要写的那一行，各页上都有。
"""

SUBJECTS: Final[Mapping[str, str]] = {
    "N1": "文件读不出来",
    "N2": "写法不对",
    "N3": "名称对不上",
    "N4": "日期可疑，和上级通知对不上",
    "N5": "办理记录",
    "N6": "设置里的“略过”用错了",
    "N7": "写得全不全，有没有出处",
    "N8": "到某一天办得怎么样",
}

OTHERS: Final[Mapping[Stops, str]] = {
    Stops.ALL: "都停下",
    Stops.ALL_OR_READERS: "都停下（办理记录里的错，只是要读它的停下）",
    Stops.READERS: "要读这份记录的停下",
    Stops.NONE: "照常",
}

ACCEPTING: Final = """\
## 确实不用改的

在 notice-tasks.toml 里写明理由，以后就不再报：

{lines}
已经有 `ignore` 的，把花括号里的一段加进去。`in` 是哪个文件；不写 `in`，所有文件里的都不再报。
"""


def check_pages_zh() -> dict[str, str]:
    """Every page by its file's name, the index among them."""
    with speaking("zh"):
        return {INDEX: _index(), **{f"{code}.zh-CN.md": _page(code) for code in CODES}}


def _index() -> str:
    families = [family for family in FAMILIES if any(code.startswith(family) for code in CODES)]
    return "\n".join([GENERATED, HEAD, _overview(families), TAIL, *map(_family, families)])


def _overview(families: list[str]) -> str:
    rows = []
    for family in families:
        codes = [code for code in CODES if code.startswith(family)]
        others = "；".join(dict.fromkeys(OTHERS[stops(code)] for code in codes))
        accepted = "能" if any(map(can_be_accepted, codes)) else "不能"
        rows.append((f"[{family}](#{family.lower()})", SUBJECTS[family], others, accepted))
    return table(("代码", "哪方面", "没改好之前，其他命令", "能不能略过"), *rows)


def _family(family: str) -> str:
    rows = [(f"[{c}]({c}.zh-CN.md)", levels_of(c), _words()["titles"][c]) for c in CODES if c.startswith(family)]
    return f"## {family}\n\n{table(('代码', '级别', '什么问题'), *rows)}"


def _page(code: str) -> str:
    accepted = can_be_accepted(code)
    standing = (levels_of(code), OTHERS[stops(code)], "[能](#确实不用改的)" if accepted else "不能")
    parts = [
        GENERATED,
        f"# {code}：{_words()['titles'][code]}\n",
        f"[English]({code}.md) · [全部代码]({INDEX})\n",
        table(("级别", "没改好之前，其他命令", "能不能略过"), standing),
        *(_case(case) for case in _words()["case"] if code_of(case["codes"][0]) == code),
    ]
    if accepted:
        parts.append(ACCEPTING.format(lines=fenced(example_of_accepting(code, "为什么不用改"), "toml")))
    return "\n".join(parts)


def _case(case: Mapping[str, Any]) -> str:
    sentences = "\n".join(said(key, _sentence(key)) for key in case["codes"])
    shown = {**_english_cases().get(case["codes"][0], {}), **case}
    if missing := {"file", "wrong", "right"} - shown.keys():
        sys.exit(f"{WORDS.name}: the case of {case['codes'][0]} has no {' and no '.join(sorted(missing))}")
    example = f"# {shown['file']}，错\n{shown['wrong']}\n\n# 对\n{shown['right']}"
    return f"{sentences}\n**怎么改**：{case['mend']}\n\n{fenced(example, 'toml')}\n**为什么**：{case['reason']}\n"


def _sentence(key: str) -> str:
    """What the program says; a reader has the names and values on the screen, so here there are dots for them."""
    return re.sub(r"\{\w+\}", "……", say(SENTENCES[key]))


@cache
def _words() -> Mapping[str, Any]:
    return tomli.loads(WORDS.read_text(encoding="utf-8"))


@cache
def _english_cases() -> Mapping[str, Mapping[str, str]]:
    return {case.key: case._asdict() for case in form_cases()}
