"""N201: a key or table that must be there is missing.

N201: A key that must be there is missing.

# checklists/safety.toml, wrong
kind = "report"
who = ["first-hospital"]

# right
kind = "report"
actors = "各医疗机构"
who = ["first-hospital"]

N201.inline: A table between braces lacks a key that it must have.

# notice-tasks.toml, wrong
{ code = "N401", in = "checklists/reprint.toml" },

# right
{ code = "N401", in = "checklists/reprint.toml", reason = "转载的旧通知" },

N201.headless: Only something inside a table was written, and the table itself lacks a key that it must have.

# checklists/safety.toml, wrong
[notice.source]
url = "https://example.org/safety"

# right
[notice]
id = "safety"
title = "关于开展安全检查的通知"
source.url = "https://example.org/safety"
revised = 2026-09-01

N201.top: A key that belongs to no table is missing; under the head of a table it would be that table's.

# notice-tasks.toml, wrong
# the workspace

# right
id = "examples"

N201.only: A file does not say its format, so a later program could not know how to read it.

# units.toml, wrong
# the register

# right
format = 1

N201.table: A table that must be there is missing.

# checklists/safety.toml, wrong
# 通知

# right
[notice]
id = "safety"
title = "关于开展安全检查的通知"
source.url = "https://example.org/safety"
revised = 2026-09-01

N201.act: An event in a record lacks what its act needs: an extension its day, an undo what it takes back, evidence
where it is.

# records/safety/first-hospital.toml, wrong
did = "extend" }

# right
did = "submit" }
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N201"
LEVEL: Final = Level.ERROR
TITLE: Final = "Missing key or table"
SENTENCES: Final = {
    "": "'{key}' is missing here. Add a line: {line} = ...",
    "inline": "'{key}' is missing here. Add it between the braces: {line} = ...",
    "headless": "'{key}' is missing here. Write [{head}] on its own line, and below it: {key} = ...",
    "top": "'{key}' is missing here. Add a line at the top: {key} = ...",
    "only": "'{key}' is missing here. Add a line at the top: {key} = {value}",
    "table": "The table [{key}] is missing. Add its head, [{key}], and its keys below it.",
    "act": 'did = "{did}" needs {needed}, which is missing here. Add it to this event.',
}
