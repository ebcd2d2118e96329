"""The program and a second, plain way of counting agree on random rules."""

from __future__ import annotations

from typing import Any

import pytest
from plain_counting import due_once
from plain_recurring import due_again
from program_counting import TYPED_IN, program_answer, program_occurrences
from random_rules import LAST, ONCE, RECURRING, RuleChoice, case

from notice_tasks.reading.due_rules import FORMS

A_BLOCK = 500


def agree(block: int) -> None:
    """Count each rule of a block in both ways."""
    for number in range(block * A_BLOCK, (block + 1) * A_BLOCK):
        asked = case(number, RuleChoice((*ONCE, *RECURRING)))
        ours: Any
        plain: Any
        if isinstance(asked.due, dict) and not asked.due.keys().isdisjoint(RECURRING):
            ours, plain = program_occurrences(asked, LAST), due_again(asked.due, asked.anchors(), TYPED_IN, LAST)
        else:
            ours, plain = program_answer(asked), due_once(asked.due, asked.anchors(), TYPED_IN)
        assert ours == plain, f"rule {number}: {asked}\nthe program: {ours}\ncounted plainly: {plain}"


@pytest.mark.parametrize("block", range(5))
def test_two_ways_of_counting_agree_on_2_500_rules(block: int) -> None:
    agree(block)


@pytest.mark.nightly
@pytest.mark.parametrize("block", range(5, 205))
def test_two_ways_of_counting_agree_on_100_000_more(block: int) -> None:
    agree(block)


@pytest.mark.parametrize("key", FORMS)
def test_random_rules_have_every_form(key: str) -> None:
    asked = (case(number, RuleChoice((*ONCE, *RECURRING))) for number in range(A_BLOCK))
    assert any(isinstance(one.due, dict) and key in one.due for one in asked), f"random_rules.py draws no {key} = ..."
