"""Other files in a folder of feeds, and the targets of links in it, stay as they are, octet for octet."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from killed_calendars import tree
from unlinkable import without_hard_links

from conftest import UNCOVERED, environment, refusal
from notice_tasks.feeds.manifest import LIST
from notice_tasks.store.lock import LOCK_FILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Desk

SECRET_NAME = re.compile(r"-[a-z2-7]{32}[./]")
FEED = "units/east-clinic.ics"
DRAFTS = (
    ".all.ics.new",
    ".index.html.new",
    "..notice-tasks-feeds.new",
    ".notice-tasks-feeds.new",
    ".notice-tasks-0.new",
    "units/.east-clinic.ics.new",
    "units/.gone.ics.new",
    "units/east-clinic/.index.html.new",
    "notices/.x.ics.new",
    "..feeds.key.new",
)
"""Names of drafts, also of earlier versions."""


def _file(content: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


def _folder(path: Path) -> None:
    path.mkdir()
    (path / ".x.ics.new").write_bytes(b"BEGIN:VCALENDAR\r\n")


def _link(path: Path) -> None:
    path.symlink_to(_victim(path))


def _hard_link(path: Path) -> None:
    os.link(_victim(path), path)


def _victim(path: Path) -> Path:
    (base,) = (above for above in path.parents if above.name == "calendar")
    return base.parent.parent / "victim"


FORMS = {
    "empty": _file(b""),
    "short": _file(b"BEGIN:VCAL"),
    "a feed": _file(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//notice-tasks//notice-tasks//EN\r\n" * 200),
    "a page": _file(b'<!doctype html>\n<meta name="generator" content="notice-tasks">\n'),
    "long": _file(b"mine\n" * 5000),
    "folder": _folder,
    "link": _link,
    "link to nothing": lambda path: path.symlink_to("nothing"),
    "hard link": _hard_link,
}


@pytest.fixture
def desk(clinics: Desk) -> Desk:
    """A workspace whose settings name the place of the key."""
    settings = clinics.root / "notice-tasks.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f'{text}\n[calendar]\nkey = "../feeds.key"\n', encoding="utf-8")
    (clinics.root.parent / "victim").write_bytes(b"somebody's\n")
    return clinics


def without_a_unit(desk: Desk) -> None:
    """Remove a unit from the register."""
    register = desk.root / "units.toml"
    head, *units = register.read_text(encoding="utf-8").split("[[unit]]")
    kept = [unit for unit in units if 'id = "east-clinic"' not in unit]
    assert len(kept) == len(units) - 1
    register.write_text("[[unit]]".join([head, *kept]), encoding="utf-8")


def plain(desk: Desk) -> None:
    """Use plain names in this test: settings without a key."""
    settings = desk.root / "notice-tasks.toml"
    settings.write_text(settings.read_text(encoding="utf-8").partition("[calendar]")[0], encoding="utf-8")


def inodes(folder: Path) -> dict[str, tuple[int, float]]:
    """The target and modification time of each name."""
    found = {path.relative_to(folder).as_posix(): path.lstat() for path in folder.rglob("*")}
    return {name: (state.st_ino, state.st_mtime) for name, state in found.items()}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("secret", [False, True], ids=["plain", "secret"])
def test_files_like_drafts_survive_every_kind_of_run(desk: Desk, form: str, secret: bool) -> None:
    feeds = desk.root / "calendar"
    for name in DRAFTS:
        (feeds / name).parent.mkdir(parents=True, exist_ok=True)
        FORMS[form](feeds / name)
    above = desk.root.parent
    FORMS[form if form != "folder" else "long"](feeds / ".feeds.key.new")
    (feeds / ".feeds.key.new").rename(above / ".feeds.key.new")
    before, kept = tree(feeds), inodes(feeds)
    beside = {name: text for name, text in tree(above).items() if name in {"victim", ".feeds.key.new"}}
    lines = [["calendar", "--secret-names"], ["calendar", "--renew", "east-clinic"]] if secret else [["calendar"]]
    if not secret:
        plain(desk)
    lines += [["calendar", "--only", "all"], ["calendar", "--singles", "--tasks"], ["calendar"]]
    ended = desk.run_all(lines)
    without_a_unit(desk)
    shutil.rmtree(desk.root / "records", ignore_errors=True)
    ended += desk.run_all([["calendar", "--singles"]])
    assert [(end.returncode in {0, 1}, end.stderr) for end in ended] == [(True, "")] * len(ended)
    after = tree(feeds)
    assert {name: after.get(name) for name in before} == before
    folders = {name.removesuffix("/") for name in before if name.endswith("/")}
    now = inodes(feeds)
    assert {name: now[name] for name in kept if name not in folders} == {
        name: state for name, state in kept.items() if name not in folders
    }
    assert {name: text for name, text in tree(above).items() if name in beside} == beside
    assert not [name for name in after if name not in before and name.endswith(".new")]


@pytest.mark.parametrize("published", [False, True], ids=["first run", "later run"])
@pytest.mark.parametrize("place", ["all.ics", FEED, "index.html", "units", "units/east-clinic", LIST, LOCK_FILE])
@pytest.mark.parametrize(("to", "lang"), [("file", "en"), ("folder", "zh"), ("nothing", "en")])
def test_no_link_below_the_folder_is_followed(desk: Desk, published: bool, place: str, to: str, lang: str) -> None:
    plain(desk)
    feeds, elsewhere = desk.root / "calendar", desk.root.parent / "elsewhere"
    if published:
        desk.said("calendar", "--singles")
    elsewhere.mkdir()
    where = {"file": elsewhere / "file", "folder": elsewhere / "folder", "nothing": elsewhere / "nothing"}
    where["folder"].mkdir()
    path = feeds / place
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        path.rename(where["folder"] / "was")
    elif path.exists():
        where["file"].write_bytes(path.read_bytes())
        path.unlink()
    else:
        where["file"].write_bytes(b"somebody's")
    path.symlink_to(where[to])
    before = tree(desk.root.parent)
    said = refusal(desk.run("calendar", "--singles", "--lang", lang), lang, 3)
    assert (str(path) in said, "--out" in said) == (True, True)
    after = tree(desk.root.parent)
    new = {name: text for name, text in after.items() if before.get(name) != text}
    assert new.keys() <= {f"{desk.root.name}/calendar/{name}" for name in (LIST, LOCK_FILE)}
    assert before.keys() <= after.keys()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"mine", b"mine\nand more\n", b"mine\n" * 5000, None])
def test_a_file_of_somebodys_in_the_lists_place_stays(desk: Desk, content: bytes | None) -> None:
    plain(desk)
    path = desk.root / "calendar" / LIST
    path.parent.mkdir()
    path.mkdir() if content is None else path.write_bytes(content)
    before = tree(desk.root)
    said = refusal(desk.run("calendar", "--lang", "en"), "en", 3)
    assert f"{path} was not written by notice-tasks" in said
    assert tree(desk.root) == before | {f"calendar/{LOCK_FILE}": ""}


@pytest.mark.parametrize("place", ["units", "units/east-clinic", "notices"])
def test_a_file_in_a_folders_place_stays(desk: Desk, place: str) -> None:
    plain(desk)
    path = desk.root / "calendar" / place
    path.parent.mkdir(parents=True)
    path.write_bytes(b"mine")
    assert f"{path} was not written by notice-tasks" in refusal(
        desk.run("calendar", "--singles", "--lang", "en"), "en", 3
    )
    assert path.read_bytes() == b"mine"


def test_a_lock_that_is_no_file_is_named(desk: Desk) -> None:
    (desk.root / "calendar" / LOCK_FILE).mkdir(parents=True)
    said = refusal(desk.run("calendar", "--secret-names", "--lang", "en"), "en", 3)
    assert f"calendar/{LOCK_FILE} cannot be written: it is a folder" in said


def test_a_feed_that_has_a_second_name_is_not_written_through(desk: Desk) -> None:
    plain(desk)
    desk.said("calendar")
    kept = desk.root.parent / "kept.ics"
    os.link(desk.root / "calendar" / FEED, kept)
    os.link(desk.root / "calendar" / LIST, kept.with_name("list"))
    before, listed = kept.read_bytes(), kept.with_name("list").read_bytes()
    desk.said("submit", "east", "self-check")
    desk.said("calendar", "--tasks")
    assert (desk.root / "calendar" / FEED).read_bytes() != before
    assert (kept.read_bytes(), kept.with_name("list").read_bytes()) == (before, listed)


BESET = """
import json, sys
from pathlib import Path
from notice_tasks.cli.run import run
event, name, place, text, *words = sys.argv[1:]
def appear(happened, args):
    global name
    if name and happened == event and name in map(str, args[:2]):
        name = ""
        Path(place).unlink(missing_ok=True)
        Path(place).write_text(text)
