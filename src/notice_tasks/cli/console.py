"""All output goes through this module, which knows what the screen can show.

No other file writes to a standard stream. A character that a console cannot encode is replaced by a readable one, and
control and invisible characters are made visible, also in what libraries write.
"""

import codecs
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO, cast

from notice_tasks.problems import ASIDES
from notice_tasks.reports.clean import clean, clean_lines
from notice_tasks.words.catalogue import say

if TYPE_CHECKING:
    from rich.console import Console

_SUBSTITUTES: Final = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "—": "-", "–": "-", "·": "-", "→": "->", "•": "*",
    "（": "(", "）": ")", "，": ",", "。": ".", "：": ":", "；": ";", "、": ",", "？": "?", "！": "!", "　": "  ",
    "─": "-", "━": "-", "│": "|", "┃": "|", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
    "┏": "+", "┓": "+", "└": "+", "┘": "+",
}  # fmt: skip

_ERRORS: Final = "notice-tasks-substitute"

_USUAL: Final = 80
_MOST: Final = 1000
"""The widest screen. A larger COLUMNS is ignored, because every line would be padded to it."""

_HEIGHT: Final = 25


def _substituted(error: UnicodeError) -> tuple[str, int]:
    """A substitute for characters that could not be encoded: a similar one, or a question mark for each."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_SUBSTITUTES.get(character, "?") for character in bad), error.end


class _Guarded:
    """A standard stream for other writers: typer, warnings, tracebacks."""

    def __init__(self, stream: TextIO) -> None:
        """Guard a stream."""
        self.stream = stream

    def write(self, text: str) -> int:
        """Write a text with its line breaks and tabs."""
        parts = ("\t".join(map(clean, line.split("\t"))) for line in text.split("\n"))
        _put("\n".join(parts), self.stream)
        return len(text)

    def __getattr__(self, name: str) -> Any:
        """Use the stream's own attribute."""
        return getattr(self.stream, name)


def prepare() -> None:
    """Let both output streams substitute what they cannot encode. A closed stream is replaced by an empty one."""
    codecs.register_error(_ERRORS, _substituted)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  (stays open while the program runs)
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  (as the others)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_ERRORS)
    sys.stdout, sys.stderr = (cast("TextIO", _Guarded(_own(stream))) for stream in (sys.stdout, sys.stderr))


def _own(stream: TextIO) -> TextIO:
    """The stream that a guard wraps."""
    return stream.stream if isinstance(stream, _Guarded) else stream


def write(text: str) -> None:
    """Write lines that are already clean: a screen, a JSON document, workflow commands."""
    _put(text, _own(sys.stdout))


def write_as_it_is(text: str) -> None:
    """Write a text that is already clean with its own line ends, also on Windows."""
    stream = _own(sys.stdout)
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(newline="")
    _put(text, stream)


def tell(*sentences: str) -> None:
    """Write sentences to standard error, one a line."""
    _put(clean_lines(sentences), _own(sys.stderr))


def tell_asides() -> None:
    """Write the remarks beside the answer that were not written yet to standard error, one a line."""
    if not ASIDES:
        return
    from notice_tasks.words.asides import aside_sentence  # noqa: PLC0415  (remarks are rare)

    try:
        tell(*(say("note: {sentence}", sentence=aside_sentence(aside.code, aside.details)) for aside in ASIDES))
    except OSError:  # standard error is closed or full
        silence_errors()
    ASIDES.clear()


def tell_screen(text: str) -> None:
    """Write a screen, which is already clean, to standard error."""
    _put(text, _own(sys.stderr))


def tell_in_place(text: str) -> None:
    """Write over the current line of standard error, and stay in it. That is a courtesy: a failure is ignored."""
    with suppress(OSError):
        _put(f"\r{clean(text)}", _own(sys.stderr), flush=True)


def flush() -> None:
    """Flush standard output."""
    _put("", _own(sys.stdout), flush=True)


def _put(text: str, stream: TextIO, *, flush: bool = False) -> None:
    """Write. If the reader has closed the pipe, discard the rest; the exit code stays the same."""
    try:
        stream.write(text)
        if flush:
            stream.flush()
    except BrokenPipeError:
        _silence(stream)


def silence_output() -> None:
    """Discard the buffer of standard output."""
    _silence(sys.stdout)


def silence_errors() -> None:
    """Discard the buffer of standard error."""
    _silence(sys.stderr)


def _silence(stream: TextIO) -> None:
    """Discard the buffer of a stream that has no reader, so that Python reports nothing at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def ask(question: str, **how: Any) -> str:
    """The user's answer at a terminal."""
    import typer  # noqa: PLC0415  (questions are rare)

    how.setdefault("prompt_suffix", say("{question}: ", question=""))
    return str(typer.prompt(question, **how)).strip()


def can_answer() -> bool:
    """Whether a user at a terminal can see and answer questions."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def errors_are_seen() -> bool:
    """Whether standard error is a terminal."""
    return sys.stderr.isatty()


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def drawing(columns: int) -> "Console":
    """A rich console with colours on standard output, for screens that are already clean."""
    from rich.console import Console  # noqa: PLC0415  (only a terminal and --help need it)

    # Without a height, rich would read it from the environment, which may hold any number.
    return Console(file=_own(sys.stdout), width=columns, height=_HEIGHT, highlight=False, markup=False, emoji=False)


def columns() -> int:
    """The width of the screen in columns: COLUMNS, else that of the terminal, else 80."""
    return min(_said_columns() or _terminal_columns() or _USUAL, _MOST)


def _said_columns() -> int:
    try:
        return max(0, int(os.environ.get("COLUMNS", "")))
    except ValueError:  # not a number, or one with thousands of digits
        return 0


def _terminal_columns() -> int:
    """The terminal's width in columns, 0 without one. Any standard stream may be it: output may go into a pager."""
    for handle in (1, 2, 0):
        try:
            if found := os.get_terminal_size(handle).columns:
                return found
        except OSError:  # no terminal
            continue
    return 0


def as_text(word: str) -> str:
    """Decode a word of the command line as UTF-8, even if the locale uses another encoding.

    Bytes that are not UTF-8 are marked, because files could not hold them.
    """
    return word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def typed_word(word: str) -> str:
    """A word that names units or a requirement, decoded, with the signs of the keyboard for those of input methods."""
    text = as_text(word)
    if text.isascii() and ", " not in text:
        return text
    from notice_tasks.cli.full_width import narrow_path  # noqa: PLC0415  (most words are ids)

    return narrow_path(text)


def can_show(text: str) -> bool:
    """Whether standard output can show a text as it is."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def is_unicode() -> bool:
    """Whether standard output can encode every character."""
    return (sys.stdout.encoding or "").lower().replace("-", "") in {"utf8", "utf16", "gb18030"}
