r"""N103: a file is not valid TOML, so nothing in it can be read.

N103: A file is not valid TOML, so nothing in it can be read. The line is the one where reading stopped.

# checklists/safety.toml, wrong
due = { by = 2026-09-21

# right
due = { by = 2026-09-21 }

N103.full-width: A comma, equals sign or bracket is a full-width one, as a Chinese input method types it. Inside
texts and comments they are allowed.

# checklists/safety.toml, wrong
who = ["first-hospital"】

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

N103.curly: A quote is a curly one, as a Chinese input method or a word processor types it. Inside texts they are
allowed.

# checklists/safety.toml, wrong
who = ["first-hospital”]

# right
who = ["first-hospital"]

N103.which-day: A day does not show which number is the month.

# checklists/safety.toml, wrong
due = { by = 03/04/2026 }

# right
due = { by = 2026-09-21 }

N103.comma: A comma is missing between two items of a list, or between two pairs in braces.

# checklists/safety.toml, wrong
due = { from = 2026-09-01 to = 2026-09-21 }

# right
due = { by = 2026-09-21 }

N103.two-commas: A comma has nothing before it.

# checklists/safety.toml, wrong
remind = [7, , 1]

# right
remind = [7, 3, 1]

N103.nothing: A key has no value, or a word that TOML does not know, such as null.

# checklists/safety.toml, wrong
due =

# right
due = { by = 2026-09-21 }

N103.right: A number or a truth value is written as in another program: with leading zeros, a unit, or separators.

# checklists/safety.toml, wrong
remind = [07, 3, 1]

# right
remind = [7, 3, 1]

N103.bare: A text has no quotes.

# checklists/safety.toml, wrong
kind = report

# right
kind = "report"

N103.equals: A key is followed by something else than one equals sign.

# checklists/safety.toml, wrong
kind: "report"

# right
kind = "report"

N103.list: A list is not in square brackets.

# checklists/safety.toml, wrong
who = ("first-hospital")

# right
who = ["first-hospital"]

N103.pairs: Keys with values are in square brackets; they need braces.

# checklists/safety.toml, wrong
due = [ by = 2026-09-21 ]

# right
due = { by = 2026-09-21 }

N103.same-line: A second key is on the same line.

# checklists/safety.toml, wrong
kind = "report" clause = "二"

# right
kind = "report"

N103.comment: A comment does not begin with #.

# checklists/safety.toml, wrong
kind = "report"  // 报送

# right
kind = "report"

N103.ending: A comma or full stop is at the end of a line.

# checklists/safety.toml, wrong
kind = "report",

# right
kind = "report"

N103.key: A key is in Chinese. Keys are English words; names of anchors and ids are yours, in a-z, 0-9 and hyphens.

# checklists/safety.toml, wrong
标题 = "关于开展安全检查的通知"

# right
title = "关于开展安全检查的通知"
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
    "curly": "'{character}' is a curly quote. Write a straight one: {plain}",
    "which-day": "{written} may be {right} or {other}. Write the one that is meant.",
    "comma": "A comma is missing before {written}. Write one.",
    "two-commas": "There is nothing before this comma. Remove the comma.",
    "nothing": "'{key}' has no value. Write one, or remove '{key}'.",
    "right": "{written} is not valid here. Write {right}",
    "bare": 'This is a text, so it needs quotes: "{written}"',
    "equals": "After a key there is one equals sign, not {written}",
    "list": "A list is written in [ ], not in {written}",
    "pairs": "'{key} = ...' is between brackets, but pairs need braces. Replace the brackets.",
    "same-line": "'{key}' needs a line of its own. Move it to the next line.",
    "comment": "A comment begins with #, not with {written}",
    "ending": "'{written}' is not allowed after a value. Remove it.",
    "key": "'{key}' cannot be a key. Keys are written in a-z, 0-9, hyphens and underscores.",
}
