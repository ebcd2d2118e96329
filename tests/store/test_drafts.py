"""Drafts never follow a link: git carries links, and a clone may have one where a draft is written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from notice_tasks.store.drafts import draft_of
from notice_tasks.store.durably import write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_a_draft_is_never_written_through_a_link(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    file = tmp_path / "work" / "beijing.toml"
    file.parent.mkdir()
    draft_of(file).symlink_to(victim)
    write_whole(tmp_path / "work", "beijing.toml", "new\n", before=None)
    assert victim.read_text() == "mine"
    assert file.read_text() == "new\n"
    assert not file.is_symlink()


def test_a_hard_link_in_a_drafts_place_is_not_written_either(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    file = tmp_path / "beijing.toml"
    os.link(victim, draft_of(file))
    write_whole(tmp_path, "beijing.toml", "new\n", before=None)
    assert victim.read_text() == "mine"
    assert file.read_text() == "new\n"
