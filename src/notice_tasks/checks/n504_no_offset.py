"""N504: a moment in a record does not say its offset from UTC, so it is no instant.

# records/safety/first-hospital.toml, wrong
at = 2026-09-18T09:12:03

# right
at = 2026-09-18T09:12:03+08:00
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N504"
LEVEL: Final = Level.ERROR
TITLE: Final = "Moment without UTC offset"
SENTENCES: Final = {"": "{value} has no offset from UTC. Add one, such as +08:00."}
