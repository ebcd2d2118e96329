"""Descriptions of the keys of user files, and of the words these keys may have.

A key is named by its path: `requirement[].due.by`. `[]` means each entry of a list, and `*` a key the user chooses.
Editors show these descriptions. Only `schema` and `init` load them.
"""

from typing import Final

from notice_tasks.words.catalogue import N_

FILES: Final = {
    "checklist": N_("A checklist of notice-tasks: one notice, and everything it requires."),
    "units": N_("The register of notice-tasks: the units and groups that must act."),
    "settings": N_("The settings of a notice-tasks workspace."),
}
"""What each file is for, by the name of its schema."""

_FORMAT: Final = N_("The form of this file: 1, the only one there is.")
_ROLL: Final = N_(
    "Where a due day moves if it is a rest day. If not given, a period counted in days, weeks, months or "
    "years `after` an anchor moves to the next working day, and every other due day stays."
)
_LONG: Final = N_("How long the period is; the day it is counted from is itself not counted.")
_CLOCK: Final = N_("How long the period is; the anchor must have a moment, not only a day.")

_DUE: Final = {
    "by": N_("The last day, which itself still counts; or a moment, or the name of an anchor."),
    "inclusive": N_(
        "false if the notice excludes the day itself: it is then due the day before. If not given, the day counts."
    ),
    "roll": _ROLL,
    "from": N_(
        "The first day (inclusive) of a window, or from which it recurs; or an anchor. A window may open at a moment."
    ),
    "to": N_(
        "The last day (inclusive) of a window, or up to which it recurs; or an anchor. A window may close at a "
        "moment. If not given, it recurs for ever."
    ),
    "after": N_("The anchor, or the requirement's id, from which a period is counted."),
    "before": N_("The anchor, or the requirement's id, from which a period is counted back."),
    "days": _LONG,
    "weeks": _LONG,
    "months": N_("How long the period is; it ends on the day of the same number, or on the month's last day."),
    "years": N_("How long the period is; it ends on the same date, or on the month's last day."),
    "workdays": N_("How many working days; make-up days count, the day it is counted from does not."),
    "hours": _CLOCK,
    "minutes": _CLOCK,
    "every": N_("How often it is due again."),
    "weekday": N_("The day of the week on which it is due."),
    "month": N_("Which month of the quarter, half-year or year, from 1: month 2 of a quarter is February, May ..."),
    "day": N_("The day of the month on which it is due; in a month that is shorter, its last day."),
    "rrule": N_("A recurrence rule of RFC 5545, in whole days, such as FREQ=MONTHLY;BYDAY=-1FR."),
    "except": N_("Occurrences that are moved to another day, or dropped."),
    "except[].occurrence": N_("The day that the rule gives for this occurrence, before any move."),
    "except[].moved": N_("The day on which this occurrence is due instead (inclusive)."),
    "except[].dropped": N_("true: this occurrence does not take place."),
    "except[].reason": N_("Why, and on whose authority."),
    "on": N_("The due days themselves, if they follow no rule; each day itself still counts."),
    "unclear": N_("The notice's words for a date that cannot be worked out; nothing is guessed."),
}
"""The keys of a due rule, by the path from the rule."""

