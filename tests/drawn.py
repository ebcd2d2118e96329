"""Which examples the property tests draw: the same ones in every run, and many more by chance with `-m nightly`.

What chance finds is pinned with `@example`: no database keeps it, and others would not see it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

if TYPE_CHECKING:
    from collections.abc import Iterable

AT_NIGHT, BY_DAY = 20, 0.2
"""How many times its stated number of examples each test draws: by chance at night, and the same ones by day."""

_UNHURRIED = settings(database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""No bound of time: a slow machine is no fault of the program."""


def draw_the_same() -> None:
    """From now on, tests that are defined draw the same examples in every run."""
    settings.register_profile("steady", _UNHURRIED, derandomize=True)
    settings.load_profile("steady")


def draw_by_chance() -> None:
    """From now on, tests that are defined draw by chance, and a failure says how it is drawn again."""
    settings.register_profile("chance", _UNHURRIED, derandomize=False, print_blob=True)
    settings.load_profile("chance")


def is_drawn(item: pytest.Item) -> bool:
    """Whether a test draws its examples."""
    return isinstance(item, pytest.Function) and is_hypothesis_test(item.obj)


def draw(items: list[pytest.Item], *, at_night: bool) -> None:
    """Let each property test draw many examples at night, and few by day."""
    tests: set[Any] = set()
    for item in items:
        if isinstance(item, pytest.Function) and is_drawn(item):
            if at_night:
                item.add_marker("nightly")
            tests.add(item.obj)
    for test in tests:
        its = getattr(test, _SETTINGS)
        number = int(its.max_examples * (AT_NIGHT if at_night else BY_DAY))
        setattr(test, _SETTINGS, settings(its, max_examples=number))


_SETTINGS = "_hypothesis_internal_use_settings"  # hypothesis's own plugin for pytest reads it there


def each_at_night(values: Iterable[Any], every: int) -> list[Any]:
    """Values for `parametrize`: all of them at night, and by day every n-th, beginning with the first."""
    return [
        pytest.param(*value, marks=() if number % every == 0 else pytest.mark.nightly)
        for number, value in enumerate(values)
    ]
