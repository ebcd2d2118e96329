"""N104: a file is there but cannot be read, so what it holds is missing everywhere.

You may not have the permission to read it, or it is a folder.

# checklists/safety.toml, wrong
# a folder called safety.toml

# right
# a file called safety.toml
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N104"
LEVEL: Final = Level.ERROR
TITLE: Final = "File that cannot be read"
SENTENCES: Final = {"": "This cannot be read: {reason}."}
