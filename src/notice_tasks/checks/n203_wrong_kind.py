"""N203: a value has the wrong type for its key, such as a day in quotes.

N203: A value has the wrong type for its key: a text instead of a day, one text instead of a list.

# checklists/safety.toml, wrong
who = "first-hospital"

# right
who = ["first-hospital"]

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
}
