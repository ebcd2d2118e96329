"""Messages about calendar files: each fault with its correction, and what clients do with it.

`code.case` is looked up before `code`. Measured behaviour is stated as fact; other reports use "is said to".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.words.catalogue import N_, either, join, say

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Final[dict[str, str]] = {
    "C101": N_("The line ends with LF alone. End each line with CRLF."),
    "C101.cr": N_("The line ends with CR alone. End each line with CRLF."),
    "C101.twice": N_("The line ends with CR twice and LF. End each line with CRLF."),
    "C102": N_("The file begins with a byte order mark. Save it as UTF-8 without BOM."),
    "C103": N_("This is not UTF-8: byte {octet}. Save the file as UTF-8."),
    "C103.gbk": N_("The file seems to be in GBK, which Windows calls ANSI, and not in UTF-8. Save it as UTF-8."),
    "C103.utf-16": N_("The file is in UTF-16. Save it as UTF-8 without BOM."),
    "C104": N_("The line has {octets} octets; it should have at most 75. Fold it: CRLF and a space."),
    "C105": N_("The control character {character} is not allowed here. Remove it."),
    "C106": N_("A fold splits the octets of a character. Fold between characters."),
    "C107": N_("A fold separates a backslash from the character it escapes. Fold before the backslash."),
    "C108": N_("Some readers take {character} for the end of a line. Write \\n or a space instead."),
    "C109": N_("The line is empty. Remove it."),
    "C110": N_("The last line has no line ending. End it with CRLF."),
    "C111": N_("The line begins with a space or tab, but there is no line to continue. Remove it."),
    "C201": N_("The file has no calendar: BEGIN:VCALENDAR is missing. Look at what the server sent."),
    "C202": N_("This is outside the calendar. Move it between BEGIN:VCALENDAR and END:VCALENDAR."),
    "C203": N_("'{start}' is not a property: its name may have only letters, digits and hyphens."),
    "C203.colon": N_(
        "'{start}' is not a property: it has no colon. If it continues the line above, begin it with a space."
    ),
    "C203.wide": N_("'{start}' is not a property: its colon is a Chinese one (：). Write an English one (:)."),
    "C203.parameter": N_(
        "A parameter of {name} is malformed. Write ;NAME=value, with the value in quotes if it has : ; or ,"
    ),
    "C203.blank": N_("There is a space after {name}. Remove it."),
    "C204": N_("END:{name} has no BEGIN:{name}. Remove it, or mend the name."),
    "C205": N_("BEGIN:{name} has no END:{name}. Add it."),
    "C206": N_("{name} is not allowed in {parent}. Move it."),
    "C207": N_("A second VCALENDAR begins. Put all items into one, or into two files."),
    "C208": N_("{name} is missing. Add it right after BEGIN:VCALENDAR."),
    "C209": N_("{parent} has no UID. Give it one that never changes."),
    "C210": N_("{parent} has no DTSTAMP. Add the moment of the last change, in UTC."),
    "C211": N_("The event has no DTSTART. Add it."),
    "C212": N_("{parent} has no SUMMARY, so it has no title. Add one."),
    "C213": N_("{parent} has no {name}. Add it."),
    "C214": N_("{name} is allowed only once in {parent}. Keep one."),
    "C215": N_("{name} comes after a component in {parent}. Move it before the first BEGIN there."),
    "C216": N_("{name} does not come first. Put VERSION and PRODID right after BEGIN:VCALENDAR."),
    "C217": N_("The calendar is empty; RFC 5545 requires at least one component."),
    "C218": N_("The parameter {parameter} is given twice. Keep one."),
    "C219": N_("{name} does not belong in {parent}. Remove it."),
    "C301": N_(
        "{name}: '{value}' is not a day or moment. Write an existing one, such as 20240830 or 20240830T090000Z."
    ),
    "C301.day": N_("{name}: '{value}' is a day. Write {name};VALUE=DATE:{value}"),
    "C301.moment": N_("{name}: '{value}' is a day, but a moment is needed, such as {value}T000000Z."),
    "C301.clock": N_("{name}: '{value}' is a moment, but VALUE=DATE declares a day. Remove VALUE=DATE."),
    "C302": N_("{name}: '{value}' is not a duration. Write it like -P1D, -PT15M or -P1DT12H30M."),
    "C302.weeks": N_("{name}: '{value}' combines weeks with other units. Write it in days."),
    "C302.empty": N_("{name}: '{value}' has no length. For zero write PT0S."),
    "C302.no-t": N_("{name}: '{value}' lacks a T before hours, minutes and seconds. Write it like -PT15M."),
    "C302.negative": N_("{name}: '{value}' is negative. Remove the minus."),
    "C303": N_("{name}: the text has an unescaped '{character}'. Write \\{character}"),
    "C303.escape": N_("{name}: '{wrong}' is not an escape. Only \\\\ \\; \\, and \\n are; for a backslash write \\\\"),
    "C303.end": N_("{name}: a backslash at the end escapes nothing. For a backslash write \\\\"),
    "C304": N_("{name}: '{value}' is not a whole number between {least} and {most}."),
    "C305": N_("{part}={value} is not allowed in a rule. Mend the value."),
    "C305.part": N_("Rules have no part '{part}'. Write parts like FREQ=WEEKLY;BYDAY=MO"),
    "C305.twice": N_("{part} is given twice in the rule. Keep one."),
    "C305.freq": N_("The rule has no FREQ. Add it, such as FREQ=WEEKLY."),
    "C305.both": N_("The rule has COUNT and UNTIL. Keep one of them."),
    "C306": N_("VERSION is '{value}'. Write VERSION:2.0 for iCalendar."),
    "C307": N_("TRANSP is '{value}'. It must be OPAQUE or TRANSPARENT."),
    "C308": N_("REFRESH-INTERVAL needs its type. Write REFRESH-INTERVAL;VALUE=DURATION:..."),
    "C309": N_("{name} cannot have VALUE={type}. Mend or remove VALUE."),
    "C310": N_("{name}: '{value}' is not an offset. Write it with its sign, such as +0800."),
    "C311": N_("{name} is not valid Base64. Encode it again."),
    "C311.encoding": N_("{name} is binary but has no encoding. Write ENCODING=BASE64 beside VALUE=BINARY."),
    "C312": N_("{name}: '{value}' is not a URI. Write it with its scheme, such as https: or mailto:"),
    "C313": N_("GEO is '{value}'. Write latitude;longitude, such as 39.9;116.4"),
    "C314": N_("{name}: '{value}' is not a period. Write start/end or start/duration."),
    "C401": N_("Only one of {name} and DTSTART has a zone. Write both alike."),
    "C401.day": N_("One of DTSTART and {name} is a day, the other a moment. Write both alike."),
    "C402": N_("UNTIL is a moment, and DTSTART is not. Write UNTIL as a day."),
    "C402.moment": N_("UNTIL is a day, and DTSTART is a moment. Write UNTIL as a moment in UTC."),
    "C402.floating": N_("UNTIL is in UTC, and DTSTART has no zone. Write UNTIL without Z."),
    "C402.utc": N_("UNTIL has no zone, and DTSTART has one. Write UNTIL in UTC, with Z."),
    "C403": N_("{name} is not later than DTSTART. Check both."),
    "C403.day": N_("{name} is not later than DTSTART. It is the day after the last day: write the next day or later."),
    "C404": N_(
        "{name}: {value} has no zone, so it is a different moment for each reader. Write UTC, with Z, or add TZID."
    ),
    "C405": N_("The zone {zone} is not defined in the file. Add its VTIMEZONE, or write the time in UTC."),
    "C406": N_("{name} is in UTC and also names a zone. Remove TZID, or Z."),
    "C406.day": N_("{name} is a day, which has no zone. Remove TZID."),
    "C407": N_("{name} must be in UTC. Write it with Z."),
    "C408": N_("{name} and DURATION are both given. Keep one of them."),
    "C409": N_("DURATION has no meaning without DTSTART. Add DTSTART, or write DUE."),
    "C410": N_("DTSTART is a day, and DURATION ({value}) is not in whole days. Write days or weeks."),
    "C411": N_(
        "One of DTSTART and EXDATE is a day, the other a moment, so it is unclear what is excluded. Write both alike."
    ),
    "C412": N_("One of RECURRENCE-ID and the DTSTART of the series is a day, the other a moment. Write both alike."),
    "C501": N_("The item that begins in line {first} has the same UID. Give each its own."),
    "C502": N_("The UID has characters outside ASCII. Use letters and digits."),
    "C503": N_("The UID has {octets} octets and does not fit on one line. Make it shorter."),
    "C504": N_("The calendar itself has a UID. Remove it."),
    "C505": N_("{parent} cannot be {value}. STATUS may be {words}."),
    "C506": N_("STATUS is {status}, but COMPLETED or PERCENT-COMPLETE contradicts it. Mend one of them."),
    "C506.percent": N_("STATUS is COMPLETED, but PERCENT-COMPLETE is {percent}. Write 100, or remove it."),
    "C507": N_("The zone {zone} is defined twice. Keep one VTIMEZONE."),
    "C601": N_("The alarm has no ACTION. Add ACTION:DISPLAY."),
    "C602": N_("The alarm has no TRIGGER, so it has no time. Add one, such as TRIGGER:-P1D"),
    "C603": N_("An alarm with ACTION:{action} needs {name}. Add it."),
    "C604": N_("The alarm ({value}) does not ring before its item. For a time before, write a minus, such as -PT15M."),
    "C605": N_("The alarm counts from the end, and the event has none. Add DTEND, or remove RELATED=END."),
    "C605.todo": N_("The alarm counts from the start, and the to-do has no DTSTART. Write TRIGGER;RELATED=END:..."),
    "C605.due": N_("The alarm counts from the end, and the to-do has no DUE. Add DUE."),
    "C606": N_("The item has {n} alarms. Keep at most {most}."),
    "C607": N_("{name} needs {other}. Add it, or remove both."),
    "C608": N_("The alarm's moment must be in UTC. Write it with Z."),
    "C701": N_("The file has {octets} octets. Keep it under {most}: split it, or leave out old items."),
    "C702": N_("The file has {n} items. Keep it under {most}: split it, or leave out old items."),
    "C703": N_("METHOD:{value} turns a feed into an invitation or a message. Remove it."),
    "C704": N_("The feed has both to-dos and events. Put the to-dos into a separate feed."),
    "C705": N_("{other} has the feed's name, and {name} is missing. Write both."),
    "C705.differ": N_("NAME and X-WR-CALNAME differ. Write both alike."),
    "C706": N_("X-PUBLISHED-TTL is '{value}', which is not a duration. Write it like PT6H."),
    "C707": N_("The event is cancelled, but its SUMMARY does not show it. Add it there, such as [cancelled]."),
    "C708": N_("'{written}' is not in capitals. Write BEGIN and END in capitals."),
    "C709": N_("{name} is in the same file as the items. Put it into a separate file."),
    "C710": N_("RDATE has periods. Write only the days or moments."),
}
"""The fault, then the correction; the place comes before it."""


class ClientEffect(NamedTuple):
    """What some clients do; `seen` is whether it was measured."""

    clients: tuple[str, ...]
    does: str
    seen: bool = True


_GOOGLE: Final = N_("Google Calendar")
_ICAL_JS: Final = N_("ical.js (Thunderbird, FullCalendar)")
_OUTLOOK, _KHAL, _VDIRSYNCER, _RADICALE, _FULLCALENDAR = "Outlook", "khal", "vdirsyncer", "Radicale", "FullCalendar"
_ALL_CLIENTS: Final = (_KHAL, _VDIRSYNCER, _RADICALE, _ICAL_JS)

_REFUSES: Final = N_("the whole file is refused.")
_REFUSES_ITEM: Final = N_("the item is refused.")

EFFECTS: Final[dict[str, tuple[ClientEffect, ...]]] = {
    "C101": (ClientEffect(_ALL_CLIENTS, N_("it is still read.")),),
    "C101.cr": (
        ClientEffect(
            (_KHAL, _ICAL_JS),
            N_("the line and the next are joined, and the next one is lost."),
        ),
    ),
    "C101.twice": (ClientEffect(_ALL_CLIENTS, N_("it is still read.")),),
    "C102": (ClientEffect(_ALL_CLIENTS, _REFUSES),),
    "C103": (
        ClientEffect((_RADICALE,), _REFUSES),
        ClientEffect((_KHAL, _VDIRSYNCER, _ICAL_JS), N_("a replacement character is shown.")),
    ),
    "C103.gbk": (
        ClientEffect((_RADICALE,), _REFUSES),
        ClientEffect((_KHAL, _VDIRSYNCER, _ICAL_JS), N_("a replacement character is shown.")),
    ),
    "C103.utf-16": (ClientEffect(_ALL_CLIENTS, _REFUSES),),
    "C104": (ClientEffect(_ALL_CLIENTS, N_("it is still read.")),),
    "C105": (ClientEffect(_ALL_CLIENTS, N_("it is kept and passed on.")),),
    "C106": (
        ClientEffect((_RADICALE,), _REFUSES),
        ClientEffect((_KHAL, _VDIRSYNCER, _ICAL_JS), N_("replacement characters are shown.")),
    ),
    "C107": (ClientEffect((_KHAL, _RADICALE, _ICAL_JS), N_("it is still read.")),),
    "C108": (
        ClientEffect((_VDIRSYNCER,), N_("the rest of the line is lost, also for khal after it.")),
        ClientEffect((_RADICALE,), N_("the item that vdirsyncer passes on is refused.")),
    ),
    "C109": (ClientEffect(_ALL_CLIENTS, N_("it is still read.")),),
    "C110": (ClientEffect(_ALL_CLIENTS, N_("it is still read.")),),
    "C111": (ClientEffect(_ALL_CLIENTS, _REFUSES),),
    "C201": (ClientEffect((_RADICALE, _ICAL_JS), N_("nothing of it is shown.")),),
    "C202": (
        ClientEffect((_RADICALE,), _REFUSES),
        ClientEffect((_VDIRSYNCER, _ICAL_JS), N_("the whole file is refused if it is a property.")),
    ),
    "C203": (ClientEffect(_ALL_CLIENTS, N_("the rest is still read.")),),
    "C203.colon": (
        ClientEffect((_RADICALE, _ICAL_JS), _REFUSES),
        ClientEffect((_KHAL, _VDIRSYNCER), N_("the line is ignored.")),
    ),
    "C203.parameter": (
        ClientEffect((_RADICALE, _ICAL_JS), _REFUSES),
        ClientEffect((_KHAL, _VDIRSYNCER), N_("the line is ignored.")),
    ),
    "C203.blank": (ClientEffect((_RADICALE,), _REFUSES),),
    "C204": (
        ClientEffect((_KHAL, _VDIRSYNCER, _RADICALE), _REFUSES),
        ClientEffect((_ICAL_JS,), N_("it is still read.")),
    ),
    "C205": (ClientEffect(_ALL_CLIENTS, _REFUSES),),
    "C206": (ClientEffect((_ICAL_JS,), N_("the misplaced part is not shown.")),),
    "C207": (
        ClientEffect((_KHAL, _RADICALE), _REFUSES),
        ClientEffect((_ICAL_JS,), N_("a list of calendars is read where one is expected.")),
    ),
    "C208": (ClientEffect(_ALL_CLIENTS, N_("it is still read.")),),
    "C209": (ClientEffect((_OUTLOOK,), N_("items without it are said to be refused."), seen=False),),
    "C210": (ClientEffect((_OUTLOOK,), N_("items without it are said to be refused."), seen=False),),
    "C211": (
        ClientEffect((_KHAL,), _REFUSES_ITEM),
        ClientEffect((_ICAL_JS,), N_("its time cannot be worked out.")),
    ),
    "C213": (ClientEffect((_RADICALE,), _REFUSES),),
    "C214": (ClientEffect((_RADICALE,), N_("the whole file is refused if it is SUMMARY, UID or VERSION.")),),
    "C217": (ClientEffect(_ALL_CLIENTS, N_("it is still read.")),),
    "C301": (
        ClientEffect((_KHAL,), _REFUSES_ITEM),
        ClientEffect((_RADICALE,), N_("the whole file is refused for some such values.")),
        ClientEffect((_ICAL_JS,), N_("a different time is guessed, or none is read.")),
    ),
    "C301.day": (
        ClientEffect((_ICAL_JS,), N_("the time cannot be read.")),
        ClientEffect((_KHAL,), N_("it is read as a day.")),
    ),
    "C301.moment": (ClientEffect((_RADICALE,), _REFUSES),),
    "C301.clock": (ClientEffect((_KHAL,), _REFUSES_ITEM),),
    "C302.no-t": (ClientEffect((_KHAL,), _REFUSES_ITEM),),
    "C302.weeks": (ClientEffect((_KHAL, _ICAL_JS), N_("weeks and days are read together.")),),
    "C302.empty": (
        ClientEffect((_KHAL,), N_("it is read as a duration of zero.")),
        ClientEffect((_ICAL_JS,), N_("the alarm's time cannot be read.")),
    ),
    "C302.negative": (ClientEffect((_ICAL_JS,), N_("the event ends before it starts.")),),
    "C303": (
        ClientEffect((_RADICALE,), N_("the text after an unescaped comma is lost.")),
        ClientEffect((_KHAL, _ICAL_JS), N_("it is shown as intended.")),
    ),
    "C303.escape": (
        ClientEffect((_RADICALE, _ICAL_JS), N_("the backslash is shown too.")),
        ClientEffect((_KHAL,), N_("it is shown without the backslash.")),
    ),
    "C303.end": (ClientEffect((_KHAL, _ICAL_JS), N_("the backslash is shown too.")),),
    "C305": (
        ClientEffect((_KHAL,), _REFUSES_ITEM),
        ClientEffect((_ICAL_JS,), N_("the whole file is refused if a number is out of range.")),
    ),
    "C305.part": (
        ClientEffect((_KHAL, _RADICALE), _REFUSES_ITEM),
        ClientEffect((_ICAL_JS,), N_("the part is ignored.")),
    ),
    "C305.freq": (
        ClientEffect((_KHAL, _RADICALE), _REFUSES_ITEM),
        ClientEffect((_ICAL_JS,), N_("the series cannot be worked out.")),
    ),
    "C305.twice": (ClientEffect((_KHAL,), N_("the last one counts.")),),
    "C309": (ClientEffect((_KHAL, _RADICALE), _REFUSES_ITEM),),
    "C314": (ClientEffect((_KHAL, _RADICALE, _ICAL_JS), _REFUSES),),
    "C401.day": (ClientEffect((_KHAL,), _REFUSES_ITEM),),
    "C402.moment": (ClientEffect((_KHAL, _ICAL_JS), N_("the occurrence on that last day is left out.")),),
    "C402.utc": (
        ClientEffect((_KHAL,), N_("it is read in the event's zone, and the last occurrence may be left out.")),
    ),
    "C403": (
        ClientEffect((_KHAL,), _REFUSES_ITEM),
        ClientEffect((_ICAL_JS,), N_("the event ends before it starts.")),
    ),
    "C403.day": (ClientEffect((_ICAL_JS,), N_("the event has no length.")),),
    "C404": (ClientEffect((_KHAL, _ICAL_JS), N_("the same hour is shown in every zone.")),),
    "C405": (
        ClientEffect((_ICAL_JS,), N_("the same hour is shown in every zone.")),
        ClientEffect((_KHAL,), N_("the name is looked up in a list of zones.")),
    ),
    "C406": (
        ClientEffect(
            (_KHAL,), N_("the time is read in the zone, and an end that is then before the start is refused.")
        ),
    ),
    "C406.day": (ClientEffect((_KHAL,), _REFUSES_ITEM),),
    "C408": (ClientEffect((_RADICALE,), _REFUSES_ITEM),),
    "C410": (ClientEffect((_ICAL_JS,), N_("the event has no length.")),),
    "C411": (
        ClientEffect((_KHAL,), _REFUSES_ITEM),
        ClientEffect((_ICAL_JS,), N_("the whole day is left out.")),
    ),
    "C501": (ClientEffect((_KHAL, _VDIRSYNCER), N_("both are read as one item.")),),
    "C504": (ClientEffect((_VDIRSYNCER,), N_("the whole feed is read as one item.")),),
    "C604": (ClientEffect((_OUTLOOK,), N_("it is said to ring before, regardless of the sign."), seen=False),),
    "C606": (ClientEffect((_OUTLOOK,), N_("it is said to keep only one alarm for each item."), seen=False),),
    "C701": (ClientEffect((_GOOGLE,), N_("it is said not to read a feed larger than 900 KB."), seen=False),),
    "C702": (ClientEffect((_GOOGLE,), N_("it is said not to read a feed with more than 900 items."), seen=False),),
    "C703": (ClientEffect((_OUTLOOK,), N_("it is said to take the file for an invitation."), seen=False),),
    "C704": (ClientEffect((_GOOGLE,), N_("it is said to drop to-dos."), seen=False),),
    "C707": (
        ClientEffect((_FULLCALENDAR,), N_("it is shown as taking place.")),
        ClientEffect((_GOOGLE,), N_("it is said to hide the event."), seen=False),
    ),
    "C708": (ClientEffect((_VDIRSYNCER,), N_("the item is lost, or the whole file is refused.")),),
    "C709": (ClientEffect((_VDIRSYNCER,), _REFUSES),),
    "C710": (ClientEffect((_RADICALE,), _REFUSES_ITEM),),
}
"""What is known of clients, by the key of the sentence."""

_LONGEST: Final = 60
"""The maximum number of characters shown of one value."""


def doctor_sentence(code: str, details: Mapping[str, object]) -> str:
    """What is wrong in a line, and how to correct it."""
    message = SENTENCES[key_of(code, details.get("case"))]
    values = {key: _said(value) for key, value in details.items()}
    return say(message, **values) if values else say(message)


def effects_of(code: str, case: object = None) -> tuple[ClientEffect, ...]:
    """What clients do with a fault, their names and the sentence in the language in use."""
    known = EFFECTS.get(key_of(code, case), ())
    return tuple(ClientEffect(tuple(map(say, effect.clients)), say(effect.does), effect.seen) for effect in known)


def key_of(code: str, case: object) -> str:
    """The key of a fault's sentence: `code.case` if there is such a sentence, else the code."""
    key = f"{code}.{case}"
    return key if key in SENTENCES else code


def effect_sentence(effect: ClientEffect) -> str:
    """Which clients do what."""
    return say("{clients}: {does}", clients=join(list(effect.clients)), does=effect.does)


def _said(value: object) -> str:
    match value:
        case tuple(words):
            return either([str(word) for word in words])
        case str() if len(value) > _LONGEST:
            return f"{value[:_LONGEST]}…"
        case _:
            return str(value)
