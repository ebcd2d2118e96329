"""One command is one whole, and what is said after a failure is so: real files that refuse, links, full outputs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from conftest import UNCOVERED, Desk, bind_by_permissions, environment, refusal
from drawn import each_at_night
from notice_tasks.store.journal import digest_of
from notice_tasks.store.read_points import JOURNAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Run

NOTICE = "county-2024-cold-chain"
RECORDS = f"records/{NOTICE}"
UNITS = ("east-clinic", "west-clinic", "hill-clinic", "county-hospital")
NOTE_ALL = ("note", "--all", "self-check", "--note", "催办")
NEW = ("new", "x", "--title", "t", "--requirement", "r", "--what", "w", "--actors", "a", "--who", "clinics")
YEAR = """{"year": 2026, "papers": ["x"], "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": true}]}"""


@contextmanager
def immutable(path: Path) -> Iterator[None]:
    """A file that even root may neither write nor replace."""
    subprocess.run(["chattr", "+i", path], check=True)
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", path], check=True)


def notes(desk: Desk, text: str = "催办") -> list[int]:
    """How many notes of this text each unit has, as the files stand."""
    paths = [desk.root / RECORDS / f"{unit}.toml" for unit in UNITS]
    return [path.read_text(encoding="utf-8").count(f'note = "{text}"') if path.exists() else 0 for path in paths]


def hooked(desk: Desk, tmp_path: Path, hook: str) -> dict[str, str | None]:
    """An environment in which every Python runs this first; what it watches is what the process asks of the system."""
    folder = tmp_path / "hooks"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(f"ROOT = {str(desk.root)!r}\n{hook}", encoding="utf-8")
    return {**UNCOVERED, "PYTHONPATH": str(folder)}


KILLED = """
import os, signal, sys
left = [{step}]
def hook(name, arguments):
    if name == "os.rename" and ROOT in str(arguments):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
"""


def kill_at(desk: Desk, tmp_path: Path, step: int, *words: str) -> None:
    env = hooked(desk, tmp_path, KILLED.replace("{step}", str(step)))
    assert desk.run(*words, env=env).returncode == -9


# ---- all or none ----


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_file_that_refuses_keeps_all_from_being_recorded(clinics: Desk, unit: str, lang: str) -> None:
    clinics.said("ack", "--all", "self-check")
    path = clinics.root / RECORDS / f"{unit}.toml"
    with immutable(path):
        said = clinics.refused(*NOTE_ALL, code=3, lang=lang)
    assert f"{RECORDS}/{unit}.toml" in said
    assert ("nothing was recorded" in said) == (lang == "en")
    clinics.said(*NOTE_ALL)
    assert notes(clinics) == [1, 1, 1, 1]


def test_a_folder_that_was_made_for_it_goes_with_it(clinics: Desk, tmp_path: Path) -> None:
    """The second file's name is taken by a folder only when the first is there already."""
    hook = """
import os, sys
def hook(name, arguments):
    if name == "os.rename" and "hill-clinic.toml" in str(arguments[1]):
        os.makedirs(arguments[1], exist_ok=True)
sys.addaudithook(hook)
"""
    result = clinics.run(*NOTE_ALL, env=hooked(clinics, tmp_path, hook))
    assert (result.returncode, result.stdout) == (3, "")
    (clinics.root / RECORDS / "hill-clinic.toml").rmdir()
    assert clinics.json("log")["events"] == []
    assert not any((clinics.root / RECORDS).glob("*"))


@pytest.mark.parametrize("step", [2, 3, 5])
def test_what_a_kill_left_is_seen_by_nobody_and_finished_by_the_next(clinics: Desk, tmp_path: Path, step: int) -> None:
    kill_at(clinics, tmp_path, step, *NOTE_ALL)
    assert sum(notes(clinics)) == step - 2
    for words in (("status", "--plain"), ("log",), ("check",), ("units",), ("calendar",)):
        seen = clinics.run(*words, "--lang", "en")
        assert "催办" not in seen.stdout
        assert seen.stderr.startswith("note: A command was interrupted and is not finished (note, "), words
        assert len(seen.stderr.splitlines()) == 1
    assert sum(notes(clinics)) == step - 2
    result = clinics.run("start", "east", "self-check", "--lang", "zh")
    assert result.returncode == 0
    assert result.stderr.startswith("说明：先前有一条命令中断了")
    assert "4个单位" in result.stderr
    assert notes(clinics) == [1, 1, 1, 1]
    assert not (clinics.root / JOURNAL).exists()
    assert clinics.said("check")


