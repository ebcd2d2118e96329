"""What the generated pages share."""  # noqa: INP001  (scripts, not a package)

from __future__ import annotations

from pathlib import Path
from typing import Final

DOCS: Final = Path(__file__).parent
GENERATED: Final = "<!-- Written by docs/generate.py: change what it reads, then run it again. -->\n"


def fenced(text: str, language: str = "text") -> str:
    """A text as a code block."""
    return f"```{language}\n{text}\n```\n"
