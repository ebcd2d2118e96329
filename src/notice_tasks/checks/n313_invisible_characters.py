r"""N313: characters that are invisible or reverse the order of others, so that a line does not read as it is.

They come with text copied from web pages, or are put there to deceive. To every search, a name with such a character is
a different name. They are accepted where a script needs them, such as Arabic or Thai, and in combined emoji.

Wrong:  name = "市第一\u200b医院"
Right:  name = "市第一医院"
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final

from notice_tasks.checks.stock_sheet import place_of
from notice_tasks.problems import Level, Place, Problem
from notice_tasks.toml.text import BYTE_ORDER_MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from notice_tasks.checks.stock_sheet import StockSheet
    from notice_tasks.toml.text import Files

CODE: Final = "N313"
LEVEL: Final = Level.ERROR
TITLE: Final = "Invisible characters"
SENTENCES: Final = {
    "": "There is an invisible character here: {sign}. Remove it; if necessary, type the words again.",
    "order": (
        "{sign} reverses the order of characters, so this line does not read as it is. Remove it; if necessary, type "
        "the words again."
    ),
    "name": "The name of this file has an invisible character ({sign}). Type the name again.",
}

_TURNING: Final = r"\u202a-\u202e\u2066-\u2069"
_UNSEEN: Final = r"\u00ad\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"
_RIGHT_TO_LEFT: Final = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_WITHOUT_SPACES: Final = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese, Khmer: characters without width mark the ends of words there."""
_PLAIN: Final = r"\x00-\x7f\u2010-\u2027\u3000-\u9fff\uf900-\ufaff\uff00-\uffef"
"""ASCII and Chinese, in which joiners have no use."""

_FOUND: Final = re.compile(
    rf"(?P<turning>[{_TURNING}])"
    rf"|[{_UNSEEN}]"
    rf"|(?<![{_WITHOUT_SPACES}])\u200b(?![{_WITHOUT_SPACES}])"
    rf"|(?<![{_RIGHT_TO_LEFT}])[\u061c\u200e\u200f](?![{_RIGHT_TO_LEFT}])"
    rf"|(?:(?<=[{_PLAIN}])|\A)[\u200c\u200d]"
    r"|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0001-\U000e007f]"  # they turn a black flag into others
)
_ESCAPE: Final = re.compile(r"(?<!\\)(?:\\\\)*+\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")


def check(files: Files, names: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem at the first of them in each line of these sound files."""
    for file in names:
        text = files.content(file).removeprefix(BYTE_ORDER_MARK).decode(errors="replace")
        for number, line in enumerate(text.split("\n"), 1):
            found = _FOUND.search(_written_out(line))
            if found is not None:
                yield _problem(found, Place(file, line=number, column=found.start() + 1))


def check_files(sheet: StockSheet) -> Iterator[Problem]:
    """Yield a problem at every file or folder with one in its name."""
    for thing in sheet.stock.things:
        found = _FOUND.search(thing.name)
        if found is not None:
            yield Problem(CODE, place_of(thing.file), {"case": "name", "sign": _sign(found.group())})


def _written_out(line: str) -> str:
    """A line with each escape replaced by its character at the end of the escape, so that columns are kept."""
    return (
        _ESCAPE.sub(lambda escape: _character(escape).rjust(len(escape.group()), "x"), line) if "\\" in line else line
    )


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= sys.maxunicode else ""


def _problem(found: re.Match[str], place: Place) -> Problem:
    details = {"sign": _sign(found.group())}
    if found["turning"]:
        return Problem(CODE, place, {**details, "case": "order"})
    return Problem(CODE, place, details, Level.WARNING)


def _sign(character: str) -> str:
    return f"U+{ord(character):04X}"
