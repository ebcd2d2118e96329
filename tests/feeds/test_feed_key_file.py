"""The key's file: written where the settings say, never through a link, and never over another program's file."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from conftest import UNCOVERED, environment, refusal
from notice_tasks.store.feed_key import new_key, write_key

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Desk


def with_key(desk: Desk, place: str) -> None:
    """Set the place of the key."""
    settings = desk.root / "notice-tasks.toml"
    head = settings.read_text(encoding="utf-8").partition("\n[calendar]")[0]
    settings.write_text(f'{head}\n[calendar]\nkey = "{place}"\n', encoding="utf-8")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("place", "link", "to"),
    [
        pytest.param("feeds.key", "feeds.key", "../public/robots.txt", id="into a folder that is published"),
        pytest.param("feeds.key", "feeds.key", "../victim", id="to nothing"),
        pytest.param("safe/feeds.key", "safe", "../public", id="a folder that leads out"),
        pytest.param("a/safe/../safe/feeds.key", "a/safe", "../../public", id="a folder that leads out, in between"),
        pytest.param("../feeds.key", "../feeds.key", "public/robots.txt", id="a link beside the workspace"),
    ],
)
def test_no_key_is_made_through_a_link(clinics: Desk, place: str, link: str, to: str, lang: str) -> None:
    public = clinics.root.parent / "public"
    public.mkdir()
    with_key(clinics, place)
    (clinics.root / link).parent.mkdir(exist_ok=True)
    (clinics.root / link).symlink_to(to)
    said = refusal(clinics.run("calendar", "--secret-names", "--lang", lang), lang)
    assert ("feeds.key" in said, "notice-tasks.toml" in said) == (True, True)
    assert list(public.iterdir()) == []
    assert not (clinics.root.parent / "victim").exists()
    assert not [path.name for path in (clinics.root / "calendar").rglob("[!.]*")]


def test_a_key_behind_a_link_is_read_and_not_written(clinics: Desk) -> None:
    with_key(clinics, "../feeds.key")
    clinics.said("calendar", "--secret-names")
    above = clinics.root.parent
    (above / "feeds.key").rename(above / "real.key")
    (above / "feeds.key").symlink_to("real.key")
    before = (above / "real.key").read_bytes()
    assert clinics.json("calendar")["changed"] == []
    said = refusal(clinics.run("calendar", "--renew", "east", "--lang", "en"), "en")
    assert f"{above / 'feeds.key'} is a link" in said
    assert (above / "real.key").read_bytes() == before
    with_key(clinics, "../real.key")
    clinics.said("calendar", "--renew", "east")
    assert (above / "real.key").read_bytes() != before


def test_a_key_that_has_a_second_name_is_not_written_through(clinics: Desk) -> None:
    with_key(clinics, "../feeds.key")
    clinics.said("calendar", "--secret-names")
    key, kept = clinics.root.parent / "feeds.key", clinics.root.parent / "kept"
    os.link(key, kept)
    before = kept.read_bytes()
    clinics.said("calendar", "--renew", "east")
    assert kept.read_bytes() == before != key.read_bytes()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_the_key_is_published_in_no_other_folder_of_feeds_either(clinics: Desk) -> None:
    clinics.said("calendar", "--out", "../public")
    with_key(clinics, "../public/below/feeds.key")
    (clinics.root.parent / "public/below").mkdir()
    said = refusal(clinics.run("calendar", "--secret-names", "--lang", "en"), "en")
    assert "public/below/feeds.key would be published" in said
    assert list((clinics.root.parent / "public/below").iterdir()) == []


KILLED = """
import os, signal, sys
from notice_tasks.cli.run import run
def kill(event, args):
    if event == "os.link" and str(args[1]).endswith("feeds.key"):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(kill)
run(["calendar", "--secret-names"])
"""


def test_what_has_the_name_of_the_keys_draft_is_not_written_through(clinics: Desk) -> None:
    (clinics.root.parent / "safe").mkdir()
    with_key(clinics, "../safe/feeds.key")
    killed = subprocess.run([sys.executable, "-c", KILLED], cwd=clinics.root, env=environment(UNCOVERED), check=False)
    assert killed.returncode == -signal.SIGKILL
    safe = clinics.root.parent / "safe"
    (draft,) = safe.glob("*.new")
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    draft.unlink()
    robots = clinics.root / "calendar/robots.txt"
    robots.write_bytes(b"mine")
    draft.symlink_to(robots)
    clinics.said("calendar", "--secret-names")
    assert robots.read_bytes() == b"mine"
    assert sorted(path.name for path in safe.iterdir() if path.name != ".notice-tasks.lock") == ["feeds.key"]


def test_a_new_key_takes_no_files_place(tmp_path: Path) -> None:
    (tmp_path / "feeds.key").write_bytes(b"mine")
    with pytest.raises(Exception, match="cannot-write"):
        write_key(tmp_path / "feeds.key", new_key())
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("feeds.key", b"mine")]
