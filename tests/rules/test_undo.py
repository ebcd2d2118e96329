"""Taking events back: nothing is rewritten, and what was taken back never happened."""

import pytest
from rules_builders import cell, day, event, events

from notice_tasks.model.event import Act
from notice_tasks.rules.progress import Progress
from notice_tasks.rules.recording import Accepted, AlreadySo, Refused, ruling_on, undone


def lost(act: Act, later: str, id_: str) -> Refused:
    said = {"act": act, "later": day(later), "unit": "beijing", "path": "doctors-day/report", "id": id_, "case": "undo"}
    return Refused("later-act-lost", said)


@pytest.mark.parametrize(
    ("done", "text", "undoes", "progress"),
    [
        pytest.param("08-20 start; 08-29 submit", "09-02 undo", "e2", "in-progress", id="the latest"),
        pytest.param("08-29 submit; 08-30 note", "09-02 undo", "e2", "submitted", id="a note"),
        pytest.param("08-29 submit", "09-02 undo of e1", "e1", "pending", id="the one named"),
        pytest.param("08-20 start; 08-29 submit", "09-02 undo of e1", "e1", "submitted", id="an earlier one"),
        pytest.param(
            "08-20 start; 08-29 submit; 08-29 undo of e2", "09-02 undo of e1", "e1", "pending", id="one further back"
        ),
        pytest.param(
            "08-29 submit; 08-29 undo of e1; 08-30 start", "09-02 undo", "e3", "pending", id="the latest after an undo"
        ),
        pytest.param(
            "08-29 submit at 09-01; 08-20 note at 09-02", "09-02 undo", "e2", "submitted", id="recorded last goes first"
        ),
        pytest.param(
            "08-20 note at 09-02; 08-29 submit at 09-01", "09-02 undo", "e1", "submitted", id="whatever its name"
        ),
        pytest.param("08-28 exempt; 08-29 submit", "09-02 undo of e2", "e2", "exempt", id="one without effect"),
        pytest.param("08-29 submit", "08-29 undo", "e1", "pending", id="on the very day"),
    ],
)
def test_an_undo_takes_back(done: str, text: str, undoes: str, progress: str) -> None:
    ruling = ruling_on(event(text, 9), cell(done), dated=False)
    assert ruling == Accepted(event(text, 9)._replace(undoes=undoes))
    assert isinstance(ruling, Accepted)
    assert cell((*events(done), ruling.event)).progress == progress


def test_of_two_recorded_at_once_the_later_deed_goes_first() -> None:
    submitted, noted = events("08-29 submit at 09-01; 08-20 note at 09-01")[::-1]
    seen = cell((noted._replace(at=submitted.at), submitted))
    ruling = ruling_on(event("09-02 undo", 9), seen, dated=False)
    assert isinstance(ruling, Accepted)
    assert ruling.event.undoes == submitted.id


def test_what_was_said_of_a_series_is_taken_back_for_all_of_it() -> None:
    proposal = event("09-02 undo of e1", 9)._replace(occurrence=day("09-05"))
    ruling = ruling_on(proposal, cell("08-14 acknowledge"), dated=False)
    assert ruling == Accepted(proposal._replace(occurrence=None))


@pytest.mark.parametrize(
    ("done", "text", "becomes"),
    [
        pytest.param("", "09-02 undo", Refused("nothing-to-undo"), id="nothing"),
        pytest.param("08-29 submit", "09-02 undo of x", Refused("no-such-event", {"id": "x"}), id="an unknown id"),
        pytest.param(
            "08-29 submit; 08-29 undo of e1",
            "09-02 undo of e2",
            Refused("undo-of-undo", {"id": "e2"}),
            id="an undo stays",
        ),
        pytest.param(
            "08-29 submit",
            "08-28 undo",
            Refused("undo-before-event", {"on": day("08-28"), "event": day("08-29"), "id": "e1"}),
            id="never before it",
        ),
        pytest.param(
            "08-28 submit; 08-29 accept",
            "09-02 undo of e1",
            lost(Act.ACCEPT, "08-29", "e2"),
            id="what another rests on",
        ),
        pytest.param(
            "08-28 submit; 08-29 return; 08-30 submit",
            "09-02 undo of e2",
            lost(Act.SUBMIT, "08-30", "e3"),
            id="a return that was answered",
        ),
    ],
)
def test_what_cannot_be_undone(done: str, text: str, becomes: Refused) -> None:
    assert ruling_on(event(text, 9), cell(done), dated=False) == becomes


@pytest.mark.parametrize(("again", "said"), [(" of e1", "e3"), (" of e2", "e4"), ("", "e4")])
def test_the_same_event_is_taken_back_once(again: str, said: str) -> None:
    done = "08-20 start; 08-29 submit; 08-20 undo of e1; 08-29 undo of e2"
    ruling = ruling_on(event(f"09-02 undo{again}", 9), cell(done), dated=False)
    assert isinstance(ruling, AlreadySo)
    assert ruling.event.id == said


def test_what_was_said_last_is_what_was_recorded_last() -> None:
    """An undo that was dated earlier than the act before it was said after it."""
    done = "08-20 note at 08-20; 08-29 submit at 08-29; 08-21 undo of e1 at 08-30"
    ruling = ruling_on(event("09-02 undo", 9), cell(done), dated=False)
    assert isinstance(ruling, AlreadySo)
    assert ruling.event.id == "e3"


@pytest.mark.parametrize("when", ["08-28", "08-29", "08-30", "09-30"])
@pytest.mark.parametrize("undo", ["08-29 undo of e1 at 09-02", "09-02 undo of e1"])
def test_what_was_taken_back_never_happened_however_one_looks(undo: str, when: str) -> None:
    assert cell(f"08-29 submit; {undo}", when).progress is Progress.PENDING


def test_a_miss_does_not_clear_on_the_day_of_an_undo() -> None:
    """Handed in, handed back before the due day, which then passed: the return was a mistake, and is taken back."""
    done = "08-28 submit; 08-29 return; 09-05 undo of e2"
    assert [cell(done, when).verdict.missed for when in ("08-30", "08-31", "09-04", "09-05", "09-06")] == [False] * 5


def test_what_an_undo_took_back() -> None:
    done = "08-20 start; 08-29 submit; 08-29 undo of e2; 08-30 undo of x"
    assert undone(events(done)[2], cell(done)) == events(done)[1]
    assert undone(events(done)[3], cell(done)) is None
