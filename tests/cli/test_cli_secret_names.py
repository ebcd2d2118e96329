"""`calendar --secret-names`: unguessable names, from a key that lives outside git; and single deadlines."""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from conftest import environment, refusal

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Desk

SECRET = re.compile(r"[a-z2-7]{32}")


def settings_with(desk: Desk, text: str) -> None:
    file = desk.root / "notice-tasks.toml"
    file.write_text(file.read_text(encoding="utf-8") + f"\n[calendar]\n{text}\n", encoding="utf-8")


@pytest.fixture
def desk(clinics: Desk) -> Desk:
    """A workspace whose settings say where the key is."""
    settings_with(clinics, 'key = "../feeds.key"\nurl = "https://www.example.org/feeds"')
    return clinics


def written(desk: Desk, *words: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(desk.said("calendar", "--json", *words))
    return document


def names(document: dict[str, Any]) -> dict[str, str]:
    return {f"{feed['of']}/{feed['id']}": feed["file"] for feed in document["feeds"]}


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("[!.]*") if path.is_file()}


def test_every_name_has_a_part_of_its_own_that_nobody_can_guess(desk: Desk) -> None:
    document = written(desk, "--secret-names")
    parts = [SECRET.findall(file) for file in (*names(document).values(), document["list"])]
    assert all(len(found) == 1 for found in parts)
    assert len({found[0] for found in parts}) == len(parts)
    assert 32 * 5 >= 128  # an octet of base32 tells five bits
    assert files(desk.root / "calendar") == {
        *names(document).values(),
        *(
            page
            for name in ("index", document["list"].removesuffix(".html"))
            for page in (f"{name}.html", f"{name}.zh.html")
        ),
    }


def test_nothing_that_is_published_tells_a_name_but_the_secret_list(desk: Desk) -> None:
    document = written(desk, "--secret-names")
    listed = document["list"].removesuffix(".html")
    for path in (desk.root / "calendar").rglob("*"):
        if path.is_file() and listed not in path.name:
            content = path.read_bytes()
            assert not any(file.encode() in content for file in names(document).values()), path.name
            assert listed.encode() not in content
    page = (desk.root / "calendar" / document["list"]).read_text(encoding="utf-8")
    assert all(f"webcal://www.example.org/feeds/{file}" in page for file in names(document).values())
    assert [feed["address"] for feed in document["feeds"]] == [
        f"https://www.example.org/feeds/{file}" for file in names(document).values()
    ]


def test_the_key_is_made_once_and_only_its_owner_reads_it(desk: Desk) -> None:
    first = written(desk, "--secret-names")
    key = desk.root.parent / "feeds.key"
    content = key.read_bytes()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert names(written(desk)) == names(written(desk, "--secret-names")) == names(first)
    assert key.read_bytes() == content


def test_the_name_of_one_unit_is_renewed_alone_and_its_old_feed_goes(desk: Desk) -> None:
    before = written(desk, "--secret-names")
    unit = next(feed["id"] for feed in before["feeds"] if feed["of"] == "unit")
    after = written(desk, "--renew", unit)
    old, new = names(before), names(after)
    assert {name for name in old if old[name] != new[name]} == {f"unit/{unit}"}
    assert after["removed"] == [old[f"unit/{unit}"]]
    assert not (desk.root / "calendar" / old[f"unit/{unit}"]).exists()
    assert names(written(desk)) == new
    again = names(written(desk, "--renew", unit))[f"unit/{unit}"]
    assert again not in {old[f"unit/{unit}"], new[f"unit/{unit}"]}


def test_runs_into_several_folders_at_once_each_renew_a_name(desk: Desk) -> None:
    written(desk, "--secret-names")
    outs = [desk.root.parent / f"out-{number}" for number in range(4)]
    runs = [begun(desk, "--out", str(out), "--renew", "east") for out in outs]
    assert [run.wait() for run in runs] == [0, 0, 0, 0]
    key = desk.root.parent / "feeds.key"
    assert tomli.loads(key.read_text(encoding="utf-8"))["renewed"] == {"east-clinic": 4}


def test_runs_into_several_folders_at_once_make_one_key(desk: Desk) -> None:
    outs = [desk.root.parent / f"out-{number}" for number in range(4)]
    runs = [begun(desk, "--out", str(out), "--secret-names") for out in outs]
    assert [run.wait() for run in runs] == [0, 0, 0, 0]
    assert len({frozenset(files(out)) for out in outs}) == 1


