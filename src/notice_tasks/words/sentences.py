"""What to say for a code: faults in files, reasons to stop, refusals, and the steps to a due day.

A sentence names the place, the fault and the mend. `code.case` is looked up before `code`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.words.catalogue import N_, aside, either, join, say
from notice_tasks.words.system import refusal
from notice_tasks.words.terms import anchor_name, length, rest_days, rhythm, with_term, word_of_term, written

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
    "N104": N_("This cannot be read: {reason}."),
    "N201": N_("'{key}' is missing here. Add a line: {line} = ..."),
    "N201.inline": N_("'{key}' is missing here. Add it between the braces: {line} = ..."),
    "N201.headless": N_("'{key}' is missing here. Write [{head}] on a line of its own, and under it: {key} = ..."),
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
    "N506.no-effect": N_("'{act}' was not possible here: it was {progress}. Look at it: notice-tasks log"),
    "N506.backdated": N_("'{act}' of {on} was recorded after an act of {latest}. Look at both: notice-tasks log"),
    "N506.future": N_("It is dated {on}, but was recorded before that ({at}). Mend one of the two."),
    "N506.undo": N_("It takes back '{id}', but there is no such event here. Was a line lost in a merge?"),
    "N507": N_("{path} is not what it was on {on}: its content has changed. Record it anew: notice-tasks evidence"),
    "N507.gone": N_("{path} cannot be read: {reason}. Put it back, or record it anew: notice-tasks evidence"),
    "N601.never": N_("{code} cannot be accepted: only N4, N5, N7 and N8 can. Mend the fault instead."),
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
    "N708": N_("This covers nothing that is not covered without it. Take the entry out, or quote other words."),
    "N801": N_("Due {due}, and nothing is recorded about this notice by {units}. Call them."),
    "N801.more": N_("Due {due}, and nothing is recorded about this notice by {units} and {more} more. Call them."),
    "N802": N_("Open for {n} of its units ({state}, due {due}): {units}."),
    "N802.more": N_("Open for {n} of its units ({state}, due {due}): {units} and {more} more."),
    "N802.no-day": N_("Open for {n} of its units ({state}): {units}."),
    "N802.no-day-more": N_("Open for {n} of its units ({state}): {units} and {more} more."),
    "N502": N_("The file says {key} '{said}', but its path says '{meant}'. Move the file or mend the line."),
    "N503": N_("Two different events have the id '{id}'. Give the later one another id."),
    "N504": N_("{value} has no offset from UTC. Add one, such as +08:00."),
}

FAILURES: Final[dict[str, str]] = {
    "no-workspace": N_(
        "There is no notice-tasks.toml in {folder} or above it. "
        "Go to your workspace, name it with --workspace, or make one: notice-tasks init"
    ),
    "not-a-workspace": N_(
        "{folder} is no workspace: it has no notice-tasks.toml. Make one: notice-tasks init {folder}"
    ),
    "already-a-workspace": N_("{folder} is a workspace already. Nothing was changed."),
    "files-in-the-way": N_("{folder} already has {files}. Choose an empty folder; nothing was changed."),
    "unreadable-file": N_("{file} cannot be read: {reason}."),
    "no-text": N_(
        "There is no text to hold '{notice}' against. Name it with --text FILE, or in {file} under [notice]: "
        'source.text = "..."'
    ),
    "bad-text.large": N_("{file} is larger than 5 MB. No notice is that long: name a file with its text alone."),
    "bad-text.empty": N_("{file} has no words. Save the notice's text in it."),
    "bad-text.binary": N_("{file} is no text. Open it in its program and save it as plain text (.txt)."),
    "bad-text.encoding": N_("{file} is neither UTF-8 nor GB18030 (line {line}, column {column}). Save it as UTF-8."),
    "unreadable-evidence": N_("The evidence {file} cannot be read: {reason}. Nothing was recorded."),
    "cannot-write": N_("{file} cannot be written: {reason}. Nothing was changed."),
    "locked": N_("Another notice-tasks is writing here and does not finish ({file}). Try again in a moment."),
    "faulty-files": N_("Files of this workspace are faulty, so no numbers are shown. Mend them, then look again."),
    "unknown-unit": N_("There is no unit '{word}'. List them: notice-tasks units"),
    "unknown-group": N_("There is no group '{word}'. Known groups: {known}."),
    "unknown-notice": N_("There is no notice '{word}'. Known notices: {known}."),
    "unknown-thing": N_(
        "There is no notice, requirement or unit '{word}'. List them: notice-tasks status, notice-tasks units"
    ),
    "unknown-requirement": N_("There is no requirement '{word}'. List them: notice-tasks status"),
    "notice-for-requirement": N_("'{word}' is a notice. Name one of its requirements: {candidates}."),
    "ambiguous-unit": N_("'{word}' fits several units: {candidates}. Write one of them."),
    "ambiguous-group": N_("'{word}' fits several groups: {candidates}. Write one of them."),
    "ambiguous-notice": N_("'{word}' fits several notices: {candidates}. Write one of them."),
    "ambiguous-requirement": N_("'{word}' fits several requirements: {candidates}. Write one of them."),
    "not-tracked": N_("Unit '{unit}' is not asked for {requirement}: `who` in {file} does not name it."),
    "nobody-tracked": N_("None of {groups} is asked for {requirement}. Nothing was recorded."),
    "does-not-recur": N_("{requirement} does not recur. Leave out the @ and what follows it."),
    "not-an-occurrence": N_("'{word}' is no day. An occurrence is named by its day, such as {requirement}@2024-09-05."),
    "no-such-occurrence": N_("{requirement} has no occurrence of {occurrence}. The latest are: {candidates}."),
    "no-such-occurrence.none": N_(
        "{requirement} has no occurrence of {occurrence}. Its span is not known yet: put the missing day into the "
        "checklist."
    ),
    "no-such-occurrence.each": N_(
        "Each unit has its own occurrences of {requirement}. Name the unit too: notice-tasks explain UNIT {word}"
    ),
    "no-such-occurrence.unit": N_(
        "{requirement} has no occurrence of {occurrence} for {unit}. The latest are: {candidates}."
    ),
    "no-such-occurrence.unit-none": N_(
        "{requirement} has no occurrence of {occurrence} for {unit}, nor any other: its span is not known yet. "
        "Record first what it counts from: notice-tasks explain {unit} {requirement}"
    ),
    "occurrence-dropped": N_("The occurrence of {occurrence} of {requirement} was dropped: {words}"),
    "too-many-occurrences": N_(
        "What recurs gives more than {most} occurrences up to that day. Look as of an earlier one, or let the rule end."
    ),
    "occurrence-needed": N_("{requirement} recurs, so {act} needs one occurrence. The latest are: {candidates}."),
    "occurrence-needed.none": N_(
        "{requirement} recurs, but its span is not known yet, so it has no occurrence. "
        "Put the missing day into the checklist."
    ),
    "occurrence-needed.each": N_(
        "{requirement} recurs, so {act} needs one occurrence. Each unit has its own: "
        "notice-tasks explain UNIT {requirement}"
    ),
    "no-unit": N_("For which unit? Write UNIT REQUIREMENT, or add --group GROUP or --all. Got only '{word}'."),
    "all-and-some": N_("--all is every unit. Leave it out, or the units and --group."),
    "undo-mixed": N_(
        "Their latest records are of several kinds ({acts}), so nothing was taken back. "
        "Name the units one by one, or a record with --event."
    ),
    "note-required": N_('{act} needs a reason or a remark: add --note "...".'),
    "note-required-without-evidence": N_('Say why there is no evidence: add --note "...".'),
    "on-in-future": N_("{on} is still to come (today is {today}). Record what has happened."),
    "refused": N_("Nothing was recorded for {requirement}:"),
    "not-a-standing": N_("'{word}' is nothing that --fail-on knows. It may be: {known}."),
    "not-a-code": N_("{option}: no code begins with '{word}'. Codes look like N401, their beginnings like N4."),
    "feeds-of-another": N_(
        "{folder} holds the feeds of another workspace ({workspace}). Name another folder with --out."
    ),
    "not-our-file": N_(
        "{file} was not written by notice-tasks, so it is left alone. Move it away, or name another folder with --out."
    ),
    "no-such-feed": N_("There is no feed '{word}'. Feeds are called all, or as a unit, group or notice."),
    "no-place-for-key": N_(
        'Say in notice-tasks.toml where the key shall be, outside git: [calendar] and below it key = "../feeds.key"'
    ),
    "key-in-git": N_("{file} would go into git, and the key with it. Add it to .gitignore in {folder} first."),
    "key-in-folder": N_(
        "{file} would be published with the feeds. Say another place for the key in notice-tasks.toml."
    ),
    "key-lost": N_(
        "The key {file} is not there, but {folder} has feeds of its names. Put the key back: with a new one every "
        "address would be another. If it is lost for good, empty {folder} and run this again."
    ),
    "names-were-secret": N_(
        "The feeds in {folder} have names that nobody can guess, but notice-tasks.toml names no key any more. "
        "Put the line back; to give the feeds plain names, empty the folder first."
    ),
    "renew-while-faulty": N_("Files are faulty, so no name was renewed: a new feed would lack what they concern."),
    "renew-and-only": N_("--renew writes all feeds, so that the old one goes. Leave --only out."),
    "out-is-workspace": N_("{folder} is a workspace. Write the feeds into a folder of their own."),
    "key-gone": N_(
        "The key of the feeds' names, {file}, is not there. Put it back: with another key every name would be another. "
        "For the first time, add --secret-names."
    ),
    "no-key": N_("{file} holds no key of feeds' names. Put the right file back."),
    "no-such-file": N_("There is no file or folder {file}."),
    "no-feed": N_("There is no .ics file in {folder}, nor in any folder in it."),
    "not-looked-at": N_(
        "{file} is none of the files that check looks at in {folder}: notice-tasks.toml, units.toml, and what stands "
        "under checklists, rest-days and records."
    ),
    "value-missing": N_("{option} needs a value after it."),
    "unknown-command": N_("There is no command '{word}'. See all: notice-tasks --help"),
    "not-a-day": N_("'{word}' is not a day. Write it like 2024-08-30; today, yesterday and tomorrow are known too."),
    "not-a-day.no-year": N_("'{word}' has no year. Write the whole day, such as 2024-08-30."),
    "not-a-day.no-such-day": N_("There is no such day: '{word}'. Look at its year, month and day."),
    "not-a-moment.midnight": N_(
        "'{word}' goes too far: a clock ends at 23:59. For the end of a day write the day ({example}), "
        "or 00:00 of the next one."
    ),
    "not-a-weekday": N_("'{word}' is no weekday. Write it like monday, mon or 周一."),
    "not-a-moment": N_("'{word}' is neither a day nor a moment. Write 2024-08-30 or 2024-08-30T18:00."),
    "not-a-month": N_("'{word}' is not a month. Write it like 2024-09; this, last and next are known too."),
    "not-a-month.no-year": N_("'{word}' has no year. Write year and month, such as 2024-09."),
    "not-a-month.no-such-month": N_("There is no such month: '{word}'. Months go from 01 to 12."),
    "several-spans": N_("--days, --month, and --from with --to are three ways to say which days. Keep one of them."),
    "span-reversed": N_("--to {last} is before --from {first}. Exchange the two days."),
    "one-evidence": N_("Name one piece of evidence: --file FILE or --url ADDRESS."),
    "bad-id": N_("'{word}' cannot be an id. Use only a-z, 0-9 and hyphens."),
    "due-before-issued": N_("The due day {due} is before the day of issue {issued}. Look at the year."),
    "notice-exists": N_("There is a notice '{id}' already ({file}). Choose another id; nothing was changed."),
    "missing-answers": N_("These are missing: {options}. Add them, or run the command in a terminal to be asked."),
    "year-not-announced": N_(
        "The working days of {year} are not known. Write the announcement into rest-days/{year}.toml, or import it: "
        "notice-tasks rest-days --import FILE. For an estimate, which is marked as one: --estimate"
    ),
    "year-not-announced.listed": N_(
        "The working days of {year} are not known. Write the announcement into rest-days/{year}.toml, or import it: "
        "notice-tasks rest-days --import FILE"
    ),
    "faulty-file": N_("{file} is faulty. Mend it, then try again."),
    "bad-rest-days.large": N_("{file} is too large: a year's rest days take a few thousand bytes."),
    "bad-rest-days.not-utf8": N_("{file} is not UTF-8. Save it as UTF-8."),
    "bad-rest-days.not-json": N_("{file} is not valid JSON (line {line}, column {column})."),
    "bad-rest-days.document": N_("{file} must hold a JSON object with these keys: {known}."),
    "bad-rest-days.entry": N_("{file}: '{key}' must be a JSON object with these keys: {known}."),
    "bad-rest-days.missing": N_("{file}: '{key}' is missing. Take the whole file from where it is published."),
    "bad-rest-days.unknown": N_("{file}: '{key}' is not a key that may stand there. Known keys: {known}."),
    "bad-rest-days.value": N_("{file}: '{key}' cannot be {value}. It looks like this: {example}"),
    "bad-rest-days.no-days": N_("{file} names no day of {year}: it is from before the announcement."),
    "bad-rest-days.far": N_("{file}: {day} is not of {year}, nor within a month of it."),
    "bad-rest-days.weekday": N_("{file}: {day} cannot be a make-up day: it is worked anyway."),
    "bad-rest-days.both": N_("{file}: {day} is said to be both a rest day and worked."),
    "other-rest-days": N_(
        "{file} is of {year} too and does not say the same ({days}). Nothing was changed. "
        "Mend that file, or remove it and import again."
    ),
    "other-rest-days.neighbour": N_(
        "{file} says otherwise of {day}. Nothing was changed. Look it up in the announcements."
    ),
    "other-rest-days.name": N_("{file} is there already, but it is not of {year}. Rename it; nothing was changed."),
    "one-of-rest-days": N_("Name one of them: a year, --import FILE or --verify FILE."),
    "calc-one": N_("One thing at a time: leave out all but one of {found}."),
    "calc-one.none": N_(
        "What is to be worked out? For example: notice-tasks calc --after 2024-09-25 --workdays 10. "
        "See all: notice-tasks calc --help"
    ),
    "calc-no-place": N_("{option} has no place beside {form}."),
    "calc-length": N_("One length at a time: leave out all but one of {found}."),
    "calc-length.none": N_(
        "How long? {form} needs one of --days, --weeks, --months, --years, --workdays, --hours, --minutes."
    ),
    "calc-roll": N_("{option} ends on a working day in any case. Leave out --roll."),
    "calc-roll.clock": N_("{option} runs by the clock, through rest days too. Leave out --roll."),
    "calc-moment": N_("{option} needs a time of day to count from, such as {form} {example}."),
    "calc-exclusive": N_("--exclusive leaves a whole day out. Write the day without its time: --by {example}."),
    "calc-by": N_("What about the day? Add --roll next or --roll previous, or --exclusive."),
    "calc-range": N_("{option} is {value}; it must lie between {least} and {most}."),
    "calc-missing": N_("{form} needs {options} too."),
    "calc-reversed": N_("--to ({last}) is before --from ({first}). Exchange the two days."),
    "calc-nothing": N_("No day from {first} to {last} fits the rule ({rhythm})."),
    "calc-nothing.endless": N_("No day from {first} on fits the rule ({rhythm})."),
    "calc-far": N_("{start} and {end} are more than {most} days apart."),
    "calc-out-of-range": N_("The day would lie outside the calendar, which has the years 1 to 9999."),
    # It is the same fault wherever a rule is written.
    **{
        f"not-an-rrule.{case}": PROBLEMS[f"N307.{case}"] for case in ("part", "hours", "count", "until", "both", "form")
    },
    "cannot-write-feeds": N_("{file} cannot be written: {reason}. Choose another folder with --out."),
}

REFUSALS: Final[dict[str, str]] = {
    "on-before-notice": N_(
        "{on} is before the notice itself ({since}, {file}). Mend --on, or the day in the checklist."
    ),
    "on-before-notice.far": N_("{on} is long before any day of this notice ({file}; not before {since}). Mend --on."),
    "act-not-allowed": N_("it is {progress}, so {act} is not possible. Possible now: {allowed}."),
    "before-latest": N_("{on} is before its latest record: {act} on {latest} ({id}). Mend --on, or undo that first."),
    "already-otherwise": N_("it is {progress} already, since {on} by {by} ({id}). To change that: notice-tasks undo"),
    "nothing-to-extend": N_("it has no due day, so there is nothing to extend."),
    "cannot-extend-unresolved": N_("its due day is not known yet. Put the missing day into the checklist first."),
    "cannot-extend-unresolved.not-received": N_(
        "its due day counts from its acknowledgement, and there is none. Record that first: notice-tasks ack"
    ),
    "cannot-extend-unresolved.not-completed": N_(
        "its due day counts from what it has to hand in before, and that has not come. Record that first."
    ),
    "cannot-extend-unresolved.not-announced": N_(
        "its due day is not known: the working days of that year are not announced yet."
    ),
    "extension-not-later": N_("{to} is not later than its due day {due}."),
    "evidence-required": N_(
        "evidence is required and there is none. Add it: notice-tasks evidence ... --file FILE; "
        'or go without: --without-evidence --note "..."'
    ),
    "nothing-to-undo": N_("nothing was recorded that could be undone."),
    "no-such-event": N_("it has no record '{id}'. See them: notice-tasks log"),
    "undo-of-undo": N_("'{id}' is itself an undo. Record the act again instead."),
    "undo-before-event": N_("{on} is before the record to be undone ({event}, {id})."),
}

STEPS: Final[dict[str, str]] = {
    "named": N_("The checklist gives the day for the notice's words: {day}."),
    "named-moment": N_("The checklist gives the moment for the notice's words: {moment}."),
    "anchor": N_("The anchor '{anchor}' is {day}, as the checklist says."),
    "received": N_("The unit received the notice on {day}: its first acknowledgement."),
    "completed": N_("The unit handed in '{requirement}' on {day}."),
    "not-yet-completed": N_("The unit has not handed in '{requirement}' yet, so the count has not begun."),
    "not-yet-completed.each": N_("Each unit has its own day: the count begins when it has handed in '{requirement}'."),
    "anchor-without-time": N_(
        "Of '{anchor}' only the day is known ({day}), not the time of day, so no hours can be counted from it."
    ),
    "anchor-unknown": N_("The day of the anchor '{anchor}' is unknown, so there is no due day; nothing is guessed."),
    "not-yet-received": N_("The unit has not acknowledged the notice yet, so the count has not begun."),
    "not-yet-received.each": N_(
        "Each unit has its own day: the count begins with its first acknowledgement of the notice."
    ),
    "not-yet-for-unit": N_("The day of the anchor '{anchor}' is each unit's own and is not known yet."),
    "inclusive-unstated": N_(
        "Nothing else is said, so the day itself counts (what 前, before, means is left open by Civil Code, art. 1259)."
    ),
    "inclusive-stated": N_("The day itself counts, as the notice says."),
    "exclusive-stated.asked": N_("{day} itself does not count, so the last day is {last}."),
    "exclusive-stated": N_("The notice excludes {day}, so the last day is {last}."),
    "window": N_("It is open from {first} to {last}, both days included."),
    "window.moment": N_("It is open from {first} until {last}."),
    "window-reversed": N_("The window ends on {last}, before it opens on {first}: no day lies in it."),
    "counted-forward": N_(
        "Counted {length} from {start}, which is itself not counted (Civil Code, art. 201, by analogy): {day}."
    ),
    "counted-back": N_("Counted back {length} from {start}: {day}."),
    "elapsed-forward": N_(
        "Counted {length} from {start}; hours run at once, through nights and rest days (Civil Code, art. 201, by "
        "analogy): {moment}."
    ),
    "elapsed-back": N_("Counted back {length} from {start}, through nights and rest days: {moment}."),
    "workdays-forward": N_("Counted {length} from {start}, which is itself not counted: {day}."),
    "workdays-back": N_("Counted back {length} from {start}, which is itself not counted: {day}."),
    "between": N_("{start} itself is not counted, {end} is (Civil Code, art. 201, by analogy)."),
    "skipped": N_("Passed over: {rests}."),
    "made-up": N_("Worked in place of a holiday, and counted: {days}."),
    "workdays-not-announced": N_(
        "Counted from {start}, it reaches {year}, whose working days are not announced, so there is no due day yet."
    ),
    "month-end": N_("The month has no such day, so its last day stands: {day} (art. 202)."),
    "out-of-range": N_("The day would lie outside the calendar, so there is no due day."),
    "rolled-next": N_(
        "{from} is a rest day, so the next working day stands: {to} (Civil Code, art. 203, by analogy). "
        "Passed over: {rests}."
    ),
    "rolled-previous": N_(
        "{from} is a rest day, so the working day before stands, as the checklist says: {to}. Passed over: {rests}."
    ),
    "rolled-previous.asked": N_("{from} is a rest day, so the working day before stands: {to}. Passed over: {rests}."),
    "stays": N_("{day} is a working day, so it stays."),
    "year-not-announced": N_(
        "{day} may be a rest day: the working days of {year} are not announced, so there is no due day yet."
    ),
    "estimated": N_(
        "Nobody has announced the working days of {year} yet: it is estimated from Mondays to Fridays and the fixed "
        "holidays, so the day may still change."
    ),
    "recurs": N_("It recurs: each occurrence has a due day of its own."),
    "occurrence": N_("The rule ({rhythm}) gives the occurrence of {day}."),
    "moved": N_("This occurrence was moved from {from} to {to}: {reason}"),
    "amended": N_("Amended on {on}; before that it was due on {was}: {reason}"),
    "amended.undated": N_("Amended on {on}; before that it had no due day: {reason}"),
    "amended.unresolved": N_("Amended on {on}; before that its due day was not known: {reason}"),
    "amended.recurred": N_("Amended on {on}; before that it recurred: {reason}"),
    "counted-anew": N_(
        "What it counts from was handed back or handed in anew on {on}, so it is counted anew; "
        "before that it was due on {was}."
    ),
    "amended.recurs": N_("Amended on {on}, for the occurrences from then on: {reason}"),
    "unclear": N_("The notice says only “{words}”: no day can be worked out, and none is guessed."),
    "extended": N_("Extended on {on} by {by} from {from} to {to}: {reason}"),
    "extended.late": N_(
        "Extended on {on} by {by} from {from} to {to}, after the due day had passed, so the miss stays: {reason}"
    ),
    "withdrawn": N_("Withdrawn on {on}, from when on nobody owes it: {reason}"),
    "extended.afterwards": N_("Extended on {on} by {by} from {from} to {to}, recorded only on {recorded}: {reason}"),
}

_LONGEST: Final = 200
"""More characters of one value are not said."""

HINT: Final = N_("Did you mean '{nearest}'?")

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
    return _sentence(PROBLEMS, code, {key: _shortened(value) for key, value in details.items()})


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


def failure_sentence(code: str, details: Mapping[str, object]) -> str:
    """Why the work stops here."""
    return _sentence(FAILURES, code, details)


def refusal_sentence(code: str, details: Mapping[str, object]) -> str:
    """Why an act cannot be recorded for a unit."""
    return _sentence(REFUSALS, code, details)


def step_sentence(code: str, details: Mapping[str, object]) -> str:
    """One step on the way to a due day."""
    return _sentence(STEPS, code, details)


def _sentence(sentences: Mapping[str, str], code: str, details: Mapping[str, object]) -> str:
    case = f"{code}.{details['case']}" if "case" in details else code
    message = sentences.get(case) or sentences[code]
    values = _values(details)
    if case == "N103":
        values["reason"] = _toml_reason(values["reason"])
    elif sentences is not STEPS and "reason" in values:  # there it is a person's word
        values["reason"] = refusal(values["reason"])
    sentence = say(message, **values) if values else say(message)
    nearest = _word_meant(details) or details.get("nearest")
    return aside(sentence, say(HINT, nearest=nearest)) if nearest else sentence


def _word_meant(details: Mapping[str, object]) -> str | None:
    """The word of files whose term somebody wrote in its place."""
    match details:
        case {"value": str(value), "words": tuple(words)}:
            return word_of_term(value, words)
        case _:
            return None


def _values(details: Mapping[str, object]) -> dict[str, str]:
    """The details as they stand in a sentence; a count and its unit become one length."""
    values = {key: _detail(key, value) for key, value in details.items() if key != "unit" or "count" not in details}
    match details:
        case {"count": int(count), "unit": unit}:
            values["length"] = length(count, str(unit))
    return values


def _detail(key: str, value: object) -> str:
    match key, value:
        case (("needed" | "wanted"), tuple(choices)):
            return either([written(choice) for choice in choices])
        case "words", tuple(words):
            return join([with_term(word) for word in words])
        case "rests", tuple(rests):
            return rest_days(rests)
        case "rhythm", dict(details):
            return rhythm(details)
        case "anchor", str(name):
            return anchor_name(name)
        case _:
            return written(value)


def _toml_reason(reason: str) -> str:
    ours = (message for beginning, message in TOML_REASONS if reason.startswith(beginning))
    return say(next(ours, reason))
