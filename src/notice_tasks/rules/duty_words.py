"""The words that show that a sentence sets a duty or a day, and longer words in which the same characters do not.

A false alarm is better than a missed duty, so only common exceptions are listed. docs/coverage.md has all words. Texts
are folded (model/notice_text.py).
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import Final, NamedTuple


class Sort(StrEnum):
    """What a word of duty means: an obligation or ban, a hand-in, a time limit, or simply to do something."""

    MUST = "must"
    REPORT = "report"
    WHEN = "when"
    DO = "do"


class Word(NamedTuple):
    """A word of duty, the longer words in which it is none, and the exceptions to those."""

    text: str
    none_in: str = ""
    but_in: str = ""


class Found(NamedTuple):
    """A word of duty in a text, and where it begins."""

    text: str
    at: int
    sort: Sort


MUST: Final = (
    Word(
        "要",
        "重要 主要 需要 必要 首要 次要 概要 摘要 纪要 提要 简要 扼要 紧要 只要 若要 如要 想要 索要 "
        "要求 要素 要闻 要点 要件 要义 要领 要旨 要害 要务 要么 机要件 机要室 机要文件 机要交通 机要部门",
        "业主要 雇主要 户主要 车主要 货主要 船主要 房主要 每次要 首次要 再次要 此次要 本次要 一次要 两次要 层次要 "
        "党纪要 军纪要 法纪要 风纪要 世纪要 违纪要 前提要 抓紧要 加紧要 赶紧要 不只要 思想要 理想要 线索要 探索要 "
        "要求各 要求你 要求全 要求所有 要求有关 要求相关 要素质 要闻令 要闻风 要点面 要点名 要点对点 要义务 要义诊 "
        "要领导 要领会 要领取 要务必 要务实 要务求",
    ),
    Word(
        "应",
        "相应 反应 供应 响应 适应 效应 对应 呼应 回应 顺应 感应 策应 照应 接应 答应 因应 应用 应急 应对 应届 应邀 应聘 "
        "应试 应激 应答 应战 应付 应变 应诊 应力 应酬 应验 应有的 应有作用 应有贡献 应有水平 应有之义 应收账 应收款 "
        "应征入伍 应征青年 应征公民 应运而生 应接不暇 一应俱全",
        "提供应 影响应 绩效应 时效应 疗效应 失效应 成效应 实效应 有效应 针对应 面对应 对应当 对应该 "
        "对应予 收回应 召回应 退回应 返回应 撤回应 情感应 敏感应 流感应 政策应 决策应 对策应 按照应 "
        "参照应 对照应 执照应 护照应 直接应 对接应 交接应 衔接应 承接应 连接应 解答应 回答应 原因应 "
        "病因应 基因应 应用足 应用好 应用活 应用心 应对照 应对其 应对本 应对所 应对该 应对符合 "
        "应对有关 应对相关 应对发现 应对各单位 应对各地 应邀请 应聘请 应聘用 应聘任 应试行 应试点 "
        "应激发 应激励 应答复 应付清 应变更 应诊断 应力争 应力求 应力戒 应力避",
    ),
    Word("须", "无须 毋须 不须 须知 胡须 触须", "须知晓 须知会 须知道 须知悉"),
    Word(
        "需",
        "需求 需要 急需 亟需 所需 按需 必需 军需 供需 内需 刚需 特需 无需 不需 如需 若需 确需 需方",
        "研究所需 事务所需 卫生所需 派出所需 各所需",
    ),
    Word("务必"),
    Word("不得", "不得不 不得已 不得了 舍不得 巴不得 见不得 了不得 怪不得 恨不得 顾不得 由不得 要不得", "不得了解"),
    Word("不准", "不准确 找不准 吃不准 拿不准 看不准 摸不准 瞄不准 认不准 抓不准 把握不准 定位不准"),
    Word("不许"),
    Word("严禁"),
    Word("禁止", "令行禁止 禁止性"),
    Word("切勿"),
    Word("一律", "千篇一律"),
    Word("责令"),
    Word("至少"),
    Word("请", "申请 邀请 聘请 宴请 请示 请假 请销假 请求 请教 请柬 请愿 请战 请功 请托 敬请期待"),
    Word("负责", "负责人 负责同志 负责制", "负责人员"),
    Word("牵头"),
)
REPORT: Final = (
    Word("报送"),
    Word("上报", "以上报 上报名 上报到 上报刊", "上报名单 上报名册 上报名额"),
    Word(
        "报告",
        "研究报告 工作报告 总结报告 年度报告 检验报告 检测报告 检查报告 体检报告 化验报告 病理报告 影像报告 诊断报告 "
        "监测报告 评估报告 测评报告 验收报告 调查报告 调研报告 分析报告 自查报告 述职报告 审计报告 质量报告 可行性报告 "
        "大报告 报告单 报告书 报告表 报告卡 报告会 报告厅 报告人 报告期 报告文学",
    ),
    Word("汇报", "工作汇报 思想汇报 汇报会 汇报材料"),
    Word("呈报"),
    Word("填报"),
    Word("报备"),
    Word("报我", "日报我 周报我 晚报我"),
    Word("报至"),
    Word("报国家", "日报国家 周报国家 晚报国家"),
    Word("报省", "日报省 周报省 晚报省"),
    Word("报市", "日报市 周报市 晚报市 报市场"),
    Word("报县", "日报县 周报县 晚报县"),
    Word("提交"),
    Word("反馈"),
    Word("备案", "备案号"),
)
WHEN: Final = (
    Word("截止", "截止目前 截止到目前 截止现在 截止今"),
    Word("按时", "按时间 按时段", "按时间节点"),
    Word("按期", "按期刊"),
    Word("限期"),
    Word("限时"),
    Word("完成时间"),
    Word("完成时限"),
    Word("逾期"),
    Word("定期"),
    Word("立即"),
    Word("尽快"),
    Word("年内"),
    Word("节前"),
    *map(Word, ("每日", "每天", "每周", "每月", "每季", "每半年", "每年", "每学期")),
)
DO: Final = (
    Word("确保"),
    Word("切实"),
    Word("严格"),
    Word("认真"),
    Word("加强"),
    Word("做好"),
    Word("抓好"),
    Word("落实", "落实情况"),
)
WORDS: Final = {Sort.MUST: MUST, Sort.REPORT: REPORT, Sort.WHEN: WHEN, Sort.DO: DO}

_NUMBER: Final = "[0-9一二三四五六七八九十两半]{1,4}"
_BEFORE: Final = "(?:之|以)?前(?![列沿期提往来后景述款者端线瞻进行途所人辈台身言置夕])"
_DAYS: Final = (
    rf"于[^,。;:、]{{1,24}}?{_BEFORE}",
    r"在(?!此)[^,。;:、]{1,24}?[之以]前",
    rf"(?:{_NUMBER}月)?{_NUMBER}[日号时点月](?:\([^()]{{1,8}}\))?{_BEFORE}",
    rf"[0-9]{{4}}年{_BEFORE}",
    rf"[0-9]{{1,2}}:[0-9]{{2}}{_BEFORE}",
    rf"[底末初旬班午]{_BEFORE}",
    rf"{_NUMBER}个?(?:工作)?(?:日|天|小时|分钟|周|星期|月|年)[之以]?内(?![容部科外涵地蒙镜分])",
    rf"(?:自[^,。;:、]{{1,24}}?|{_NUMBER}|之)[日月号年旬]起(?![来草步点到伏诉])",
    "至(?!今)[^,。;:、]{1,16}?(?:止|结束)",
)
"""Time limits: 于…前 在…之前 8月30日前 2030年前 17:00前 月底前 3个工作日内 自9月1日起 至月底结束."""

_NAMES: Final = re.compile(r"《[^《》]{1,80}》|关于[^,。;:《》]{1,60}的(?:通知|意见|函|公告|通告|报告|方案|办法)")
"""Titles, which ask for nothing: 《关于报送年度总结的通知》."""


def duty_words(text: str, *, heading: bool = False) -> tuple[Found, ...]:
    """The words of duty in a text, in order; without those of `Sort.DO` in a heading."""
    if "《" in text or "关于" in text:
        text = _NAMES.sub(lambda name: "《" * len(name[0]), text)
    found = (Found(word[0], word.start(), Sort(str(word.lastgroup))) for word in _pattern().finditer(text))
    return tuple(word for word in found if not (heading and word.sort is Sort.DO))


@cache
def _pattern() -> re.Pattern[str]:
    groups = (f"(?P<{sort}>{'|'.join(_forms(sort))})" for sort in (Sort.WHEN, Sort.REPORT, Sort.MUST, Sort.DO))
    return re.compile("|".join(groups))


def _forms(sort: Sort) -> Iterator[str]:
    """The patterns of a sort; each begins with a literal character, which makes the search fast."""
    return chain(_DAYS if sort is Sort.WHEN else (), map(_form, WORDS[sort]))


def _form(word: Word) -> str:
    exceptions = word.but_in.split()
    traps = (
        "(?:" + "|".join([_not_in(trap, word.text), *(_in(one, word.text) for one in exceptions if trap in one)]) + ")"
        for trap in word.none_in.split()
    )
    return word.text + "".join(traps)


def _in(longer: str, word: str) -> str:
    """A pattern that matches after a word if it is part of a longer one."""
    before, _word, after = longer.partition(word)
    return f"(?<={before}{word})(?={after})"


def _not_in(longer: str, word: str) -> str:
    return f"(?!{_in(longer, word)})"
