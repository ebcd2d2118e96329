"""N206: a due rule has two forms at once, or none, so it is not clear which day is meant.

N206: A due rule has two forms at once, so it is not clear which day is meant.

# checklists/safety.toml, wrong
due = { by = 2026-09-21, after = "issued", days = 20 }

# right
due = { by = 2026-09-21 }

N206.none: A due rule has none of the known forms.

# checklists/safety.toml, wrong
due = { day = 2026-09-21 }

# right
due = { by = 2026-09-21 }
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N206"
LEVEL: Final = Level.ERROR
TITLE: Final = "Due rule with no form, or with several"
SENTENCES: Final = {
    "": "'{key}' needs exactly one of: {tags}. It has: {found}.",
    "none": "'{key}' needs one of: {tags}. It has none.",
}
