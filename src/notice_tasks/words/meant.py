"""Keys and words of files by the names people have for them, above all in Chinese: 短名 is `id`, 每月 is `month`.

Files have one form in every language, so these names are only understood by messages, which say the right form.
"""

from typing import TYPE_CHECKING, Final

from notice_tasks.words.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY_NAMES: Final = {
    # a checklist
    "format": "格式 格式版本 版本",
    "notice": "通知 文件 公文",
    "id": "编号 短名 标识 代号 序号 简称 ID",
    "number": "文号 编号 发文字号 字号 发文文号",
    "title": "标题 名称 题目 事项 事项名称 通知标题 文件标题 内容",
    "revised": "修订 修订日期 更新 更新日期 修改日期",
    "issuers": "发文单位 印发单位 发文机关 印发机关 发文",
    "addressees": "主送 主送单位 主送机关 收文单位 发往",
    "theme": "主题 主旨",
    "series": "系列 同类",
    "forwards": "转发 上级通知 转发自",
    "source": "来源 出处",
    "url": "网址 链接 地址",
    "published": "发布日期 发布时间 发布 公布日期",
    "text": "原文 正文 全文",
    "contact": "联系人 联系方式 联系",
    "office": "处室 科室 部门",
    "name": "名称 姓名 单位名称 全称 名字 组名",
    "phone": "电话 手机 联系电话 电话号码 手机号",
    "fax": "传真",
    "email": "邮箱 电子邮箱 邮件 电子邮件",
    "anchors": "起算点 起算日 起算",
    "issued": "印发 印发日期 发文日期 印发时间 成文日期 印发之日",
    "received": "收到 签收 收文 收文日期 收到之日 收到日期",
    "requirement": "事项 要求 任务 工作 事项编号",
    "kind": "类型 类别 种类 性质",
    "actors": "责任主体 主体 责任人 执行人 承办 由谁办",
    "who": "单位 责任单位 办理单位 承办单位 牵头单位 谁办 对象 谁",
    "clause": "条款 条目 第几条 章节",
    "quote": "引文 原文 原话 摘录 引用",
    "due": "时限 期限 截止 截止日期 截止时间 办结时限 完成时限 到期",
    "by": "截止 截止日期 前 之前 截至 日期",
    "inclusive": "含当日 含当天 包含当天 含本日",
    "roll": "顺延 遇休息日 节假日顺延",
    "from": "开始 起 自 从 起始 开始日期 起始日期",
    "to": "结束 止 至 到 截止 结束日期 报送给 报给 报送对象 收件人",
    "after": "之后 后 起算 起算点 以后",
    "before": "之前 前 以前",
    "days": "天 日 天数 自然日",
    "weeks": "周 周数 星期",
    "months": "月 个月 月数",
    "years": "年 年数",
    "workdays": "工作日 工作日数 个工作日",
    "hours": "小时 小时数",
    "minutes": "分钟 分钟数",
    "every": "每 周期 频率 频次",
    "weekday": "星期 周几 星期几",
    "month": "月 月份 第几月",
    "day": "日 号 几号 日子",
    "rrule": "重复规则 规则",
    "except": "例外 除外",
    "occurrence": "期次 原定日期 哪一期",
    "moved": "改期 改到 调整到 改为",
    "dropped": "取消 不办 停办",
    "reason": "原因 理由 依据 说明",
    "on": "日期 当天 在 时间",
    "unclear": "不明 不明确 待定",
    "deliver": "报送 提交 交付",
    "evidence": "佐证 证明材料 佐证材料 附件",
    "remind": "提醒 提前提醒 提醒天数",
    "reach": "覆盖 覆盖人群 通知到 受众",
    "withdrawn": "撤销 作废 取消",
    "tightens": "加严 提前于 上级事项",
    "amendment": "修改 调整 变更",
    "was": "原来 原 原时限 改前",
    "waived": "不列 不办 免列",
    # the register
    "group": "单位组 组 分组 群组",
    "unit": "单位 机构",
    "also": "别名 简称 又名 曾用名 其他名称",
    "code": "区划代码 代码 行政区划代码 机构代码",
    "groups": "单位组 组 所属组 分组",
    "parent": "上级 上级单位 主管单位 隶属",
    "level": "级别 层级 等级",
    # the settings
    "organisation": "组织 本单位 单位 单位名称 机构",
    "timezone": "时区",
    "language": "语言",
    "redo_workdays": "退回后工作日 重报工作日 补报工作日",
    "due_soon_days": "临期天数 即将到期 临期",
    "confirm_above": "确认 确认单位数",
    "check": "检查 核对",
    "select": "选择 只查",
    "ignore": "忽略 略过",
    "in": "文件 在",
    "lead_workdays": "预留工作日 提前工作日",
    "calendar": "日历",
    "key": "密钥 钥匙",
    "keep_days": "保留天数",
    "reminders": "提醒方式 提醒",
    "tasks": "任务 待办",
    "singles": "单个文件 单独文件",
    # days of rest
    "year": "年 年份 年度",
    "rest": "放假 休息 假期 休息日",
    "announcement": "公告 文件 通知标题",
    "announced": "公布日期 发布日期 公布",
    "worked": "上班 调休上班 补班 调休",
}
"""Names for each key of the files people write, with spaces between them."""