def test_what_was_begun_is_taken_back_where_a_file_refuses(clinics: Desk, tmp_path: Path) -> None:
    clinics.said("ack", "--all", "self-check")
    before = clinics.tree()
    kill_at(clinics, tmp_path, 3, *NOTE_ALL)
    with immutable(clinics.root / RECORDS / "west-clinic.toml"):
        result = clinics.run("note", "county", "photos", "--note", "x", "--lang", "en")
        assert "It was taken back, because" in result.stderr
    assert notes(clinics) == [0, 0, 0, 0]
    after = clinics.tree()
    assert [file for file in before if before[file] != after[file]] == [f"{RECORDS}/county-hospital.toml"]
    assert after.keys() == before.keys()


def test_what_can_neither_be_finished_nor_taken_back_says_so(clinics: Desk, tmp_path: Path) -> None:
    clinics.said("ack", "--all", "self-check")
    kill_at(clinics, tmp_path, 3, *NOTE_ALL)
    (done,) = [unit for unit, count in zip(UNITS, notes(clinics), strict=True) if count]
    other = next(unit for unit in UNITS if unit != done)
    with immutable(clinics.root / RECORDS / f"{done}.toml"), immutable(clinics.root / RECORDS / f"{other}.toml"):
        said = refusal(clinics.run("start", "east", "self-check", "--lang", "en"), "en", 3)
        assert "could therefore neither be finished nor taken back" in said
        assert f"{RECORDS}/{done}.toml" in said
    clinics.run("start", "east", "self-check")
    assert notes(clinics) == [1, 1, 1, 1]


