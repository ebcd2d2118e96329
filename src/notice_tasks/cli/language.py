"""The language of the output: --lang, else the workspace's settings, else the locale.

It is chosen before typer is imported, so that help and usage errors use it too.
"""

import os
import sys
from pathlib import Path
from typing import Final

from notice_tasks.cli.console import can_show
from notice_tasks.reading.discover import SETTINGS, find_workspace, named_workspace
from notice_tasks.words.catalogue import LANGUAGES, language_asked

_NAMES: Final = {"中文": "zh", "汉语": "zh", "英文": "en", "英语": "en"}
"""Names of the languages, which --lang takes too."""


def language_named(word: str) -> str:
    """The language that a word names; the word itself if it names none."""
    return _NAMES.get(word, word)


def choose(asked: str | None, workspace: Path | None) -> str:
    """Choose the language. One that the screen cannot show is chosen only if --lang asks for it."""
    if asked in LANGUAGES:
        return str(asked)
    language = _of_settings(workspace) or _of_locale()
    return language if language == "en" or can_show("中文") else "en"


def _of_settings(workspace: Path | None) -> str | None:
    try:
        root = find_workspace(Path.cwd()) if workspace is None else named_workspace(workspace)
        text = (root / SETTINGS).read_text(encoding="utf-8")
    except Exception:  # noqa: BLE001  (any fault is reported later, with its place)
        return None
    # Loading a TOML reader would take longer than the rest. A misread line only affects the language.
    lines = (line.replace(" ", "").replace("'", '"') for line in text.splitlines())
    chosen = (line.split('"')[1] for line in lines if line.startswith('language="'))
    return next((language for language in chosen if language in LANGUAGES), None)


def _of_locale() -> str:
    for language in (language_asked() or "").split(":"):
        if (known := language[:2]) in LANGUAGES:
            return known
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.startswith("zh") else "en"
    return _of_windows() if sys.platform == "win32" else "en"


def _of_windows() -> str:
    import locale  # noqa: PLC0415

    return "zh" if (locale.getlocale()[0] or "").startswith(("zh", "Chinese")) else "en"
