"""N102: a file begins with a byte order mark, which other programs that read TOML may refuse.

This program reads such a file like any other, and keeps the mark where it writes into one.

# units.toml, wrong
format = 1    # saved as "UTF-8 with BOM"

# right
format = 1    # saved as "UTF-8"
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N102"
LEVEL: Final = Level.HINT
TITLE: Final = "Byte order mark"
SENTENCES: Final = {
    "": "The file begins with a byte order mark. It is read; for other programs, save it as UTF-8 without BOM."
}
