"""Where git left a conflict in a text: both sides of a merge, one below the other, for somebody to settle.

Its lines are told from a text that has such lines as its own: what stands between quotes of many lines is no conflict.
"""

import re
from typing import Final

_SIZE: Final = 7
"""So many signs begin a line of a conflict; a conflict within what is shown as the origin of both has more."""

# A line comes before a text in quotes: what follows the signs are names of branches, with apostrophes in them.
_PARTS: Final = re.compile(
    r"^(?P<line>(?P<sign>[<|=>])(?P=sign){6,}+)(?=[ \t\r]|$)[^\n]*+"
    r'|"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"{3,5}+'
    r"|'''(?:[^']++|'{1,2}+(?!'))*+'{3,5}+"
    r"""|"(?:[^"\\\n]++|\\[^\n])*+"|'[^'\n]*+'|#[^\n]*+""",
    re.MULTILINE | re.DOTALL,
)


def conflicts_in(text: str) -> list[int]:
    """Where in a text each conflict begins; of one that was taken out in part, where the rest of it does."""
    found = []
    size = 0  # of the conflict that is not closed yet
    for part in _PARTS.finditer(text):
        line = part["line"] or ""
        if not line or (size and len(line) != size) or (not size and len(line) != _SIZE and line[0] != "<"):
            continue
        if not size or line[0] == "<":
            found.append(part.start())
        size = 0 if line[0] == ">" else len(line)
    return found