_CHECKLIST: Final = {
    "format": _FORMAT,
    "notice": N_("The notice that was received."),
    "notice.id": N_("Its short name in commands, records and calendars: a-z, 0-9, hyphens. It never changes."),
    "notice.title": N_("Its title, as the issuer wrote it."),
    "notice.number": N_("The number that its issuer gave it, as it is printed on it."),
    "notice.revised": N_("The day on which this checklist was last changed; calendars need it to show changes."),
    "notice.issuers": N_("Who issued it."),
    "notice.addressees": N_("To whom it is addressed, in its own words."),
    "notice.theme": N_("Its theme, if it has one, in its own words."),
    "notice.series": N_("A short name that this notice shares with those of other years: a-z, 0-9, hyphens."),
    "notice.forwards": N_("The id of the notice of the level above that this one passes on."),
    "notice.source": N_("Where its text is."),
    "notice.source.url": N_("The address of the page."),
    "notice.source.published": N_("The date of the page. Nothing is counted from it; it helps to find mistakes."),
    "notice.source.text": N_("The file with the notice's text, seen from this file's folder; in UTF-8 or GB18030."),
    "notice.contact": N_("The people to ask at the issuer, one entry for each."),
    "notice.contact[].office": N_("The office."),
    "notice.contact[].name": N_("Who answers there."),
    "notice.contact[].phone": N_("The telephone number, in quotes."),
    "notice.contact[].fax": N_("The fax number, in quotes."),
    "notice.contact[].email": N_("The e-mail address."),
    "anchors": N_(
        "Days that due rules count from, under names of your choice: a-z, 0-9, hyphens. Always there: `issued`, "
        "unknown unless given, and `received`, each unit's own: the day of its first `ack`."
    ),
    "anchors.*": N_("A day, a moment, or why there is none."),
    "requirement": N_("What the notice requires, one entry for each: one actor, one act, one result."),
    "requirement[].id": N_(
        "Its short name within the notice: a-z, 0-9, hyphens. It stays the same once something is recorded."
    ),
    "requirement[].title": N_("What is to be done, in a few words of your own."),
    "requirement[].kind": N_("What sort of duty it is; standing duties and encouragements are in no percentage."),
    "requirement[].actors": N_("Who must act, in the notice's own words."),
    "requirement[].who": N_("Whom to track: ids of units and groups of units.toml."),
    "requirement[].clause": N_("Where it is in the notice."),
    "requirement[].quote": N_("The notice's words, verbatim, that set the duty or the date; a list if several."),
    "requirement[].due": N_(
        "By when: a day, which itself still counts; a moment; or a rule in { }. Without it there is no date, and it is "
        "never late."
    ),
    **{f"requirement[].due.{key}": sentence for key, sentence in _DUE.items()},
    "requirement[].deliver": N_("What is to be handed in."),
    "requirement[].deliver.to": N_("To whom it is handed in."),
    "requirement[].evidence": N_("Whether a file or link must support it; optional if not given."),
    "requirement[].remind": N_(
        "How many days before the due day to remind, 0 for the day itself. If not given, as the settings say."
    ),
    "requirement[].reach": N_("People whom the act must reach, if the notice names them."),
    "requirement[].withdrawn": N_("That the issuer withdrew it."),
    "requirement[].withdrawn.on": N_("The day from which it is no longer owed (inclusive)."),
    "requirement[].withdrawn.reason": N_("Why, and on whose authority."),
    "requirement[].tightens": N_("The id of the requirement of the forwarded notice that this one makes stricter."),
    "amendment": N_("A change of a due rule by the issuer, one entry for each, in the order of their days."),
    "amendment[].on": N_("The day from which the new rule holds (inclusive)."),
    "amendment[].reason": N_("Why, and on whose authority."),
    "amendment[].requirement": N_("The id of the requirement whose due rule was changed."),
    "amendment[].was": N_("The earlier rule; the requirement itself has the current one."),
    "amendment[].was.due": N_("The earlier due rule; left out if there was none."),
    **{f"amendment[].was.due.{key}": sentence for key, sentence in _DUE.items()},
    "waived": N_("Words of the notice that sound like a duty but are not, one entry for each."),
    "waived[].quote": N_("The words, verbatim; a list if several."),
    "waived[].reason": N_("Why they are not a requirement."),
    "waived[].clause": N_("Where they are in the notice."),
}

_UNITS: Final = {
    "format": _FORMAT,
    "group": N_("A named set of units, one entry for each."),
    "group[].id": N_("Its short name: a-z, 0-9, hyphens. Groups and units share one space of ids."),
    "group[].name": N_("What the group is called on screens."),
    "unit": N_("A unit that must act, one entry for each."),
    "unit[].id": N_("Its short name: a-z, 0-9, hyphens. It stays the same once something is recorded."),
    "unit[].name": N_("What the unit is called on screens; it may change."),
    "unit[].also": N_("Other names that people type or write in their sheets; no other unit may have them."),
    "unit[].code": N_("Its division code (GB/T 2260), if it has one, in quotes."),
    "unit[].groups": N_("The ids of the groups to which it belongs."),
    "unit[].parent": N_("The id of the unit above it."),
    "unit[].level": N_("Its level, in your own words: province, city, county ..."),
    "unit[].contact": N_("Whom to ask there."),
    "unit[].contact.name": N_("Who answers there."),
    "unit[].contact.phone": N_("The telephone number, in quotes."),
    "unit[].contact.email": N_("The e-mail address."),
}

