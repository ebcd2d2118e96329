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
    "C105": N_("The control character {character} may not stand here. Take it out."),
    "C106": N_("A fold parts the octets of one character. Fold between characters."),
    "C107": N_("A fold stands between a backslash and what it escapes. Fold before the backslash."),
    "C108": N_("{character} is taken for the end of a line by some readers. Write \\n or a space in its place."),
    "C109": N_("The line is empty. Take it out."),
    "C110": N_("The last line has no end. End it with CRLF."),
    "C111": N_("The line begins with a space or tab, but there is no line that it could continue. Take it out."),
    "C201": N_("There is no calendar in the file: no BEGIN:VCALENDAR. Look at what the server sent."),
    "C202": N_("This stands outside of the calendar. Move it between BEGIN:VCALENDAR and END:VCALENDAR."),
    "C203": N_("'{start}' is no property: its name may have letters, digits and hyphens only."),
    "C203.colon": N_(
        "'{start}' is no property: there is no colon. If it continues the line above, begin it with a space."
    ),
    "C203.wide": N_("'{start}' is no property: its colon is a Chinese one (：). Write an English one (:)."),
    "C203.parameter": N_(
        "A parameter of {name} is not well written. Write ;NAME=value, in quotes where it has : ; or ,"
    ),
    "C203.blank": N_("A blank stands after {name}. Take it out."),
    "C204": N_("END:{name} ends nothing that is open. Take it out, or mend the name."),
    "C205": N_("BEGIN:{name} has no END:{name}. Add it."),
    "C206": N_("{name} may not stand in {parent}. Move it."),
    "C207": N_("A second VCALENDAR begins. Put all items into one, or into two files."),
    "C208": N_("{name} is missing. Add it right after BEGIN:VCALENDAR."),
    "C209": N_("{parent} has no UID. Give it one that never changes."),
    "C210": N_("{parent} has no DTSTAMP. Add the moment of the last change, in UTC."),
    "C211": N_("The event has no DTSTART. Add it."),
    "C212": N_("{parent} has no SUMMARY, so it has no title. Add one."),
    "C213": N_("{parent} has no {name}. Add it."),
    "C214": N_("{name} may stand only once in {parent}. Keep one."),
    "C215": N_("{name} stands after a component in {parent}. Move it before the first BEGIN in there."),
    "C216": N_("{name} does not stand first. Put VERSION and PRODID right after BEGIN:VCALENDAR."),
    "C217": N_("The calendar is empty; by the letter it has at least one component."),
    "C218": N_("The parameter {parameter} stands twice. Keep one."),
    "C219": N_("{name} does not belong in {parent}. Take it out."),
    "C301": N_("{name}: '{value}' is no day or moment. Write 20240830 or 20240830T090000Z, one that there is."),
    "C301.day": N_("{name}: '{value}' is a day. Say so: {name};VALUE=DATE:{value}"),
    "C301.moment": N_("{name}: '{value}' is a day, and a moment is needed, such as {value}T000000Z."),
    "C301.clock": N_("{name}: '{value}' is a moment, but VALUE=DATE says that it is a day. Take VALUE=DATE off."),
    "C302": N_("{name}: '{value}' is no duration. Write it such as -P1D, -PT15M or -P1DT12H30M."),
    "C302.weeks": N_("{name}: '{value}' has weeks beside something else. Write the whole in days."),
    "C302.empty": N_("{name}: '{value}' has no length. For no time at all write PT0S."),
    "C302.no-t": N_("{name}: '{value}' lacks a T. Hours, minutes and seconds stand after one, such as -PT15M."),
    "C302.negative": N_("{name}: '{value}' is negative. Take the minus off."),
    "C303": N_("{name}: a bare '{character}' stands in the text. Write \\{character}"),
    "C303.escape": N_("{name}: '{wrong}' is no escape. Only \\\\ \\; \\, and \\n are; for a backslash write \\\\"),
    "C303.end": N_("{name}: a backslash at the end escapes nothing. For a backslash write \\\\"),
    "C304": N_("{name}: '{value}' is no whole number between {least} and {most}."),
    "C305": N_("{part}={value} is not possible in a rule. Mend the value."),
    "C305.part": N_("A rule has no part '{part}'. Its parts are written FREQ=WEEKLY;BYDAY=MO"),
    "C305.twice": N_("{part} stands twice in the rule. Keep one."),
    "C305.freq": N_("The rule has no FREQ. Add it, such as FREQ=WEEKLY."),
    "C305.both": N_("The rule has COUNT and UNTIL. Keep one of them."),
    "C306": N_("VERSION is '{value}'. For iCalendar write VERSION:2.0"),
    "C307": N_("TRANSP is '{value}'. It is OPAQUE or TRANSPARENT."),
    "C308": N_("REFRESH-INTERVAL needs its type. Write REFRESH-INTERVAL;VALUE=DURATION:..."),
    "C309": N_("{name} cannot have VALUE={type}. Mend or take off VALUE."),
    "C310": N_("{name}: '{value}' is no offset. Write it with its sign, such as +0800."),
    "C311": N_("{name} is not valid Base64. Encode it anew."),
    "C311.encoding": N_("{name} is binary, but does not say how. Write ENCODING=BASE64 beside VALUE=BINARY."),
    "C312": N_("{name}: '{value}' is no URI. Write it with its scheme, such as https: or mailto:"),
    "C313": N_("GEO is '{value}'. Write latitude;longitude, such as 39.9;116.4"),
    "C314": N_("{name}: '{value}' is no period. Write start/end or start/duration."),
    "C401": N_("{name} has a zone and DTSTART has none, or the other way about. Write both alike."),
    "C401.day": N_("One of DTSTART and {name} is a day, the other a moment. Write both alike."),
    "C402": N_("UNTIL is a moment, and DTSTART is not. Write UNTIL as a day."),
    "C402.moment": N_("UNTIL is a day, and DTSTART is a moment. Write UNTIL as a moment in UTC."),
    "C402.floating": N_("UNTIL is in UTC, and DTSTART has no zone. Write UNTIL without Z."),
    "C402.utc": N_("UNTIL has no zone, and DTSTART has one. Write UNTIL in UTC, with Z."),
    "C403": N_("{name} is not later than DTSTART. Look at both."),
    "C403.day": N_("{name} is not later than DTSTART; it is the day after the last one. Write the next day or later."),
    "C404": N_("{name}: {value} has no zone, so it is another moment for each reader. Write UTC, with Z, or add TZID."),
    "C405": N_("The zone {zone} is not defined in the file. Add its VTIMEZONE, or write the time in UTC."),
    "C406": N_("{name} is in UTC and names a zone too. Take off TZID, or Z."),
    "C406.day": N_("{name} is a day, which has no zone. Take off TZID."),
    "C407": N_("{name} must be in UTC. Write it with Z."),
    "C408": N_("{name} and DURATION stand together. Keep one of them."),
    "C409": N_("DURATION without DTSTART says nothing. Add DTSTART, or write DUE."),
    "C410": N_("DTSTART is a day, and DURATION ({value}) is not in whole days. Write days or weeks."),
    "C411": N_(
        "One of DTSTART and EXDATE is a day, the other a moment, so it is open what is left out. Write both alike."
    ),
    "C412": N_(
        "RECURRENCE-ID and the DTSTART of the series are not of one kind. Write both as days, or both as moments."
    ),
    "C501": N_("The item that begins in line {first} has this UID already. Give each its own."),
    "C502": N_("The UID has other characters than ASCII. Make it of letters and digits."),
    "C503": N_("The UID has {octets} octets and does not fit on one line. Make it shorter."),
    "C504": N_("The calendar itself has a UID. Take it out."),
    "C505": N_("{parent} cannot be {value}. STATUS may be {words}."),
    "C506": N_("STATUS is {status}, but what is said of its completion says otherwise. Mend one of them."),
    "C506.percent": N_("STATUS is COMPLETED, but PERCENT-COMPLETE is {percent}. Write 100, or take it out."),
    "C507": N_("The zone {zone} is defined twice. Keep one VTIMEZONE."),
    "C601": N_("The alarm has no ACTION. Add ACTION:DISPLAY."),
    "C602": N_("The alarm has no TRIGGER, so nothing says when it rings. Add one, such as TRIGGER:-P1D"),
    "C603": N_("An alarm with ACTION:{action} needs {name}. Add it."),
    "C604": N_(
        "The alarm ({value}) does not ring before what it reminds of. For before write a minus, such as -PT15M."
    ),
    "C605": N_("The alarm counts from an end that the event does not have. Add DTEND, or take off RELATED=END."),
    "C605.todo": N_("The alarm counts from the start, and the to-do has no DTSTART. Write TRIGGER;RELATED=END:..."),
    "C605.due": N_("The alarm counts from the end, and the to-do has no DUE. Add DUE."),
    "C606": N_("The item has {n} alarms. Keep at most {most}."),
    "C607": N_("{name} stands without {other}. Add it, or take out both."),
    "C608": N_("The alarm's moment must be in UTC. Write it with Z."),
    "C701": N_("The file has {octets} octets. Keep it under {most}: split it, or leave old items out."),
    "C702": N_("The file has {n} items. Keep it under {most}: split it, or leave old items out."),
    "C703": N_("METHOD:{value} makes an invitation or a message of a feed. Take it out."),
    "C704": N_("To-dos stand beside events. Put them into a feed of their own."),
    "C705": N_("{other} has the feed's name, and {name} is missing. Write both."),
    "C705.differ": N_("NAME and X-WR-CALNAME differ. Write both alike."),
    "C706": N_("X-PUBLISHED-TTL is '{value}', which is no duration. Write it such as PT6H."),
    "C707": N_("The event is cancelled, but its SUMMARY does not say so. Write it there too, such as [cancelled]."),
    "C708": N_("'{written}' is not in capitals. Write BEGIN and END so."),
    "C709": N_("{name} stands beside the items. Put it into a file of its own."),
    "C710": N_("RDATE has periods. Write the days or moments alone."),
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
            N_("the line and the next are taken for one, and what the next says is lost."),
        ),
    ),
    "C101.twice": (ClientEffect(_ALL_CLIENTS, N_("it is still read.")),),
    "C102": (ClientEffect(_ALL_CLIENTS, _REFUSES),),
    "C103": (
        ClientEffect((_RADICALE,), _REFUSES),
        ClientEffect((_KHAL, _VDIRSYNCER, _ICAL_JS), N_("a sign is shown in place of what cannot be read.")),
    ),
    "C103.gbk": (
        ClientEffect((_RADICALE,), _REFUSES),
        ClientEffect((_KHAL, _VDIRSYNCER, _ICAL_JS), N_("a sign is shown in place of what cannot be read.")),
    ),
    "C103.utf-16": (ClientEffect(_ALL_CLIENTS, _REFUSES),),
    "C104": (ClientEffect(_ALL_CLIENTS, N_("it is still read.")),),
    "C105": (ClientEffect(_ALL_CLIENTS, N_("it is kept and passed on.")),),
    "C106": (
        ClientEffect((_RADICALE,), _REFUSES),
        ClientEffect((_KHAL, _VDIRSYNCER, _ICAL_JS), N_("signs are shown in place of the character.")),
    ),
    "C107": (ClientEffect((_KHAL, _RADICALE, _ICAL_JS), N_("it is still read.")),),
    "C108": (
        ClientEffect((_VDIRSYNCER,), N_("what follows it on the line is lost, for khal behind it too.")),
        ClientEffect((_RADICALE,), N_("the item is refused that vdirsyncer passes on.")),
    ),
    "C109": (ClientEffect(_ALL_CLIENTS, N_("it is still read.")),),
    "C110": (ClientEffect(_ALL_CLIENTS, N_("it is still read.")),),
    "C111": (ClientEffect(_ALL_CLIENTS, _REFUSES),),
    "C201": (ClientEffect((_RADICALE, _ICAL_JS), N_("nothing of it is shown.")),),
    "C202": (
        ClientEffect((_RADICALE,), _REFUSES),
        ClientEffect((_VDIRSYNCER, _ICAL_JS), N_("the whole file is refused where it is a property.")),
    ),
    "C203": (ClientEffect(_ALL_CLIENTS, N_("the rest is still read.")),),
    "C203.colon": (
        ClientEffect((_RADICALE, _ICAL_JS), _REFUSES),
        ClientEffect((_KHAL, _VDIRSYNCER), N_("the line is passed over.")),
    ),
    "C203.parameter": (
        ClientEffect((_RADICALE, _ICAL_JS), _REFUSES),
        ClientEffect((_KHAL, _VDIRSYNCER), N_("the line is passed over.")),
    ),
    "C203.blank": (ClientEffect((_RADICALE,), _REFUSES),),
    "C204": (
        ClientEffect((_KHAL, _VDIRSYNCER, _RADICALE), _REFUSES),
        ClientEffect((_ICAL_JS,), N_("it is still read.")),
    ),
    "C205": (ClientEffect(_ALL_CLIENTS, _REFUSES),),
    "C206": (ClientEffect((_ICAL_JS,), N_("what is in the wrong place is not shown.")),),
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
    "C214": (ClientEffect((_RADICALE,), N_("the whole file is refused where it is SUMMARY, UID or VERSION.")),),
    "C217": (ClientEffect(_ALL_CLIENTS, N_("it is still read.")),),
    "C301": (
        ClientEffect((_KHAL,), _REFUSES_ITEM),
        ClientEffect((_RADICALE,), N_("the whole file is refused for some such values.")),
        ClientEffect((_ICAL_JS,), N_("another time is guessed, or none can be read.")),
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
        ClientEffect((_KHAL,), N_("it is read as no time at all.")),
        ClientEffect((_ICAL_JS,), N_("the alarm's time cannot be read.")),
    ),
    "C302.negative": (ClientEffect((_ICAL_JS,), N_("the event ends before it starts.")),),
    "C303": (
        ClientEffect((_RADICALE,), N_("the text after a bare comma is lost.")),
        ClientEffect((_KHAL, _ICAL_JS), N_("it is shown as it is meant.")),
    ),
    "C303.escape": (
        ClientEffect((_RADICALE, _ICAL_JS), N_("the backslash is shown too.")),
        ClientEffect((_KHAL,), N_("it is shown without the backslash.")),
    ),
    "C303.end": (ClientEffect((_KHAL, _ICAL_JS), N_("the backslash is shown too.")),),
    "C305": (
        ClientEffect((_KHAL,), _REFUSES_ITEM),
        ClientEffect((_ICAL_JS,), N_("the whole file is refused where a number is out of range.")),
    ),
    "C305.part": (
        ClientEffect((_KHAL, _RADICALE), _REFUSES_ITEM),
        ClientEffect((_ICAL_JS,), N_("the part is passed over.")),
    ),
    "C305.freq": (
        ClientEffect((_KHAL, _RADICALE), _REFUSES_ITEM),
        ClientEffect((_ICAL_JS,), N_("the series cannot be worked out.")),
    ),
    "C305.twice": (ClientEffect((_KHAL,), N_("the last one counts.")),),
    "C309": (ClientEffect((_KHAL, _RADICALE), _REFUSES_ITEM),),
    "C314": (ClientEffect((_KHAL, _RADICALE, _ICAL_JS), _REFUSES),),
    "C401.day": (ClientEffect((_KHAL,), _REFUSES_ITEM),),
    "C402.moment": (ClientEffect((_KHAL, _ICAL_JS), N_("what falls on that last day is left out.")),),
    "C402.utc": (
        ClientEffect((_KHAL,), N_("it is taken for the hour of the event's zone, and the last one may be left out.")),
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
            (_KHAL,), N_("the hour is taken for one of the zone, and an end that is then before the start is refused.")
        ),
    ),
    "C406.day": (ClientEffect((_KHAL,), _REFUSES_ITEM),),
    "C408": (ClientEffect((_RADICALE,), _REFUSES_ITEM),),
    "C410": (ClientEffect((_ICAL_JS,), N_("the event has no length.")),),
    "C411": (
        ClientEffect((_KHAL,), _REFUSES_ITEM),
        ClientEffect((_ICAL_JS,), N_("the whole day is left out.")),
    ),
    "C501": (ClientEffect((_KHAL, _VDIRSYNCER), N_("both are taken for one item.")),),
    "C504": (ClientEffect((_VDIRSYNCER,), N_("the whole feed is taken for one item.")),),
    "C604": (ClientEffect((_OUTLOOK,), N_("it is said to ring before, whatever the sign."), seen=False),),
    "C606": (ClientEffect((_OUTLOOK,), N_("only one alarm an item is said to be kept."), seen=False),),
    "C701": (ClientEffect((_GOOGLE,), N_("a feed above 900 KB is said not to be read."), seen=False),),
    "C702": (ClientEffect((_GOOGLE,), N_("a feed above 900 items is said not to be read."), seen=False),),
    "C703": (ClientEffect((_OUTLOOK,), N_("the file is said to be taken for an invitation."), seen=False),),
    "C704": (ClientEffect((_GOOGLE,), N_("to-dos are said to be dropped."), seen=False),),
    "C707": (
        ClientEffect((_FULLCALENDAR,), N_("it is shown as if it took place.")),
        ClientEffect((_GOOGLE,), N_("it is said to be hidden."), seen=False),
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
