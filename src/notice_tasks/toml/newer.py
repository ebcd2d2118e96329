r"""Syntax of TOML 1.1 that TOML 1.0 does not have; it is refused, so that every program reads a file in the same way.

Line breaks, comments and a trailing comma between braces, `\e` and `\xHH`, and times without seconds: some versions of
tomli read them; others, tomllib and many editors do not. No values are read here.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

_AFTER_COMMA = r"""[^\s\[\]{"']|"(?:[^"\\\n]|\\.)*+"[ \t]*[.=]|'[^'\n]*+'[ \t]*[.=]"""
"""What may follow in a further line of an inline table, but not in a list, except numbers."""

# Each begins with one of few characters and never backtracks, because this test must be fast.
_BREAK = re.compile(rf"\{{[ \t]*+[#\r\n]|[,\n][ \t]*+[}},]|,[ \t]*+(?:#|\r?\n\s*+(?:{_AFTER_COMMA}))")
_CLOCK = re.compile(r":[0-9]{2}(?<=[=\s\[,Tt][0-9]{2}:[0-9]{2})(?!:)")


_ESCAPE = re.compile(r"\\(?:(?P<escape>e)|x(?P<hex>[0-9A-Fa-f]{2})|.)", re.DOTALL)


class Typo(NamedTuple):
    """A typo: its offset in the text, and the details of the message."""

    offset: int
    details: Mapping[str, object]


def newer_syntax(text: str, stop: int) -> Typo | None:
    """The first syntax before an offset that only TOML 1.1 has; the text before it must otherwise be valid."""
    return _found(text, stop) if is_suspect(text) else None


def is_suspect(text: str) -> bool:
    """A quick test whether there may be such syntax; most texts need no more."""
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
    """The typo at a token, if it is one; opening and closing brackets change `brackets`."""
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
    """The first escape in a double-quoted string that TOML 1.0 does not have."""
    for found in _ESCAPE.finditer(token.group()):
        if found.lastgroup:
            right = f"\\u00{found['hex'] or '1b'}"
            return Typo(token.start() + found.start(), {"case": "escape", "written": found.group(), "right": right})
    return None


@cache
def _tokens() -> re.Pattern[str]:
    """The tokens; a moment with seconds is one token, so that its offset is not taken for a time."""
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