def test_git_may_have_changed_a_file_meanwhile(clinics: Desk, tmp_path: Path) -> None:
    """What is missing is added to whatever is there; nothing is put back."""
    clinics.said("ack", "--all", "self-check")
    kill_at(clinics, tmp_path, 3, *NOTE_ALL)
    for unit in UNITS:
        path = clinics.root / RECORDS / f"{unit}.toml"
        path.write_text(f"# merged\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    clinics.run("start", "east", "self-check")
    assert notes(clinics) == [1, 1, 1, 1]
    assert all((clinics.root / RECORDS / f"{unit}.toml").read_text().startswith("# merged\n") for unit in UNITS)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("half", id="half of it"),
        pytest.param("changed", id="a letter of it changed"),
        pytest.param("[core]\n", id="something else"),
        pytest.param("link", id="a link"),
    ],
)
def test_a_damaged_journal_is_named(clinics: Desk, tmp_path: Path, content: str) -> None:
    kill_at(clinics, tmp_path, 3, *NOTE_ALL)
    path = clinics.root / JOURNAL
    text = path.read_text(encoding="utf-8")
    if content == "link":
        path.rename(tmp_path / "elsewhere")
        path.symlink_to(tmp_path / "elsewhere")
    else:
        changed = {"half": text[: len(text) // 2], "changed": text.replace("催", "崔")}
        path.write_text(changed.get(content, content), encoding="utf-8")
    for words in (("note", "east", "self-check", "--note", "x"), ("status",)):
        said = clinics.refused(*words, code=3)
        assert f"{JOURNAL} is damaged" in said
    path.unlink()
    assert clinics.run("status").returncode == 0


def test_a_journal_that_git_brought_writes_nowhere_else(clinics: Desk, tmp_path: Path) -> None:
    kill_at(clinics, tmp_path, 3, *NOTE_ALL)
    path = clinics.root / JOURNAL
    head, found, body = path.read_text(encoding="utf-8").partition("format = 1")
    body = (found + body).replace('unit = "east-clinic"', 'unit = "../../../victim"')
    head = head.partition("sum")[0] + f'sum = "{digest_of(body.encode())}"\n'
    path.write_text(head + body, encoding="utf-8")
    assert "is damaged" in clinics.refused("start", "east", "self-check", code=3)
    assert not (tmp_path / "victim.toml").exists()


WRITES_WHILE_READ = """
import subprocess, sys
done = []
def hook(name, arguments):
    if name == "open" and not done and sys.argv[1:2] == ["log"] and str(arguments[0]).endswith("hill-clinic.toml"):
        done.append(1)
        subprocess.run([sys.argv[0], "note", "--all", "self-check", "--note", "催办"], check=True, capture_output=True)
sys.addaudithook(hook)
"""


def test_a_reader_sees_all_that_was_written_meanwhile_or_nothing(clinics: Desk, tmp_path: Path) -> None:
    clinics.said("ack", "--all", "self-check")
    events = clinics.json("log", env=hooked(clinics, tmp_path, WRITES_WHILE_READ))["events"]
    assert notes(clinics) == [1, 1, 1, 1]
    assert len([event for event in events if event["did"] == "note"]) == 4


# ---- git takes no lock ----

MERGED = """
import sys
done = []
def hook(name, arguments):
    if name == "open" and not done and str(arguments[0]).endswith("/.east-clinic.toml.new"):
        done.append(1)
        with open(ROOT + "/records/county-2024-cold-chain/east-clinic.toml", "r+") as file:
            text = file.read()
            file.seek(0)
            file.write(text.replace("\\n]\\n", "\\n" + LINE + "\\n]\\n"))
sys.addaudithook(hook)
"""


def line(did: str) -> str:
    return (
        '    { id = "merged01", at = 2024-03-05T09:00:00+08:00, on = 2024-03-05, by = "乙", '
        f'requirement = "self-check", did = "{did}", note = "x" }},'
    )


@pytest.mark.parametrize("words", [("start", "east"), ("start", "--all")], ids=" ".join)
def test_a_merge_that_lands_while_something_is_recorded_stays(
    clinics: Desk, tmp_path: Path, words: tuple[str, ...]
) -> None:
    clinics.said("ack", "--all", "self-check", "--on", "2024-03-04")
    hook = f"LINE = {line('note')!r}\n{MERGED}"
    result = clinics.run(*words, "self-check", env=hooked(clinics, tmp_path, hook))
    assert result.returncode == 0
    did = [event["did"] for event in clinics.json("log", "--unit", "east")["events"]]
    assert sorted(did) == ["acknowledge", "note", "start"]


def test_what_a_merge_makes_impossible_is_refused(clinics: Desk, tmp_path: Path) -> None:
    clinics.said("ack", "east", "self-check", "--on", "2024-03-04")
    hook = f"LINE = {line('exempt')!r}\n{MERGED}"
    result = clinics.run("start", "east", "self-check", env=hooked(clinics, tmp_path, hook))
    assert result.returncode == 2
    assert {event["did"] for event in clinics.json("log")["events"]} == {"exempt", "acknowledge"}


APPEARS = """
import sys
def hook(name, arguments):
    if name == "os.link":
        open(arguments[1], "x").write("mine")
sys.addaudithook(hook)
"""


@pytest.mark.parametrize(
    ("words", "file"),
    [(NEW, "checklists/x.toml"), (("schema", "units", "--out", "s.json"), "s.json")],
    ids=["new", "schema"],
)
def test_a_file_that_appears_meanwhile_is_left_alone(
    clinics: Desk, tmp_path: Path, words: tuple[str, ...], file: str
) -> None:
    result = clinics.run(*words, "--lang", "en", env=hooked(clinics, tmp_path, APPEARS))
    assert (result.returncode, result.stdout) == (3, "")
    assert "was changed by another program just now" in result.stderr
    assert (clinics.root / file).read_text(encoding="utf-8") == "mine"


# ---- links ----


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("records", NOTE_ALL),
        (RECORDS, NOTE_ALL),
        (RECORDS, ("note", "east", "self-check", "--note", "x")),
        ("checklists", NEW),
        ("rest-days", ("rest-days", "--import", "2026.json")),
    ],
    ids=["records", "a notice's, several", "a notice's, one", "checklists", "rest-days"],
)
def test_a_folder_that_leads_out_is_refused_by_name(
    clinics: Desk, tmp_path: Path, folder: str, words: tuple[str, ...]
) -> None:
    clinics.said("ack", "--all", "self-check")
    (clinics.root / "2026.json").write_text(YEAR, encoding="utf-8")
    away = tmp_path / "away"
    place = clinics.root / folder
    if place.exists():
        place.rename(away)
    else:
        away.mkdir()
    place.symlink_to(away)
    before = sorted(path.read_bytes() for path in away.rglob("*.toml"))
    said = clinics.refused(*words, code=3)
    assert f"{folder} is a link that leads out of the workspace" in said
    assert sorted(path.read_bytes() for path in away.rglob("*.toml")) == before