WORD_NAMES: Final = {
    "report": "报送 报告 上报 材料 报表 总结",
    "action": "工作 行动 办理 落实 任务",
    "event": "活动 会议 培训 举办",
    "standing": "长期要求 长期 常态 日常 持续",
    "encouragement": "倡导 鼓励 提倡 建议",
    "required": "必须有 必须 必需 必填 必要 需要 要 是 有 true yes mandatory",
    "optional": "可有可无 可选 选填 非必须 自愿",
    "none": "不要求 不要 不需要 无 否 没有 不变 不动 不移 不顺延 false no",
    "next": "顺延 后延 往后 向后 延后 下一个工作日 true 是",
    "previous": "提前 往前 向前 上一个工作日",
    "week": "周 每周 星期 每星期 按周 weekly",
    "month": "月 每月 每个月 按月 monthly",
    "quarter": "季 每季 季度 每季度 按季 quarterly",
    "half-year": "半年 每半年 半年度 half",
    "year": "年 每年 年度 每年度 按年 yearly annual annually",
    **{
        day: f"周{number} 星期{number} 礼拜{number} {number} {order} {day[:3]}"
        for order, (day, number) in enumerate(
            zip(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday"), "一二三四五六", strict=True), 1
        )
    },
    "sunday": "周日 周天 星期日 星期天 礼拜天 礼拜日 日 天 7 sun",
    "unknown": "未知 不知道 不明 待定 不详 未定",
    "per-unit": "各单位 每单位 各单位不同 各自",
    "zh": "中文 汉语 简体中文 chinese cn zh-cn zh_cn",
    "en": "英文 英语 english en-us",
    "alarms": "闹钟 提醒 弹窗",
    "events": "事件 日程",
    "both": "都要 两种 都",
}
"""Names for each word that a key may have, with spaces between them; in small letters."""

_DOCUMENTS: Final = frozenset(path.replace("[]", "") for keys in KEYS.values() for path in keys)


def key_meant(name: str, known: "Iterable[str]") -> str | None:
    """The known key that has this name. Of a notice, 编号 is the number that is printed on it."""
    found = [key for key in known if name in KEY_NAMES.get(key, "").split()]
    return "number" if "number" in found else next(iter(found), None)


def key_meant_in(table: str, name: str) -> str | None:
    """The key with this name in a table, such as `requirement.due`; in no table, the key of a table or document."""
    prefix = f"{table}." if table else ""
    known = [key for key in KEY_NAMES if f"{prefix}{key}" in _DOCUMENTS]
    return key_meant(name, known or KEY_NAMES)


def word_meant(name: str, words: "Iterable[str]") -> str | None:
    """The word in `words` that has this name."""
    said = name.strip().lower()
    return next((str(word) for word in words if said in WORD_NAMES.get(str(word), "").split()), None)
