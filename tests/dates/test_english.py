"""English days and months in figures."""

import pytest

from notice_tasks.dates.english import in_figures, month_number


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("7 sep 2026", "2026-9-7"),
        ("sep 7", "9-7"),
        ("nov 2026", "2026-11"),
        ("2026 november", "2026-11"),
        ("november", "11月"),
        ("may", "5月"),
        ("29th", "29日"),
        ("11/2026", "2026-11"),
        ("11月", "11月"),
        ("2 weeks", "2 weeks"),
        ("friday", "friday"),
        ("last friday", "last friday"),
        ("", ""),
    ],
)
def test_english_in_figures(said: str, figures: str) -> None:
    assert in_figures(said) == figures


def test_a_month_is_at_least_three_letters() -> None:
    assert [month_number(name) for name in ("ma", "mar", "sept", "june", "smarch")] == [None, 3, 9, 6, None]
