r"""What TOML 1.1 allows and TOML 1.0 does not; it is refused, for a file must be the same to everybody who reads it.

Line breaks, comments and a last comma between braces, `\e` and `\xHH`, and clocks without seconds: some versions of
tomli read them, others, Python's own reader and many editors do not. No values are read here.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

_AFTER_COMMA = r"""[^\s\[\]{"']|"(?:[^"\\\n]|\\.)*+"[ \t]*[.=]|'[^'\n]*+'[ \t]*[.=]"""
"""What follows in a further line of a table in braces; in a list that may be nothing but numbers."""

# Each begins with one of few characters, and takes no way back over what it has passed: to look here must cost little.
_BREAK = re.compile(rf"\{{[ \t]*+[#\r\n]|[,\n][ \t]*+[}},]|,[ \t]*+(?:#|\r?\n\s*+(?:{_AFTER_COMMA}))")
_CLOCK = re.compile(r":[0-9]{2}(?<=[=\s\[,Tt][0-9]{2}:[0-9]{2})(?!:)")


_ESCAPE = re.compile(r"\\(?:(?P<escape>e)|x(?P<hex>[0-9A-Fa-f]{2})|.)", re.DOTALL)


class Typo(NamedTuple):
    """Where somebody slipped, as an offset into the text, and what to say: the case and what fills its sentence."""

    offset: int
    details: Mapping[str, object]


def newer_syntax(text: str, stop: int) -> Typo | None:
    """The first thing before an offset that only TOML 1.1 allows; what stands before it must be sound but for that."""
    return _found(text, stop) if is_suspect(text) else None


def is_suspect(text: str) -> bool:
    """Whether there may be such a thing; most texts are passed over by a look at few of their characters."""
    if "\\e" in text or "\\x" in text or _CLOCK.search(text):
        return True
    return "{" in text and _BREAK.search(text) is not None


def _found(text: str, stop: int) -> Typo | None:
    brackets: list[str] = []
    for token in _tokens().finditer(text):
        if token.start() >= stop or token.lastgroup == "open_text":
            break
        found = _judged(token, brackets)
        if found is not None:
            return found if found.offset < stop else None
    return None


def _judged(token: re.Match[str], brackets: list[str]) -> Typo | None:
    """What there is to say of a token inside such brackets, which it may open or close."""
    written, start = token.group(), token.start()
    match token.lastgroup:
        case "opens":
            brackets.append(written)
        case "closes":
            del brackets[-1:]
        case "breaks" if brackets[-1:] == ["{"]:
            return Typo(start, {"case": "lines"})
        case "last":
            return Typo(start, {"case": "last-comma"})
        case "moment":
            clock = token.end("clock") - start
            return Typo(
                start, {"case": "seconds", "written": written, "right": f"{written[:clock]}:00{written[clock:]}"}
            )
        case "text" if written[0] == '"':
            return _escape(token)
        case _:
            pass
    return None


def _escape(token: re.Match[str]) -> Typo | None:
    """The first escape in a text between double quotes that TOML 1.0 does not know."""
    for found in _ESCAPE.finditer(token.group()):
        if found.lastgroup:
            right = f"\\u00{found['hex'] or '1b'}"
            return Typo(token.start() + found.start(), {"case": "escape", "written": found.group(), "right": right})
    return None


@cache
def _tokens() -> re.Pattern[str]:
    """All that must be told apart; a moment with its seconds is passed over whole: its offset is no clock."""
    from notice_tasks.toml.key_positions import STRING  # noqa: PLC0415  (few texts are suspect)

    day = r"(?<![\w.:+-])(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ])?"
    clock = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
    offset = rf"(?:[Zz]|[+-]{clock})?"
    return re.compile(
        r"""[^"'#{}\[\],\n0-9]++"""
        rf"""|(?P<text>{STRING})|(?P<open_text>["'])"""
        r"""|(?P<opens>[\[{])|(?P<closes>[\]}])|(?P<breaks>\n|#[^\n]*+)|(?P<last>,(?=[ \t]*+\}))"""
        rf"""|{day}{clock}:[0-9.]++{offset}|(?P<moment>{day}(?P<clock>{clock}){offset})""",
        re.DOTALL,
    )
