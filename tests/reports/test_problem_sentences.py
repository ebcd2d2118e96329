"""What is said of faults, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from notice_tasks.model.deadline import Roll
from notice_tasks.model.event import Act
from notice_tasks.model.notice import Kind
from notice_tasks.reports.problem_sentences import problem_sentence
from notice_tasks.toml.kinds import TomlKind
from notice_tasks.words.catalogue import speaking

if TYPE_CHECKING:
    from collections.abc import Mapping


@pytest.mark.parametrize(
    ("code", "details", "english", "chinese"),
    [
        pytest.param(
            "N103",
            {"reason": "Unclosed array"},
            "This is not valid TOML: a closing bracket ] is missing.",
            "TOML 写法有误：缺右方括号 ]。",
            id="the parser's reason",
        ),
        pytest.param(
            "N103",
            {"case": "full-width", "character": "，", "plain": ","},
            "'，' was typed in Chinese mode. Write instead: ,",
            "这里的 ， 是中文（全角）符号。请切换到英文输入法，改成：,",
            id="a character of Chinese mode",
        ),
        pytest.param(
            "N103",
            {"case": "midnight", "written": "2026-11-20T24:00:00", "right": "2026-11-20"},
            "2026-11-20T24:00:00 goes too far: a clock ends at 23:59:59. "
            "For the end of a day write the day: 2026-11-20.",
            "2026-11-20T24:00:00 不能这样写，时刻最晚到23:59:59。当日截止的，只写日期：2026-11-20。",
            id="midnight",
        ),
        pytest.param(
            "N204",
            {"key": "kind", "value": "x" * 1_000_000, "words": ("report",)},
            f"'{'x' * 200}…' is not allowed for 'kind'. Allowed words: report.",
            f"“kind”不能是“{'x' * 200}…”。可选：report。",
            id="a value of a megabyte",
        ),
        pytest.param(
            "N205",
            {"case": "range", "key": "day", "value": -(16**5000), "least": 1, "most": 31},
            f"'day' is -0x1{'0' * 196}…; it must be between 1 and 31.",
            f"“day”是 -0x1{'0' * 196}…，应在1到31之间。",
            id="more digits than Python writes",
        ),
        pytest.param(
            "N203",
            {"key": "due", "wanted": (TomlKind.DAY, TomlKind.MOMENT, TomlKind.TABLE)},
            "'due' must be a day (2024-08-30, without quotes), a moment (2024-08-30T18:00:00, without quotes) "
            "or a table.",
            "“due”要写成日期（2024-08-30，不加引号）、时刻（2024-08-30T18:00:00，不加引号）或一张表。",
            id="several kinds",
        ),
        pytest.param(
            "N203",
            {"key": "title", "wanted": (TomlKind.TEXT,)},
            "'title' must be a text in quotes.",
            "“title”要写成带引号的文字。",
            id="one kind",
        ),
        pytest.param(
            "N203",
            {"key": "due", "case": "quoted", "line": "due = 2026-11-20"},
            "'due' must not be in quotes. Remove them: due = 2026-11-20",
            "“due”的值不能加引号。请去掉引号：due = 2026-11-20",
            id="quotes to take off",
        ),
        pytest.param(
            "N201",
            {"key": "format", "case": "only", "value": 1},
            "'format' is missing here. Add a line at the top: format = 1",
            "缺少“format”。请在文件开头加一行：format = 1",
            id="a key with one value only",
        ),
        pytest.param(
            "N201",
            {"key": "notice", "case": "table"},
            "The table [notice] is missing. Add its head, [notice], and its keys below it.",
            "缺少 [notice] 部分。请加上表头 [notice]，并在下面填写各项。",
            id="a table",
        ),
        pytest.param(
            "N201",
            {"case": "act", "did": "evidence", "needed": ("path", "url")},
            'did = "evidence" needs path or url, which is missing here. Add it to this event.',
            'did = "evidence" 的记录要有 path或url，这里没有写，请补上。',
            id="a field of an act",
        ),
        pytest.param(
            "N205",
            {"key": "who", "value": "县级医院", "case": "id", "example": "beijing"},
            "'县级医院' cannot be 'who'. Write a short id such as beijing, not a name: only a-z, 0-9 and hyphens.",
            "“who”不能是“县级医院”。这里不写名称，要写简短的 id，如 beijing，只用小写字母、数字和连字符。",
            id="a name for an id",
        ),
        pytest.param(
            "N205",
            {"key": "节日", "table": "anchors", "case": "key", "example": "festival"},
            "'节日' cannot be a key of [anchors]. Write a short id such as festival: only a-z, 0-9 and hyphens.",
            "[anchors] 下面不能用“节日”作名字。要写简短的 id，如 festival，只用小写字母、数字和连字符。",
            id="a name of an anchor",
        ),
        pytest.param(
            "N205",
            {"key": "format", "value": 2, "case": "only", "only": 1},
            "'format' is 2, but this version of notice-tasks knows only 1. "
            "Write format = 1, or update notice-tasks if a newer version made the file.",
            "“format”是 2，本程序只认 1。请写 format = 1；如果文件出自更新版本的 notice-tasks，请升级本程序。",
            id="a format of a newer program",
        ),
        pytest.param(
            "N204",
            {"key": "kind", "value": "长期要求", "nearest": None, "words": tuple(Kind)},
            "'长期要求' is not allowed for 'kind'. Allowed words: report, action, event, standing, encouragement. "
            "(Did you mean 'standing'?)",
            "“kind”不能是“长期要求”。可选：report（报送）、action（工作）、event（活动）、standing（长期要求）、"
            "encouragement（倡导）。（是不是“standing”？）",
            id="a term for its word",
        ),
        pytest.param(
            "N204",
            {"key": "did", "value": "ack", "nearest": None, "words": (Act.ACKNOWLEDGE, Act.NOTE)},
            "'ack' is not allowed for 'did'. Allowed words: acknowledge, note.",
            "“did”不能是“ack”。可选：acknowledge（签收）、note（备注）。",
            id="words of records, not of commands",
        ),
        pytest.param(
            "N204",
            {"key": "roll", "value": "nxt", "nearest": "next", "words": tuple(Roll)},
            "'nxt' is not allowed for 'roll'. Allowed words: none, next, previous. (Did you mean 'next'?)",
            "“roll”不能是“nxt”。可选：none、next、previous。（是不是“next”？）",
            id="words without terms",
        ),
    ],
)
def test_what_is_said(code: str, details: Mapping[str, object], english: str, chinese: str) -> None:
    with speaking("en"):
        assert problem_sentence(code, details) == english
    with speaking("zh"):
        assert problem_sentence(code, details) == chinese
