"""Messages for failures that stop a command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.words.catalogue import N_
from notice_tasks.words.filling import filled
from notice_tasks.words.system import refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

FAILURES: Final[dict[str, str]] = {
    "no-workspace": N_(
        "There is no notice-tasks.toml in {folder} or above it. "
        "Go to your workspace, name it with --workspace, or make one: notice-tasks init"
    ),
    "not-a-workspace": N_(
        "{folder} is not a workspace: it has no notice-tasks.toml. Make one: notice-tasks init {folder}"
    ),
    "already-a-workspace": N_("{folder} is a workspace already. Nothing was changed."),
    "files-in-the-way": N_("{folder} already has {files}. Choose an empty folder; nothing was changed."),
    "unreadable-file": N_("{file} cannot be read: {reason}."),
    "no-text": N_(
        "There is no text to compare '{notice}' with. Name it with --text FILE, or in {file} under [notice]: "
        'source.text = "..."'
    ),
    "bad-text.large": N_("{file} is larger than 5 MB. No notice is that long: name a file with its text alone."),
    "bad-text.empty": N_("{file} has no words. Save the notice's text in it."),
    "bad-text.binary": N_("{file} is not a text file. Open it in its program and save it as plain text (.txt)."),
    "bad-text.encoding": N_("{file} is neither UTF-8 nor GB18030 (line {line}, column {column}). Save it as UTF-8."),
    "bad-text.conflict": N_(
        "Git left a conflict in line {line} of {file}. Keep what the notice says, remove <<<<<<<, ======= and "
        ">>>>>>>, then: git add {file}"
    ),
    "unreadable-evidence": N_("The evidence {file} cannot be read: {reason}. Nothing was recorded."),
    "cannot-write": N_("{file} cannot be written: {reason}. Nothing was changed."),
    "cannot-write.stays": N_(
        "{file} cannot be written: {reason}. What was already made in it could not be removed: {files}. Mend "
        "that, then repeat the command: it continues from there."
    ),
    "cannot-write.shared": N_(
        "{file} cannot be written: {reason}, because only {owner} may write it. Nothing was changed. Let {owner} "
        "share the folder with the group of all users who write in it: chgrp -R GROUP . && chmod -R g+rwX . && "
        "find . -type d -exec chmod g+s {{}} + (and umask 002 for git)."
    ),
    "taken-back": N_(
        "{file} cannot be written: {reason}. Records already begun for other units were taken back: nothing was "
        "recorded. Mend the file (look with ls -l and lsattr), then repeat the command."
    ),
    "unfinished": N_(
        "{file} cannot be written: {reason}. A command for {count} units ({requirement}, batch {batch}) could "
        "therefore neither be finished nor taken back; no screen shows it. Mend the file: the next command that "
        "records something finishes it."
    ),
    "journal-stays": N_(
        "Everything was recorded, but {file} cannot be removed: {reason}. Until it is removed, no screen shows "
        "these records. The next command that records something tries to remove it again."
    ),
    "bad-journal": N_(
        "{file} is damaged, or was not written by notice-tasks, so it does not show which command was "
        "interrupted. Nothing was changed. Move it out of the folder and keep it, then look at the records: "
        "notice-tasks check, notice-tasks log"
    ),
    "not-synced": N_(
        "{file} is written, but the disk has a fault ({reason}): whether it survives a power cut is not known. "
        "Look at it before you repeat anything."
    ),
    "not-synced.record": N_(
        "It is recorded ({file}), but the disk has a fault ({reason}): whether it survives a power cut is not known. "
        "Look before you repeat anything: notice-tasks log"
    ),
    "cannot-add": N_(
        "{file} is laid out so that no event can be added safely. Nothing was recorded. Write each event on a line of "
        "its own between events = [ and ], then repeat the command."
    ),
    "changed-meanwhile": N_(
        "{file} was changed by another program just now, so it was left as it is. Look at it, then repeat the command."
    ),
    "keeps-changing": N_(
        "Files in {folder} keep changing, perhaps because of git, so nothing was recorded. Repeat the command "
        "when that is over."
    ),
    "records-moving": N_("Records are being written all the time. Look again in a moment."),
    "answer-lost": N_("{file} is written; only the output cannot be written: {reason}."),
    "answer-lost.batch": N_(
        "Everything is recorded (batch {batch}); only the output cannot be written: {reason}. See it: "
        "notice-tasks log. To take all of it back: notice-tasks undo --batch {batch}"
    ),
    "answer-lost.record": N_(
        "It is recorded ({file}); only the output cannot be written: {reason}. See it: notice-tasks log"
    ),
    "link-out": N_(
        "{file} is a link that leads out of the workspace (to {target}), so nothing is written through it. Put a "
        "folder or file in its place; nothing was changed."
    ),
    "not-a-lock": N_(
        "{file} is a link, a folder or a pipe, and must be an ordinary file. Nothing was changed. Remove it; "
        "notice-tasks makes a new one."
    ),
    "no-locks": N_(
        "{file} cannot be locked: {reason}. This is likely a network drive without locks. Nothing was changed. Mount "
        "it with locks (NFS 4, or its lock service), or work in a folder on a disk of this machine and exchange by git."
    ),
    "locked": N_("Another notice-tasks is writing here and does not finish ({file}). Try again in a moment."),
    "faulty-files": N_("Files of this workspace are faulty, so no numbers are shown. Mend them, then look again."),
    "faulty-files.recording": N_(
        "Files of this workspace are faulty, so nothing was recorded. Mend them, then repeat the command."
    ),
    "faulty-files.writing": N_(
        "Files of this workspace are faulty, so nothing was written. Mend them, then repeat the command."
    ),
    "one-or-several": N_(
        "'{word}' can be read in two ways: as one name, {named}, or as several, {apart}. Put a name with blanks in "
        "quotes, and write it in full; put commas between several names."
    ),
    "one-or-several.lines": N_(
        "'{word}' stands on two lines, and can be read in two ways: as one name, {named}, or as several, {apart}. "
        "Write a name on one line; put commas between several names."
    ),
    "unknown-unit": N_("There is no unit '{word}'. List them: notice-tasks units"),
    "group-for-unit": N_("'{word}' is a group, not a unit. Name all of its units with --group: {named}."),
    "unit-for-group": N_("'{word}' is a unit, not a group. Name it without --group: {named}."),
    "unknown-group": N_("There is no group '{word}'. Known groups: {named}."),
    "unknown-notice": N_("There is no notice '{word}'. Known notices: {named}."),
    "unknown-thing": N_(
        "There is no notice, requirement or unit '{word}'. List them: notice-tasks status, notice-tasks units"
    ),
    "unknown-thing.group": N_(
        "'{word}' is a group, and only notices, requirements and units are shown. Its units: notice-tasks units "
        "--group {group}"
    ),
    "unknown-requirement": N_("There is no requirement '{word}'. List them: notice-tasks status"),
    "other-title": N_("'{word}' is not the title of that requirement: it is {named}. Write only one of the two."),
    "notice-for-requirement": N_("'{word}' is a notice. Name one of its requirements: {named}."),
    "ambiguous-unit": N_("'{word}' matches several units: {named}. Write one of them."),
    "ambiguous-group": N_("'{word}' matches several groups: {named}. Write one of them."),
    "ambiguous-notice": N_("'{word}' matches several notices: {named}. Write one of them."),
    "ambiguous-requirement": N_("'{word}' matches several requirements: {named}. Write one of them."),
    "unknown-notice-or-requirement": N_("There is no notice or requirement '{word}'. List them: notice-tasks status"),
    "ambiguous-notice-or-requirement": N_("'{word}' matches notices and requirements: {named}. Write one of them."),
    "not-tracked.notice": N_("The notice {title} ({notice}) asks nothing of {unit}: no `who` in {file} names it."),
    "not-tracked.others": N_(
        "{requirement} asks nothing of {unit}: see `who` in {file}. To record it for the others: {command}"
    ),
    "not-tracked": N_("{unit} is not asked for {requirement}: `who` in {file} does not name it."),
    "nobody-tracked": N_("No unit of '{words}' is asked for {requirement}. Nothing was recorded."),
    "does-not-recur": N_("{requirement} does not recur. Leave out the @ and what follows it."),
    "not-an-occurrence": N_("{requirement} has no occurrence '{word}'. The latest are: {occurrences}."),
    "not-an-occurrence.none": N_(
        "{requirement} has no occurrence '{word}', nor any other: its span is not known yet. Put the missing day into "
        "the checklist."
    ),
    "ambiguous-occurrence": N_("{requirement} has several occurrences '{word}': {occurrences}. Write one of them."),
    "no-such-occurrence": N_("{requirement} has no occurrence of {occurrence}. The latest are: {occurrences}."),
    "no-such-occurrence.none": N_(
        "{requirement} has no occurrence of {occurrence}. Its span is not known yet: put the missing day into the "
        "checklist."
    ),
    "no-such-occurrence.each": N_(
        "Each unit has its own occurrences of {requirement}. Name the unit too: notice-tasks explain UNIT {word}"
    ),
    "no-such-occurrence.unit": N_(
        "{requirement} has no occurrence of {occurrence} for {name}. The latest are: {occurrences}."
    ),
    "no-such-occurrence.unit-none": N_(
        "{requirement} has no occurrence of {occurrence} for {name}, nor any other: its span is not known yet. "
        "Record first what it counts from: notice-tasks explain {unit} {path}"
    ),
    "occurrence-dropped": N_("The occurrence of {occurrence} of {requirement} was dropped: {words}"),
    "too-many-occurrences": N_(
        "A requirement has more than {most} occurrences up to that day. Look as of an earlier day, or let its rule end."
    ),
    "occurrence-needed": N_(
        "{requirement} recurs, and {act} is possible for no occurrence that has begun. Name one: {occurrences}."
    ),
    "occurrence-needed.several": N_(
        "{requirement} recurs, and {act} is possible for several occurrences. Name one: {occurrences}."
    ),
    "occurrence-needed.none": N_(
        "{requirement} recurs, but its span is not known yet, so it has no occurrence. "
        "Put the missing day into the checklist."
    ),
    "occurrence-needed.each": N_(
        "{requirement} recurs, so {act} needs one occurrence. Each unit has its own: notice-tasks explain UNIT {path}"
    ),
    "words-out-of-order": N_("The units come first and the requirement last. Write: {command}"),
    "words-out-of-order.group": N_("'{group}' is a group. Write: {command}"),
    "words-out-of-order.notice": N_("The units come first and the notice last. Write: {command}"),
    "words-out-of-order.quotes": N_("Names with blanks need quotes. Write: {command}"),
    "id-of-batch": N_("'{id}' is everything that one command recorded. To take all of it back: {command}"),
    "id-of-event": N_("'{id}' is one record. To take it back: {command}"),
    "requirement-missing": N_(
        "'{word}' is a unit, and the requirement is missing. Write UNIT REQUIREMENT; what it is asked for: "
        "notice-tasks show {word}"
    ),
    "no-unit": N_(
        "For which unit? Write UNIT REQUIREMENT, or add --group GROUP, --under UNIT or --all. Got only '{word}'."
    ),
    "all-and-some": N_("--all means every unit. Leave out either --all, or the units, --group and --under."),
    "undo-of-several": N_(
        "Nothing was taken back, because each of several units has its own latest record. Choose what to take "
        "back for {requirement}, the newest first:"
    ),
    "nothing-recorded": N_("There is no record for {requirement} that could be taken back."),
    "batch-alone": N_(
        "--batch says already which requirement and which records. Leave out the requirement, --all and --event."
    ),
    "except-without-batch": N_("--except leaves units of a batch out. Name the batch: --batch ID"),
    "unknown-batch": N_(
        "There is no batch '{batch}'. To see those of a requirement: notice-tasks undo --all REQUIREMENT"
    ),
    "unknown-batch.like": N_("There is no batch '{batch}'. Did you mean one of these: {candidates}?"),
    "undo-of-undo-batch": N_("Batch {batch} is itself an undo. Record the acts again instead."),
    "not-in-batch": N_("Batch {batch} holds nothing of {unit}, so it cannot be left out. Mend --except."),
    "not-in-batch.chosen": N_("Batch {batch} holds nothing of {unit}. Leave it out."),
    "nothing-left-of-batch": N_("--except leaves out every unit of batch {batch}. Name fewer units."),
    "nothing-left-of-batch.chosen": N_("Batch {batch} holds nothing of the units chosen. Choose others."),
    "batch-refused": N_(
        "Nothing of batch {requirement} was taken back, because of the units below. "
        "To take the rest back without them: {command}"
    ),
    "batch-refused.all": N_("Nothing of batch {requirement} was taken back, because of these units:"),
    "note-required": N_('{act} needs a reason or a remark: add --note "...".'),
    "note-required-without-evidence": N_('Say why there is no evidence: add --note "...".'),
    "on-in-future": N_("{on} is in the future (today is {today}). Record only what has happened."),
    "refused": N_("Nothing was recorded for {requirement}:"),
    "refused.others": N_(
        "Nothing was recorded for {requirement}, because of the units below. To record it for the others: {command}"
    ),
    "refused.undo": N_("Nothing was taken back of {requirement}:"),
    "not-a-standing": N_("--fail-on does not know '{word}'. It may be: {known}."),
    "not-a-code": N_("{option}: no code begins with '{word}'. Codes look like N401, their beginnings like N4."),
    "feeds-of-another": N_(
        "{folder} holds the feeds of another workspace ({workspace}). Name another folder with --out."
    ),
    "not-our-file": N_(
        "{file} was not written by notice-tasks, so it is left alone. Move it away, or name another folder with --out."
    ),
    "link-in-feeds": N_(
        "{file} is a link, and nothing is written through links below a folder of feeds. Replace it with its "
        "target, or name another folder with --out."
    ),
    "calendar-is-link": N_(
        "{folder} is a link that leads out of the workspace. Name the folder for the feeds with --out."
    ),
    "no-such-feed": N_("There is no feed '{word}'. Feeds are named all, or like a unit, group or notice."),
    "no-place-for-key": N_(
        'Set a place for the key, outside git, in notice-tasks.toml: [calendar] and below it key = "../feeds.key"'
    ),
    "key-in-git": N_("Git would track {file}, and the key with it. Add it to .gitignore in {folder} first."),
    "key-in-folder": N_(
        "{file} would be published with the feeds. Set another place for the key in notice-tasks.toml."
    ),
    "key-is-link": N_(
        "{file} is a link or is behind one, and no key is written through a link. Set the place of the key itself "
        "in notice-tasks.toml."
    ),
    "key-lost": N_(
        "The key {file} is missing, but {folder} has feeds with names derived from it. Put the key back: a new "
        "key would change every address. If it is lost for good, empty {folder} and run this again."
    ),
    "names-were-secret": N_(
        "The feeds in {folder} have unguessable names, but notice-tasks.toml no longer names a key. Put the line "
        "back; to give the feeds plain names, empty the folder first."
    ),
    "renew-while-faulty": N_("Files are faulty, so no name was renewed: a new feed would lack their items."),
    "renew-and-only": N_("--renew writes all feeds, so that the old one is removed. Leave out --only."),
    "json-and-csv": N_("--json and --csv are two answers. Leave out one of them."),
    "not-such-a-table": N_(
        "{file} exists and is not an earlier table of this command, so it is left alone. Move it away, or name another "
        "file with --csv."
    ),
    "out-is-workspace": N_(
        "{folder} is a workspace or holds its files, or git's. Write the feeds into a folder of their own."
    ),
    "key-gone": N_(
        "The key for the feeds' names, {file}, is missing. Put it back: another key would change every name. For "
        "the first time, add --secret-names."
    ),
    "no-key": N_("{file} is not a key for feeds' names. Put the right file back."),
    "no-such-file": N_("There is no file or folder {file}."),
    "no-feed": N_("There is no .ics file in {folder}, nor in any folder in it."),
    "not-looked-at": N_(
        "{file} is not a file that check reads in {folder}: notice-tasks.toml, units.toml, and the files under "
        "checklists, rest-days and records."
    ),
    "clock-apart": N_("The day and the time of {option} are one value, so they need quotes. Write: {command}"),
    "value-missing": N_("{option} needs a value after it."),
    "value-missing.option": N_(
        "{option} needs a value after it, but the option {after} follows. A value that begins with a hyphen is written "
        "with =: {example}"
    ),
    "unknown-command": N_("There is no command '{word}'. See all: notice-tasks --help"),
    "unknown-command.meant": N_("There is no command '{word}'. You may want: {wanted}."),
    "unknown-command.order": N_("The command comes first: {line}"),
    "not-a-day": N_(
        "'{word}' is not a day. Write it like 2024-08-30, '30 Aug' or 8-30; today, yesterday, friday, last friday and "
        "end of month are known too."
    ),
    "which-day": N_("'{word}' may be {right} or {other}. Write one of them."),
    "which-day-from": N_("'{word}' is {right} seen from {on}, and {other} seen from today. Write one of them."),
    "which-year": N_("'{word}' has no year: it may be {right} or {other}. Write one of them. Nothing was recorded."),
    "not-a-day.no-such-day": N_("There is no such day: '{word}'. Look at its year, month and day."),
    "not-a-moment.midnight": N_(
        "'{word}' goes too far: a clock ends at 23:59. For the end of a day write the day ({example}), "
        "or 00:00 of the next one."
    ),
    "not-a-weekday": N_("'{word}' is no weekday. Write it like monday or mon."),
    "not-a-moment": N_(
        "'{word}' is neither a day nor a moment. Write 2024-08-30, 2024-08-30T18:00, or in quotes '8-30 18:00'."
    ),
    "not-a-month": N_(
        "'{word}' is not a month. Write it like 2024-09, September or 'Sep 2024'; this, last and next are known too."
    ),
    "not-a-month.no-such-month": N_("There is no such month: '{word}'. Months go from 01 to 12."),
    "not-a-week": N_(
        "'{word}' is not a week. Write it like 2024-W36 or W36, or name a day in it; this, last and next are known too."
    ),
    "not-a-week.no-such-week": N_("There is no such week: '{word}'. Years have 52 or 53 weeks."),
    "period-of-notice": N_(
        "A notice is shown whole. What falls due in that time: notice-tasks agenda --notice {notice} {option} {period}"
    ),
    "several-spans": N_(
        "--days, --month, --week, --urgent, and --from with --to are different ways to say which days. "
        "Keep one of them."
    ),
    "span-reversed": N_("--to {last} is before --from {first}. Swap the two days."),
    "one-evidence": N_("Name one piece of evidence: --file FILE or --url ADDRESS."),
    "bad-id": N_("'{word}' cannot be an id. Use only a-z, 0-9 and hyphens."),
    "bad-id.reserved": N_("'{word}' cannot be an id: Windows keeps that name for a device. Choose another."),
    "bad-id.hyphen": N_(
        "'{word}' cannot be an id: commands would take it for an option. Begin with a letter or digit."
    ),
    "bad-id.long": N_(
        "'{word}' cannot be an id: it is too long for names of files. Choose one of up to {most} characters."
    ),
    "due-before-issued": N_("The due day {due} is before the day of issue {issued}. Look at the year."),
    "notice-exists": N_("There is a notice '{id}' already ({file}). Choose another id; nothing was changed."),
    "requirement-exists": N_("There is a requirement '{id}' already ({file}). Choose another id; nothing was changed."),
    "cannot-add-requirement": N_(
        "{file} has its requirements in a list in brackets, so none can be added. Add it there by hand; nothing was "
        "changed."
    ),
    "add-takes-no": N_("{option} is for a new checklist. Leave it out, or leave out --add."),
    "not-a-kind": N_("'{word}' is not a kind of duty. It may be: {known}."),
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
    "bad-rest-days.conflict": N_(
        "{file}: git left a conflict in line {line}, both versions one below the other. "
        "Take the whole file from where it is published."
    ),
    "bad-rest-days.document": N_("{file} must hold a JSON object with these keys: {known}."),
    "bad-rest-days.entry": N_("{file}: '{key}' must be a JSON object with these keys: {known}."),
    "bad-rest-days.missing": N_("{file}: '{key}' is missing. Take the whole file from where it is published."),
    "bad-rest-days.unknown": N_("{file}: '{key}' is not a known key here. Known keys: {known}."),
    "bad-rest-days.value": N_("{file}: '{key}' cannot be {value}. It looks like this: {example}"),
    "bad-rest-days.no-days": N_("{file} names no day of {year}: it is from before the announcement."),
    "bad-rest-days.far": N_("{file}: {day} is not in {year}, nor within a month of it."),
    "bad-rest-days.weekday": N_("{file}: {day} cannot be a make-up day: it is worked anyway."),
    "bad-rest-days.both": N_("{file}: {day} is given both as a rest day and as worked."),
    "other-rest-days": N_(
        "{file} is also for {year}, but differs ({days}). Nothing was changed. Mend that file, or remove it and "
        "import again."
    ),
    "other-rest-days.neighbour": N_("{file} differs on {day}. Nothing was changed. Look it up in the announcements."),
    "other-rest-days.name": N_("{file} already exists, but is not for {year}. Rename it; nothing was changed."),
    "one-of-rest-days": N_("Name one of them: a year, --import FILE or --verify FILE."),
    "calc-one": N_("One thing at a time: leave out all but one of {found}."),
    "calc-one.none": N_(
        "What should be calculated? For example: notice-tasks calc --after 2024-09-25 --workdays 10. See all: "
        "notice-tasks calc --help"
    ),
    "calc-no-place": N_("{option} cannot be combined with {form}."),
    "calc-length": N_("One length at a time: leave out all but one of {found}."),
    "calc-length.none": N_(
        "How long? {form} needs one of --days, --weeks, --months, --years, --workdays, --hours, --minutes."
    ),
    "calc-roll": N_("{option} ends on a working day in any case. Leave out --roll."),
    "calc-roll.clock": N_("{option} runs by the clock, through rest days too. Leave out --roll."),
    "calc-moment": N_("{option} needs a time of day to count from, such as {form} {example}."),
    "calc-exclusive": N_("--exclusive leaves a whole day out. Write the day without its time: --by {example}."),
    "calc-by": N_("What about the day? Add --roll next or --roll previous, or --exclusive."),
    "calc-range": N_("{option} is {value}; it must be between {least} and {most}."),
    "calc-missing": N_("{form} needs {options} too."),
    "calc-reversed": N_("--to ({last}) is before --from ({first}). Swap the two days."),
    "calc-nothing": N_("No day from {first} to {last} matches the rule ({rhythm})."),
    "calc-nothing.endless": N_("No day from {first} on matches the rule ({rhythm})."),
    "calc-far": N_("{start} and {end} are more than {most} days apart."),
    "calc-out-of-range": N_("The day would be outside the calendar, which covers the years 1 to 9999."),
    "cannot-write-feeds": N_("{file} cannot be written: {reason}. Choose another folder with --out."),
}


def failure_sentence(code: str, details: Mapping[str, object]) -> str:
    """The message for a failure."""
    match details:
        case {"reason": str(reason)}:
            return filled(FAILURES, code, details, reason=refusal(reason))
        case _:
            return filled(FAILURES, code, details)
