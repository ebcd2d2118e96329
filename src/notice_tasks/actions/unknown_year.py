"""Refuse to answer if the working days of a year are not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.problems import BadRequest
from notice_tasks.rules.steps import unknown_years

if TYPE_CHECKING:
    from collections.abc import Iterable

    from notice_tasks.rules.steps import Due


def refuse_unknown_year(dues: Iterable[Due | None]) -> None:
    """Raise for the first year whose working days a due day needs and which is not announced.

    Raises:
        BadRequest: the working days of a year are not announced.
    """
    for year in unknown_years(dues):
        raise BadRequest("year-not-announced", year=year)
