"""The kinds of values that a TOML file may hold."""

from enum import StrEnum


class TomlKind(StrEnum):
    """The kinds of TOML values that checklists use."""

    TEXT = "text"
    WHOLE = "whole"
    FLAG = "flag"
    DAY = "day"
    MOMENT = "moment"
    TIME = "time"
    LIST = "list"
    TABLE = "table"
