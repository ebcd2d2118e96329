"""Every act from every progress: the one table, as a person would draw it.

A word is the progress an act leads to, "=" says that it is so already, a word in brackets is the refusal's code.
"""

from dataclasses import dataclass

import pytest
from rules_builders import cell, event

from notice_tasks.model.event import Act
from notice_tasks.rules.progress import LEADS_TO, Progress
from notice_tasks.rules.recording import Accepted, AlreadySo, Refused, Ruling, allowed_acts, ruling_on

TABLE = """
act          pending         acknowledged  in-progress   submitted     returned      done          exempt
acknowledge  acknowledged    =             in-progress   submitted     returned      done          [no]
start        in-progress     in-progress   =             [no]          in-progress   [no]          [no]
note         pending         acknowledged  in-progress   submitted     returned      done          exempt
submit       submitted       submitted     submitted     =             submitted     [no]          [no]
return       [no]            [no]          [no]          returned      =             returned      [no]
accept       [no]            [no]          [no]          done          [no]          =             [no]
done         done            done          done          done          done          =             [no]
exempt       exempt          exempt        exempt        [no]          exempt        [no]          =
extend       pending         acknowledged  in-progress   [no]          returned      [no]          [no]
evidence     pending         acknowledged  in-progress   submitted     returned      done          exempt
undo         [nothing]       pending       pending       pending       submitted     pending       pending
"""
CODES = {"[no]": "act-not-allowed", "[nothing]": "nothing-to-undo"}

WAY_TO = {
    Progress.PENDING: "",
    Progress.ACKNOWLEDGED: "08-14 acknowledge",
    Progress.IN_PROGRESS: "08-15 start",
    Progress.SUBMITTED: "08-16 submit",
    Progress.RETURNED: "08-16 submit; 08-17 return",
    Progress.DONE: "08-16 done",
    Progress.EXEMPT: "08-16 exempt",
}


@dataclass(frozen=True)
class Case:
    """One place of the table."""

    act: Act
    progress: Progress
    outcome: str

    def __str__(self) -> str:
        return f"{self.act}-from-{self.progress}"


HEAD, *ROWS = (line.split() for line in TABLE.strip().splitlines())
CASES = [
    Case(Act(act), Progress(progress), outcome)
    for act, *outcomes in ROWS
    for progress, outcome in zip(HEAD[1:], outcomes, strict=True)
]


def judged(act: Act, progress: Progress) -> Ruling:
    extra = " to 09-10" if act is Act.EXTEND else ""
    return ruling_on(event(f"08-20 {act}{extra}", 9), cell(WAY_TO[progress]), dated=False)


def test_the_table_is_full() -> None:
    assert {(case.act, case.progress) for case in CASES} == {(act, progress) for act in Act for progress in Progress}


@pytest.mark.parametrize("progress", Progress)
def test_each_progress_can_be_reached(progress: Progress) -> None:
    assert cell(WAY_TO[progress]).progress is progress


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_act_leads_where_the_table_says(case: Case) -> None:
    before = cell(WAY_TO[case.progress])
    match judged(case.act, case.progress):
        case Accepted(added):
            history = before.history
            outcome: str = cell((*(entry.event for entry in history.entries), added)).progress
        case AlreadySo(said):
            assert said == before.history.latest_change or said.did is case.act
            outcome = "="
        case Refused(code):
            outcome = next(word for word, known in CODES.items() if known == code)
    assert outcome == case.outcome


@pytest.mark.parametrize("case", [case for case in CASES if case.outcome == "[no]"], ids=str)
def test_a_refusal_names_what_is_possible(case: Case) -> None:
    ruling = judged(case.act, case.progress)
    assert isinstance(ruling, Refused)
    assert (ruling.details["act"], ruling.details["progress"]) == (case.act, case.progress)
    assert ruling.details["allowed"] == allowed_acts(case.progress)


@pytest.mark.parametrize("progress", Progress)
def test_what_is_possible_is_what_the_table_says(progress: Progress) -> None:
    """Every act that leads somewhere, and none that is refused; what is so already may be named or not."""
    outcomes = {case.act: case.outcome for case in CASES if case.progress is progress}
    leading = {act for act, outcome in outcomes.items() if outcome[0] not in "=["}
    not_refused = {act for act, outcome in outcomes.items() if outcome != "[no]"}
    assert leading <= set(allowed_acts(progress)) <= not_refused


def test_the_table_is_closed() -> None:
    """Every act has a row, and no row leads out of the table or from nowhere."""
    assert set(LEADS_TO) == set(Act)
    assert all(isinstance(end, Progress) for row in LEADS_TO.values() for way in row.items() for end in way)
