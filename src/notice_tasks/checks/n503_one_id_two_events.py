"""N503: two different events share one id, so it is not clear which of them an undo takes back.

The same line twice is fine: a merge may double it.

# records/safety/first-hospital.toml, wrong
id = "7k2m9q4d", at = 2026-09-19T10:30:00+08:00

# right
id = "p3x0v8ha", at = 2026-09-19T10:30:00+08:00
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N503"
LEVEL: Final = Level.ERROR
TITLE: Final = "Two events with one id"
SENTENCES: Final = {"": "Two different events have the id '{id}'. Give the later one another id."}
