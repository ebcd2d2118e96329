"""Common typos in TOML that tomli refused.

tomli reads from left to right, so everything before the position where it stopped is valid, except for a string with a
wrong closing quote, which continues up to there. For any other error tomli's own message is kept.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from notice_tasks.toml.days import DAY_OR_MOMENT, details_of_day
from notice_tasks.toml.newer import Typo
from notice_tasks.toml.value_typos import value_typo_of

if TYPE_CHECKING:
    from tomli import TOMLDecodeError


_AFTER_VALUE: Final = "Expected newline"
_IN_VALUES: Final = (_AFTER_VALUE, "Unclosed", "Invalid date", "Invalid value")
_IN_TEXTS: Final = (
    _AFTER_VALUE, "Unclosed", "Unterminated", "Illegal character '\\n'", "Found invalid character '\\n'"
)  # fmt: skip
_BETWEEN: Final = ("Invalid value", "Invalid statement", "Invalid initial", "Expected", "Unclosed")
_TWICE: Final = ("Cannot declare", "Cannot overwrite")

# A colon or a full stop is only valid within a moment or a key; elsewhere its ASCII form would be wrong too.
_WIDE = r"[“”‘’，、＝［］【】｛｝＃＋－．＿０-９Ａ-Ｚａ-ｚ]|(?<=[0-9])：(?=[0-9])|(?<=\w)。(?=\w)"
_SPACES = "[\u3000\u00a0\u200b]"
# tomli stops before a moment's clock and before the first of two closing brackets, not at the character itself.
_STRANGE: Final = re.compile(rf"(?:[Tt]?[0-9:.]+)?\]?(?P<one>{_WIDE}|{_SPACES})")
_PARTING: Final = "“”‘’，、＝［］【】｛｝"
"""Characters whose ASCII form may not follow a complete value either."""

_QUOTES: Final = "“”‘’"
_PLAIN: Final = str.maketrans("“”‘’、【】。", "\"\"'',[].")
_TEXT: Final = re.compile(r""""(?:[^"\\]++|\\.)*+"?|'[^']*+'?""")
_CHINESE_QUOTE: Final = re.compile(r"[“”‘’](?P<last>(?=\s*+(?:[],，、}】］｝#＃]|$)))?")
_KEY: Final = re.compile(r"[ \t]*(?P<key>[A-Za-z0-9_-]+)[ \t]*=")
_HEAD: Final = re.compile(r"^[ \t]*(?P<head>\[(?P<second>\[?)(?P<name>[^\[\]\n]*+)\])", re.MULTILINE)


def typo_of(error: TOMLDecodeError) -> Typo | None:
    """The typo that made tomli stop, if it is a common one."""
    return (
        _strange_character(error)
        or _closing_quote(error)
        or _day_or_moment(error)
        or _one_bracket(error)
        or _same_key(error)
        or value_typo_of(error)
    )


def _strange_character(error: TOMLDecodeError) -> Typo | None:
    """A full-width character where only the ASCII one has a meaning."""
    found = _STRANGE.match(error.doc, error.pos)
    if found is None or not error.msg.startswith(_BETWEEN):
        return None
    one = found["one"]
    if error.msg.startswith(_AFTER_VALUE) and one in _PARTING:
        return None
    if re.match(_SPACES, one):
        return Typo(found.start("one"), {"case": "space", "name": f"U+{ord(one):04X}"})
    return _full_width(found.start("one"), one, unicodedata.normalize("NFKC", one.translate(_PLAIN)))


def _full_width(offset: int, character: str, plain: str) -> Typo:
    case = "curly" if character in _QUOTES else "full-width"
    return Typo(offset, {"case": case, "character": character, "plain": plain})


def _closing_quote(error: TOMLDecodeError) -> Typo | None:
    """A Chinese quote at the end of a string that an ASCII quote opened, so that the string continues."""
    if not error.msg.startswith(_IN_TEXTS):
        return None
    texts = list(_TEXT.finditer(error.doc, _line_start(error), error.pos))
    if not texts or error.doc[texts[-1].end() : error.pos].strip():
        return None
    text = texts[-1].group()
    open_pairs = 0
    for found in _CHINESE_QUOTE.finditer(text):
        # A quote that closes a pair inside the string belongs to it; an opening one is never the last.
        opens = found.group() in "“‘"
        if found["last"] is not None and (opens or open_pairs <= 0):
            return _full_width(texts[-1].start() + found.start(), found.group(), text[0])
        open_pairs += 1 if opens else -1
    return None


def _day_or_moment(error: TOMLDecodeError) -> Typo | None:
    """A day or moment in a form that TOML does not have, or one that does not exist."""
    if not error.msg.startswith(_IN_VALUES):
        return None
    for found in DAY_OR_MOMENT.finditer(error.doc, _line_start(error)):
        if found.start() > error.pos:
            break
        if error.pos <= found.end():
            details = details_of_day(found.group())
            sound = details is None or details.get("right") == found.group()
            return None if details is None or sound else Typo(found.start(), details)
    return None


def _one_bracket(error: TOMLDecodeError) -> Typo | None:
    """The header of an array of tables with single instead of double brackets."""
    if not error.msg.startswith(_TWICE):
        return None
    heads = list(_HEAD.finditer(error.doc, 0, error.pos + 1))
    if not heads or heads[-1].start() < _line_start(error):
        return None
    name = heads[-1]["name"].strip(" \t")
    same = [head for head in heads if head["name"].strip(" \t") == name]
    single = [head for head in same if not head["second"]]
    if len(same) < 2 or not single:
        return None
    wrong = single[0] if heads[-1]["second"] else heads[-1]
    return Typo(wrong.start("head"), {"case": "head", "key": name})


def _same_key(error: TOMLDecodeError) -> Typo | None:
    """A key that its table already has; tomli stops only after its value."""
    start = _line_start(error)
    found = _KEY.match(error.doc, start)
    if not error.msg.startswith("Cannot overwrite a value") or found is None:
        return None
    return Typo(found.start("key"), {"case": "twice", "key": found["key"]})


def _line_start(error: TOMLDecodeError) -> int:
    return error.doc.rfind("\n", 0, error.pos) + 1
