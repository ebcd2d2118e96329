"""Rules, days and moments as tests write them: a rule as it stands in a checklist, "08-30" for 2024-08-30."""

from __future__ import annotations

import datetime
from typing import Any

import tomli
from plain_days import BEIJING_TIME


def toml(text: str) -> Any:
    """A value as it stands on the right of a key."""
    return tomli.loads(f"key = {text}")["key"]


def day(text: str) -> datetime.date:
    """A day, of 2024 unless it names a year."""
    return datetime.date.fromisoformat(text if len(text) > len("08-30") else f"2024-{text}")


def moment(text: str) -> datetime.datetime:
    """A moment of 2024 in Beijing."""
    return datetime.datetime.fromisoformat(f"2024-{text}").replace(tzinfo=BEIJING_TIME)
