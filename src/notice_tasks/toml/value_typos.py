"""Typos around values, keys and commas, in TOML that tomli refused.

Many are forms of other programs: `yes`, `05`, `1,000`, `//`. Each function gets tomli's error, whose position is where
reading stopped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from notice_tasks.toml.newer import Typo
from notice_tasks.toml.said import number_said, truth_said

if TYPE_CHECKING:
    from tomli import TOMLDecodeError

_AFTER_VALUE: Final = "Expected newline"
_AFTER_KEY: Final = "Expected '='"
_IN_LIST: Final = "Unclosed array"
_IN_BRACES: Final = "Unclosed inline table"
_NO_VALUE: Final = "Invalid value"
_NO_KEY: Final = ("Invalid statement", "Invalid initial", _AFTER_KEY, "Expected ']")
_NO_STATEMENT: Final = "Invalid statement"

_PAIR: Final = re.compile(r"""(?P<key>[A-Za-z0-9_-]++|"[^"\n]*+")[ \t]*+=(?!=)""")
_ITEM: Final = re.compile(r"""["'{\[]|[+-]?[0-9]|true\b|false\b""")
_ONE_ITEM: Final = re.compile(r""""[^"\n]*+"?|'[^'\n]*+'?|[^\s,\[\]{}#]++|.""")
_WORD: Final = re.compile(r"""[^\s,\[\]{}()="'#;；，、。：]++""")
_THOUSANDS: Final = re.compile(r"(?<![\w.,-])[0-9]{1,3}(?:,[0-9]{3})++(?![\w.-])")
_ZEROS: Final = re.compile("0[0-9]++")
_BARE: Final = re.compile(r"""[^,\[\]{}"'#\n\r=]++""")
_BEGINS_AS_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EQUALS: Final = re.compile(r"[=:：]*+>?")
_KEY_PART: Final = re.compile(r"""[^\s=.,:：\[\]{}"'#]++""")
_LAST_KEY: Final = re.compile(r"(?P<key>[\w.-]++)[ \t]*+=[^=\n]*+$")
_HEAD: Final = re.compile(r"^[ \t]*\[\[?(?P<name>[^\[\]\n]*+)\]", re.MULTILINE)
_BRACE_OF: Final = re.compile(r"(?P<key>[\w.-]++)[ \t]*+=[ \t]*+\{[^{}\n]*+$")

_DOTTED: Final = re.compile(r"(?<![\w.-])(?P<names>[\w.-]*[\w-])\.$")

_NOTHING: Final = frozenset(
    {"null", "none", "nil", "n/a", "无", "没有", "空", "待定", "未定", "不详", "-", "--", "—", "——", "/", "?", "？"}
)
_NEAR: Final = 500
"""How far back from the position a line is searched."""

_LONGEST_NUMBER: Final = 3
"""A number with leading zeros and more digits is a telephone number or a code."""


def value_typo_of(error: TOMLDecodeError) -> Typo | None:
    """The typo that made tomli stop, if it is one of these."""
    return (
        _without_value(error)
        or _number(error)
        or _missing_comma(error)
        or _equals_sign(error)
        or _wrong_brackets(error)
        or _without_quotes(error)
        or _after_value(error)
        or _key_in_other_letters(error)
    )


def _before(doc: str, at: int) -> str:
    """The part of the line before an offset, or as much of it as matters: a line may be a megabyte long."""
    return doc[max(doc.rfind("\n", 0, at) + 1, at - _NEAR) : at]


def _without_value(error: TOMLDecodeError) -> Typo | None:
    """Nothing after an equals sign or between two commas, or a word of other languages for nothing."""
    doc, at = error.doc, error.pos
    before = _before(error.doc, error.pos).rstrip()
    if doc[at : at + 1] == "," and before.endswith((",", "[", "{")):
        return Typo(at, {"case": "two-commas"})
    key = _LAST_KEY.search(before)
    if not error.msg.startswith(_NO_VALUE) or key is None or not before.endswith("="):
        return None
    bare = _BARE.match(doc, at)
    if bare is None or bare.group().strip().lower() in _NOTHING:
        is_empty = bare is not None or doc[at : at + 1] in {"", "\n", "\r", "#", ",", "}"}
        return Typo(at, {"case": "nothing", "key": key["key"]}) if is_empty else None
    return None


def _number(error: TOMLDecodeError) -> Typo | None:
    """A number with leading zeros, separators of thousands or a unit."""
    if not error.msg.startswith((_AFTER_VALUE, _IN_LIST, _IN_BRACES)):
        return None
    if (found := _covering(_THOUSANDS, error)) is not None:
        return _right(found, found.group().replace(",", ""))
    found = _word(error)
    if found is None or found.start() == error.pos:
        return None
    if _ZEROS.fullmatch(found.group()) and len(found.group()) > _LONGEST_NUMBER:
        return Typo(found.start(), {"case": "bare", "written": found.group()})
    number = number_said(found.group())
    return None if number is None else _right(found, number)


def _right(found: re.Match[str], right: str) -> Typo:
    return Typo(found.start(), {"case": "right", "written": found.group(), "right": right})


def _word(error: TOMLDecodeError) -> re.Match[str] | None:
    """The word in which tomli stopped, or before which."""
    return _covering(_WORD, error)


def _covering(pattern: re.Pattern[str], error: TOMLDecodeError) -> re.Match[str] | None:
    start = error.pos - len(_before(error.doc, error.pos))
    found = (found for found in pattern.finditer(error.doc, start) if found.end() > error.pos)
    first = next(found, None)
    return first if first is not None and first.start() <= error.pos else None


