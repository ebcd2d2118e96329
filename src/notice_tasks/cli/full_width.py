"""Full-width letters, digits and signs, as Chinese input methods write them."""

import re

_OCCURRENCE = r"(.+?)(?:（|, |，)([0-9]{4}-[0-9]{2}-[0-9]{2})期?）?"


def narrow_path(word: str) -> str:
    """A word for a requirement with the keyboard's / and @, the latter also for a title with its occurrence.

    Screens write such a title as 周报（2026-09-25期）.
    """
    if found := re.fullmatch(_OCCURRENCE, word):
        word = f"{found[1]}@{found[2]}"
    return word.translate({ord("＠"): "@", ord("／"): "/"})


def narrow(text: str) -> str:
    """A text with ASCII characters in place of full-width ones, and a blank in place of the ideographic space."""
    return text.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x3002: "."})
