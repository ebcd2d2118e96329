"""The units and groups that typed lists and names hold."""

from __future__ import annotations

import pytest

from notice_tasks.actions.lists import members_in, members_of
from notice_tasks.actions.lookup import find_unit
from notice_tasks.model.unit import Group, Register, Unit
from notice_tasks.problems import BadRequest

UNITS = (
    Unit("nch1", "Northvale City Hospital No. 1", also=("City One",)),
    Unit("nch2", "Northvale City Hospital No. 2"),
    Unit("gwh", "Greenfield West Hospital"),
    Unit("west", "Westside Clinic"),
    Unit("north", "Health Office of the North"),
    Unit("south", "South"),
    Unit("shore", "Shore"),
    Unit("ss", "South Shore Clinic", also=("South shore",)),
    Unit("abc", "A, B Hospital"),
    Unit("dongmen", "东门医院"),
    Unit("ximen", "西门医院（南院）"),
)
REGISTER = Register({unit.id: unit for unit in UNITS}, {"h": Group("h", "All hospitals"), "c": Group("c", "Clinics")})
FIRST, SECOND, THIRD = (unit.name for unit in UNITS[:3])


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("nch1|nch2", ["nch1", "nch2"]),
        (f"{FIRST}|west", ["nch1", "west"]),
        ("|".join(FIRST.split()), ["nch1"]),
        ("|".join([*FIRST.split(), *SECOND.split()]), ["nch1", "nch2"]),
        ("|".join(["west", *FIRST.lower().split(), "gwh"]), ["west", "nch1", "gwh"]),
        (f"{FIRST}\n{SECOND}", ["nch1", "nch2"]),
        (f"\n{FIRST}\r\n\r\n{SECOND}\n", ["nch1", "nch2"]),
        (f"{FIRST}\t{SECOND}", ["nch1", "nch2"]),
        (f"{FIRST}, {SECOND};west", ["nch1", "nch2", "west"]),
        ("nch1,|nch2", ["nch1", "nch2"]),
        ("Greenfield,|west", ["gwh", "west"]),
        ("Greenfield, west", ["gwh", "west"]),
        ("Greenfield,\nwest", ["gwh", "west"]),
        ("greenfield west hospital", ["gwh"]),
        ("south|shore", ["south", "shore"]),
        ("South|Shore", ["south", "shore"]),
        ("south|shore|clinic", ["ss"]),
        ("Greenfield   West\u3000Hospital", ["gwh"]),
        ("Greenfield|West|Hospital|west", ["gwh", "west"]),
        ("City|One|nch2", ["nch1", "nch2"]),
        ("City One nch2", ["nch1", "nch2"]),
        (f"{FIRST} (nch1)", ["nch1"]),
        (f"{FIRST} (nch1), {SECOND} (nch2)", ["nch1", "nch2"]),
        ("东门医院（dongmen）、西门医院（南院）（ximen）", ["dongmen", "ximen"]),
        ("东门医院（dongmen）|西门", ["dongmen", "ximen"]),
        ("A, B Hospital", ["abc"]),
        ("A, B Hospital\nwest", ["abc", "west"]),
        ("东门 西门", ["dongmen", "ximen"]),
        ("东门　医院", ["dongmen"]),
        ("东门|医院", ["dongmen"]),
        ("Greenfield Wes", ["gwh"]),
        ("nch1 west", ["nch1", "west"]),
    ],
)
def test_which_units_are_meant(words: str, units: list[str]) -> None:
    typed = words.split("|")
    for recording in (True, False):
        held = members_in(typed, REGISTER, recording=recording)
        assert [find_unit(word, REGISTER, recording=recording).id for word in held] == units


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("Greenfield|West", "Greenfield West"),
        ("Greenfield|west", "Greenfield west"),
        ("Greenfield West", "Greenfield West"),
        ("nch1|Greenfield|West", "Greenfield West"),
        ("Greenfield\nWest", "Greenfield West"),
        ("Greenfield|Wes", "Greenfield Wes"),
        ("Northvale|City", "Northvale City"),
        ("Northvale City Hospital\nNo. 1", "Northvale City Hospital No. 1"),
        ("东|门", "东 门"),
    ],
)
def test_a_recording_command_does_not_choose_between_one_and_several(words: str, whole: str) -> None:
    with pytest.raises(BadRequest) as refused:
        members_in(words.split("|"), REGISTER, recording=True)
    assert (refused.value.code, refused.value.details["word"]) == ("one-or-several", whole)


@pytest.mark.parametrize(
    ("words", "held", "hint"),
    [
        ("Northvale City Hospital No 1, nch2", ["Northvale City Hospital No 1", "nch2"], "nch1"),
        ("Nortvale City Hospital No. 2|nch1", ["Nortvale City Hospital No. 2", "nch1"], "nch2"),
        ("nch1|Nortvale|City|Hospital|No.|2", ["nch1", "Nortvale City Hospital No. 2"], "nch2"),
        ("dongmen xim nowhere", ["dongmen", "xim", "nowhere"], None),
        ("no such thing", ["no such thing"], None),
    ],
)
def test_a_faulty_name_is_kept_whole(words: str, held: list[str], hint: str | None) -> None:
    for recording in (True, False):
        assert members_in(words.split("|"), REGISTER, recording=recording) == held
    wrong = next(word for word in held if " " in word or word == "nowhere")
    with pytest.raises(BadRequest) as refused:
        find_unit(wrong, REGISTER)
    assert (refused.value.code, refused.value.details["nearest"]) == ("unknown-unit", hint)


def test_a_group_is_kept_whole_and_no_name_goes_beyond_a_value() -> None:
    assert members_in(["All hospitals"], REGISTER, recording=True) == ["All hospitals"]
    assert members_in(["All", "hospitals", "west"], REGISTER, recording=True) == ["All hospitals", "west"]
    assert members_of("-g", ["All hospitals, Clinics", "west"], REGISTER) == ["All hospitals", "Clinics", "west"]
    assert members_of("-u", ["City", "One"], REGISTER) == ["City", "One"]
