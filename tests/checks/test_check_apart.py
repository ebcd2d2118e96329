"""One bad file never hides the problems of another, nor makes up any."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from notice_tasks.actions.check import check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from notice_tasks.problems import Problem

GROUP = '[[group]]\nid = "clinics"\nname = "村卫生室"\n'
UNITS = "".join(f'[[unit]]\nid = "unit-{n}"\nname = "单位{n}"\ngroups = ["clinics"]\n' for n in range(4))


def checklist(id_: str, more: str = "", **pairs: str) -> str:
    """A checklist with one requirement, in which some pairs are other than they should be."""
    written = {
        "id": '"report"',
        "title": '"报送"',
        "clause": '"一"',
        "quote": '"按时报送"',
        "kind": '"report"',
        "actors": '"各单位"',
        "who": '["clinics"]',
        "due": "2024-08-30",
        **pairs,
    }
    requirement = "".join(f"{key} = {value}\n" for key, value in written.items())
    head = f'format = 1\n[notice]\nid = "{id_}"\ntitle = "通知"\nrevised = 2024-03-01\n{more}\n'
    head += "source.published = 2024-03-01\n"
    return f"{head}[anchors]\nissued = 2024-03-01\n[[requirement]]\n{requirement}"


def record(notice: str, unit: str, *events: str) -> str:
    lines = "".join(f"    {{ {event} }},\n" for event in events)
    return f'format = 1\nnotice = "{notice}"\nunit = "{unit}"\nevents = [\n{lines}]\n'


def event(id_: str, requirement: str = "report", at: str = "2024-08-29T09:00:00+08:00", did: str = "submit") -> str:
    return f'id = "{id_}", at = {at}, on = 2024-08-29, by = "王静", requirement = "{requirement}", did = "{did}"'


FILES = {
    "notice-tasks.toml": 'format = 1\nid = "apart"\ndue_soon_day = 3\n',
    "units.toml": f"format = 1\n{GROUP}{UNITS}",
    "checklists/a-sound.toml": checklist("a"),
    "checklists/b-key.toml": checklist("b", anchor="1"),
    "checklists/c-word.toml": checklist("c", kind='"reports"'),
    "checklists/d-unit.toml": checklist("d", who='["clinics", "unit-9"]'),
    "checklists/e-anchor.toml": checklist("e", due='{ after = "festival", days = 3 }'),
    "checklists/f-early.toml": checklist("f", due="2023-08-30"),
    "checklists/g-window.toml": checklist("g", due="{ from = 2024-08-30, to = 2024-08-01 }"),
    "checklists/h-upper.toml": checklist("h", due="2024-08-30"),
    "checklists/i-lower.toml": checklist("i", 'forwards = "h"', due="2024-09-02", tightens='"report"'),
    "checklists/j-rule.toml": checklist("j", due='{ rrule = "FREQ=NEVER", from = 2024-03-01 }'),
    "checklists/k-twice.toml": checklist("a"),
    "records/a/unit-0.toml": record("a", "unit-0", event("e1"), event("e2", requirement="reports")),
    "records/a/unit-1.toml": record("a", "unit-1", event("e1", did="submitted")),
    "records/b/unit-0.toml": record("b", "unit-0", event("e1", at="2024-08-29T09:00:00")),
    "records/d/unit-2.toml": record("d", "unit-3", event("e1")),
    "records/f/unit-3.toml": record("f", "unit-3", event("e1"), event("e1", did="start")),
    "rest-days/2023.toml": 'format = 1\nyear = 2023\nrest = [{ name = "春节", from = 2023-01-27, to = 2023-01-21 }]\n',
    "rest-days/2024.toml": "format = 1\nyear = 2024\nrest = []\nworked = [2024-02-19]\n",
}

CHECKLISTS = tuple(file for file in FILES if file.startswith("checklists/"))
NEEDS: Mapping[str, tuple[str, ...]] = {
    "checklists/d-unit.toml": ("units.toml",),
    "checklists/i-lower.toml": ("units.toml", "checklists/h-upper.toml"),
    "checklists/k-twice.toml": ("checklists/a-sound.toml",),
    **{file: ("units.toml", *CHECKLISTS) for file in FILES if file.startswith("records/")},
}
"""What a file is held against: as long as that cannot be read, some of its problems may stay unsaid."""


def not_utf8(content: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + b"\xff" + content[at:]


def not_toml(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    lines.insert(chance.randint(0, len(lines)), b"what is this?\n")
    return b"".join(lines)


def half(content: bytes, _chance: random.Random) -> bytes:
    return content[: content.rindex(b"=") + 1]


def empty(_content: bytes, _chance: random.Random) -> bytes:
    return b""


WAYS = (not_utf8, not_toml, half, empty)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for file, text in FILES.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def by_file(root: Path) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in check(root).problems:
        found.setdefault(problem.place.file, []).append(problem)
    return found


def test_every_file_but_the_sound_ones_has_a_problem_of_its_own(root: Path) -> None:
    sound = {"units.toml", "checklists/a-sound.toml", "checklists/h-upper.toml"}
    assert by_file(root).keys() == FILES.keys() - sound


def break_some(root: Path, chance: random.Random) -> set[str]:
    """The files that were broken, each in some way."""
    broken = {file for file in FILES if chance.random() < 0.5}
    for file in sorted(broken):
        (root / file).write_bytes(chance.choice(WAYS)(FILES[file].encode(), chance))
    return broken


@pytest.mark.parametrize(
    "seed", [*range(30), *(pytest.param(seed, marks=pytest.mark.nightly) for seed in range(30, 90))]
)
def test_what_is_found_in_the_other_files_stays(root: Path, seed: int) -> None:
    before = by_file(root)
    broken = break_some(root, random.Random(seed))
    found = by_file(root)
    assert broken <= found.keys()
    for file in FILES.keys() - broken:
        now, earlier = found.get(file, []), before.get(file, [])
        assert [problem for problem in now if problem not in earlier] == []
        if broken.isdisjoint(NEEDS.get(file, ())):
            assert now == earlier
