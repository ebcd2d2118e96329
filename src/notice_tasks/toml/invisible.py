"""A quick test of bytes for invisible characters, or for escapes that may stand for them.

Each pattern begins with literal bytes, or is tried only if a rare byte occurs: other searches take far longer.
"""

import re

_COMMON = (
    re.compile(rb"\xe2(?:\x80[\x8b-\x8f\xaa-\xae]|\x81[\xa0-\xaf])"),
    re.compile(rb"\xef(?:\xbb\xbf|\xbf[\xb9-\xbb])"),
    re.compile(rb"\xc2\xad"),
)
_RARE = re.compile(rb"\xf3\xa0|\xd8\x9c|\\[uU]")


def may_hold_invisible(content: bytes) -> bool:
    """Whether the text has to be examined closely."""
    if any(pattern.search(content) for pattern in _COMMON):
        return True
    rare = b"\\" in content or b"\xf3" in content or b"\xd8" in content
    return rare and _RARE.search(content) is not None