def test_a_link_inside_the_workspace_is_kept(clinics: Desk) -> None:
    (clinics.root / "kept").mkdir()
    (clinics.root / "records").symlink_to("kept")
    clinics.said(*NOTE_ALL)
    assert (clinics.root / "records").is_symlink()
    assert notes(clinics) == [1, 1, 1, 1]


@pytest.mark.parametrize("name", [".gitignore", "units.toml", "checklists", "schema"])
def test_init_writes_through_no_link(run: Run, tmp_path: Path, name: str) -> None:
    away = tmp_path / "away"
    (away / "deep").mkdir(parents=True)
    root = tmp_path / "new"
    root.mkdir()
    (root / name).symlink_to(away / "deep" if name in {"checklists", "schema"} else away / "victim")
    result = run("init", "--lang", "en", cwd=root)
    assert result.returncode in {2, 3}
    assert name in result.stderr
    assert [path.name for path in away.rglob("*")] == ["deep"]
    assert [path.name for path in root.iterdir()] == [name]


def test_init_goes_on_where_a_killed_one_stopped(run: Run, tmp_path: Path) -> None:
    assert run("init", "a", "--lang", "en", cwd=tmp_path).returncode == 0
    (tmp_path / "a/notice-tasks.toml").unlink()
    assert run("init", "a", "--lang", "en", cwd=tmp_path).returncode == 0
    (tmp_path / "a/notice-tasks.toml").unlink()
    (tmp_path / "a/units.toml").write_text("mine", encoding="utf-8")
    assert "units.toml" in run("init", "a", "--lang", "en", cwd=tmp_path).stderr


@pytest.mark.parametrize("kind", ["file", "link", "empty"])
def test_somebodys_file_of_a_drafts_name_stays(run: Run, tmp_path: Path, kind: str) -> None:
    draft = tmp_path / ".s.json.new"
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    if kind == "link":
        draft.symlink_to(victim)
    else:
        draft.write_text("mine" if kind == "file" else "", encoding="utf-8")
    before = draft.read_bytes()
    assert run("schema", "units", "--out", "s.json", cwd=tmp_path).returncode == 0
    assert (draft.read_bytes(), victim.read_text(encoding="utf-8")) == (before, "mine")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".s.json.new", "s.json", "victim"]


def test_what_a_killed_run_began_is_written_anew(run: Run, tmp_path: Path) -> None:
    assert run("schema", "units", "--out", "s.json", cwd=tmp_path).returncode == 0
    text = (tmp_path / "s.json").read_bytes()
    (tmp_path / "s.json").unlink()
    (tmp_path / ".s.json.new").write_bytes(text[:100])
    assert run("schema", "units", "--out", "s.json", cwd=tmp_path).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["s.json"]


