"""Finds the conflicts that git left in a text: both sides of a merge, one below the other.

Lines of a multi-line string that look like conflict markers are not taken for a conflict.
"""

import re
from typing import Final

_SIZE: Final = 7
"""The number of characters of a conflict marker; nested conflicts in the common ancestor have longer ones."""

# Markers come before strings: they are followed by names of branches, which may have apostrophes.
_PARTS: Final = re.compile(
    r"^(?P<line>(?P<sign>[<|=>])(?P=sign){6,}+)(?=[ \t\r]|$)[^\n]*+"
    r'|"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+"{3,5}+'
    r"|'''(?:[^']++|'{1,2}+(?!'))*+'{3,5}+"
    r"""|"(?:[^"\\\n]++|\\[^\n])*+"|'[^'\n]*+'|#[^\n]*+""",
    re.MULTILINE | re.DOTALL,
)


def conflicts_in(text: str) -> list[int]:
    """The offsets at which conflicts begin; for a partly removed conflict, where the rest of it begins."""
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
