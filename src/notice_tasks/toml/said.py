"""Numbers and truth values as people say them, in the form that TOML has."""

import re
import unicodedata
from typing import Final

_TRUE: Final = frozenset({"true", "yes", "y", "是", "对", "真", "√"})
_FALSE: Final = frozenset({"false", "no", "n", "否", "不", "假", "×"})
_NUMBER: Final = re.compile(r"\s*(?P<number>[0-9]+)\s*(?:%|[A-Za-z]{1,12}|[\u4e00-\u9fff]{1,4})?\s*")


def truth_said(written: str) -> str | None:
    """`true` or `false` for a word that means it; None for other words."""
    word = written.strip().lower()
    return "true" if word in _TRUE else "false" if word in _FALSE else None


def number_said(written: str) -> str | None:
    """The whole number that a text says, possibly with leading zeros and a unit: `05`, `20天`, `５`."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", written))
    return None if found is None else found["number"].lstrip("0") or "0"
