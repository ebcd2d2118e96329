"""N202: a key has no meaning where it stands.

N202: It is usually a typing error, and its value would be ignored.

# checklists/safety.toml, wrong
reminds = [7, 3, 1]

# right
remind = [7, 3, 1]

N202.above: A key of the table around this one is in it: every line below a head belongs to its table.

# checklists/safety.toml, wrong
due = { by = 2026-09-21, remind = [7, 3, 1] }

# right
due = { by = 2026-09-21 }

N202.top: A key that belongs to no table is below a head.

# notice-tasks.toml, wrong
timezone = "Asia/Shanghai"

[check]
language = "zh"
ignore = [

# right
timezone = "Asia/Shanghai"

[check]
ignore = [

N202.inside: A key belongs to a table within this one.

# checklists/safety.toml, wrong
source.url = "https://example.org/safety"
url = "https://example.org/safety"

# right
source.url = "https://example.org/safety"
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N202"
LEVEL: Final = Level.ERROR
TITLE: Final = "Unknown key"
SENTENCES: Final = {
    "": "'{key}' is not a known key here. Known keys: {known}.",
    "above": (
        "'{key}' belongs to {head}, not to '{here}'. Move it there: above the head of '{here}', or out of its braces."
    ),
    "top": "'{key}' belongs to no table. Move it to the top of the file, above the first head [...].",
    "inside": "'{key}' belongs one table deeper. Write it as: {line} = ...",
}
