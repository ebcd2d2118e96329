"""Values in quotes that should have none."""

import re
from collections.abc import Container, Mapping

from notice_tasks.toml.days import details_of_day
from notice_tasks.toml.kinds import TomlKind


def without_quotes(text: str, wanted: Container[TomlKind]) -> str | None:
    """The value of a wanted kind that a text contains, as TOML writes it; None if it contains none."""
    written = text.strip()
    if TomlKind.FLAG in wanted and written in {"true", "false"}:
        return written
    if TomlKind.WHOLE in wanted and re.fullmatch("0|[1-9][0-9]*", written):
        return written
    details = details_of_day(written)
    if details is None or details["case"] != "day":
        return None
    right = str(details["right"])
    return right if (TomlKind.MOMENT if "T" in right else TomlKind.DAY) in wanted else None


def impossible_day(text: str, wanted: Container[TomlKind]) -> Mapping[str, object] | None:
    """The details of a message about a text that was meant as a day or moment but is none; None otherwise."""
    details = details_of_day(text.strip()) if TomlKind.DAY in wanted or TomlKind.MOMENT in wanted else None
    return details if details is not None and details["case"] in {"no-such-day", "no-year", "which-day"} else None
