"""N203: a value has the wrong type for its key, such as a day in quotes.

N203: A value has the wrong type for its key, such as a text instead of a day.

# checklists/safety.toml, wrong
due = "月底前"

# right
due = { by = 2026-09-21 }

N203.quoted: A day, a moment, a number, true or false stands in quotes, which make it a text.

# checklists/safety.toml, wrong
revised = "2026-09-01"

# right
revised = 2026-09-01

N203.no-such-day: A text in quotes was meant as a day, but there is no such day.

# checklists/safety.toml, wrong
revised = "2026-09-31"

# right
revised = 2026-09-01

N203.no-year: A text in quotes was meant as a day, but it has no year.

# checklists/safety.toml, wrong
revised = "9月1日"

# right
revised = 2026-09-01

N203.one-table: The head of a repeated table has single brackets; it needs double ones.

# checklists/safety.toml, wrong
[requirement]

# right
[[requirement]]

N203.line: A value has the wrong type, and it is clear what was meant.

# checklists/safety.toml, wrong
who = "first-hospital"

# right
who = ["first-hospital"]

N203.several-tables: The head of a table that exists only once has double brackets.

# checklists/safety.toml, wrong
[[notice]]

# right
[notice]

N203.which-day: A text in quotes was meant as a day, but does not show which number is the month.

# checklists/safety.toml, wrong
revised = "03/04/2026"

# right
revised = 2026-09-01
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N203"
LEVEL: Final = Level.ERROR
TITLE: Final = "Value of the wrong kind"
SENTENCES: Final = {
    "": "'{key}' must be {wanted}.",
    "quoted": "'{key}' must not be in quotes. Remove them: {line}",
    "no-such-day": "There is no such day: {written}. Look at its year, month and day.",
    "no-year": "{written} has no year. Write the whole day, such as 2024-08-30, without quotes.",
    "one-table": "'{key}' may be given several times, so its head needs two brackets: [[{key}]].",
    "line": "'{key}' must be {wanted}. Write: {line}",
    "several-tables": "'{key}' exists only once, so its head needs one bracket: [{key}].",
    "which-day": "{written} may be {right} or {other}. Write the one that is meant, without quotes.",
}
