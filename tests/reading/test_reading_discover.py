"""Finding a workspace and its checklists."""

from pathlib import Path

import pytest

from notice_tasks.problems import BadRequest
from notice_tasks.reading.discover import checklist_files, find_workspace, named_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    root = tmp_path / "工作区"
    (root / "checklists" / "2024").mkdir(parents=True)
    (root / "notice-tasks.toml").touch()
    return root


@pytest.mark.parametrize("below", [".", "checklists", "checklists/2024"])
def test_found_from_any_folder_inside(workspace: Path, below: str) -> None:
    assert find_workspace(workspace / below) == workspace


def test_the_nearest_one_is_found(workspace: Path) -> None:
    inner = workspace / "checklists"
    (inner / "notice-tasks.toml").touch()
    assert find_workspace(inner / "2024") == inner


def test_found_from_a_relative_folder(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace / "checklists")
    assert find_workspace(Path()) == workspace


def test_a_folder_of_that_name_is_no_settings_file(workspace: Path) -> None:
    (workspace / "checklists" / "notice-tasks.toml").mkdir()
    assert find_workspace(workspace / "checklists") == workspace


def test_none_anywhere_above(tmp_path: Path) -> None:
    with pytest.raises(BadRequest) as stop:
        find_workspace(tmp_path)
    assert (stop.value.code, stop.value.details) == ("no-workspace", {"folder": str(tmp_path)})


def test_a_named_folder_is_taken_as_it_is(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace.parent)
    assert named_workspace(Path("工作区")) == workspace


def test_a_named_folder_is_not_searched_upwards(workspace: Path) -> None:
    folder = workspace / "checklists"
    with pytest.raises(BadRequest) as stop:
        named_workspace(folder)
    assert (stop.value.code, stop.value.details) == ("not-a-workspace", {"folder": str(folder)})


def test_checklists_are_listed_by_name(workspace: Path) -> None:
    for file in ("b.toml", "a.toml", "通知.toml", "notes.txt", "2024/c.toml"):
        (workspace / "checklists" / file).touch()
    assert checklist_files(workspace) == (
        "checklists/2024/c.toml",
        "checklists/a.toml",
        "checklists/b.toml",
        "checklists/通知.toml",
    )


def test_no_checklists_yet(tmp_path: Path) -> None:
    assert checklist_files(tmp_path) == ()


def test_settings_that_lead_nowhere_are_settings(workspace: Path) -> None:
    below = workspace / "checklists"
    (below / "notice-tasks.toml").symlink_to("notice-tasks.toml")
    assert find_workspace(below) == named_workspace(below) == below