@pytest.mark.parametrize("kind", ["link", "dangling link", "pipe", "folder"])
def test_a_lock_that_is_no_file_is_neither_followed_nor_waited_for(clinics: Desk, tmp_path: Path, kind: str) -> None:
    lock, victim = clinics.root / ".notice-tasks.lock", tmp_path / "victim"
    match kind:
        case "pipe":
            os.mkfifo(lock)
        case "folder":
            lock.mkdir()
        case _:
            lock.symlink_to(victim)
            if kind == "link":
                victim.write_text("mine", encoding="utf-8")
    said = clinics.refused("note", "east", "self-check", "--note", "x", code=3)
    assert ".notice-tasks.lock" in said
    assert victim.exists() == (kind == "link")
    assert clinics.run("status").returncode == 0


# ---- what is said after a failure ----

REFUSING = """
import errno, os, sys
{call}
"""
NO_FOLDER_SYNC = """
import stat
real = os.fsync
def fsync(handle):
    if stat.S_ISDIR(os.fstat(handle).st_mode):
        raise OSError({number}, os.strerror({number}))
    real(handle)
os.fsync = fsync
"""
NO_LOCK = """
import fcntl
def flock(handle, kind):
    raise OSError({number}, os.strerror({number}))
fcntl.flock = flock
"""


def refusing(desk: Desk, tmp_path: Path, call: str, number: str) -> dict[str, str | None]:
    return hooked(desk, tmp_path, REFUSING.replace("{call}", call.replace("{number}", f"errno.{number}")))


@pytest.mark.parametrize(
    ("number", "words"),
    each_at_night(
        product(
            ["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"],
            [("note", "east", "self-check", "--note", "催办"), NOTE_ALL, NEW],
        ),
        every=4,
    ),
)
def test_a_file_system_that_does_not_sync_folders_is_no_failure(
    clinics: Desk, tmp_path: Path, number: str, words: tuple[str, ...]
) -> None:
    result = clinics.run(*words, env=refusing(clinics, tmp_path, NO_FOLDER_SYNC, number))
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("words", [("note", "east", "self-check", "--note", "催办"), NOTE_ALL], ids=["one", "all"])
def test_a_fault_at_the_last_step_says_what_is_known(clinics: Desk, tmp_path: Path, words: tuple[str, ...]) -> None:
    clinics.said("ack", "--all", "self-check")
    late = NO_FOLDER_SYNC.replace("if stat", "if 'records' in os.readlink(f'/proc/self/fd/{handle}') and stat")
    result = clinics.run(*words, "--lang", "en", env=refusing(clinics, tmp_path, late, "EIO"))
    assert (result.returncode, result.stdout) == (3, "")
    assert "It is recorded" in result.stderr
    assert "is not known" in result.stderr
    assert "notice-tasks log" in result.stderr
    assert sum(notes(clinics)) == (1 if "east" in words else 4)
    assert not (clinics.root / JOURNAL).exists()


@pytest.mark.parametrize(
    ("lang", "number"),
    each_at_night(product(["en", "zh"], ["ENOLCK", "EOPNOTSUPP", "EACCES", "ENOSYS", "EIO"]), every=2),
)
def test_a_drive_without_locks_is_named(clinics: Desk, tmp_path: Path, number: str, lang: str) -> None:
    env = refusing(clinics, tmp_path, NO_LOCK, number)
    said = clinics.refused("note", "east", "self-check", "--note", "x", code=3, lang=lang, env=env)
    assert ".notice-tasks.lock" in said
    assert ("network drive" if lang == "en" else "网络盘") in said


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        pytest.param("note east self-check --note 催办", "It is recorded (", id="one record"),
        pytest.param("note --all self-check --note 催办 --json", "Everything is recorded", id="several"),
        pytest.param(" ".join(NEW), "checklists/x.toml is written; only", id="new"),
        pytest.param("rest-days --import 2026.json", "rest-days/2026.toml is written; only", id="import"),
        pytest.param("calendar", "calendar is written; only", id="calendar"),
        pytest.param("schema units --out s.json", "s.json is written; only", id="schema"),
        pytest.param("init deeper", "deeper is written; only", id="init"),
    ],
)
def test_what_stands_is_never_called_a_failure(clinics: Desk, words: str, stands: str) -> None:
    (clinics.root / "2026.json").write_text(YEAR, encoding="utf-8")
    result = clinics.run_line(f'"$1" --lang en {words} > /dev/full')
    assert result.returncode == 3
    assert stands in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("words", ["note east self-check --note x --dry-run", "ack west self-check"])
