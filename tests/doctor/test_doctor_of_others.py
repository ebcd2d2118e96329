"""Files of other programs have no errors: here of icalendar, which folds and escapes with its own code."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import icalendar
from hypothesis import example, given
from hypothesis import strategies as st

from notice_tasks.doctor.examine import examine

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\u0085"), min_size=1)
SHANGHAI = ZoneInfo("Asia/Shanghai")
STAMP = datetime.datetime(2024, 8, 13, tzinfo=datetime.UTC)


def calendar(*components: icalendar.Component) -> icalendar.Calendar:
    made = icalendar.Calendar()
    made.add("VERSION", "2.0")
    made.add("PRODID", "-//Example//Feed//EN")
    for component in components:
        made.add_component(component)
    return made


def item(component: icalendar.Component, **properties: object) -> icalendar.Component:
    for name, value in {"uid": "1@example.com", "dtstamp": STAMP, "summary": "x", **properties}.items():
        component.add(name, value)
    return component


def alarm(trigger: datetime.timedelta, **parameters: str) -> icalendar.Alarm:
    made = icalendar.Alarm()
    made.add("ACTION", "DISPLAY")
    made.add("DESCRIPTION", "x")
    made.add("TRIGGER", trigger, parameters=parameters)
    return made


def codes_of(made: icalendar.Calendar) -> list[str]:
    return [f"{problem.code} {problem.details}" for problem in examine("feed.ics", made.to_ical()).problems]


@example("00000\\" + "\xa0" * 13 + "\U00010000" * 7 + "\\\U00010000", "")  # icalendar folds inside an escape (C107)
@given(TEXTS, TEXTS)
def test_any_text(title: str, description: str) -> None:
    """The only findings are blank titles, and escapes that are folded after the backslash."""
    event = item(icalendar.Event(), dtstart=datetime.date(2024, 8, 30))
    event["SUMMARY"] = icalendar.vText(title)
    event.add("DESCRIPTION", description)
    expected = ("C212",) * (not title.strip()) + ("C107",) * ("\\" in title + description)
    assert [code for code in codes_of(calendar(event)) if not code.startswith(expected)] == []


@given(st.timedeltas(max_value=datetime.timedelta(seconds=-1), min_value=datetime.timedelta(days=-4000)))
def test_any_length_of_an_alarm(before: datetime.timedelta) -> None:
    event = item(icalendar.Event(), dtstart=STAMP)
    event.add_component(alarm(before - datetime.timedelta(microseconds=before.microseconds)))
    assert codes_of(calendar(event)) == []


def test_zones_rules_and_exceptions() -> None:
    start = datetime.datetime(2024, 9, 2, 9, tzinfo=SHANGHAI)
    series = item(icalendar.Event(), dtstart=start, dtend=start + datetime.timedelta(hours=1), sequence=3)
    series.add("RRULE", {"freq": "weekly", "until": datetime.datetime(2024, 12, 30, 1, tzinfo=datetime.UTC)})
    series.add("EXDATE", [start + datetime.timedelta(days=7)])
    other = item(icalendar.Event(), dtstart=start + datetime.timedelta(days=14, hours=2))
    other.add("RECURRENCE-ID", start + datetime.timedelta(days=14))
    made = calendar(series, other)
    made.add_missing_timezones()
    # Section 3.8.1.4 allows COMMENT in the rules of a zone, not in the zone itself, where icalendar puts one.
    assert [code for code in codes_of(made) if "'COMMENT'" not in code] == []


def test_every_kind_of_item() -> None:
    todo = item(icalendar.Todo(), uid="2@example.com", due=datetime.date(2024, 8, 30), status="NEEDS-ACTION")
    todo.add_component(alarm(datetime.timedelta(days=-6, hours=-15), RELATED="END"))
    journal = item(icalendar.Journal(), uid="3@example.com", dtstart=datetime.date(2024, 8, 30))
    person = icalendar.vCalAddress("mailto:lilei@example.com")
    person.params["CN"] = "Li, Lei; “the second”: office"
    todo.add("ATTENDEE", person)
    todo.add("CATEGORIES", ["one", "two, three"])
    todo.add("GEO", (39.9, 116.4))
    todo.add("PRIORITY", 5)
    assert codes_of(calendar(todo, journal)) == []
