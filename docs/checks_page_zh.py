"""The Chinese page of checks: how to mend it, what the program says, an example, why. The mend comes first."""  # noqa: INP001

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import tomli
from checks_page import FORM_CODES
from pages import DOCS, GENERATED, fenced

from notice_tasks.words.catalogue import say, speaking
from notice_tasks.words.sentences import PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Final = DOCS / "checks_zh.toml"

HEAD: Final = """\
# 检查代码

[English](checks.md)

`notice-tasks check` 查出的错，一处一行：`文件:行:列: 代码 哪里错了、怎么改`。照着改，多半就好了；
还不清楚的，按代码在这里找。改完再运行一次 `notice-tasks check`。

每个代码先写怎么改，再照录屏幕上的提示（“……”的地方，屏幕上是具体的内容），然后是例子和原因。

| 代码 | 哪方面的错 | 没改好之前 |
|---|---|---|
| N1 | 文件读不出来 | 其他命令都停下，不显示数字（退出码 3） |
| N2 | 写法不对 | 同上 |
| N3 | 名称对不上 | 同上 |
| N4 | 日期可疑，和上级通知对不上 | 其他命令照常 |
| N5 | 办理记录 | N501、N505 照常；N502 到 N504，要读这份记录的命令停下 |
| N6 | 设置里的“略过”用错了 | 其他命令照常 |

办理记录里有 N1、N2 的错，也只是要读这份记录的命令停下。

N407、N408 是提醒，不算错，退出码还是 0；加了 `--strict`，有提醒退出码也是 1。

N4、N5 的错，核对过、确实不用改的，在 notice-tasks.toml 里写明理由，以后就不再报：

```toml
[check]
ignore = [{ code = "N401", in = "checklists/old-notice.toml", reason = "转载的旧通知" }]
```
"""


def checks_page_zh() -> str:
    """Every code; one that stands for several faults has a part for each."""
    cases = _by_code(tomli.loads(WORDS.read_text(encoding="utf-8"))["case"])
    examples = {case["code"]: case for case in tomli.loads(FORM_CODES.read_text(encoding="utf-8"))["case"]}
    with speaking("zh"):
        sections = [
            f"## {code}\n\n" + "\n".join(_part(case, examples) for case in cases[code]) for code in sorted(cases)
        ]
    return "\n".join([GENERATED, HEAD, *sections])


def _by_code(cases: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for case in cases:
        found.setdefault(case["codes"][0].partition(".")[0], []).append(case)
    return found


def _part(case: Mapping[str, Any], examples: Mapping[str, Mapping[str, str]]) -> str:
    said = "\n".join(f"> {_sentence(key)}\n" for key in case["codes"])
    shown = {**examples.get(case["codes"][0], {}), **case}
    example = f"# {shown['file']}，错\n{shown['wrong']}\n\n# 对\n{shown['right']}"
    return f"**怎么改**：{case['mend']}\n\n{said}\n{fenced(example, 'toml')}\n**为什么**：{case['reason']}\n"


def _sentence(key: str) -> str:
    """What the program says; a reader has the names and values on the screen, so here there are dots for them."""
    return re.sub(r"\{\w+\}", "……", say(PROBLEMS[key]))
