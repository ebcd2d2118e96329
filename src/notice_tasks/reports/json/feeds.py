"""The feeds that `calendar` wrote, as JSON: whoever sends each unit its address needs them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.json.documents import problems_json

if TYPE_CHECKING:
    from notice_tasks.reports.feeds import Told
    from notice_tasks.reports.json.plain import Json


def feeds_json(told: Told, url: str | None) -> Json:
    """Every feed with its file and, where the settings name the server, its address."""
    return {
        "folder": str(told.folder),
        "list": told.list_file,
        "feeds": [
            {
                "of": feed.of,
                "id": feed.id,
                "name": feed.name,
                "tasks": feed.tasks,
                "items": feed.items,
                "file": feed.file,
                "address": None if url is None else feed.address,
            }
            for feed in told.feeds
        ],
        "changed": list(told.changed),
        "removed": list(told.removed),
        **problems_json(told.problems),
    }
