"""Where a text begins that nothing closes: tomli goes on looking for its quotes and names the end of the document."""

import re
from typing import Final

from tomli import TOMLDecodeError

from notice_tasks.toml.key_positions import STRING

_AT_THE_END: Final = ("Unterminated string", "Expected \"'")
_ALL_CLOSED: Final = re.compile(rf"""(?:{STRING}|#[^\n]*+|[^"'#]++)*+""", re.DOTALL)


def moved_to_opening_quote(error: TOMLDecodeError) -> TOMLDecodeError:
    """The error with the line that lacks its closing quote, or with the beginning of a text of many lines."""
    if error.pos < len(error.doc) or not error.msg.startswith(_AT_THE_END):
        return error
    # What stands before it is sound, or tomli would not have come so far.
    closed = _ALL_CLOSED.match(error.doc)
    assert closed is not None, "it fits nothing at all too"
    opening = closed.end()
    if error.doc.startswith(('"""', "'''"), opening):
        return TOMLDecodeError(error.msg, error.doc, opening)
    end = error.doc.find("\n", opening)
    return error if end < 0 else TOMLDecodeError("Illegal character '\\n'", error.doc, end)
