"""The one door through which everything leaves that is printed, and what the screen behind it can show.

No other file writes to a standard stream. A character that a console cannot encode gets a readable substitute, never a
traceback; what a terminal would obey, or nobody would see, gets past in nobody's name: libraries write through it too.
"""

import codecs
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO, cast

from notice_tasks.reports.clean import clean, clean_lines

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
"""No screen is wider, whatever COLUMNS says: every line would be filled up to it."""

_HEIGHT: Final = 25


def _substituted(error: UnicodeError) -> tuple[str, int]:
    """What stands for the characters that could not be encoded: a likeness, or else a question mark each."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_SUBSTITUTES.get(character, "?") for character in bad), error.end


class _Guarded:
    """A standard stream for whoever writes to it beside us: typer, warnings, tracebacks."""

    def __init__(self, stream: TextIO) -> None:
        """Guard a stream."""
        self.stream = stream

    def write(self, text: str) -> int:
        """Write a text, of whose lines and tabs we know no more than that somebody meant them."""
        parts = ("\t".join(map(clean, line.split("\t"))) for line in text.split("\n"))
        _put("\n".join(parts), self.stream)
        return len(text)

    def __getattr__(self, name: str) -> Any:
        """Everything else is the stream's own."""
        return getattr(self.stream, name)


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
    sys.stdout, sys.stderr = (cast("TextIO", _Guarded(_own(stream))) for stream in (sys.stdout, sys.stderr))


def _own(stream: TextIO) -> TextIO:
    """A stream itself, behind what guards it."""
    return stream.stream if isinstance(stream, _Guarded) else stream


def write(text: str) -> None:
    """Write lines that are clean already: a screen, a document of JSON, workflow commands."""
    _put(text, _own(sys.stdout))


def tell(*sentences: str) -> None:
    """Write to standard error, each sentence on a line of its own."""
    _put(clean_lines(sentences), _own(sys.stderr))


def tell_screen(text: str) -> None:
    """Write a screen, which is clean already, to standard error."""
    _put(text, _own(sys.stderr))


def flush() -> None:
    """Let standard output write what it still keeps."""
    _put("", _own(sys.stdout), flush=True)


def _put(text: str, stream: TextIO, *, flush: bool = False) -> None:
    """Write; where the reader went away, what is left goes nowhere, and the command ends as it would have ended."""
    try:
        stream.write(text)
        if flush:
            stream.flush()
    except BrokenPipeError:
        _silence(stream)


def silence_output() -> None:
    """Let what standard output still keeps go nowhere."""
    _silence(sys.stdout)


def silence_errors() -> None:
    """Let what standard error still keeps go nowhere."""
    _silence(sys.stderr)


def _silence(stream: TextIO) -> None:
    """Nobody reads this stream any more: let what is still buffered go nowhere, without a complaint at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def ask(question: str, **how: Any) -> str:
    """What somebody answers at a terminal."""
    import typer  # noqa: PLC0415  (questions are rare)

    return str(typer.prompt(question, **how)).strip()


def can_answer() -> bool:
    """Whether somebody sits at a terminal who sees questions and can answer them."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def drawing(columns: int) -> "Console":
    """What draws with colours on standard output, for screens that are clean already."""
    from rich.console import Console  # noqa: PLC0415  (only a terminal and --help need it)

    # A height too, or rich would ask the environment, where any number may stand.
    return Console(file=_own(sys.stdout), width=columns, height=_HEIGHT, highlight=False, markup=False, emoji=False)


def columns() -> int:
    """The columns of the screen: what COLUMNS says, else the terminal, else 80."""
    return min(_said_columns() or _terminal_columns() or _USUAL, _MOST)


def _said_columns() -> int:
    try:
        return max(0, int(os.environ.get("COLUMNS", "")))
    except ValueError:  # no number, or one of thousands of digits
        return 0


def _terminal_columns() -> int:
    """The columns of the terminal, which may be another stream's where this one goes into a pager; 0 without any."""
    for handle in (1, 2, 0):
        try:
            if found := os.get_terminal_size(handle).columns:
                return found
        except OSError:  # no terminal
            continue
    return 0


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
