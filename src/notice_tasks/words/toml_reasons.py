"""Translations of the TOML parser's error messages, which are always in English."""

from typing import Final

from notice_tasks.words.catalogue import N_, say

_REASONS: Final[tuple[tuple[str, str], ...]] = (
    ("Invalid value", N_("the value is not valid TOML; text must be in double quotes")),
    ("Invalid statement", N_("the line is neither a [table] nor key = value")),
    ("Invalid initial character for a key part", N_("a key cannot begin like this")),
    ("Expected '='", N_("the equals sign after the key is missing")),
    ("Expected newline", N_("there is something after the end of the value")),
    ("Expected ']", N_("a closing bracket ] is missing")),
    ("Expected", N_("a closing quotation mark is missing")),
    ("Unclosed array", N_("a closing bracket ] is missing")),
    ("Unclosed inline table", N_("a closing brace is missing")),
    ("Unterminated string", N_("a closing quotation mark is missing")),
    ("Illegal character '\\n'", N_("a closing quotation mark is missing on this line")),
    ("Illegal character", N_("a character that TOML does not allow")),
    ("Found invalid character", N_("a character that TOML does not allow")),
    ("Unescaped", N_("a backslash in double quotes must be written twice")),
    ("Invalid hex value", N_("a backslash in double quotes must be written twice")),
    ("Escaped character", N_("a backslash in double quotes must be written twice")),
    ("Cannot overwrite a value", N_("the same key is given twice")),
    ("Duplicate inline table key", N_("the same key is given twice")),
    ("Cannot declare", N_("the same [table] is given twice; for several of a kind write [[table]]")),
    ("Cannot mutate", N_("the same [table] is given twice; for several of a kind write [[table]]")),
    ("Cannot redefine", N_("the same [table] is given twice; for several of a kind write [[table]]")),
    ("Invalid date or datetime", N_("there is no such day or moment")),
    ("A number is too long", N_("a number is too long")),
    ("Nested too deeply", N_("it is nested too deeply")),
)
"""How the parser's messages begin, and ours for them. Other messages are shown as they are."""


def toml_reason(reason: str) -> str:
    """The parser's reason, in the language in use."""
    ours = (message for beginning, message in _REASONS if reason.startswith(beginning))
    return say(next(ours, reason))