sys.addaudithook(appear)
sys.exit(int(run(words)))
"""


def beset(desk: Desk, event: str, name: Path, place: Path) -> subprocess.CompletedProcess[str]:
    """Run `calendar` while another program saves a file at a place, at a chosen moment of the run."""
    words = [sys.executable, "-c", BESET, event, str(name), str(place), "mine", "calendar", "--lang", "en"]
    return subprocess.run(
        words, cwd=desk.root, env=environment(UNCOVERED), capture_output=True, encoding="utf-8", check=False
    )


def test_a_file_that_appears_in_the_last_moment_is_not_replaced(desk: Desk) -> None:
    plain(desk)
    place = desk.root / "calendar/units/west-clinic.ics"
    said = refusal(beset(desk, "os.link", place, place), "en", 3)
    assert f"{place} was not written by notice-tasks" in said
    assert place.read_text(encoding="utf-8") == "mine"
    assert not list((desk.root / "calendar").rglob("*.new"))
    place.unlink()
    desk.said("calendar")


def test_a_feed_that_becomes_somebodys_while_others_are_written_is_not_replaced(desk: Desk) -> None:
    plain(desk)
    desk.said("calendar")
    desk.said("submit", "--all", "self-check")
    feeds = desk.root / "calendar"
    place = feeds / "units/west-clinic.ics"
    said = refusal(beset(desk, "os.rename", feeds / "all.ics", place), "en", 3)
    assert f"{place} was not written by notice-tasks" in said
    assert place.read_text(encoding="utf-8") == "mine"
    assert not list(feeds.rglob("*.new"))


def test_a_list_of_somebodys_that_appears_in_the_last_moment_is_not_replaced(desk: Desk) -> None:
    plain(desk)
    place = desk.root / "calendar" / LIST
    said = refusal(beset(desk, "os.link", place, place), "en", 3)
    assert f"{place} was not written by notice-tasks" in said
    assert tree(desk.root / "calendar") == {LIST: "mine", LOCK_FILE: ""}


def test_where_files_have_one_name_only_feeds_are_written_too(desk: Desk) -> None:
    """FAT and some network drives have no hard links."""
    plain(desk)
    desk.said("calendar", "--singles", "--out", "../usual")
    limited = {"preexec_fn": without_hard_links, "env": UNCOVERED}
    desk.said("calendar", "--singles", "--out", "../limited", **limited)
    assert tree(desk.root.parent / "limited") == tree(desk.root.parent / "usual")


EVERY_CHANGE = pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.nightly)])


def killed(root: Path, every: int, *options: str) -> dict[str, object]:
    """The result of runs that were killed at every change to files, or every third, and then repeated."""
    shutil.copytree(root, root.parent / "kills/ws", symlinks=True)
    script = Path(__file__).with_name("killed_calendars.py")
    ended = subprocess.run(
        [sys.executable, str(script), str(root.parent / "kills"), str(every), *options],
        env=environment({**UNCOVERED, "PYTHONDONTWRITEBYTECODE": "1"}),
        capture_output=True,
        check=True,
    )
    document: dict[str, object] = json.loads(ended.stdout)
    return document


SMALL = {
    "notice-tasks.toml": 'format = 1\nid = "here"\n',
    "units.toml": 'format = 1\n[[unit]]\nid = "beijing"\nname = "北京"\n[[unit]]\nid = "tianjin"\nname = "天津"\n',
    "checklists/n.toml": """\
