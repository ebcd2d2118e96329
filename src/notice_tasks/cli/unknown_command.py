"""What to offer in place of a word that is no command."""

import re
import shlex
from collections.abc import Sequence
from typing import Final

from notice_tasks.cli.verbs import RECORD, VERBS, commands_by_name, split_command
from notice_tasks.problems import BadRequest, nearest
from notice_tasks.words.catalogue import say

_MEANT: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "export output save download csv excel table 导出 输出 下载 表格",
        ("matrix --csv FILE", "status --json", "calendar"),
    ),
    ("print pdf 打印", ("status --plain", "matrix --csv FILE")),
    ("list ls dir ledger overview 列表 列出 台账 总览", ("status", "matrix", "units")),
    ("summary progress stats dashboard report state 状态 现状 进度 进展 统计 汇总 报表 概况", ("status", "matrix")),
    ("报告", ("submit", "status", "matrix")),
    ("todo today due overdue late deadline week 待办 今天 逾期 到期 截止 时限 督办", ("agenda", "status")),
    ("find search get view open info details 查询 查找 搜索 打开 详情", ("show",)),
    ("why reason 原因 依据 为什么", ("explain",)),
    ("history records events 历史 流水", ("log",)),
    ("unit group groups people contacts hospitals 名册 名单 单位组", ("units",)),
    ("holiday holidays workdays 节假日 放假 调休 工作日", ("rest-days", "calc")),
    ("date days count 日期 日子 天数", ("calc",)),
    ("lint test validate verify doctor audit 检查 校验 体检", ("check",)),
    ("receive received acknowledge confirm read 收到 确认 已收 签到 回执 收文 阅知 已阅", ("ack",)),
    ("begin work doing 办理 着手 启动", ("start",)),
    ("comment remark memo remind call 批注 留言", ("note",)),
    ("chase 催 催办 催促 催报 催交 提醒 督促", ("agenda --urgent --names", "note")),
    ("send upload hand-in deliver 上报 上交 提交 交 报 补报 补交 重报 呈报 报备", ("submit",)),
    ("补正 整改 重做 返工", ("submit", "return")),
    ("reject refuse back 驳回 拒绝 打回 退", ("return",)),
    ("approve ok pass except expect 通过 批准 同意 审批 审核 审查 复核 验收", ("accept", "return")),
    ("finish complete close finished completed 完成 结束 完结 办完 已办 销号 记为办结", ("done",)),
    ("skip waive excuse 免 豁免 不办 停办", ("exempt",)),
    ("delay postpone prolong 推迟 展期 宽限 缓办", ("extend",)),
    ("attach attachment proof file 附件 证据 材料 添加佐证", ("evidence",)),
    ("delete remove cancel revoke rm clear 删除 取消 作废 撤回 撤消", ("undo",)),
    ("create add notice import 新增 添加 增加 登记 导入", ("new", "new --add ID")),
    ("setup install workspace 安装 建立 工作区", ("init",)),
    ("ics feed feeds subscribe reminders 订阅 日程", ("calendar",)),
    ("help usage man 帮助", ("--help",)),
    ("version 版本", ("--version",)),
    ("unacknowledged 未签收", ("units", "status")),
)
"""Words that people try in place of a command, and what they may want."""

_SLIP: Final = 5
"""The fewest letters of a word that may be a recording command with a letter missing."""


def unknown_command(words: Sequence[str]) -> BadRequest:
    """The refusal of a line that begins with no command."""
    word = words[0]
    for place in range(1, len(words)):
        verb, rest = split_command(words[place:])
        if verb in VERBS:
            named = words[place : len(words) - len(rest)]
            line = " ".join(map(_quoted, ["notice-tasks", *named, *words[:place], *rest]))
            return BadRequest("unknown-command", word=word, case="order", line=line)
    said = word.lower()
    meant = next((commands for synonyms, commands in _MEANT if said in synonyms.split()), ())
    wanted = meant if word.isascii() else tuple(map(_in_chinese, meant)) or _one_sign_off(word)
    if meant or len(wanted) > 1:
        lines = tuple(f"notice-tasks {command.replace('FILE', say('FILE'))}" for command in wanted)
        return BadRequest("unknown-command", word=word, case="meant", wanted=lines)
    return BadRequest("unknown-command", word=word, nearest=wanted[0] if wanted else _nearest(said))


def _in_chinese(command: str) -> str:
    """A command, perhaps with options, by its Chinese name."""
    verb, space, options = command.partition(" ")
    name = next((name for name, of in commands_by_name().items() if of == verb and not name.isascii()), verb)
    return f"{name}{space}{options}"


def _one_sign_off(word: str) -> tuple[str, ...]:
    """The commands whose Chinese names differ from a word in one character, or in their order."""
    names = [name for name in commands_by_name() if not name.isascii() and " " not in name]
    return tuple(name for name in names if _differ_in_one(word, name))


def _differ_in_one(word: str, name: str) -> bool:
    if len(word) == len(name):
        other = sum(one != its for one, its in zip(word, name, strict=True))
        return (other == 1 and len(word) > 1) or sorted(word) == sorted(name)
    short, long = sorted((word, name), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _quoted(word: str) -> str:
    """A word as it is typed in a shell; Chinese needs no quotes."""
    return word if re.fullmatch(r"[\w@%+=:,./-]+", word) else shlex.quote(word)


def _nearest(word: str) -> str | None:
    """The command most like a word.

    Recording something else is worse than asking again, so a recording command is offered only for a slip of it, never
    for another word that is like it.
    """
    names = commands_by_name()
    recording = {name for name, verb in names.items() if VERBS[verb][0] == RECORD}
    if (slip := next((name for name in names if name in recording and _is_slip(word, name)), None)) is not None:
        return slip
    return nearest(word, [name for name in names if name not in recording])


def _is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with two letters swapped, one missing or doubled, or more after it."""
    if not word.isascii():
        return len(word) > 1 and (word.startswith(name) or name.startswith(word))
    if word in {name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(len(name) - 1)}:
        return True
    doubled = {name[:at] + name[at] + name[at:] for at in range(len(name))}
    missing = {name[:at] + name[at + 1 :] for at in range(len(name))} if len(word) >= _SLIP else set()
    return word in doubled | missing or word in {f"{name}{end}" for end in ("s", "d", "ed", "ing")}
