"""The program and a second, plain way of counting agree on random rules."""

from __future__ import annotations

import pytest
from plain_counting import due_once
from program_counting import TYPED_IN, program_answer
from random_rules import Wanted, case

# Widen this when the program learns more.
WANTED = Wanted(forms=("day", "window", "period", "workdays", "unclear"), moments=False, requirements=False)

A_BLOCK = 500


def agree(block: int) -> None:
    """Count each rule of a block in both ways."""
    for number in range(block * A_BLOCK, (block + 1) * A_BLOCK):
        asked = case(number, WANTED)
        ours, plain = program_answer(asked), due_once(asked.due, asked.anchors(), TYPED_IN)
        assert ours == plain, f"rule {number}: {asked}\nthe program: {ours}\ncounted plainly: {plain}"


@pytest.mark.parametrize("block", range(10))
def test_two_ways_of_counting_agree_on_5_000_rules(block: int) -> None:
    agree(block)


@pytest.mark.nightly
@pytest.mark.parametrize("block", range(10, 210))
def test_two_ways_of_counting_agree_on_100_000_more(block: int) -> None:
    agree(block)
