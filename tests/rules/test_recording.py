"""Recording an act: repeats, refusals, evidence."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from rules_builders import FESTIVAL, REPORT, cell, day, event, events, notice

from notice_tasks.dates.shift import PeriodUnit
from notice_tasks.model.deadline import After, By, Deadline, Unclear
from notice_tasks.model.event import Act, Event, replay_order
from notice_tasks.model.notice import ISSUED, RECEIVED, EvidenceNeed, NoDay, Requirement
from notice_tasks.rules.progress import Progress
from notice_tasks.rules.recording import (
    NEEDS_NOTE,
    Accepted,
    AlreadySo,
    Refused,
    Ruling,
    lacks_receipt,
    rule_on_member,
    ruling_on,
)
from notice_tasks.rules.timeliness import Timeliness

if TYPE_CHECKING:
    from collections.abc import Mapping

EVIDENCE_REQUIRED = REPORT._replace(evidence=EvidenceNeed.REQUIRED)
LINK = "https://example.org/report"


def proposed(text: str, **said: object) -> Event:
    return event(text, 9)._replace(**said)  # type: ignore[arg-type]


def outcome(ruling: Ruling) -> str:
    """The code of a refusal, the id of the event that says so already, or "accepted"."""
    match ruling:
        case Refused(code):
            return code
        case AlreadySo(said):
            return said.id
        case Accepted():
            return "accepted"


@pytest.mark.parametrize(
    ("done", "text", "said", "dated", "becomes"),
    [
        pytest.param("08-29 submit", "09-02 submit", {}, False, "e1", id="the same again, today"),
        pytest.param("08-29 submit", "08-29 submit", {}, True, "e1", id="the same again, with its day"),
        pytest.param("08-29 submit", "08-28 submit", {}, True, "already-otherwise", id="with another day"),
        pytest.param("08-29 submit", "09-02 submit", {"note": "x"}, False, "already-otherwise", id="with a note"),
        pytest.param("08-28 submit; 08-29 accept", "09-02 accept", {}, False, "e2", id="accepted again"),
        pytest.param("08-28 submit; 08-29 accept", "09-02 done", {}, False, "e2", id="done says the same as accepted"),
        pytest.param("08-29 done", "09-02 accept", {}, False, "e1", id="accepted says the same as done"),
        pytest.param("08-28 submit; 08-29 return", "08-29 return", {}, True, "e2", id="returned again"),
        pytest.param("08-20 exempt", "08-20 exempt", {}, True, "e1", id="exempted again"),
        pytest.param("08-20 start; 08-21 note", "09-02 start", {}, False, "e1", id="a note between changes nothing"),
        pytest.param("08-14 acknowledge; 08-29 done", "09-02 acknowledge", {}, False, "e1", id="acknowledged again"),
        pytest.param("08-14 acknowledge", "08-14 acknowledge", {}, True, "e1", id="acknowledged again, with its day"),
        pytest.param("08-14 acknowledge", "08-16 acknowledge", {}, True, "e1", id="acknowledged by then already"),
        pytest.param("08-14 acknowledge", "08-12 acknowledge", {}, True, "accepted", id="it was received earlier"),
        pytest.param("08-29 submit; 08-29 undo of e1", "08-29 submit", {}, True, "accepted", id="again after an undo"),
        pytest.param("08-28 submit; 08-29 return", "08-30 submit", {}, False, "accepted", id="again after a return"),
    ],
)
def test_a_repeat_is_harmless_and_says_so(
    done: str, text: str, said: Mapping[str, object], dated: bool, becomes: str
) -> None:
    assert outcome(ruling_on(proposed(text, **said), cell(done), dated=dated)) == becomes


def test_a_repeat_with_the_same_note_is_so_already() -> None:
    before = (event("08-29 submit")._replace(note="by post"),)
    assert outcome(ruling_on(proposed("08-29 submit", note="by post"), cell(before), dated=True)) == "e1"
    assert outcome(ruling_on(proposed("08-29 submit"), cell(before), dated=True)) == "e1"


def test_what_is_otherwise_already_says_how_it_is() -> None:
    ruling = ruling_on(proposed("08-28 submit"), cell("08-29 submit"), dated=True)
    named = {"unit": "beijing", "path": "doctors-day/report", "id": "e1"}
    details = {"progress": Progress.SUBMITTED, "on": day("08-29"), "by": "Li", **named}
    assert ruling == Refused("already-otherwise", details)


@pytest.mark.parametrize(
    ("before", "again", "becomes"),
    [
        pytest.param("", "08:15", "accepted", id="a time of day is news"),
        pytest.param("08:15", "", "e1", id="none is not"),
        pytest.param("08:15", "08:15", "e1", id="the same again"),
        pytest.param("08:15", "09:00", "e1", id="a later one"),
        pytest.param("08:15", "07:30", "accepted", id="an earlier one"),
    ],
)
def test_an_earlier_time_of_receipt_is_news(before: str, again: str, becomes: str) -> None:
    first, second = (
        event("08-14 acknowledge", number)._replace(clock=datetime.time.fromisoformat(at) if at else None)
        for number, at in ((1, before), (9, again))
    )
    assert outcome(ruling_on(second, cell((first,)), dated=True)) == becomes


NOTE = {"note": "by telephone"}
FILE = {"path": "evidence/report.pdf", "sha256": "ab" * 32}


@pytest.mark.parametrize(
    ("before", "again", "becomes"),
    [
        pytest.param(("08-20 note", NOTE), ("08-20 note", NOTE), "e1", id="a note"),
        pytest.param(("08-20 note", NOTE), ("08-20 note", {"note": "by post"}), "accepted", id="another note"),
        pytest.param(("08-20 note", NOTE), ("08-21 note", NOTE), "accepted", id="the note of another day"),
        pytest.param(("08-20 evidence", FILE), ("08-21 evidence", FILE), "e1", id="a file"),
        pytest.param(
            ("08-20 evidence", FILE),
            ("08-21 evidence", {**FILE, "sha256": "cd" * 32}),
            "accepted",
            id="a file that changed",
        ),
        pytest.param(
            ("08-20 evidence", FILE),
            ("08-21 evidence", {**FILE, "path": "evidence/letter.pdf"}),
            "accepted",
            id="another file that says the same",
        ),
        pytest.param(
            ("08-20 evidence", FILE), ("08-21 evidence", {"url": LINK}), "accepted", id="a link beside a file"
        ),
        pytest.param(
            ("08-20 evidence", {"url": LINK}), ("08-21 evidence", {"url": LINK + "/2"}), "accepted", id="another link"
        ),
        pytest.param(("08-20 evidence", {"url": LINK}), ("08-21 evidence", {"url": LINK}), "e1", id="a link"),
        pytest.param(
            ("08-20 evidence", {"url": LINK, "dated": day("08-19")}),
            ("08-20 evidence", {"url": LINK, "dated": day("08-18")}),
            "accepted",
            id="a link whose date is put right",
        ),
    ],
)
def test_what_was_said_need_not_be_said_again(
    before: tuple[str, Mapping[str, object]], again: tuple[str, Mapping[str, object]], becomes: str
) -> None:
    first = event(before[0])._replace(**before[1])  # type: ignore[arg-type]
    assert outcome(ruling_on(proposed(again[0], **again[1]), cell((first,)), dated=True)) == becomes


@pytest.mark.parametrize(
    ("done", "text", "becomes"),
    [
        pytest.param("08-20 start", "08-19 submit", "later-act-lost", id="a submission before the start"),
        pytest.param("08-20 start", "08-20 submit", "accepted", id="on the same day"),
        pytest.param("08-29 submit", "08-28 accept", "not-allowed-then", id="accepted before it was handed in"),
        pytest.param("08-29 submit", "08-28 done", "already-otherwise", id="done before it was handed in"),
        pytest.param("08-20 note; 08-21 evidence", "08-19 submit", "accepted", id="notes and evidence bar nothing"),
        pytest.param(
            "08-29 submit", "08-14 acknowledge", "accepted", id="an acknowledgement may be written down later"
        ),
        pytest.param("08-29 submit", "08-14 note", "accepted", id="a note may"),
        pytest.param("08-29 submit", "08-14 evidence", "accepted", id="evidence may"),
        pytest.param("08-25 start", "08-20 extend to 09-10", "accepted", id="an extension may, while it was owed"),
        pytest.param(
            "08-20 submit; 08-22 return; 08-27 start",
            "08-22 extend to 09-10",
            "accepted",
            id="from the day of the return on",
        ),
        pytest.param(
            "08-20 submit; 08-27 return",
            "08-25 extend to 09-10",
            "not-allowed-then",
            id="but not on a day when nothing was owed",
        ),
    ],
)
def test_an_act_dated_before_the_latest_change(done: str, text: str, becomes: str) -> None:
    assert outcome(ruling_on(proposed(text), cell(done), dated=True)) == becomes


def test_a_refusal_names_the_act_that_would_be_lost() -> None:
    ruling = ruling_on(proposed("08-19 submit"), cell("08-20 start; 08-21 note"), dated=True)
    assert ruling == Refused(
        "later-act-lost",
        {"act": Act.START, "later": day("08-20"), "unit": "beijing", "path": "doctors-day/report", "id": "e1"},
    )


@pytest.mark.parametrize("act", [act for act in Act if act is not Act.UNDO])
@pytest.mark.parametrize(
    ("issued", "published", "on", "refused"),
    [
        pytest.param("08-12", "", "08-11", True, id="before its day of issue"),
        pytest.param("", "08-12", "08-11", False, id="before a page showed it: it is older than that"),
        pytest.param("", "08-12", "2022-12-31", True, id="but not by years"),
        pytest.param("08-10", "08-12", "08-11", False, id="issued goes before published"),
        pytest.param("", "", "2022-12-31", True, id="years before its festival"),
        pytest.param("", "", "2023-01-01", False, id="not so long before"),
    ],
)
def test_nothing_was_done_before_the_notice_itself(
    act: Act, issued: str, published: str, on: str, refused: bool
) -> None:
    seen = cell("", inside=notice(issued=issued, published=published))
    ruling = ruling_on(proposed(f"{on} {act}"), seen, dated=True)
    assert (outcome(ruling) == "on-before-notice") is refused


@pytest.mark.parametrize(
    ("issued", "on", "details"),
    [
        pytest.param("08-12", "08-11", {"since": day("08-12")}, id="its day of issue"),
        pytest.param("", "2022-12-31", {"since": day("2023-01-01"), "case": "far"}, id="the year before its days"),
    ],
)
def test_the_refusal_names_the_first_day_that_could_be(issued: str, on: str, details: Mapping[str, object]) -> None:
    ruling = ruling_on(proposed(f"{on} start"), cell("", inside=notice(issued=issued)), dated=True)
    said = {"on": day(on), "file": "checklists/doctors-day.toml", **details}
    assert ruling == Refused("on-before-notice", said)


def test_before_the_first_year_there_is_no_other() -> None:
    inside = notice()
    inside = inside._replace(anchors={**inside.anchors, FESTIVAL: day("0001-05-01")})
    ruling = ruling_on(proposed("0001-01-01 start"), cell("", inside=inside), dated=True)
    assert outcome(ruling) == "accepted"


def test_a_notice_that_names_no_day_gives_no_bound() -> None:
    inside = notice(issued="", published="")
    seen = cell("", inside=inside._replace(anchors={ISSUED: NoDay.UNKNOWN, RECEIVED: NoDay.PER_UNIT}))
    assert outcome(ruling_on(proposed("1990-01-01 acknowledge"), seen, dated=True)) == "accepted"


@pytest.mark.parametrize(
    ("done", "text", "becomes"),
    [
        pytest.param("08-20 submit; 08-21 accept", "09-02 submit", "e1", id="submitted, since accepted"),
        pytest.param("08-20 submit; 08-21 return; 08-22 done", "09-02 submit", "act-not-allowed", id="but handed back"),
        pytest.param("08-19 start; 08-20 submit", "09-02 start", "e1", id="begun, since submitted"),
        pytest.param("08-20 done", "09-02 submit", "act-not-allowed", id="never submitted"),
    ],
)
def test_what_took_effect_and_was_followed_by_more_is_so_already(done: str, text: str, becomes: str) -> None:
    assert outcome(ruling_on(proposed(text), cell(done), dated=False)) == becomes


@pytest.mark.parametrize(
    ("on", "said", "note", "becomes"),
    [
        pytest.param("08-19", None, None, "already-otherwise", id="another day"),
        pytest.param("08-20", None, None, "e1", id="its own day"),
        pytest.param("08-20", None, "by post", "already-otherwise", id="another note"),
        pytest.param("08-20", "by post", "by post", "e1", id="its own note"),
        pytest.param("08-20", "by post", None, "e1", id="nothing noted this time"),
    ],
)
def test_on_another_day_or_with_another_note_it_would_be_another_act(
    on: str, said: str | None, note: str | None, becomes: str
) -> None:
    first, second = events("08-20 submit; 08-21 accept")
    ruling = ruling_on(proposed(f"{on} submit", note=note), cell((first._replace(note=said), second)), dated=True)
    assert outcome(ruling) == becomes


def test_the_day_of_issue_itself_is_early_enough() -> None:
    seen = cell("", inside=notice(issued="08-12"))
    assert outcome(ruling_on(proposed("08-12 acknowledge"), seen, dated=True)) == "accepted"


@pytest.mark.parametrize(
    ("due", "done", "to", "becomes"),
    [
        pytest.param(By(day("08-30")), "", "08-31", "accepted", id="a day later"),
        pytest.param(By(day("08-30")), "", "08-30", "extension-not-later", id="to the due day itself"),
        pytest.param(
            By(day("08-30")), "08-28 extend to 09-10", "09-05", "extension-not-later", id="to before the last one"
        ),
        pytest.param(By(day("08-30")), "08-28 extend to 09-10", "09-20", "accepted", id="a second time"),
        pytest.param(By(day("08-30")), "08-28 extend to 09-10", "09-10", "e1", id="the same again"),
        pytest.param(
            By(day("08-30")), "08-27 extend to 09-10; 08-28 extend to 09-10", "09-10", "e1", id="on two branches"
        ),
        pytest.param(
            By(day("08-30")), "08-28 extend to 09-10; 08-28 undo of e1", "09-10", "accepted", id="again after an undo"
        ),
        pytest.param(
            By(day("08-30")),
            "08-27 extend to 09-10; 08-28 extend to 09-20",
            "09-10",
            "extension-not-later",
            id="an older one",
        ),
        pytest.param(
            By(day("08-30")),
            "08-27 extend to 09-20; 08-28 extend to 09-10",
            "09-20",
            "e1",
            id="the longer of two branches",
        ),
        pytest.param(
            By(day("08-30")),
            "08-27 extend to 09-20; 08-28 extend to 09-10",
            "09-10",
            "extension-not-later",
            id="the shorter of two branches",
        ),
        pytest.param(None, "", "09-10", "nothing-to-extend", id="no due rule"),
        pytest.param(Unclear("另行通知"), "", "09-10", "cannot-extend-unresolved", id="no due day"),
    ],
)
def test_an_extension_is_to_a_later_day(due: Deadline | None, done: str, to: str, becomes: str) -> None:
    assert outcome(ruling_on(proposed(f"08-29 extend to {to}"), cell(done, due=due), dated=False)) == becomes


FROM_RECEIPT = After(RECEIVED, 10, PeriodUnit.DAYS)


@pytest.mark.parametrize(
    ("due", "refused"),
    [
        pytest.param(
            By(day("08-30")), Refused("extension-not-later", {"to": day("08-30"), "due": day("08-30")}), id="not later"
        ),
        pytest.param(Unclear("另行通知"), Refused("cannot-extend-unresolved"), id="the checklist names no day"),
        pytest.param(FROM_RECEIPT, Refused("cannot-extend-unresolved", {"case": "not-received"}), id="no receipt yet"),
    ],
)
def test_a_refused_extension_says_why(due: Deadline, refused: Refused) -> None:
    assert ruling_on(proposed("08-29 extend to 08-30"), cell("", due=due), dated=False) == refused


@pytest.mark.parametrize(
    ("due", "done", "lacks"),
    [
        pytest.param(FROM_RECEIPT, "08-20 submit", True, id="handed in, never acknowledged"),
        pytest.param(FROM_RECEIPT, "08-14 acknowledge; 08-20 submit", False, id="acknowledged"),
        pytest.param(REPORT.due, "", False, id="nothing counts from it"),
        pytest.param(None, "", False, id="no due rule"),
    ],
)
def test_where_an_acknowledgement_is_wanting(due: Deadline | None, done: str, lacks: bool) -> None:
    assert lacks_receipt(cell(done, due=due)) is lacks


@pytest.mark.parametrize(
    ("to", "becomes"),
    [
        pytest.param("09-20", "later-act-lost", id="longer: the other would put nothing off"),
        pytest.param("09-10", "later-act-lost", id="as long"),
        pytest.param("09-05", "accepted", id="shorter"),
    ],
)
def test_an_extension_dated_before_another(to: str, becomes: str) -> None:
    ruling = ruling_on(proposed(f"08-20 extend to {to}"), cell("08-28 extend to 09-10"), dated=True)
    assert outcome(ruling) == becomes


def test_an_extension_recorded_when_the_unit_had_handed_in_counts_from_its_own_day() -> None:
    """Granted in time and written down after the late hand-in: the unit is not late."""
    done = "09-04 submit"
    ruling = ruling_on(proposed("08-29 extend to 09-06 at 09-10"), cell(done), dated=True)
    assert isinstance(ruling, Accepted)
    after = cell(replay_order((ruling.event, *events(done))))
    assert (after.timeliness, after.verdict.missed) == (Timeliness.MET_EXTENDED, False)


@pytest.mark.parametrize(
    ("requirement", "done", "text", "waived", "becomes"),
    [
        pytest.param(REPORT, "08-29 submit", "09-02 accept", False, "accepted", id="optional"),
        pytest.param(
            EVIDENCE_REQUIRED, "08-29 submit", "09-02 accept", False, "evidence-required", id="missing at accept"
        ),
        pytest.param(EVIDENCE_REQUIRED, "", "08-29 done", False, "evidence-required", id="missing at done"),
        pytest.param(EVIDENCE_REQUIRED, "", "08-29 done", True, "accepted", id="done without it, and said so"),
        pytest.param(EVIDENCE_REQUIRED, "08-29 submit", "09-02 accept", True, "accepted", id="accepted without it"),
        pytest.param(EVIDENCE_REQUIRED, "", "08-29 submit", False, "accepted", id="not asked for at submit"),
        pytest.param(EVIDENCE_REQUIRED, "08-28 evidence", "08-29 done", False, "accepted", id="there"),
        pytest.param(
            EVIDENCE_REQUIRED,
            "08-28 evidence; 08-28 undo of e1",
            "08-29 done",
            False,
            "evidence-required",
            id="taken back",
        ),
        pytest.param(EVIDENCE_REQUIRED, "08-29 done", "09-02 done", False, "e1", id="a repeat is not asked for it"),
        pytest.param(
            EVIDENCE_REQUIRED, "", "08-29 accept", False, "act-not-allowed", id="not for what is impossible anyway"
        ),
    ],
)
def test_evidence_is_asked_for_at_the_end(
    requirement: Requirement, done: str, text: str, waived: bool, becomes: str
) -> None:
    proposal = proposed(text, without_evidence=waived)
    assert outcome(ruling_on(proposal, cell(done, requirement=requirement), dated=False)) == becomes


@pytest.mark.parametrize(
    ("done", "recorded_as", "done_on"),
    [
        pytest.param("", Act.DONE, "09-03", id="reported by telephone"),
        pytest.param("08-29 submit", Act.ACCEPT, "08-29", id="accepts what was submitted, which keeps its day"),
        pytest.param("08-28 submit; 08-29 return", Act.DONE, "09-03", id="what was returned is done anew"),
    ],
)
def test_done(done: str, recorded_as: Act, done_on: str) -> None:
    ruling = ruling_on(proposed("09-03 done"), cell(done), dated=False)
    assert isinstance(ruling, Accepted)
    after = cell((*events(done), ruling.event))
    assert (ruling.event.did, after.progress, after.history.done_on) == (recorded_as, Progress.DONE, day(done_on))


def test_who_must_say_why() -> None:
    assert {Act.NOTE, Act.RETURN, Act.EXEMPT, Act.EXTEND} == NEEDS_NOTE


@pytest.mark.parametrize(
    ("done", "text", "becomes"),
    [
        pytest.param("08-20 submit", "09-02 return", "accepted", id="handed in, not accepted yet"),
        pytest.param("08-20 done", "09-02 return", "act-not-allowed", id="accepted"),
        pytest.param("08-20 done", "09-02 note", "accepted", id="any other act"),
    ],
)
def test_what_was_accepted_is_handed_back_one_by_one(done: str, text: str, becomes: str) -> None:
    assert outcome(rule_on_member(proposed(text), cell(done), dated=False)) == becomes