def _missing_comma(error: TOMLDecodeError) -> Typo | None:
    """An item or pair that follows another without a comma."""
    doc, at = error.doc, error.pos
    if error.msg.startswith(_IN_BRACES) and (found := _PAIR.match(doc, at)):
        return Typo(at, {"case": "comma", "written": found["key"]})
    before = _before(error.doc, error.pos)
    if error.msg.startswith((_IN_LIST, _IN_BRACES)) and doc[at : at + 1] in {";", "；"}:
        return Typo(at, {"case": "right", "written": doc[at], "right": ","})
    if not error.msg.startswith(_IN_LIST) or before[-1:].isalnum() or not _ITEM.match(doc, at) or _PAIR.match(doc, at):
        return None
    if doc[at] == "[" and not before.strip():  # the head of the next table
        return None
    item = _ONE_ITEM.match(doc, at)
    assert item is not None, "it begins as an item does"
    return Typo(at, {"case": "comma", "written": item.group()})


def _equals_sign(error: TOMLDecodeError) -> Typo | None:
    """A colon or an arrow for the equals sign, or two equals signs."""
    begins = "=>" if error.msg.startswith(_NO_VALUE) else ":：" if error.msg.startswith(_AFTER_KEY) else ""
    sign = error.doc[error.pos : error.pos + 1]
    if not sign or sign not in begins:
        return None
    before = _before(error.doc, error.pos).rstrip()
    found = _EQUALS.match(error.doc, error.pos)
    assert found is not None, "it fits nothing at all too"
    start = len(before) - len(before.rstrip("="))
    written = before[len(before) - start :] + found.group()
    return Typo(error.pos - start, {"case": "equals", "written": written})


def _wrong_brackets(error: TOMLDecodeError) -> Typo | None:
    """A list in round brackets or braces, or pairs in square brackets."""
    doc, at = error.doc, error.pos
    if error.msg.startswith(_NO_VALUE) and doc[at : at + 1] in {"(", "（"}:
        return Typo(at, {"case": "list", "written": doc[at]})
    before = _before(error.doc, error.pos)
    if error.msg.startswith(_AFTER_KEY) and doc[at : at + 1] in {",", "}"} and "{" in before:
        return Typo(at - len(before) + before.rindex("{"), {"case": "list", "written": "{"})
    if error.msg.startswith(_NO_VALUE) and (found := _PAIR.match(doc, at)) and before.rstrip().endswith(("[", ",")):
        return Typo(at, {"case": "pairs", "key": found["key"]})
    return None


def _without_quotes(error: TOMLDecodeError) -> Typo | None:
    """A text without quotes, or true or false in another form."""
    if error.msg.startswith(_NO_VALUE):
        found = _BARE.match(error.doc, error.pos)
        written = "" if found is None else found.group().split("//")[0].rstrip(" \t，、；。;")
        if not written[:1].isalnum() or error.doc[error.pos + len(written) :].lstrip(" \t")[:1] in {*"=\"'"} - {""}:
            return None
        truth = truth_said(written)
        how = {"case": "bare"} if truth is None else {"case": "right", "right": truth}
        return Typo(error.pos, {"written": written, **how})
    found = _word(error) if error.msg.startswith((_AFTER_VALUE, _IN_LIST, _IN_BRACES)) else None
    if found is None or found.start() == error.pos or _BEGINS_AS_DAY.match(found.group()):
        return None
    return Typo(found.start(), {"case": "bare", "written": found.group()})


def _after_value(error: TOMLDecodeError) -> Typo | None:
    """A second pair, a comment or a comma after a value; a comment of other languages in a line of its own."""
    rest = error.doc[error.pos :].partition("\n")[0].strip()
    if error.msg.startswith((_AFTER_VALUE, _NO_STATEMENT)) and rest.startswith(("//", "/*")):
        return Typo(error.pos, {"case": "comment", "written": rest[:2]})
    if not error.msg.startswith(_AFTER_VALUE):
        return None
    if (found := _PAIR.match(error.doc, error.pos)) is not None:
        return Typo(error.pos, {"case": "same-line", "key": found["key"]})
    return Typo(error.pos, {"case": "ending", "written": rest}) if rest in {*",;，；。、"} else None


def _key_in_other_letters(error: TOMLDecodeError) -> Typo | None:
    """A key in Chinese; `table` is the table that it would belong to, with dots between its names."""
    found = _covering(_KEY_PART, error) if error.msg.startswith(_NO_KEY) else None
    if found is None or found.group().isascii() or not found.group().replace("-", "").isalnum():
        return None
    if error.doc[found.end() :].lstrip(" \t")[:1] not in {*"=.]:："}:
        return None
    return Typo(found.start(), {"case": "key", "key": found.group(), "table": _table_at(error.doc, found.start())})


def _table_at(doc: str, at: int) -> str:
    """The table that a key at an offset belongs to."""
    line = _before(doc, at)
    dotted = _DOTTED.search(line)
    within = [] if dotted is None else [dotted["names"]]
    if line.lstrip().startswith("["):
        return ".".join(within)
    if (brace := _BRACE_OF.search(line)) is not None:
        within.insert(0, brace["key"])
    heads = _HEAD.findall(doc, 0, at)
    return ".".join([*(head.strip() for head in heads[-1:]), *within])
