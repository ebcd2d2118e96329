"""N204: a key knows a few words only, and this is none of them.

# checklists/safety.toml, wrong
kind = "reprot"

# right
kind = "report"
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N204"
LEVEL: Final = Level.ERROR
TITLE: Final = "Value that is not one of the allowed words"
SENTENCES: Final = {"": "'{value}' is not allowed for '{key}'. Allowed words: {words}."}