def test_where_nothing_was_written_only_the_output_failed(begun: Desk, words: str) -> None:
    begun.said("ack", "west", "self-check", "--on", "2024-03-20")
    result = begun.run_line(f'"$1" --lang en {words} > /dev/full')
    assert (result.returncode, result.stderr.startswith("error: The output cannot be written")) == (3, True)


def test_whoever_hears_no_more_has_recorded_all_the_same(clinics: Desk) -> None:
    result = clinics.run_line('"$1" note --all self-check --note 催办 | true; echo ${PIPESTATUS[0]}')
    assert (result.stdout, result.stderr) == ("0\n", "")
    assert notes(clinics) == [1, 1, 1, 1]


# ---- several users of one folder ----


def handed_to(root: Path, user: int, group: int) -> None:
    for path in (root, *root.rglob("*")):
        os.chown(path, user, group, follow_symlinks=False)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("what", [".notice-tasks.lock", RECORDS])
def test_what_the_first_user_made_for_himself_says_how_to_share_it(clinics: Desk, what: str, lang: str) -> None:
    clinics.said("ack", "east", "self-check")
    os.chown(clinics.root / what, 12345, 12345)
    words = ("note", "east", "self-check", "--note", "x")
    said = clinics.refused(*words, code=3, lang=lang, preexec_fn=bind_by_permissions)
    assert what in said
    assert "12345" in said
    assert "chmod g+s" in said


def test_in_a_folder_shared_by_a_group_everything_new_is_the_groups(clinics: Desk) -> None:
    """Whatever umask the first user has."""
    for path in (clinics.root, *(path for path in clinics.root.rglob("*") if path.is_dir())):
        os.chown(path, 0, 12345)
        path.chmod(0o2775)
    clinics.said(*NOTE_ALL, umask=0o022)
    for name in (".notice-tasks.lock", RECORDS, f"{RECORDS}/east-clinic.toml"):
        found = (clinics.root / name).stat()
        assert (found.st_gid, found.st_mode & 0o060) == (12345, 0o060), name
    clinics.said("note", "--all", "self-check", "--note", "二", umask=0o077)
    assert (clinics.root / RECORDS / "east-clinic.toml").stat().st_mode & 0o777 == 0o664


def test_a_second_user_is_told_how_to_share_and_then_comes_in(clinics: Desk) -> None:
    """Two real users of one group; the first has the umask that most systems have."""

    def said(*commands: tuple[int, int, tuple[str, ...]]) -> list[tuple[int, str]]:
        script = Path(__file__).with_name("two_users.py")
        line = [sys.executable, str(script), str(root), json.dumps(commands)]
        env = environment({**UNCOVERED, "PYTHONPATH": str(script.parents[1]), "NOTICE_TASKS_BY": "甲"})
        result = subprocess.run(line, env=env, capture_output=True, check=True, encoding="utf-8")
        return [tuple(one) for one in json.loads(result.stdout)]

    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        root = Path(folder) / "w"
        shutil.copytree(clinics.root, root)
        handed_to(root, 5001, 7000)
        first, other = said((5001, 0o022, NOTE_ALL), (5002, 0o022, ("note", "east", "self-check", "--note", "x")))
        assert first == (0, "")
        assert other[0] == 3
        assert "because only 5001 may write it" in other[1]
        subprocess.run("chmod -R g+rwX . && find . -type d -exec chmod g+s {} +", shell=True, cwd=root, check=True)
        second = ("note", "--all", "self-check", "--note", "二")
        third = ("note", "--all", "self-check", "--note", "三")
        new = ("ack", "--all", "training")
        assert said((5002, 0o022, second), (5001, 0o077, third), (5002, 0o077, new)) == [(0, "")] * 3
        assert [notes(Desk(root), text) for text in ("催办", "二", "三")] == [[1, 1, 1, 1]] * 3
