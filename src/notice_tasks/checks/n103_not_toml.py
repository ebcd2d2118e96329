r"""N103: a file is not valid TOML, so nothing in it can be read.

N103: A file is not valid TOML, so nothing in it can be read. The line is the one where reading stopped.

# checklists/safety.toml, wrong
due = { by = 2026-09-21

# right
due = { by = 2026-09-21 }

N103.full-width: A quote, comma, equals sign or bracket is a full-width one, as a Chinese input method types it. Inside
texts and comments they are allowed.

# checklists/safety.toml, wrong
who = ["first-hospital”]

# right
who = ["first-hospital"]

N103.space: A space is a full-width one, or one copied from a web page.

# checklists/safety.toml, wrong
kind =　"report"

# right
kind = "report"

N103.day: A day is not written as year-month-day with four, two and two digits.

# checklists/safety.toml, wrong
due = { by = 2026年9月21日 }

# right
due = { by = 2026-09-21 }

N103.no-year: A day has no year.

# checklists/safety.toml, wrong
due = { by = 9月21日 }

# right
due = { by = 2026-09-21 }

N103.no-such-day: A day is not in the calendar.

# checklists/safety.toml, wrong
due = { by = 2026-09-31 }

# right
due = { by = 2026-09-21 }

N103.midnight: A moment is 24:00:00, which TOML does not know. A day that is due by itself is due until its end.

# checklists/safety.toml, wrong
due = { by = 2026-09-21T24:00:00 }

# right
due = { by = 2026-09-21 }

N103.no-such-time: A moment has a time of day that does not exist.

# checklists/safety.toml, wrong
due = { by = 2026-09-21T17:60:00 }

# right
due = { by = 2026-09-21 }

N103.head: One head of a repeated table has single brackets, another has double brackets.

# checklists/safety.toml, wrong
[requirement]
id = "training"

[[requirement]]
id = "self-check"

# right
[[requirement]]
id = "self-check"

N103.twice: A key stands twice in one table, such as two anchors with the same name, so it is not clear which is meant.

# checklists/safety.toml, wrong
due = { by = 2026-09-21 }
due = { by = 2026-09-28 }

# right
due = { by = 2026-09-21 }

N103.lines: A table in braces continues on the next line. Only TOML 1.1 allows that: some programs read it, others stop.

# checklists/safety.toml, wrong
due = {
    by = 2026-09-21
}

# right
due = { by = 2026-09-21 }

N103.last-comma: A comma stands before a closing brace, which only TOML 1.1 allows. Before a closing bracket it is fine.

# checklists/safety.toml, wrong
due = { by = 2026-09-21, }

# right
due = { by = 2026-09-21 }

N103.escape: A text between double quotes has an escape that only TOML 1.1 knows.

# checklists/safety.toml, wrong
title = "关于开展\e安全检查的通知"

# right
title = "关于开展安全检查的通知"

N103.seconds: A time of day has no seconds, which only TOML 1.1 allows.

# checklists/safety.toml, wrong
due = { by = 2026-09-21T17:00 }

# right
due = { by = 2026-09-21 }
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N103"
LEVEL: Final = Level.ERROR
TITLE: Final = "Text that is not valid TOML"
SENTENCES: Final = {
    "": "This is not valid TOML: {reason}.",
    "full-width": "'{character}' was typed in Chinese mode. Write instead: {plain}",
    "space": "This is not a plain space ({name}). Type a plain space, or none.",
    "day": "{written} is not a TOML day or moment. Write {right}.",
    "no-year": "{written} has no year. Write the whole day, such as 2024-08-30.",
    "no-such-day": "There is no such day: {written}. Look at its year, month and day.",
    "midnight": "{written} goes too far: a clock ends at 23:59:59. For the end of a day write the day: {right}.",
    "no-such-time": "There is no such time of day: {written}. Hours go up to 23, minutes and seconds up to 59.",
    "head": "[{key}] is allowed only once. If there are several, every head needs two brackets: [[{key}]].",
    "twice": "'{key}' is already given. Keep one of the two lines, or rename the other.",
    "lines": (
        "The content of braces must be on one line, without comments. Put it on one line, or give it its own head "
        "[...], with a line for each key."
    ),
    "last-comma": "A comma is not allowed before a closing brace. Remove it.",
    "escape": "Not every TOML reader knows {written}. Write {right}; a backslash itself is \\\\.",
    "seconds": "{written} has no seconds. Write {right}.",
}
