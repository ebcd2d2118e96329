"""Standard output and what it can show.

A character that a console cannot encode gets a readable substitute, never a traceback.
"""

import codecs
import os
import sys
from pathlib import Path
from typing import Final

_SUBSTITUTES: Final = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "—": "-", "–": "-", "·": "-", "→": "->", "•": "*",
    "（": "(", "）": ")", "，": ",", "。": ".", "：": ":", "；": ";", "、": ",", "？": "?", "！": "!", "　": "  ",
    "─": "-", "━": "-", "│": "|", "┃": "|", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
    "┏": "+", "┓": "+", "└": "+", "┘": "+",
}  # fmt: skip

_ERRORS: Final = "notice-tasks-substitute"


def _substituted(error: UnicodeError) -> tuple[str, int]:
    """What stands for the characters that could not be encoded: a likeness, or else a question mark each."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_SUBSTITUTES.get(character, "?") for character in bad), error.end


def prepare() -> None:
    """Let both standard streams substitute what they cannot encode; one that is closed swallows or gives nothing."""
    codecs.register_error(_ERRORS, _substituted)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  (open as long as we run)
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  (as the others)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_ERRORS)


def as_text(word: str) -> str:
    """A word of the command line as the UTF-8 it nearly always is, even where the locale could not tell.

    What is no UTF-8 either is marked: a file could not keep it.
    """
    return word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def can_show(text: str) -> bool:
    """Whether standard output can show a text as it is."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def is_unicode() -> bool:
    """Whether standard output carries every character."""
    return (sys.stdout.encoding or "").lower().replace("-", "") in {"utf8", "utf16", "gb18030"}
