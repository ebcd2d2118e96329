"""The feeds that `calendar` wrote, as JSON, for programs that send each unit its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.reports.json.documents import problems_json

if TYPE_CHECKING:
    from notice_tasks.reports.feeds import FeedsReport
    from notice_tasks.reports.json.plain import Json


def feeds_json(report: FeedsReport, url: str | None) -> Json:
    """All feeds with their files and, if the settings name the server, their addresses."""
    return {
        "folder": str(report.folder),
        "list": report.list_file,
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
            for feed in report.feeds
        ],
        "changed": list(report.changed),
        "removed": list(report.removed),
        **problems_json(report.problems),
    }
