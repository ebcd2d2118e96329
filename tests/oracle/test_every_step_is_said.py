"""Every step on the way to a day, of rules of every form, has what its sentences name, in both languages."""

from __future__ import annotations

import pytest
from program_counting import program_steps
from random_rules import ONCE, RECURRING, RuleChoice, case

from notice_tasks.words.catalogue import speaking
from notice_tasks.words.steps import step_sentence

RULES = 1_500


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_step_has_what_its_sentence_names(language: str) -> None:
    steps = [step for number in range(RULES) for step in program_steps(case(number, RuleChoice((*ONCE, *RECURRING))))]
    with speaking(language):
        said = {(step.code, step_sentence(step.code, step.details)) for step in steps}
    assert len(said) > RULES
    assert not [words for _code, words in said if "{" in words or "None" in words]