def test_the_folder_of_the_key_is_made_with_it_and_a_missing_key_is_named(clinics: Desk) -> None:
    settings_with(clinics, 'key = "../safe/feeds.key"')
    assert "feeds.key" in refusal(clinics.run("calendar", "--renew", "east"), "en", 3)
    assert clinics.run("calendar", "--secret-names").returncode == 0
    assert (clinics.root.parent / "safe/feeds.key").is_file()


def begun(desk: Desk, *words: str) -> subprocess.Popen[bytes]:
    """A run of `calendar` that goes on by itself."""
    command = [sys.executable, "-m", "notice_tasks", "calendar", *words]
    return subprocess.Popen(command, cwd=desk.root, env=environment({}), stdout=subprocess.DEVNULL)


def test_another_key_gives_other_names_and_no_slip_does(desk: Desk) -> None:
    before = names(written(desk, "--secret-names"))
    published = files(desk.root / "calendar")
    (desk.root.parent / "feeds.key").unlink()
    result = desk.run("calendar", "--secret-names", "--lang", "en")
    assert (result.returncode, "Put the key back" in result.stderr) == (3, True)
    assert files(desk.root / "calendar") == published
    shutil.rmtree(desk.root / "calendar")
    after = names(written(desk, "--secret-names"))
    assert set(before.values()).isdisjoint(after.values())


def test_a_line_taken_out_of_the_settings_brings_no_plain_names_back(desk: Desk) -> None:
    written(desk, "--secret-names")
    published = files(desk.root / "calendar")
    settings = desk.root / "notice-tasks.toml"
    settings.write_text(settings.read_text(encoding="utf-8").partition("[calendar]")[0], encoding="utf-8")
    assert "have unguessable names" in refusal(desk.run("calendar", "--lang", "en"), "en")
    assert files(desk.root / "calendar") == published


def test_the_key_is_never_published(desk: Desk) -> None:
    settings = desk.root / "notice-tasks.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("../feeds.key", "calendar/feeds.key"), encoding="utf-8")
    said = refusal(desk.run("calendar", "--secret-names", "--lang", "en"), "en")
    assert "calendar/feeds.key would be published with the feeds" in said


def test_a_new_name_is_said_and_only_given_where_nothing_is_faulty(desk: Desk) -> None:
    before = names(written(desk, "--secret-names"))
    unit = next(name.removeprefix("unit/") for name in before if name.startswith("unit/"))
    (desk.root / "checklists/other.toml").write_text("format = \n", encoding="utf-8")
    result = desk.run("calendar", "--renew", unit, "--lang", "en")
    assert (result.returncode, "no name was renewed" in result.stderr) == (3, True)
    (desk.root / "checklists/other.toml").unlink()
    assert "--only" in refusal(desk.run("calendar", "--renew", unit, "--only", unit, "--lang", "en"), "en")
    assert names(written(desk)) == before
    said = desk.said("calendar", "--renew", unit, "--lang", "en")
    assert f"give it to them: https://www.example.org/feeds/{names(written(desk))[f'unit/{unit}']}" in said


def test_names_that_were_plain_go_when_they_become_secret(desk: Desk) -> None:
    settings = desk.root / "notice-tasks.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.partition("[calendar]")[0], encoding="utf-8")
    plain = written(desk)
    settings.write_text(text, encoding="utf-8")
    secret = written(desk, "--secret-names")
    assert sorted(secret["removed"]) == sorted(names(plain).values())


def test_without_its_key_nothing_is_published_under_other_names(desk: Desk) -> None:
    result = desk.run("calendar", "--lang", "en")
    assert (result.returncode, result.stdout) == (3, "")
    assert "feeds.key, is missing. Put it back" in result.stderr
    assert files(desk.root / "calendar") == set()


@pytest.mark.parametrize("content", ["", "key = 1\n", 'key = "abc"\n', "key = \n", 'key = "MFRGG==="\n', "\xff"])
def test_a_file_that_holds_no_key(desk: Desk, content: str) -> None:
    (desk.root.parent / "feeds.key").write_text(content, encoding="latin-1")
    result = desk.run("calendar", "--secret-names", "--lang", "en")
    assert (result.returncode, result.stdout) == (3, "")
    assert "is not a key for feeds' names" in result.stderr


def test_an_unknown_unit_renews_nothing(desk: Desk) -> None:
    before = names(written(desk, "--secret-names"))
    assert "nobody" in refusal(desk.run("calendar", "--renew", "nobody", "--lang", "en"), "en")
    assert names(written(desk)) == before


