"""N205: a value has the right kind but is not allowed: an id in Chinese, an empty text, a number out of range.

N205.id: An id has characters other than a-z, 0-9 and hyphens. Ids become part of file names, commands and calendars.

# checklists/safety.toml, wrong
id = "Self_Check"

# right
id = "self-check"

N205.key: The name of an anchor has characters other than a-z, 0-9 and hyphens, so no due rule can refer to it.

# checklists/safety.toml, wrong
due = { by = 2026-09-21 }

[anchors]
"国庆" = 2026-10-01

# right
due = { by = 2026-09-21 }

N205.empty: A text is empty.

# checklists/safety.toml, wrong
actors = ""

# right
actors = "各医疗机构"

N205.range: A number is too small or too large.

# checklists/safety.toml, wrong
remind = [700, 3, 1]

# right
remind = [7, 3, 1]

N205.address: An address does not begin with https:// or http://, so calendar programs cannot subscribe to it.

# notice-tasks.toml, wrong
timezone = "Asia/Shanghai"
calendar.url = "www.example.org"

# right
timezone = "Asia/Shanghai"

N205.only: A file has a format that this notice-tasks does not know.

# units.toml, wrong
format = 2

# right
format = 1

N205.name: A name is written where an id belongs.

# checklists/safety.toml, wrong
who = ["县人民医院"]

# right
who = ["first-hospital"]

N205.several: Several ids are in one pair of quotes.

# checklists/safety.toml, wrong
who = ["first-hospital, second-hospital"]

# right
who = ["first-hospital"]
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N205"
LEVEL: Final = Level.ERROR
TITLE: Final = "Value that is not allowed"
SENTENCES: Final = {
    "id": "'{value}' cannot be '{key}'. Write a short id such as {example}, not a name: only a-z, 0-9 and hyphens.",
    "address": "'{value}' cannot be '{key}'. Write an address such as {example}",
    "key": "'{key}' cannot be a key of [{table}]. Write a short id such as {example}: only a-z, 0-9 and hyphens.",
    "only": (
        "'{key}' is {value}, but this version of notice-tasks knows only {only}. Write {key} = {only}, or update "
        "notice-tasks if a newer version made the file."
    ),
    "empty": "'{key}' is empty. Write a value or remove the line.",
    "range": "'{key}' is {value}; it must be between {least} and {most}.",
    "name": "'{value}' is a name; '{key}' needs the id. Write: {right}",
    "several": "'{value}' is one text. Write each in its own quotes: {right}",
}
