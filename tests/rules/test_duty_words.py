"""Which words of a sentence set a duty or a day, and which only look like it."""

from __future__ import annotations

import pytest

from notice_tasks.model.notice_text import folded
from notice_tasks.rules.duty_words import WORDS, Word, duty_words

ALL_WORDS = [word for words in WORDS.values() for word in words]


def found(text: str, *, heading: bool = False) -> list[str]:
    return [word.text for word in duty_words(folded(text), heading=heading)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("各单位要高度重视", ["要"]),
        ("业主要配合", ["要"]),
        ("思想要统一，领导要带头", ["要", "要"]),
        ("要领导带头，要义务宣传", ["要", "要"]),
        ("现要求各地报名", ["要"]),
        ("不只要宣传", ["要"]),
        ("应当建档，均应到场", ["应", "应"]),
        ("应对照清单自查", ["应"]),
        ("应邀请专家，应变更登记", ["应", "应"]),
        ("应收尽收、应治尽治", ["应", "应"]),
        ("政策应公开", ["应"]),
        ("影响应及时消除", ["应"]),
        ("必须佩戴口罩，须凭证入场", ["须", "须"]),
        ("须知晓风险", ["须"]),
        ("需提交证明", ["需", "提交"]),
        ("务必到场", ["务必"]),
        ("不得瞒报", ["不得"]),
        ("不准离岗，不许外出", ["不准", "不许"]),
        ("严禁烟火，禁止入内，切勿触摸，一律登记", ["严禁", "禁止", "切勿", "一律"]),
        ("请各单位支持", ["请"]),
        ("由疾控中心负责，卫健委牵头", ["负责", "牵头"]),
        ("总结报送我委", ["报送"]),
        ("将名单上报", ["上报"]),
        ("上报名单", ["上报"]),
        ("向同级党委报告", ["报告"]),
        ("向市局汇报，填报表格，呈报审批，报备", ["汇报", "填报", "呈报", "报备"]),
        ("材料报我委，报至邮箱，报省卫生健康委", ["报我", "报至", "报省"]),
        ("反馈意见并备案", ["反馈", "备案"]),
        ("于8月30日前完成", ["于8月30日前"]),
        ("于８月３０日（星期五）前完成", ["于8月30日(星期五)前"]),
        ("8月30日(星期五)前完成", ["8月30日(星期五)前"]),
        ("在开学之前完成", ["在开学之前"]),
        ("2030年前建成", ["2030年前"]),
        ("17:00前到", ["17:00前"]),
        ("月底前、周末前、下班前、中旬前", ["底前", "末前", "班前", "旬前"]),
        ("三个工作日内办结", ["三个工作日内"]),
        ("24小时内", ["24小时内"]),
        ("自2024年9月1日起施行", ["自2024年9月1日起"]),
        ("自发布之日起施行", ["自发布之日起"]),
        ("至八月底结束", ["至八月底结束"]),
        ("报名截止", ["截止"]),
        ("每周自查，每月报表，每学期一次", ["每周", "每月", "每学期"]),
        ("按时到岗，逾期不候", ["按时", "逾期"]),
        ("确保安全，切实保障，严格管理", ["确保", "切实", "严格"]),
        ("认真组织，加强领导，落实经费", ["认真", "加强", "落实"]),
        ("务必要在下班前", ["务必", "班前"]),
    ],
)
def test_it_sets_a_duty_or_a_day(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "重要 主要 主要领导 必要 首要 次要 概要 会议纪要 摘要 要素 要闻 要点 要件 要领 按照有关要求 工作要求",
        "需要帮助的群众",
        "只要有信心",
        "机要室",
        "相应 不良反应 供应 积极响应 适应 效应 对应 呼应 回应群众关切 顺应 感应 照应 应用 应急 应急响应 应届 应邀出席",
        "疫情应对 应对突发事件 应对能力",
        "应有的作用",
        "按照应急预案",
        "无须登记 就诊须知 胡须",
        "需求 急需 所需经费 按需分配 供需 无需办理 如需帮助",
        "不得不说 不得已",
        "测量不准确 找不准问题",
        "令行禁止",
        "千篇一律",
        "申请 邀请 请示 请假 聘请",
        "负责人 负责同志",
        "研究报告 年度总结报告 检验报告 报告单 报告会 二十大报告",
        "网上报名 以上报道",
        "工作汇报",
        "京ICP备案号",
        "截至8月30日，已有30家",
        "截止目前",
        "日前，我市召开会议",
        "目前 此前 前期 前列腺 提前",
        "位于全市前列",
        "三年前，两天前",
        "在此之前",
        "室内 院内 国内 体内",
        "自觉担负起时代重任",
        "2024年起草",
        "至今为止",
        "按时间顺序",
        "政策落实情况",
        "《关于请各单位于6月30日前报送总结的通知》",
        "关于报送2024年度工作总结的通知",
        "在援疆援外等工作中做出突出贡献",
    ],
)
def test_it_only_looks_like_one(text: str) -> None:
    assert found(text) == []


def test_a_trap_ends_where_it_ends() -> None:
    assert found("重要工作要重视，主要领导要亲自抓") == ["要", "要"]


def test_a_name_is_passed_over_and_what_stands_around_it_is_not() -> None:
    assert found("请按《关于严禁吸烟的通知》执行，不得例外") == ["请", "不得"]


def test_a_heading_that_simply_says_to_do_it_has_none() -> None:
    assert found("加强领导，落实责任", heading=True) == []
    assert found("加强领导，落实责任") == ["加强", "落实"]
    assert found("于6月底前报送", heading=True) == ["于6月底前", "报送"]


def test_words_come_with_their_places() -> None:
    assert [(word.text, word.at) for word in duty_words("各单位要于8月前报送")] == [
        ("要", 3),
        ("于8月前", 4),
        ("报送", 8),
    ]


@pytest.mark.parametrize("word", ALL_WORDS, ids=lambda word: word.text)
def test_every_trap_holds_and_every_exception_opens_one(word: Word) -> None:
    """By itself the word is a duty, in a trap it is none, and in an exception it is one in spite of a trap."""
    assert found(word.text) == [word.text]
    for trap in word.none_in.split():
        assert word.text not in found(trap), trap
    for exception in word.but_in.split():
        assert any(trap in exception for trap in word.none_in.split()), exception
        assert word.text in found(exception), exception
