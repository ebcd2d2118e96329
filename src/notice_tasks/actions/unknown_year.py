"""Where the working days of a year are not known, nobody gets half an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.problems import BadRequest
from notice_tasks.rules.steps import unknown_years

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notice_tasks.rules.steps import Due


def refuse_unknown_year(dues: Iterable[Due | None]) -> None:
    """Say which year is wanting, where a day could not be found for want of it.

    Raises:
        BadRequest: the working days of a year are not announced.
    """
    for year in unknown_years(dues):
        raise BadRequest("year-not-announced", year=year)