_SETTINGS: Final = {
    "format": _FORMAT,
    "id": N_("The workspace's own id, made once: calendar programs know each reminder by it. Leave it alone."),
    "organisation": N_("Who coordinates; shown in the names of calendars."),
    "timezone": N_("The time zone of days and moments without an offset; Asia/Shanghai if not given."),
    "language": N_("The language of screens and calendars; that of the computer if not given."),
    "redo_workdays": N_("How many working days a returned hand-in may take if `return` names no day; 3 if not given."),
    "due_soon_days": N_("How many days ahead a due day counts as due soon; 3 if not given."),
    "confirm_above": N_(
        "On a terminal, recording for more units than this shows first what would happen, and asks; 10 if not given."
    ),
    "remind": N_("How many days before a due day to remind, 0 for the day itself; 7, 3 and 1 if not given."),
    "check": N_("What `check` looks for, and what it accepts."),
    "check.select": N_("Codes, or beginnings of codes, to look for, such as N4; everything if not given."),
    "check.ignore": N_("Findings that are known and accepted, one entry for each."),
    "check.ignore[].code": N_("The code of the finding, such as N401."),
    "check.ignore[].in": N_("The file in which it is accepted; every file if not given."),
    "check.ignore[].reason": N_("Why it is accepted."),
    "check.lead_workdays": N_(
        "How many working days a notice should leave at least (N413): 3 if not given, 0 asks for none."
    ),
    "calendar": N_("How calendar feeds are written."),
    "calendar.url": N_("The address at which the folder of feeds is published."),
    "calendar.key": N_(
        "Where the key for unguessable feed names is kept, outside git: a path from the workspace's folder. "
        "`calendar --secret-names` makes it once; from then on all names are unguessable."
    ),
    "calendar.keep_days": N_(
        "Items whose due day is longer ago than this, counted in days from the newest record, are left out; 3660 "
        "(ten years) if not given."
    ),
    "calendar.reminders": N_("How feeds remind; by alarms if not given."),
    "calendar.tasks": N_("Whether there is a feed of tasks beside each feed of events."),
    "calendar.revised": N_(
        "The last day on which names of units, these settings or rest days changed the content of feeds; calendar "
        "programs need it to notice the change."
    ),
    "calendar.singles": N_("Whether each deadline has a file of its own too, for phones that import one at a time."),
}

KEYS: Final = {"checklist": _CHECKLIST, "units": _UNITS, "settings": _SETTINGS}
"""What each key is for, by the name of the schema and the path of the key."""

_ROLLS: Final = {
    "none": N_("It stays on the rest day."),
    "next": N_("It moves to the next working day."),
    "previous": N_("It moves to the working day before."),
}
_EVERY: Final = {
    "week": N_("Every week, on a weekday."),
    "month": N_("Every month, on a day of it."),
    "quarter": N_("Every quarter, on a day of one of its three months."),
    "half-year": N_("Every half-year, on a day of one of its six months."),
    "year": N_("Every year, on a day of one of its months."),
}
_WEEKDAYS: Final = {
    "monday": N_("Mon"),
    "tuesday": N_("Tue"),
    "wednesday": N_("Wed"),
    "thursday": N_("Thu"),
    "friday": N_("Fri"),
    "saturday": N_("Sat"),
    "sunday": N_("Sun"),
}
_OF_RULES: Final = {"roll": _ROLLS, "every": _EVERY, "weekday": _WEEKDAYS}

WORDS: Final = {
    "calendar.reminders": {
        "alarms": N_("Alarms of the items themselves; some programs drop them in subscribed calendars."),
        "events": N_("Days of reminder as items of their own."),
        "both": N_("Both: people whose program shows alarms are reminded twice."),
    },
    "requirement[].kind": {
        "report": N_("Something is to be handed in."),
        "action": N_("Something is to be done that can be finished."),
        "event": N_("Something is to be held."),
        "standing": N_("To be kept up at all times; no percentage counts it."),
        "encouragement": N_("Encouraged, not required; no percentage counts it."),
    },
    "requirement[].evidence": {
        "required": N_("It is asked for before the requirement can be done."),
        "optional": N_("It may be added."),
        "none": N_("It is not asked for."),
    },
    **{f"requirement[].due.{key}": words for key, words in _OF_RULES.items()},
    **{f"amendment[].was.due.{key}": words for key, words in _OF_RULES.items()},
    "anchors.*": {
        "unknown": N_("The notice does not give this day; what counts from it has no due day yet."),
        "per-unit": N_("Each unit has its own day."),
    },
    "language": {"zh": N_("Chinese"), "en": N_("English")},
}
"""What each word means, by the path of the key that may have it."""
