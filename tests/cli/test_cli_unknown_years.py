"""Years whose working days are not announced: everything else is still shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Desk

CHECKLIST = """\
format = 1

[notice]
id = "far"
title = "关于加强冷链管理的通知"
revised = 2029-08-12

[anchors]
issued = 2029-10-12

[[requirement]]
id = "monthly"
title = "报送冷链月报"
kind = "report"
actors = "各村卫生室"
who = ["clinics"]
due = { every = "month", day = 28, from = 2029-10-12, roll = "next" }
"""


@pytest.fixture
def far(clinics: Desk) -> Desk:
    """The three clinics in 2029, whose working days are declared; those of 2030 are not."""
    (clinics.root / "checklists" / "far.toml").write_text(CHECKLIST, encoding="utf-8")
    declared = 'format = 1\nyear = 2029\nannouncement = "国办发明电〔2028〕9号"\nannounced = 2028-11-05\n'
    declared += 'rest = [{ name = "元旦", from = 2029-01-01, to = 2029-01-01 }]\n'
    (clinics.root / "rest-days").mkdir(exist_ok=True)
    (clinics.root / "rest-days" / "2029.toml").write_text(declared, encoding="utf-8")
    return clinics


CLOSING = "The working days of 2030 are not known. Write the announcement into rest-days/2030.toml, or import it: "


def test_one_occurrence_in_an_unknown_year_does_not_hide_the_others(far: Desk) -> None:
    lines = far.said("explain", "east", "monthly", "--as-of", "2029-12-30").splitlines()
    assert [line for line in lines if line.startswith("Due: ")] == [
        "Due: 2029-10-29 (Mon)",
        "Due: 2029-11-28 (Wed)",
        "Due: 2029-12-28 (Fri)",
        "Due: not known yet",
    ]
    assert any("the working days of 2030 are not announced, so there is no due day yet." in line for line in lines)
    assert lines[-1].startswith(CLOSING)
    found = far.json("explain", "east", "monthly", "--as-of", "2029-12-30")["cells"]
    assert [cell["due"] for cell in found] == ["2029-10-29", "2029-11-28", "2029-12-28", None]


def test_nothing_is_said_of_years_where_every_day_is_known(far: Desk) -> None:
    assert "working days of" not in far.said("explain", "east", "monthly", "--as-of", "2029-12-20")


@pytest.mark.parametrize("words", [("east", "monthly@2030-01-28"), ("monthly@2030-01-28",)])
def test_what_was_asked_for_alone_is_refused(far: Desk, words: tuple[str, ...]) -> None:
    assert far.refused("explain", *words, "--as-of", "2030-01-05").startswith(f"error: {CLOSING}")


def test_a_series_names_the_year_that_is_wanting(far: Desk) -> None:
    said = far.said("explain", "monthly", "--as-of", "2030-04-05")
    assert "@2030-04-28 no day yet" in " ".join(said.split())
    assert said.splitlines()[-1].startswith(CLOSING)
    zh = far.said("explain", "monthly", "--as-of", "2030-04-05", "--lang", "zh")
    assert zh.splitlines()[-1].startswith("还不知道2030年怎么放假")


@pytest.mark.parametrize(
    "span", [("--from", "2030-01-01", "--to", "2030-02-28"), ("--month", "2030-01"), ("--days", "60")]
)
def test_an_occurrence_without_a_day_yet_is_listed_in_its_month(far: Desk, span: tuple[str, ...]) -> None:
    said = far.said("agenda", *span, "--as-of", "2029-12-30", "--notice", "far")
    assert "no day yet" in said
    assert "far/monthly@2030-01-28" in said
    assert "The working days of 2030 are not announced yet (--estimate)." in said
    assert "Without a due day" not in said
