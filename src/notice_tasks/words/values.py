"""The Chinese names of the fixed values of options, which may be typed in their place."""

from collections.abc import Iterable
from typing import Final

from notice_tasks.words.catalogue import P_, language_in_use, say_in, speaking

VALUES: Final = (
    P_("Value", "report"),
    P_("Value", "action"),
    P_("Value", "event"),
    P_("Value", "standing"),
    P_("Value", "encouragement"),
    P_("Value", "overdue"),
    P_("Value", "due-today"),
    P_("Value", "due-soon"),
    P_("Value", "unresolved"),
    P_("Value", "undated"),
    P_("Value", "not-handed-in"),
    P_("Value", "handed-in-late"),
    P_("Value", "not-accepted"),
    P_("Value", "error"),
    P_("Value", "warning"),
    P_("Value", "hint"),
    P_("Value", "text"),
    P_("Value", "week"),
    P_("Value", "month"),
    P_("Value", "quarter"),
    P_("Value", "half-year"),
    P_("Value", "year"),
    P_("Value", "next"),
    P_("Value", "previous"),
    P_("Value", "none"),
    P_("Value", "alarms"),
    P_("Value", "events"),
    P_("Value", "both"),
    P_("Value", "checklist"),
    P_("Value", "units"),
    P_("Value", "parent"),
    P_("Value", "group"),
    P_("Value", "level"),
    P_("Value", "settings"),
)
"""The values that have a Chinese name; names of formats, such as json, have none."""


def names_of(values: Iterable[str]) -> dict[str, str]:
    """The values by their Chinese names."""
    with speaking("zh"):
        return {say_in("Value", value): value for value in values if value in VALUES}


def value_named(said: str, values: Iterable[str]) -> str:
    """The one of `values` that a typed word means by its Chinese name; the word itself if it is no such name."""
    return said if said.isascii() else names_of(values).get(said, said)


def with_name(value: str) -> str:
    """A value as it is typed, with its Chinese name if that is the language in use."""
    return f"{value}（{say_in('Value', value)}）" if language_in_use() == "zh" and value in VALUES else value