format = 1
[notice]
id = "n"
title = "N"
revised = 2024-08-13
[[requirement]]
id = "report"
title = "R"
kind = "report"
actors = "all"
who = ["beijing", "tianjin"]
due = 2024-08-30
""",
    "calendar/.all.ics.new": "",
    "calendar/units/.beijing.ics.new": "BEGIN:VCAL",
    "calendar/mine.ics": "mine",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace of two units whose folder of feeds also holds other people's files."""
    for file, text in SMALL.items():
        path = tmp_path / "ws" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "ws"


@EVERY_CHANGE
def test_a_first_run_killed_anywhere_leaves_nothing_after_the_next(root: Path, every: int) -> None:
    ended = killed(root, every, "--singles")
    assert ended["wrong"] == []
    assert isinstance(ended["killed"], int)
    assert ended["killed"] > 40 // every


@EVERY_CHANGE
def test_a_later_run_killed_anywhere_leaves_nothing_after_the_next(root: Path, every: int) -> None:
    subprocess.run([sys.executable, "-m", "notice_tasks", "calendar", "--singles"], cwd=root, check=True)
    for file, old, new in (
        ("units.toml", '[[unit]]\nid = "tianjin"\nname = "天津"\n', ""),
        ("checklists/n.toml", ', "tianjin"', ""),
        ("checklists/n.toml", "2024-08-30", "2024-09-02"),
    ):
        text = (root / file).read_text(encoding="utf-8")
        (root / file).write_text(text.replace(old, new), encoding="utf-8")
    ended = killed(root, every)
    assert ended["wrong"] == []
    assert isinstance(ended["killed"], int)
    assert ended["killed"] > 20 // every


