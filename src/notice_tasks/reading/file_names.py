"""Names that every system can give a file: a workspace is carried from one to another by git.

Windows keeps some names for devices, whatever ending they have and however they are written.
"""

import re
from typing import Final

LONGEST: Final = 100
"""An id of more characters, with what stands around it in a path, is too long for some programs on Windows."""

RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)

_NEVER: Final = r'[<>:"\\|?*\x00-\x1f\x7f\ud800-\udfff]|[ .]\Z|\A-'
"""What no name on Windows has; surrogates stand for bytes that are no UTF-8. A hyphen at the head begins an option."""


def why_not_held(id_: str) -> str | None:
    """Why no file can be called by an id, as a case of the sentence to say; none where it can."""
    if id_ in RESERVED:
        return "reserved"
    if id_.startswith("-"):
        return "hyphen"
    return "long" if len(id_) > LONGEST else None


def part_not_held(name: str) -> str | None:
    """The part of a file's name that other systems do not take; none where they take it all."""
    device = name.partition(".")[0].rstrip(" ")
    if device.lower() in RESERVED:
        return device
    if found := re.search(_NEVER, name):
        sign = found.group()
        return sign if sign.isprintable() and sign != " " else f"U+{ord(sign):04X}"
    stem = name.removesuffix(".toml")
    return f"{stem[:LONGEST]}…" if len(stem) > LONGEST else None


def case_folded(name: str) -> str:
    """What two names have in common that Windows or macOS take for one: the case and the form of accents are gone."""
    if name.isascii():
        return name.lower()
    from unicodedata import normalize  # noqa: PLC0415  (few names need it)

    return normalize("NFD", normalize("NFD", name).casefold())
