"""What `check` finds in small workspaces.

A case is a folder, cases/<code>_<what>/<case>/: files that are laid over the sound workspace in sound/, and
expected.txt with a line `file:line:column CODE` for each problem. Without expected.txt nothing may be found. A case of
N7 (what could be done better) or N8 (how things stand, as of one day) selects its own code, so that a new check of
these families changes no other case; the other cases select N1 to N6.
"""

import datetime
import re
import shutil
from itertools import groupby
from pathlib import Path
from string import Formatter

import pytest

from made import MADE, make_what_is_missing
from notice_tasks.actions.check import Checked, CheckRequest, check
from notice_tasks.actions.moment import Moment
from notice_tasks.checks import n308_rest_days, registry, structure
from notice_tasks.checks.by_code import file_names, stated
from notice_tasks.checks.structure import faults_of_structure
from notice_tasks.problems import Level
from notice_tasks.reading.load import load
from notice_tasks.reading.settings import default_settings, read_settings, settings_of
from notice_tasks.reading.soundness import is_sound
from notice_tasks.reports.problem_sentences import problem_sentence
from notice_tasks.rules.shortfall import Shortfall, State
from notice_tasks.rules.timeliness import Timeliness
from notice_tasks.toml.text import Files
from stated import CODES, SENTENCES

HERE = Path(__file__).parent
EXPECTED = "expected.txt"
CASES = sorted(path for path in HERE.glob("cases/*/*") if path.is_dir())


def expected(case: Path) -> list[str]:
    """The lines of a case's expected.txt."""
    file = case / EXPECTED
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def name(case: Path) -> str:
    """A case is called by its folders."""
    return "/".join(case.parts[-2:])


BY_CHECK = {folder: [*cases] for folder, cases in groupby(CASES, lambda case: case.parent.name)}
NOW = datetime.datetime(2024, 8, 28, 4, tzinfo=datetime.UTC)
AS_OF = Moment(NOW, NOW)
FAIL_ON: frozenset[State] = frozenset(
    {Timeliness.OVERDUE, Timeliness.UNRESOLVED, Timeliness.UNDATED, Shortfall.HANDED_IN_LATE}
)
DOCUMENTED = [
    *structure.OF_CHECKLISTS,
    *structure.OF_REGISTER,
    n308_rest_days.check,
    *registry.OF_CHECKLISTS,
    *registry.of_rules_without_day(),
    *registry.of_forwarding(),
    *registry.of_records(),
    *registry.of_whole_register(),
    *registry.of_standing(),
]
PLACEHOLDER = re.compile(r"\{\w+\}")
TOML_PAIR = re.compile(r'\w+ = (?:"[^"]*"|\[[^\]]*\]|\{[^}]*\}|[\d-]+)')


def checked(case: Path, folder: Path) -> Checked:
    """What `check` finds in a case that is laid out in an empty folder."""
    shutil.copytree(HERE / "sound", folder, dirs_exist_ok=True)
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(EXPECTED, MADE))
    make_what_is_missing(case, folder)
    return check(folder, request_of(case))


def request_of(case: Path) -> CheckRequest:
    """What is looked for in a case."""
    code = case.parent.name[:4].upper()
    if code.startswith("N8"):
        return CheckRequest(AS_OF, FAIL_ON if code == "N802" else frozenset(), select=(code,))
    return CheckRequest(select=(code,) if code.startswith("N7") else tuple(f"N{number}" for number in range(1, 7)))


def keys_of(found: Checked) -> list[str]:
    """The key under which each problem's sentence stands."""
    cases = [(problem.code, f"{problem.code}.{problem.details.get('case')}") for problem in found.problems]
    return [case if case in SENTENCES else code for code, case in cases]


def test_a_file_states_what_its_code_needs() -> None:
    for code in CODES:
        check = stated(code)
        assert check.code == code
        assert check.title, code
        assert check.sentences, code
        assert check.page.startswith(f"{code}: ")
        assert {folder for folder in BY_CHECK if folder.startswith(code.lower())} == {file_names()[code]}


def test_every_code_has_its_own_title() -> None:
    assert len({stated(code).title for code in CODES}) == len(CODES)


@pytest.mark.parametrize("folder", BY_CHECK)
def test_what_is_found(folder: str, tmp_path: Path) -> None:
    """All of it, each with its sentence; and a quick look never passes over it."""
    for case in BY_CHECK[folder]:
        root = tmp_path / case.name
        found = checked(case, root)
        assert [f"{problem.place} {problem.code}" for problem in found.problems] == expected(case), name(case)
        assert_sentences(found)
        settings, _faults = read_settings(Files(root))
        loaded = load(root, settings or default_settings())
        faulty = loaded.problems or list(faults_of_structure(loaded, Files(root)))
        assert not (is_sound(loaded) and faulty), name(case)


def assert_sentences(found: Checked) -> None:
    for problem, key in zip(found.problems, keys_of(found), strict=True):
        wanted = {name for _text, name, _format, _conversion in Formatter().parse(SENTENCES[key]) if name}
        assert wanted <= set(problem.details)
        sentence = problem_sentence(problem.code, problem.details)
        assert sentence
        assert not PLACEHOLDER.search(sentence)


def test_every_code_has_a_wrong_and_a_right_case() -> None:
    for code in CODES:
        cases = BY_CHECK[file_names()[code]]
        assert any(line.endswith(f" {code}") for case in cases for line in expected(case)), code
        assert any(not expected(case) for case in cases), code


