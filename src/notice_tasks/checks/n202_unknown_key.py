"""N202: a key has no meaning where it stands.

It is usually a typing error, and its value would be ignored.

# checklists/safety.toml, wrong
reminds = [7, 3, 1]

# right
remind = [7, 3, 1]
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N202"
LEVEL: Final = Level.ERROR
TITLE: Final = "Unknown key"
SENTENCES: Final = {"": "'{key}' is not a known key here. Known keys: {known}."}
