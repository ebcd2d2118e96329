"""Whether a text may hold characters that nobody sees, or escapes that stand for some: a quick look at its bytes.

Each search begins with bytes that stand for themselves, or with one that few texts have: others take far longer.
"""

import re

_COMMON = (
    re.compile(rb"\xe2(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa0-\xaf])"),
    re.compile(rb"\xef(?:\xbb\xbf|\xbf[\xb9-\xbb])"),
    re.compile(rb"\xc2\xad"),
)
_RARE = re.compile(rb"\xf3\xa0|\xd8\x9c|\\[uU]")


def may_hold_invisible(content: bytes) -> bool:
    """Whether it is worth while to look closely."""
    if any(pattern.search(content) for pattern in _COMMON):
        return True
    rare = b"\\" in content or b"\xf3" in content or b"\xd8" in content
    return rare and _RARE.search(content) is not None
