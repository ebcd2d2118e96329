"""N502: a record says it belongs to another notice or unit than its path does.

The file was probably copied or renamed.

# records/safety/first-hospital.toml, wrong
unit = "second-hospital"

# right
unit = "first-hospital"
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N502"
LEVEL: Final = Level.ERROR
TITLE: Final = "Record in the wrong place"
SENTENCES: Final = {"": "The file says {key} '{said}', but its path says '{meant}'. Move the file or mend the line."}
