"""Finds the beginning of an unclosed string, for which tomli reports the end of the document."""

import re
from typing import Final

from tomli import TOMLDecodeError

from notice_tasks.toml.key_positions import STRING

_AT_THE_END: Final = ("Unterminated string", "Expected \"'")
_ALL_CLOSED: Final = re.compile(rf"""(?:{STRING}|#[^\n]*+|[^"'#]++)*+""", re.DOTALL)


def moved_to_opening_quote(error: TOMLDecodeError) -> TOMLDecodeError:
    """The error at the end of the line without its closing quote, or at the beginning of a multi-line string."""
    if error.pos < len(error.doc) or not error.msg.startswith(_AT_THE_END):
        return error
    # The text before it is valid, or tomli would have stopped earlier.
    closed = _ALL_CLOSED.match(error.doc)
    assert closed is not None, "it fits nothing at all too"
    opening = closed.end()
    if error.doc.startswith(('"""', "'''"), opening):
        return TOMLDecodeError(error.msg, error.doc, opening)
    end = error.doc.find("\n", opening)
    return error if end < 0 else TOMLDecodeError("Illegal character '\\n'", error.doc, end)