@EVERY_CHANGE
@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("--secret-names",), id="first key"),
        pytest.param(("--renew", "beijing"), id="renewed", marks=pytest.mark.nightly),
    ],
)
def test_a_run_that_writes_the_key_killed_anywhere_leaves_no_draft_after_the_next(
    root: Path, options: tuple[str, ...], every: int
) -> None:
    with (root / "notice-tasks.toml").open("a", encoding="utf-8") as settings:
        settings.write('[calendar]\nkey = "safe/feeds.key"\n')
    (root / "safe").mkdir()
    (root / "safe/.feeds.key.new").write_text("mine", encoding="utf-8")
    if "--renew" in options:
        subprocess.run([sys.executable, "-m", "notice_tasks", "calendar", "--secret-names"], cwd=root, check=True)
    ended = killed(root, every, *options)
    wrong = ended["wrong"]
    assert isinstance(wrong, list)
    assert wrong, "names differ: each new key gives others, and each run renews once more"
    # Nothing else differs, so no draft is left.
    names = {name for _number, _again, different in wrong for name in different}
    assert {name for name in names if not SECRET_NAME.search(name)} <= {"ws/safe/feeds.key", f"ws/calendar/{LIST}"}
    assert all(again == 0 for _number, again, _different in wrong)


def test_lists_of_earlier_versions_are_understood(desk: Desk) -> None:
    plain(desk)
    feeds = desk.root / "calendar"
    desk.said("calendar", "--singles")
    before = tree(feeds)
    listed = (feeds / LIST).read_text(encoding="utf-8").splitlines(keepends=True)
    (feeds / LIST).write_text("".join(line for line in listed if not line.startswith("/")), encoding="utf-8")
    (feeds / "units/mine").mkdir()
    assert desk.json("calendar", "--singles")["changed"] == []
    assert tree(feeds) == before | {"units/mine/": ""}
    desk.said("calendar")
    assert [path.name for path in (feeds / "units").iterdir() if path.is_dir()] == ["mine"]


def test_only_folders_that_the_program_made_are_removed(desk: Desk) -> None:
    plain(desk)
    feeds = desk.root / "calendar"
    (feeds / "units/east-clinic").mkdir(parents=True)
    desk.said("calendar", "--singles")
    assert (feeds / "units/west-clinic").is_dir()
    desk.said("calendar")
    assert [path.name for path in (feeds / "units").iterdir() if path.is_dir()] == ["east-clinic"]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("out", "code"),
    [
        pytest.param(".", 2, id="the workspace"),
        pytest.param("records", 2, id="records"),
        pytest.param("checklists/deep/er", 2, id="below checklists"),
        pytest.param("rest-days", 2, id="rest days"),
        pytest.param("../other/records/n", 2, id="the records of another workspace"),
        pytest.param(".git/feeds", 2, id="git's own"),
        pytest.param("to-records", 2, id="a link to the records"),
        pytest.param("units.toml", 3, id="a file"),
        pytest.param("units.toml/feeds", 3, id="below a file"),
        pytest.param("/dev/null", 3, id="a device"),
        pytest.param("/proc", 3, id="where nothing can be made"),
        pytest.param("dangling", 3, id="a link that leads nowhere"),
    ],
)
def test_what_is_no_place_for_feeds_is_said(desk: Desk, out: str, code: int, lang: str) -> None:
    plain(desk)
    (desk.root / "records").mkdir(exist_ok=True)
    (desk.root / ".git").mkdir()
    (desk.root / "to-records").symlink_to("records")
    (desk.root / "dangling").symlink_to("nowhere/at/all")
    shutil.copytree(desk.root, desk.root.parent / "other", symlinks=True)
    before = tree(desk.root.parent)
    said = refusal(desk.run("calendar", "--out", out, "--lang", lang), lang, code)
    assert out.partition("/feeds")[0] in said or out == "."
    assert len(said.splitlines()) == 1
    assert tree(desk.root.parent) == before


def test_the_folder_that_is_named_may_be_a_link_and_hold_files_of_others(desk: Desk) -> None:
    plain(desk)
    elsewhere = desk.root.parent / "www"
    elsewhere.mkdir()
    (elsewhere / ".htaccess").write_bytes(b"Options -Indexes\n")
    (elsewhere / "robots.txt").write_bytes(b"mine")
    (desk.root / "public").symlink_to(elsewhere)
    before = tree(elsewhere)
    desk.said("calendar", "--out", "public")
    after = tree(elsewhere)
    assert {name: after[name] for name in before} == before
    assert FEED in after


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_folder_that_nobody_names_may_be_no_link_out_of_the_workspace(desk: Desk, lang: str) -> None:
    plain(desk)
    elsewhere = desk.root.parent / "www"
    elsewhere.mkdir()
    (desk.root / "calendar").symlink_to(elsewhere)
    said = refusal(desk.run("calendar", "--lang", lang), lang)
    assert (str(desk.root / "calendar") in said, "--out" in said) == (True, True)
    assert list(elsewhere.iterdir()) == []
    (desk.root / "calendar").unlink()
    (desk.root / "feeds").mkdir()
    (desk.root / "calendar").symlink_to("feeds")
    desk.said("calendar")
    assert (desk.root / "feeds" / FEED).is_file()
