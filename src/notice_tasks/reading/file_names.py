"""File names that are valid on every system, because git carries a workspace from one to another.

Windows reserves some names for devices, with any extension and in upper or lower case.
"""

import re
from typing import Final

LONGEST: Final = 100
"""A longer id makes paths that are too long for some programs on Windows."""

RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)

_NEVER: Final = r'[<>:"\\|?*\x00-\x1f\x7f\ud800-\udfff]|[ .]\Z|\A-'
"""What no name on Windows may have; surrogates are bytes that are not UTF-8. A leading hyphen begins an option."""


def why_not_held(id_: str) -> str | None:
    """Why an id cannot be a file name, as the case of a message; None if it can."""
    if id_ in RESERVED:
        return "reserved"
    if id_.startswith("-"):
        return "hyphen"
    return "long" if len(id_) > LONGEST else None


def part_not_held(name: str) -> str | None:
    """The part of a file name that other systems do not allow; None if they allow it."""
    device = name.partition(".")[0].rstrip(" ")
    if device.lower() in RESERVED:
        return device
    if found := re.search(_NEVER, name):
        sign = found.group()
        return sign if sign.isprintable() and sign != " " else f"U+{ord(sign):04X}"
    stem = name.removesuffix(".toml")
    return f"{stem[:LONGEST]}…" if len(stem) > LONGEST else None


def case_folded(name: str) -> str:
    """A name as Windows or macOS compares it: without differences of case and of the form of accents."""
    if name.isascii():
        return name.lower()
    from unicodedata import normalize  # noqa: PLC0415  (few names need it)

    return normalize("NFD", normalize("NFD", name).casefold())