def test_without_a_place_for_the_key_there_is_none(clinics: Desk) -> None:
    said = refusal(clinics.run("calendar", "--secret-names", "--lang", "en"), "en")
    assert "Set a place for the key, outside git, in notice-tasks.toml: [calendar]" in said


def test_git_must_not_take_the_key(clinics: Desk) -> None:
    settings_with(clinics, 'key = "feeds.key"')
    subprocess.run(["git", "init", "--quiet"], cwd=clinics.root, check=True)
    said = refusal(clinics.run("calendar", "--secret-names", "--lang", "en"), "en")
    assert "Git would track" in said
    assert not (clinics.root / "feeds.key").exists()
    with (clinics.root / ".gitignore").open("a", encoding="utf-8") as ignored:
        ignored.write("\n/feeds.key\n")
    assert "list-" in clinics.said("calendar", "--secret-names")


def test_single_deadlines_stand_beside_the_feed_of_their_unit(clinics: Desk) -> None:
    document = written(clinics, "--singles")
    singles = sorted(file for file in files(clinics.root / "calendar") if file.count("/") == 2)
    assert singles
    for file in (file for file in singles if file.endswith(".ics")):
        content = (clinics.root / "calendar" / file).read_bytes()
        assert content.count(b"BEGIN:VEVENT") == 1
        unit = file.split("/")[1]
        event = content[content.index(b"BEGIN:VEVENT") : content.index(b"END:VCALENDAR")]
        assert event in (clinics.root / "calendar" / f"units/{unit}.ics").read_bytes()
        page = (clinics.root / "calendar" / f"units/{unit}/index.html").read_text(encoding="utf-8")
        assert f'href="{file.split("/")[2]}"' in page
    assert sorted(written(clinics)["removed"]) == singles
    assert not any(path.is_dir() for path in (clinics.root / "calendar/units").iterdir())
    assert document["removed"] == []


def test_a_faulty_checklist_is_named_and_the_exit_code_says_so(clinics: Desk) -> None:
    clinics.said("calendar")
    (clinics.root / "checklists/other.toml").write_text("format = \n", encoding="utf-8")
    result = clinics.run("calendar", "--lang", "en")
    assert (result.returncode, result.stderr) == (1, "")
    assert "checklists/other.toml:1:10: N103" in result.stdout
    document = json.loads(clinics.run("calendar", "--json").stdout)
    assert [problem["file"] for problem in document["problems"]] == ["checklists/other.toml"]


def test_names_do_not_become_secret_while_something_is_faulty(clinics: Desk) -> None:
    clinics.said("calendar")
    published = files(clinics.root / "calendar")
    settings_with(clinics, 'key = "../feeds.key"')
    (clinics.root / "checklists/other.toml").write_text("format = \n", encoding="utf-8")
    result = clinics.run("calendar", "--secret-names", "--lang", "en")
    assert (result.returncode, "no name was renewed" in result.stderr) == (3, True)
    assert files(clinics.root / "calendar") == published
    assert not (clinics.root.parent / "feeds.key").exists()


def test_a_run_that_fails_renews_nothing(desk: Desk) -> None:
    before = written(desk, "--secret-names")
    unit = next(feed["id"] for feed in before["feeds"] if feed["of"] == "unit")
    page = desk.root / "calendar/index.html"
    content = page.read_bytes()
    page.write_text("somebody's", encoding="utf-8")
    assert desk.run("calendar", "--renew", unit).returncode == 3
    page.write_bytes(content)
    assert names(written(desk)) == names(before)


def test_single_deadlines_have_names_that_every_system_takes(clinics: Desk) -> None:
    file = next((clinics.root / "checklists").glob("*.toml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r'(\[\[requirement\]\]\nid = ")', rf"\g<1>{'x' * 190}", text), encoding="utf-8")
    shutil.rmtree(clinics.root / "records", ignore_errors=True)
    written(clinics, "--singles")
    singles = [file for file in files(clinics.root / "calendar") if file.count("/") == 2 and file.endswith(".ics")]
    assert singles
    assert max(len(file.split("/")[2]) for file in singles) < 200
    assert not list((clinics.root / "calendar").rglob(".*.new"))


def test_one_feed_alone_writes_no_single_deadlines(clinics: Desk) -> None:
    written(clinics, "--only", "all", "--singles")
    assert files(clinics.root / "calendar") == {"all.ics"}
    assert not list((clinics.root / "calendar").rglob(".*.new"))
