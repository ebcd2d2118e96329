"""What is wrong at a place in a file, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.words.catalogue import N_, say
from notice_tasks.words.filling import filled
from notice_tasks.words.system import refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

PROBLEMS: Final[dict[str, str]] = {
    "N101": N_("This is not UTF-8: byte {byte}. Save the file as UTF-8."),
    "N102": N_("The file begins with a byte order mark. Save it as UTF-8 without BOM."),
    "N103": N_("This is not valid TOML: {reason}."),
    "N103.full-width": N_("'{character}' was typed in Chinese mode. Write in its place: {plain}"),
    "N103.space": N_("The space here is not the plain one ({name}). Type a plain one, or none."),
    "N103.day": N_("{written} is not a day or moment as TOML writes it. Write {right}."),
    "N103.no-year": N_("{written} has no year. Write the whole day, such as 2024-08-30."),
    "N103.no-such-day": N_("There is no such day: {written}. Look at its year, month and day."),
    "N103.midnight": N_(
        "{written} goes too far: a clock ends at 23:59:59. For the end of a day write the day: {right}."
    ),
    "N103.no-such-time": N_(
        "There is no such time of day: {written}. Hours go up to 23, minutes and seconds up to 59."
    ),
    "N103.head": N_("[{key}] may stand only once. Where there are several, every head needs two brackets: [[{key}]]."),
    "N103.twice": N_("'{key}' stands here already. Keep one of the two lines, or give the other another name."),
    "N103.lines": N_(
        "What stands between braces must be on one line, comments outside. "
        "Put it on one line, or give it a head of its own: [...], with a line for each key."
    ),
    "N103.last-comma": N_("No comma may stand before a closing brace. Take it out."),
    "N103.escape": N_("Not everything that reads TOML knows {written}. Write {right}; a backslash itself is \\\\."),
    "N103.seconds": N_("{written} has no seconds. Write {right}."),
    "N104": N_("This cannot be read: {reason}."),
    "N105": N_(
        "Git left a conflict here: both versions of these lines, one below the other. Take the file of one side whole, "
        "git checkout --ours {file} (or --theirs), or edit it: keep what is right and take out <<<<<<<, ======= and "
        ">>>>>>>. Then: git add {file}"
    ),
    "N105.record": N_(
        "Git left a conflict here: what either side recorded, one below the other. Keep the lines of both sides, take "
        "out <<<<<<<, ======= and >>>>>>>, then: git add {file} (with this line in .gitattributes git joins them "
        "itself: records/**/*.toml text eol=lf merge=union)"
    ),
    "N106": N_(
        "This is a link that leads out of the workspace ({target}). Put the file or folder itself in its place."
    ),
    "N106.nowhere": N_("This is a link that leads nowhere ({target}). Put the file or folder itself in its place."),
    "N106.inside": N_(
        "This is a link ({target}). Where a system has none, git leaves a file with nothing but that name in it. "
        "Put the file or folder itself in its place."
    ),
    "N106.folder": N_(
        "This folder is a link ({target}), so nothing in it is read. Put the folder itself in its place."
    ),
    "N106.draft": N_("This is a link ({target}) where the program keeps a file of its own. Take it away."),
    "N106.git": N_(
        "Git does not follow this link ({target}), so what it leads to is not kept to. Put the file itself here."
    ),
    "N107": N_(
        "This file is not read: neither is it a .toml, nor does any checklist or record name it. Move it elsewhere."
    ),
    "N107.ending": N_(
        "This file is not read: its name does not end in .toml. Rename it {right}; or move it elsewhere, if it is a "
        "copy."
    ),
    "N107.place": N_("This file is not read: it stands in the wrong folder. Where it would be: {where}"),
    "N201": N_("'{key}' is missing here. Add a line: {line} = ..."),
    "N201.inline": N_("'{key}' is missing here. Add it between the braces: {line} = ..."),
    "N201.headless": N_("'{key}' is missing here. Write [{head}] on a line of its own, and under it: {key} = ..."),
    "N201.top": N_("'{key}' is missing here. Add a line at the top: {key} = ..."),
    "N201.only": N_("'{key}' is missing here. Add a line at the top: {key} = {value}"),
    "N201.table": N_("The table [{key}] is missing. Add its head, [{key}], and what belongs under it."),
    "N201.act": N_('did = "{did}" needs {needed}, which is missing here. Add it to this event.'),
    "N202": N_("'{key}' is not a key that may stand here. Known keys: {known}."),
    "N203": N_("'{key}' must be {wanted}."),
    "N203.quoted": N_("'{key}' stands in quotes. Take them off: {line}"),
    "N203.no-such-day": N_("There is no such day: {written}. Look at its year, month and day."),
    "N203.no-year": N_("{written} has no year. Write the whole day, such as 2024-08-30, without quotes."),
    "N203.one-table": N_("'{key}' may stand several times, so its head needs two brackets: [[{key}]]."),
    "N204": N_("'{value}' is not a word that '{key}' knows. It may be: {words}."),
    "N205.id": N_(
        "'{value}' cannot be '{key}'. Write a short id such as {example}, not a name: only a-z, 0-9 and hyphens."
    ),
    "N205.address": N_("'{value}' cannot be '{key}'. Write an address such as {example}"),
    "N205.key": N_(
        "'{key}' cannot stand under [{table}]. Write a short id such as {example}: only a-z, 0-9 and hyphens."
    ),
    "N205.only": N_(
        "'{key}' is {value}, but this notice-tasks knows {only} only. Write {key} = {only}; "
        "if a newer notice-tasks made the file, update yours."
    ),
    "N205.empty": N_("'{key}' is empty. Write something or take the line out."),
    "N205.range": N_("'{key}' is {value}; it must lie between {least} and {most}."),
    "N206": N_("'{key}' needs exactly one of: {tags}. It has: {found}."),
    "N206.none": N_("'{key}' needs one of: {tags}. It has none of them."),
    "N207": N_("Time zone '{value}' is not known. Write a name such as Asia/Shanghai."),
    "N301": N_("The id '{id}' is taken: it stands at {first} already. Choose another."),
    "N302": N_("'{word}' is neither a unit nor a group of units.toml. Declare it there, or mend the name."),
    "N303": N_("The anchor '{anchor}' is not declared. Declare it under [anchors]. Known: {known}."),
    "N303.day": N_("'{anchor}' is a day in quotes. Write it without: {right}"),
    "N303.no-such-day": N_("There is no such day: {written}. Look at its year, month and day."),
    "N303.no-year": N_("{written} has no year. Write the whole day, such as 2024-08-30, without quotes."),
    "N303.both": N_(
        "'{anchor}' is both an anchor and a requirement, so nobody can say which is counted from. Rename one of them."
    ),
    "N303.recurs": N_(
        "Requirement '{anchor}' recurs, so there is no single day on which it is done. Count from something else."
    ),
    "N303.not-asked": N_(
        "Unit '{unit}' is not asked for '{anchor}', so the count never begins for it. Look at `who` of both."
    ),
    "N304": N_("Requirement '{id}' is tracked for nobody. Name groups or units in `who`."),
    "N305": N_("There is no requirement '{word}' in this checklist. Mend the name, or take the amendment out."),
    "N306": N_("These count from each other: {circle}. Let one of them count from a day or an anchor."),
    "N306.self": N_("This counts from itself. Let it count from a day or an anchor."),
    "N307.part": N_(
        "'{rrule}' is no rule as it is understood here. Write parts with ; between them: FREQ=MONTHLY;BYDAY=-1FR."
    ),
    "N307.hours": N_("'{rrule}' recurs within a day. Rules here are in whole days: DAILY, WEEKLY, MONTHLY or YEARLY."),
    "N307.count": N_("INTERVAL and COUNT must be whole numbers from 1 on: '{rrule}'."),
    "N307.until": N_("UNTIL must be a day such as 20241231: '{rrule}'. Or leave it out and write `to`."),
    "N307.both": N_("'{rrule}' has COUNT and UNTIL, which may not stand together. Take one of them out."),
    "N307.form": N_("One of the values in '{rrule}' is none that its part may have. Look at the days and numbers."),
    "N307.reversed": N_("It ends on {last}, before it begins on {first}. Exchange the two days."),
    "N307.nothing": N_("This rule gives no day at all. Look at its days and at its span."),
    "N307.much": N_("This rule gives more than {most} days. Let it begin later, end sooner, or come less often."),
    "N308.reversed": N_("The holiday ends on {last}, before it begins on {first}. Exchange the two days."),
    "N308.far": N_("{day} is not of {year}, nor within a month of it. Look at the year."),
    "N308.weekday": N_("{day} is worked anyway: `worked` is for Saturdays and Sundays. Look at the day."),
    "N308.both": N_("{day} is a rest day, as {first} says, so it cannot be worked. Take it out at one of the two."),
    "N308.year": N_("{first} is of {year} too. Keep one of the two files."),
    "N308.day": N_("{first} says otherwise of {day}. Look it up in the announcements."),
    "N309": N_("The amendment of '{id}' of {on} stands after that of {before}. Put them in the order of their days."),
    "N309.twice": N_("'{id}' was amended on {on} already. Make one amendment of the two, or mend the day."),
    "N310": N_("The rule has no occurrence of {occurrence}. Name it by the day the rule gives, before any move."),
    "N310.twice": N_("There is an exception for {occurrence} already. Keep one of them."),
    "N311": N_("These units are each other's parents: {circle}. Take `parent` out of the one at the top."),
    "N311.self": N_("The unit is its own parent. Name the unit above it, or take the line out."),
    "N312": N_(
        "Windows keeps the name '{id}' for a device, so no file there can be called so. Choose another id, and change "
        "it wherever it stands, in names of files too: {where}"
    ),
    "N312.hyphen": N_(
        "'{id}' begins with a hyphen, so commands take it for an option. Choose another id, and change it wherever it "
        "stands, in names of files too: {where}"
    ),
    "N312.long": N_(
        "An id of {n} characters is too long for names of files. Choose one of up to 100, and change it wherever it "
        "stands, in names of files too: {where}"
    ),
    "N312.file": N_("Not every system can hold a file of this name: {part}. Rename it."),
    "N312.twins": N_(
        "'{first}' differs from this name in capital letters or the form of accents only, so Windows and macOS keep "
        "one of the two. Rename one, or take it away."
    ),
    "N313": N_("Nobody sees the character {sign} that stands here. Take it out; if need be, type the words anew."),
    "N313.order": N_(
        "{sign} turns the order of characters round, so that this line reads as it is not. Take it out; if need be, "
        "type the words anew."
    ),
    "N313.name": N_("The name of this file has a character that nobody sees ({sign}). Type the name anew."),
    "N401": N_("The due day {day} is before the notice itself ({since}). Look at the year."),
    "N401.amendment": N_("The amendment of {day} is before the notice itself ({since}). Look at the year."),
    "N401.withdrawn": N_("The withdrawal of {day} is before the notice itself ({since}). Look at the year."),
    "N402": N_("The window ends on {last}, before it opens on {first}. Exchange the two days."),
    "N402.rolled": N_(
        "Rolled back off rest days, the window ends on {last}, before it opens on {first}. "
        "Look at the days and at `roll`."
    ),
    "N403": N_("There is no notice '{word}' here that could be forwarded. Mend the id, or add its checklist."),
    "N403.requirement": N_("The forwarded notice '{notice}' has no requirement '{word}'. Mend the id."),
    "N403.alone": N_("`tightens` needs a notice above. Name it under [notice], forwards = ..., or take the line out."),
    "N404": N_(
        "These notices forward each other in a circle: {circle}. Take `forwards` out of the one that came first."
    ),
    "N404.self": N_("The notice forwards itself. Name the notice that it passes on, or take the line out."),
    "N405": N_("The due day {due} is later than the one above, {upper} ({requirement}). Make it no later than that."),
    "N406": N_("'{anchor}' has only a day ({day}), so no hours can be counted from it. Write it with its time of day."),
    "N407": N_(
        "The day of '{anchor}' is not known, so this has no due day yet. Find it out and write it under [anchors]."
    ),
    "N407.per-unit": N_(
        "The day of '{anchor}' is each unit's own, and there is nowhere to record it yet, so this has no due day. "
        "Count from `received`, or write a day under [anchors]."
    ),
    "N408": N_('The due day is a rest day ({rests}). Write roll = "none" if it stays there, or "next" or "previous".'),
    "N409": N_(
        "The working days of {year} are not announced, so this has no due day yet. "
        "Write the announcement into rest-days/{year}.toml when it is there."
    ),
    "N410": N_("'{written}': {day} is another weekday. Look at the day, the year and the weekday."),
    "N411": N_("The quoted words name {written}, but the due day here is {day}. Mend one of the two."),
    "N411.undated": N_("The quoted words set a limit ({written}), but there is no due rule. Add one: due = ..."),
    "N411.unclear": N_("The quoted words set a limit ({written}), but the due rule says it is unclear. Give the day."),
    "N412": N_("A reminder on the day itself (0) never rings here: it is due {due}. Write 1 or more."),
    "N412.days": N_("A reminder on the day itself (0) never rings here: whole days are due. Write 1 or more."),
    "N412.undated": N_("There are reminders here, but no due rule, so they never ring. Add `due`, or take them out."),
    "N413": N_(
        "Too few working days from {since} to {due}: {left}, where {lead} are right. Ask the issuer for more time, "
        "or accept this under [check]."
    ),
    "N501.notice": N_("There is no notice '{word}'. Was its id changed after this was recorded?"),
    "N501.unit": N_("There is no unit '{word}'. Was its id changed after this was recorded?"),
    "N501.requirement": N_("There is no requirement '{word}'. Was its id changed after this was recorded?"),
    "N501.cell": N_("Unit '{unit}' is not tracked for '{word}', so this is shown nowhere. Look at `who`."),
    "N505.missing": N_("'{requirement}' recurs, so this needs the occurrence it is for: occurrence = DAY."),
    "N505.single": N_("'{requirement}' does not recur, so it has no occurrence of {occurrence}. Take that out."),
    "N505.none": N_("'{requirement}' has no occurrence of {occurrence}. Mend the day, or the rule."),
    "N506.no-effect": N_(
        "'{act}' was not possible here: it was {progress}. To settle it: notice-tasks explain {unit} {path}"
    ),
    "N506.future": N_("It is dated {on}, but was recorded before that ({at}). Mend one of the two."),
    "N506.undo": N_("It takes back '{id}', but there is no such event here. Was a line lost in a merge?"),
    "N507": N_("{path} is not what it was on {on}: its content has changed. Record it anew: notice-tasks evidence"),
    "N507.gone": N_("{path} cannot be read: {reason}. Put it back, or record it anew: notice-tasks evidence"),
    "N508": N_(
        "Of the {written} records of batch {batch} only {found} are here. Was a line lost in a merge, or a file not "
        "committed? Find the others and put them back: git log --all -p -S {batch}"
    ),
    "N601.never": N_("{code} cannot be accepted: only N107, N313, N4, N5, N7 and N8 can. Mend the fault instead."),
    "N601.no-code": N_("'{code}' is no code. Each entry accepts one whole code, such as N411."),
    "N601.no-file": N_("There is no file {file} here, so this accepts nothing. Take the entry out, or mend the name."),
    "N601.idle": N_("Nothing of code {code} was found here, so this accepts nothing. Take the entry out, or mend it."),
    "N602": N_("No code begins with '{word}', so it selects nothing. Codes look like N401, their beginnings like N4."),
    "N701.quote": N_("'{id}' quotes nothing of the notice. Add its words: quote = ..."),
    "N701.both": N_("'{id}' says neither where in the notice it stands nor in which words. Add clause and quote."),
    "N701.clause": N_("It is not said where in the notice '{id}' stands. Add it: clause = ..."),
    "N701.source": N_("It is not said where the notice came from. Add source.url, source.text or source.published."),
    "N702": N_(
        "'{id}' has neither a due rule nor an evidence rule, so nobody can say when or how it is met. "
        'Add `due`, or evidence = "optional".'
    ),
    "N703": N_(
        "'{id}' is {kind} and not counted, so nobody would see this day missed. Mend `kind`, or take `due` out."
    ),
    "N704": N_("No unit belongs to '{id}' ({name}). Name it under `groups` of its units, or take it out."),
    "N705": N_("Nobody asks '{id}' ({name}) for anything. Name it, or a group it belongs to, in a `who`."),
    "N706": N_("“{quote}” stands in the notice's text only up to “{stands}”. Quote it as it stands there."),
    "N706.nothing": N_("“{quote}” does not stand in the notice's text. Quote words that do."),
    "N707": N_("The notice's text cannot be read: {reason}. Look at the name, seen from the checklist's folder."),
    "N707.empty": N_("The notice's text is empty. Look at the name."),
    "N707.binary": N_("This is no text, or far too long for a notice. Save the notice alone as plain text."),
    "N707.encoding": N_("The notice's text is neither UTF-8 nor GB18030. Save it as UTF-8."),
    "N707.conflict": N_(
        "Git left a conflict in line {line} of the notice's text. Keep there what the notice says, and take out "
        "<<<<<<<, ======= and >>>>>>>."
    ),
    "N708": N_("This covers nothing that is not covered without it. Take the entry out, or quote other words."),
    "N801": N_("Due {due}, and nothing is recorded about this notice by {units}. Call them."),
    "N801.more": N_("Due {due}, and nothing is recorded about this notice by {units} and {more} more. Call them."),
    "N802": N_("Open for {n} of its units ({state}, due {due}): {units}."),
    "N802.more": N_("Open for {n} of its units ({state}, due {due}): {units} and {more} more."),
    "N802.redo": N_("Returned, and open for {n} of its units ({state}, redo day {due}): {units}."),
    "N802.redo-more": N_("Returned, and open for {n} of its units ({state}, redo day {due}): {units} and {more} more."),
    "N802.no-day": N_("Open for {n} of its units ({state}): {units}."),
    "N802.no-day-more": N_("Open for {n} of its units ({state}): {units} and {more} more."),
    "N502": N_("The file says {key} '{said}', but its path says '{meant}'. Move the file or mend the line."),
    "N503": N_("Two different events have the id '{id}'. Give the later one another id."),
    "N504": N_("{value} has no offset from UTC. Add one, such as +08:00."),
}

_LONGEST: Final = 200
"""More characters of one value are not said."""

TOML_REASONS: Final[tuple[tuple[str, str], ...]] = (
    ("Invalid value", N_("the value is not written as TOML wants it; a text stands in double quotes")),
    ("Invalid statement", N_("the line is neither a [table] nor key = value")),
    ("Invalid initial character for a key part", N_("a key may not begin so")),
    ("Expected '='", N_("the equals sign after the key is missing")),
    ("Expected newline", N_("something stands after the end of the value")),
    ("Expected ']", N_("a closing bracket ] is missing")),
    ("Expected", N_("a closing quotation mark is missing")),
    ("Unclosed array", N_("a closing bracket ] is missing")),
    ("Unclosed inline table", N_("a closing brace is missing")),
    ("Unterminated string", N_("a closing quotation mark is missing")),
    ("Illegal character '\\n'", N_("a closing quotation mark is missing on this line")),
    ("Illegal character", N_("a character that TOML does not allow")),
    ("Found invalid character", N_("a character that TOML does not allow")),
    ("Unescaped", N_("a backslash in double quotes must be written twice")),
    ("Invalid hex value", N_("a backslash in double quotes must be written twice")),
    ("Escaped character", N_("a backslash in double quotes must be written twice")),
    ("Cannot overwrite a value", N_("the same key stands twice")),
    ("Duplicate inline table key", N_("the same key stands twice")),
    ("Cannot declare", N_("the same [table] stands twice; for several of a kind write [[table]]")),
    ("Cannot mutate", N_("the same [table] stands twice; for several of a kind write [[table]]")),
    ("Cannot redefine", N_("the same [table] stands twice; for several of a kind write [[table]]")),
    ("Invalid date or datetime", N_("there is no such day or moment")),
    ("A number is too long", N_("a number is too long")),
    ("Nested too deeply", N_("it is nested too deeply")),
)
"""How the parser's own words begin, and ours for them; what is not here is said as it comes."""


def problem_sentence(code: str, details: Mapping[str, object]) -> str:
    """What is wrong at a place, and how to mend it."""
    shortened = {key: _shortened(value) for key, value in details.items()}
    match shortened:
        case {"reason": str(reason)}:
            return filled(PROBLEMS, code, shortened, reason=_toml_reason(reason) if code == "N103" else refusal(reason))
        case _:
            return filled(PROBLEMS, code, shortened)


def _shortened(value: object) -> object:
    """A value of a file as it can be said: a slip of the hand may have made it a megabyte long."""
    match value:
        case tuple(parts):
            return tuple(map(_shortened, parts))
        case int() if abs(value) >= 10**_LONGEST:  # Python writes so many digits only in hexadecimal
            return _shortened(f"{value:#x}")
        case str() if len(value) > _LONGEST:
            return f"{value[:_LONGEST]}…"
        case _:
            return value


def _toml_reason(reason: str) -> str:
    ours = (message for beginning, message in TOML_REASONS if reason.startswith(beginning))
    return say(next(ours, reason))
