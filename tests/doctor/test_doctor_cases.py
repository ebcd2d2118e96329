"""Each case is a valid feed with one fault, which is found at its place, without other findings. Valid feeds pass."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice_tasks.doctor.codes import RULES
from notice_tasks.doctor.examine import EACH, examine
from notice_tasks.problems import Level
from notice_tasks.words.doctor import EFFECTS, SENTENCES, doctor_sentence, key_of

if TYPE_CHECKING:
    from notice_tasks.problems import Problem

HERE: Final = Path(__file__).parent
CASES: Final = sorted((HERE / "cases").iterdir())
FILES: Final = sorted((HERE / "cases").glob("*/*.ics"))
LEGAL: Final = sorted((HERE / "legal").glob("*.ics"))
OF_THE_WHOLE_FILE: Final = {"C701", "C702"}
"""Large files are made by the tests."""

SIDE_BY_SIDE: Final = {"c314_period/no_end.ics", "c401_day_and_moment/zone.ics", "c402_until/floating.ics"}
"""Faults in cases with a part that some programs ignore: VFREEBUSY, a time without a zone."""

WARNED: Final = {
    "journal_and_free_busy": {"C709"},
    "lower_case": {"C708"},
    "recurring": {"C710"},
}
"""Valid files that some programs do not accept."""

HEAD: Final = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Feed//EN\r\n"
END: Final = b"END:VCALENDAR\r\n"


def found_in(path: Path) -> tuple[Problem, ...]:
    return examine(path.name, path.read_bytes()).problems


def codes_in(content: bytes) -> set[str]:
    return {problem.code for problem in examine("feed.ics", content).problems}


def event(number: int, *more: str) -> bytes:
    lines = ("BEGIN:VEVENT", f"UID:{number}@example.com", "DTSTAMP:20240813T000000Z", "DTSTART;VALUE=DATE:20240830")
    return "".join(f"{line}\r\n" for line in (*lines, "SUMMARY:x", *more, "END:VEVENT")).encode()


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_fault_is_found_and_nothing_else(folder: Path) -> None:
    expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    found = [f"{problem.place} {problem.code}" for path in sorted(folder.glob("*.ics")) for problem in found_in(path)]
    assert found == expected


def test_a_case_has_one_fault_of_the_code_in_its_name() -> None:
    for path in FILES:
        found = [problem.code for problem in found_in(path)]
        name = f"{path.parent.name}/{path.name}"
        assert path.parent.name[:4].upper() in found
        assert len(found) == (2 if name in SIDE_BY_SIDE else 1), name


def test_every_code_has_cases() -> None:
    assert {folder.name[:4].upper() for folder in CASES} | OF_THE_WHOLE_FILE == {*RULES}


def test_every_sentence_is_said_in_some_case_and_every_case_has_its_sentence() -> None:
    said = set()
    for problem in (problem for path in FILES for problem in found_in(path)):
        said.add(key_of(problem.code, problem.details.get("case")))
        assert "{" not in doctor_sentence(problem.code, problem.details)
    assert said | OF_THE_WHOLE_FILE == {*SENTENCES}


def test_effects_are_of_faults_that_there_are() -> None:
    assert {*EFFECTS} <= {*SENTENCES}


def test_what_was_not_measured_is_said_to_be_so() -> None:
    for effects in EFFECTS.values():
        for effect in effects:
            assert ("said to" in effect.does or "said not to" in effect.does) is not effect.seen


def test_a_value_as_long_as_the_file_is_not_said_whole() -> None:
    sentences = [
        doctor_sentence(problem.code, problem.details)
        for problem in examine("feed.ics", HEAD + event(1, "URL:" + "a" * 10_000) + END).problems
    ]
    assert len(sentences) == 2
    assert all(len(sentence) < 200 for sentence in sentences)


@pytest.mark.parametrize("path", LEGAL, ids=lambda path: path.stem)
def test_what_is_legal_has_no_error(path: Path) -> None:
    found = found_in(path)
    assert {problem.level for problem in found} <= {Level.WARNING}
    assert {problem.code for problem in found} == WARNED.get(path.stem, set())


def test_a_file_too_large_for_google_is_told() -> None:
    assert codes_in(HEAD + event(1, "X-LONG:x", *["X-A:" + "b" * 60] * 14_000) + END) == {"C701"}


def test_a_file_with_too_many_items_is_told_at_the_first_too_many() -> None:
    events = [event(number) for number in range(901)]
    (problem,) = examine("feed.ics", HEAD + b"".join(events) + END).problems
    lines_before = HEAD.count(b"\n") + 900 * events[0].count(b"\n")
    assert (problem.code, problem.place.line) == ("C702", lines_before + 1)
    assert codes_in(HEAD + b"".join(events[:900]) + END) == set()


def test_a_fault_in_every_line_is_told_ten_times_and_counted() -> None:
    examined = examine("feed.ics", HEAD + event(1, *["X_A:1"] * 500) + END)
    assert [problem.code for problem in examined.problems] == ["C203"] * EACH
    assert examined.left_out == {"C203": 490}
    assert examined.counts == {Level.ERROR: 500, Level.WARNING: 0, Level.HINT: 0}


def test_all_are_told_on_request() -> None:
    examined = examine("feed.ics", HEAD + event(1, *["X_A:1"] * 500) + END, None)
    assert (len(examined.problems), examined.left_out) == (500, {})


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        pytest.param(HEAD + b"X-A:" + b"x" * 5_000_000 + b"\r\n" + END, {"C104", "C217"}, id="a line of 5 MB"),
        pytest.param(HEAD + b"DESCRIPTION:" + b"\\\\" * 1_000_000 + b"\r\n" + END, {"C104", "C217"}, id="backslashes"),
        pytest.param(HEAD + b"X-A" + b";B=c,d" * 200_000 + b"\r\n" + END, {"C104", "C203", "C217"}, id="parameters"),
        pytest.param(HEAD + b'X-A;B="' * 200_000 + b"\r\n" + END, {"C104", "C203", "C217"}, id="quotes"),
        pytest.param(HEAD + b"X-A:1\r\n" * 100_000 + END, {"C217"}, id="100,000 lines", marks=pytest.mark.nightly),
        pytest.param(HEAD + b"X-A:1\r\n" + b" \r\n" * 150_000 + END, {"C217"}, id="150,000 folds"),
        pytest.param(HEAD + b"\r" * 150_000 + END, {"C101", "C109", "C217"}, id="150,000 CR"),
        pytest.param(HEAD + b"BEGIN:X-A\r\n" * 10_000 + b"END:X-A\r\n" * 10_000 + END, {"C709"}, id="10,000 deep"),
        pytest.param(HEAD + b"BEGIN:X-A\r\n" * 10_000, {"C205", "C709"}, id="10,000 left open"),
        pytest.param(
            HEAD + b"BEGIN:X-A\r\n" * 10_000 + b"END:X-B\r\n" * 10_000,
            {"C204", "C205", "C709"},
            id="10,000 ends of nothing",
        ),
        pytest.param(
            HEAD + event(1, "RRULE:FREQ=WEEKLY;BYDAY=" + "MO," * 150_000 + "X") + END, {"C104", "C305"}, id="a rule"
        ),
        pytest.param(HEAD + event(1, "GEO:1." + "1" * 1_000_000) + END, {"C104", "C313"}, id="a number"),
        pytest.param(HEAD + event(1, "URL:" + "a" * 1_000_000) + END, {"C104", "C312"}, id="no scheme"),
    ],
)
def test_size_alone_is_no_burden(content: bytes, codes: set[str]) -> None:
    """Each takes a second or two; a reader with quadratic work would take hours."""
    assert codes_in(content) - {"C701"} == codes


@given(st.binary(max_size=300))
def test_any_bytes_can_be_examined(content: bytes) -> None:
    examine("feed.ics", HEAD + content + END)
    assert examine("feed.ics", content).problems


@given(st.sampled_from(LEGAL), st.data())
def test_a_damaged_feed_can_be_examined(path: Path, data: st.DataObject) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=20))
    for problem in examine("feed.ics", bytes(content)).problems:
        assert doctor_sentence(problem.code, problem.details)
        assert 1 <= (problem.place.line or 0) <= content.count(b"\n") + content.count(b"\r") + 1
