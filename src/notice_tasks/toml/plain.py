"""Plain TOML: texts between double quotes, with nothing in them that has to be escaped.

The readers of plain files (the register, records) take only what these patterns fit, and leave the rest to tomli.
"""

import re
from typing import Final

INSIDE: Final = r'[^"\\\x00-\x1f\x7f]*'
"""What stands between the quotes of a plain text."""

_BLANK: Final = re.compile(r'"\s*"')


def has_blank(text: str) -> bool:
    """Whether a text between quotes holds nothing but white space, which no file here may have."""
    return _BLANK.search(text) is not None
