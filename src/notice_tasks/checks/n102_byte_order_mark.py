"""N102: a file begins with a byte order mark, which TOML does not allow.

# units.toml, wrong
format = 1    # saved as "UTF-8 with BOM"

# right
format = 1    # saved as "UTF-8"
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N102"
LEVEL: Final = Level.ERROR
TITLE: Final = "Byte order mark"
SENTENCES: Final = {"": "The file begins with a byte order mark. Save it as UTF-8 without BOM."}
