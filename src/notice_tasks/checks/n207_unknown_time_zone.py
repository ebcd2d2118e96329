"""N207: a time zone is not one of the names that computers share.

# notice-tasks.toml, wrong
timezone = "Beijing"

# right
timezone = "Asia/Shanghai"
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N207"
LEVEL: Final = Level.ERROR
TITLE: Final = "Unknown time zone"
SENTENCES: Final = {"": "Time zone '{value}' is not known. Write a name such as Asia/Shanghai."}