def test_every_sentence_is_needed_by_a_case_and_the_stated_level_is_the_highest(tmp_path: Path) -> None:
    needed = set()
    levels: dict[str, set[Level]] = {}
    for number, case in enumerate(case for case in CASES if expected(case)):
        found = checked(case, tmp_path / str(number))
        needed |= {*keys_of(found)}
        for problem in found.problems:
            levels.setdefault(problem.code, set()).add(problem.level)
    assert needed == set(SENTENCES)
    assert {code: stated(code).level for code in CODES} == {
        code: next(level for level in Level if level in found) for code, found in levels.items()
    }


@pytest.mark.parametrize("side", ["Wrong", "Right"])
@pytest.mark.parametrize(
    "module", [pytest.param(name, id=name[-20:]) for name in sorted({check.__module__ for check in DOCUMENTED})]
)
def test_a_checks_own_examples_are_cases(module: str, side: str) -> None:
    name = module.rpartition(".")[2]
    source = (HERE.parents[1] / "src" / Path(*module.split("."))).with_suffix(".py").read_text(encoding="utf-8")
    (example,) = re.findall(rf"^{side}:  (.+)$", source, re.MULTILINE)
    pairs = TOML_PAIR.findall(example)
    assert pairs
    texts = [
        "\n".join(file.read_text(encoding="utf-8") for file in case.rglob("*.toml"))
        for case in CASES
        if case.parent.name == name and bool(expected(case)) == (side == "Wrong")
    ]
    assert any(all(pair in text for pair in pairs) for text in texts)


def test_only_structural_faults_keep_a_workspace_from_being_read(tmp_path: Path) -> None:
    everything = {
        problem.code for problem in checked(HERE / "cases/several_files/meaning_in_every_file", tmp_path).problems
    }
    structural = {
        problem.code for problem in faults_of_structure(load(tmp_path, settings_of(tmp_path)), Files(tmp_path))
    }
    assert structural == {"N301", "N302", "N303", "N304", "N308"}
    assert everything == structural | {"N401", "N402"}


def test_a_quick_look_is_enough_for_what_is_sound() -> None:
    root = HERE.parents[1]
    assert is_sound(load(root, settings_of(root)))
    assert is_sound(load(HERE / "sound", settings_of(HERE / "sound")))


@pytest.mark.parametrize("case", ["as_announced", "two_years", "only_make_up_days", "nothing_worked"])
def test_a_quick_look_is_enough_for_sound_files_of_rest_days(case: str, tmp_path: Path) -> None:
    checked(HERE / "cases/n308_rest_days" / case, tmp_path)
    loaded = load(tmp_path, settings_of(tmp_path))
    assert loaded.announced
    assert is_sound(loaded)


def test_findings_the_settings_accept_are_counted(tmp_path: Path) -> None:
    found = checked(HERE / "cases/accepted/everything_that_is_found", tmp_path)
    assert (found.problems, found.ignored, found.fails(strict=False)) == ((), 2, False)


def test_what_was_looked_at_is_counted(tmp_path: Path) -> None:
    found = checked(HERE / "cases/n501_record_of_nothing/of_something", tmp_path)
    assert (found.notices, found.units, found.records, found.fails(strict=False)) == (1, 2, 1, False)


def test_faulty_settings_hide_nothing(tmp_path: Path) -> None:
    found = checked(HERE / "cases/n207_unknown_time_zone/typing_error", tmp_path)
    assert (found.notices, found.units, found.records, found.fails(strict=False)) == (1, 2, 0, True)


def test_one_misspelt_group_is_blamed_once(tmp_path: Path) -> None:
    case = HERE / "cases/n501_record_of_nothing/of_something"
    checked(case, tmp_path)
    register = tmp_path / "units.toml"
    register.write_text(
        register.read_text(encoding="utf-8").replace('groups = ["', 'groups = ["x', 1), encoding="utf-8"
    )
    assert [problem.code for problem in check(tmp_path, request_of(case)).problems] == ["N302"]


def test_a_misspelt_requirement_is_blamed_once_a_record(tmp_path: Path) -> None:
    shutil.copytree(HERE.parents[1] / "records", tmp_path / "records")
    shutil.copytree(HERE.parents[1] / "checklists", tmp_path / "checklists")
    for file in ("units.toml", "notice-tasks.toml"):
        shutil.copy(HERE.parents[1] / file, tmp_path)
    checklist = tmp_path / "checklists/nhc-2024-doctors-day.toml"
    text = checklist.read_text(encoding="utf-8").replace('id = "report"', 'id = "reports"')
    checklist.write_text(text, encoding="utf-8")
    found = [problem for problem in check(tmp_path).problems if problem.code == "N501"]
    assert found
    assert len({problem.place.file for problem in found}) == len(found)


def test_our_own_workspace_is_clean() -> None:
    found = check(HERE.parents[1])
    assert found.problems == ()
    assert (found.notices, found.ignored) == (2, 0)


def test_due_days_are_forgotten_when_there_are_too_many(tmp_path: Path) -> None:
    case = HERE / "cases/n413_too_little_time/enough"
    checked(case, tmp_path)
    file = tmp_path / "checklists/plan.toml"
    head, _head, duty = file.read_text(encoding="utf-8").partition("[[requirement]]\n")
    first = datetime.date(2025, 1, 1)
    days = (str(first + datetime.timedelta(days=number)) for number in range(1200))
    duties = [duty.replace('"report"', f'"r-{day}"', 1).replace("2024-08-30", day) for day in days]
    file.write_text(head + "".join(f"[[requirement]]\n{one}\n" for one in duties), encoding="utf-8")
    assert {problem.code for problem in check(tmp_path, request_of(case)).problems} == {"N408"}
