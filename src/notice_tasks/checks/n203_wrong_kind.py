"""N203: a value is of another kind than its key needs, such as a day in quotes.

N203: A value is of another kind than its key needs: a text where a day belongs, one text where a list belongs.

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

N203.no-year: A text in quotes was meant as a day, but nobody can say of which year.

# checklists/safety.toml, wrong
revised = "9月1日"

# right
revised = 2026-09-01

N203.one-table: A table that may stand several times has the head of one that stands once: one bracket is missing on
either side.

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
