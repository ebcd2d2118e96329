"""Which language speaks: --lang, else the settings, else the locale; and what a line without a command means."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Changes, Desk, Run

CHINESE, ENGLISH = "截至2024-08-30", "As of 2024-08-30"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--lang", "en", "status", "--as-of", "2024-08-30"], id="before the command"),
        pytest.param(["status", "--lang", "en", "--as-of", "2024-08-30"], id="after it"),
        pytest.param(["status", "--as-of", "2024-08-30", "--lang=en"], id="at the end"),
        pytest.param(["--lang", "en", "--as-of", "2024-08-30"], id="without a command"),
        pytest.param(["--as-of", "2024-08-30", "--lang", "en"], id="after options of no command"),
        pytest.param(["--lang", "zh", "status", "--as-of", "2024-08-30", "--lang", "en"], id="the last one counts"),
    ],
)
def test_lang_may_stand_anywhere(sample: Desk, words: list[str]) -> None:
    assert sample.said(*words).startswith(ENGLISH)


@pytest.mark.parametrize("asked", ["zh", "en"])
@pytest.mark.parametrize("settings", ["zh", "en"])
@pytest.mark.parametrize("locale", ["zh_CN.UTF-8", "en_US.UTF-8"])
def test_lang_wins_over_settings_and_locale(sample: Desk, asked: str, settings: str, locale: str) -> None:
    speak(sample.root, f'language = "{settings}"')
    shown = sample.said("status", "--as-of", "2024-08-30", "--lang", asked, env={"LANG": locale})
    assert shown.startswith(CHINESE if asked == "zh" else ENGLISH)


@pytest.mark.parametrize(
    ("line", "locale", "chinese"),
    [
        pytest.param('language = "zh"', "en_US.UTF-8", True, id="settings"),
        pytest.param('language="en"', "zh_CN.UTF-8", False, id="without spaces"),
        pytest.param("language = 'zh' # 中文", "en_US.UTF-8", True, id="other quotes and a comment"),
        pytest.param('# language = "en"', "zh_CN.UTF-8", True, id="a comment chooses nothing"),
        pytest.param("", "zh_CN.UTF-8", True, id="none set, Chinese locale"),
        pytest.param("", "en_US.UTF-8", False, id="none set, English locale"),
    ],
)
def test_settings_win_over_the_locale(sample: Desk, line: str, locale: str, chinese: bool) -> None:
    speak(sample.root, line)
    assert sample.said("status", "--as-of", "2024-08-30", env={"LANG": locale}).startswith(
        CHINESE if chinese else ENGLISH
    )


def speak(root: Path, line: str) -> None:
    """Write a line in place of the language in the settings."""
    settings = root / "notice-tasks.toml"
    text = settings.read_text(encoding="utf-8").replace('language = "zh"', line)
    settings.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("env", "chinese"),
    [
        pytest.param({"LANG": "zh_CN.UTF-8"}, True, id="LANG"),
        pytest.param({"LANG": "zh_TW.UTF-8"}, True, id="another Chinese"),
        pytest.param({"LANG": "de_DE.UTF-8"}, False, id="a language without words"),
        pytest.param({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, True, id="LC_ALL over LANG"),
        pytest.param({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, False, id="LC_ALL over LANG, away from Chinese"),
        pytest.param({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, True, id="LC_MESSAGES over LANG"),
        pytest.param({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, True, id="an empty LC_ALL"),
        pytest.param({"LANG": None}, False, id="nothing"),
        pytest.param({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, True, id="LANGUAGE over LANG"),
        pytest.param({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en_GB"}, False, id="LANGUAGE, away from Chinese"),
        pytest.param({"LANG": "en_US.UTF-8", "LANGUAGE": "de:zh"}, True, id="the first LANGUAGE with words"),
        pytest.param({"LANG": "zh_CN.UTF-8", "LANGUAGE": ""}, True, id="an empty LANGUAGE"),
        pytest.param({"LANG": "zh_CN.UTF-8", "PYTHONIOENCODING": "ascii"}, False, id="letters the screen has not"),
    ],
)
def test_outside_of_a_workspace_the_locale_speaks(run: Run, tmp_path: Path, env: Changes, chinese: bool) -> None:
    told = run("status", cwd=tmp_path, env=env)
    assert told.stderr.startswith("错误：" if chinese else "error: ")
    helped = run("--help", cwd=tmp_path, env=env)
    assert ("用法" in helped.stdout) == chinese


def test_installing_completion_answers_in_the_language_in_use(run: Run, tmp_path: Path) -> None:
    env = {"LANG": "zh_CN.UTF-8", "HOME": str(tmp_path)}
    told = run("--install-completion", "bash", cwd=tmp_path, env=env)
    file = tmp_path / ".bash_completions/notice-tasks.sh"
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout == f"已为 bash 装好命令补全：{file}\n重新打开终端后生效。\n"
    assert file.is_file()


def test_a_new_workspace_speaks_as_it_was_made(run: Run, tmp_path: Path) -> None:
    for lang, said in (("zh", "工作区已建好"), ("en", "Made a workspace")):
        assert run("init", lang, "--lang", lang, cwd=tmp_path).stdout.startswith(said)
        assert f'language = "{lang}"' in (tmp_path / lang / "notice-tasks.toml").read_text(encoding="utf-8")
        assert run("status", cwd=tmp_path / lang).stdout.startswith("截至" if lang == "zh" else "As of")


@pytest.mark.parametrize("named", ["--workspace", "--workspace=", "NOTICE_TASKS_WORKSPACE"])
def test_the_named_workspaces_settings_speak(sample: Desk, run: Run, tmp_path: Path, named: str) -> None:
    words = ["status", "--as-of", "2024-08-30"]
    env = {}
    if named.startswith("--"):
        words = [f"{named}{sample.root}", *words] if named.endswith("=") else [*words, named, str(sample.root)]
    else:
        env = {named: str(sample.root)}
    assert run(*words, cwd=tmp_path, env=env).stdout.startswith(CHINESE)


def test_a_named_workspace_wins_over_the_one_around(sample: Desk, clinics: Desk) -> None:
    env = {"NOTICE_TASKS_WORKSPACE": str(sample.root)}
    assert len(clinics.json("units")["units"]) == 4
    assert len(clinics.json("units", env=env)["units"]) == 42
    assert len(clinics.json("units", "--workspace", clinics.root, env=env)["units"]) == 4


def test_a_workspace_is_found_from_below(clinics: Desk) -> None:
    below = clinics.root / "papers" / "2024"
    below.mkdir(parents=True)
    assert clinics.said("units", cwd=below) == clinics.said("units")
    assert "records/county-2024-cold-chain/east-clinic.toml" in clinics.said("ack", "east", "self-check", cwd=below)
    assert not (below / "records").exists()


def test_a_line_without_a_command_is_status(sample: Desk) -> None:
    status = sample.said("status", "--as-of", "2024-08-30")
    assert sample.said("--as-of", "2024-08-30") == status
    assert sample.said("--as-of=2024-08-30") == status
    assert sample.json("-n", "nhc", "--as-of", "2024-08-30") == sample.json(
        "status", "-n", "nhc", "--as-of", "2024-08-30"
    )
    assert sample.said() == sample.said("status")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_speaks_and_knows_every_command(sample: Desk, lang: str) -> None:
    text = sample.said("--help", "--lang", lang, env={"COLUMNS": "100"})
    verbs = [
        "status",
        "agenda",
        "matrix",
        "show",
        "explain",
        "log",
        "units",
        "check",
        "ack",
        "start",
        "note",
        "submit",
        "return",
        "accept",
        "done",
        "exempt",
    ]
    verbs += ["extend", "evidence", "undo", "init", "new", "calendar"]
    assert [verb for verb in verbs if f" {verb} " not in text] == []
    assert ("--workspace 和 --lang" in text) == (lang == "zh")


def test_version(run: Run, tmp_path: Path) -> None:
    for words in (["--version"], ["-V"], ["--lang", "zh", "--version"]):
        told = run(*words, cwd=tmp_path)
        assert (told.returncode, told.stdout.split()[0], told.stderr) == (0, "notice-tasks", "")


def test_two_dashes_end_the_options(clinics: Desk) -> None:
    assert "--lang" in clinics.run("show", "--", "--lang").stderr


def test_a_workspace_may_move(sample: Desk, tmp_path: Path) -> None:
    before = sample.said("status", "--as-of", "2024-08-30")
    shutil.move(sample.root, tmp_path / "搬走了")
    assert sample.said("status", "--as-of", "2024-08-30", cwd=tmp_path / "搬走了") == before


def test_feeds_speak_no_language_of_a_locale(clinics: Desk) -> None:
    file = clinics.root / "notice-tasks.toml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("language")), encoding="utf-8")
    feeds = []
    for locale in ("C.UTF-8", "zh_CN.UTF-8", "en_US.UTF-8"):
        clinics.said("calendar", env={"LC_ALL": locale})
        feeds.append((clinics.root / "calendar/all.ics").read_bytes())
    assert feeds[0] == feeds[1] == feeds[2]
    assert "全部通知" in feeds[0].decode()
