"""Spans of whole days.

Both ends belong to a span: the one from Monday to Friday has five days.
"""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first_day` to `last_day`, both inclusive; a span has at least one day."""

    first_day: datetime.date
    last_day: datetime.date

    def __post_init__(self) -> None:
        """Refuse a span that ends before it begins.

        Raises:
            ValueError: `last_day` lies before `first_day`.
        """
        if self.last_day < self.first_day:
            raise ValueError(f"a span from {self.first_day} cannot end on {self.last_day}")
