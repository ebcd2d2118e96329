"""Due rules and the days they work out to."""

import datetime

import pytest
from rules_builders import FESTIVAL, ZONE, day, moment

from notice_tasks.dates.estimate import EstimatingCalendar
from notice_tasks.dates.shift import PeriodUnit
from notice_tasks.dates.workdays import ChinaCalendar, Rest
from notice_tasks.model.deadline import After, Anchor, Before, By, Deadline, Roll, Unclear, Window, Workdays
from notice_tasks.model.notice import ISSUED, RECEIVED, NoDay
from notice_tasks.rules.due import due_of
from notice_tasks.rules.points import Counting, Happened
from notice_tasks.rules.steps import Due, Step, StepCode

OPENING = Anchor("opening")
EIGHTEEN = moment("08-19T18:00")


def counting(
    issued: str = "", received: str = "", opening: datetime.date | NoDay = NoDay.UNKNOWN, zone: datetime.tzinfo = ZONE
) -> Counting:
    anchors = {
        ISSUED: day(issued) if issued else NoDay.UNKNOWN,
        RECEIVED: NoDay.PER_UNIT,
        FESTIVAL: day("08-19"),
        OPENING: opening,
    }
    return Counting(anchors, Happened(day(received)) if received else None, ChinaCalendar(), zone)


def codes(due: Due) -> str:
    return " ".join(step.code for step in due.steps)


@pytest.mark.parametrize(
    ("rule", "due_on", "steps"),
    [
        pytest.param(By(day("08-30")), "08-30", "named inclusive-unstated", id="于8月30日前"),
        pytest.param(By(day("08-30"), inclusive=True), "08-30", "named inclusive-stated", id="8月30日(含)前"),
        pytest.param(By(day("08-30"), inclusive=False), "08-29", "named exclusive-stated", id="8月30日前, 不含当日"),
        pytest.param(By(day("2019-08-31")), "2019-08-31", "named inclusive-unstated", id="a printed Saturday stays"),
        pytest.param(
            By(day("2019-08-31"), roll=Roll.NEXT),
            "2019-09-02",
            "named inclusive-unstated rolled-next",
            id="unless 遇节假日顺延",
        ),
        pytest.param(
            By(day("2019-08-31"), roll=Roll.PREVIOUS),
            "2019-08-30",
            "named inclusive-unstated rolled-previous",
            id="or is put forward",
        ),
        pytest.param(
            By(day("2024-09-02"), inclusive=False, roll=Roll.PREVIOUS),
            "2024-08-30",
            "named exclusive-stated rolled-previous",
            id="the day before is looked at, not the day named",
        ),
        pytest.param(
            By(day("08-30"), roll=Roll.NEXT), "08-30", "named inclusive-unstated", id="a Friday does not move"
        ),
        pytest.param(By(FESTIVAL), "08-19", "anchor", id="an anchor's day"),
        pytest.param(
            By(day("2031-08-30")), "2031-08-30", "named inclusive-unstated", id="a fixed day needs no calendar"
        ),
    ],
)
def test_a_day(rule: Deadline, due_on: str, steps: str) -> None:
    due = due_of(rule, counting())
    assert (due.day, codes(due)) == (day(due_on), steps)
    assert (due.moment, due.opens_on) == (None, None)


@pytest.mark.parametrize(
    ("rule", "issued", "due_on", "steps"),
    [
        pytest.param(
            After(ISSUED, 30, PeriodUnit.DAYS), "08-12", "09-11", "anchor counted-forward", id="自印发之日起30日内"
        ),
        pytest.param(
            After(ISSUED, 30, PeriodUnit.DAYS),
            "09-01",
            "10-08",
            "anchor counted-forward rolled-next",
            id="10-01 rolled past the national holiday",
        ),
        pytest.param(
            After(ISSUED, 30, PeriodUnit.DAYS, Roll.NONE),
            "09-01",
            "10-01",
            "anchor counted-forward",
            id="unless it must not",
        ),
        pytest.param(
            After(ISSUED, 30, PeriodUnit.DAYS, Roll.PREVIOUS),
            "09-01",
            "09-30",
            "anchor counted-forward rolled-previous",
            id="or rolls back",
        ),
        pytest.param(After(ISSUED, 2, PeriodUnit.WEEKS), "08-12", "08-26", "anchor counted-forward", id="two weeks"),
        pytest.param(After(ISSUED, 1, PeriodUnit.MONTHS), "08-12", "09-12", "anchor counted-forward", id="one month"),
        pytest.param(
            After(ISSUED, 1, PeriodUnit.MONTHS),
            "08-31",
            "09-30",
            "anchor counted-forward month-end",
            id="one month, short",
        ),
        pytest.param(
            After(ISSUED, 1, PeriodUnit.YEARS),
            "2024-02-29",
            "2025-02-28",
            "anchor counted-forward month-end",
            id="one year, short",
        ),
        pytest.param(
            Before(FESTIVAL, 1, PeriodUnit.DAYS), "", "08-18", "anchor counted-back", id="节前一日, a Sunday, stays"
        ),
        pytest.param(
            Before(FESTIVAL, 1, PeriodUnit.DAYS, Roll.PREVIOUS),
            "",
            "08-16",
            "anchor counted-back rolled-previous",
            id="a Sunday rolled back to Friday",
        ),
        pytest.param(
            Before(ISSUED, 1, PeriodUnit.MONTHS), "05-31", "04-30", "anchor counted-back month-end", id="back, short"
        ),
    ],
)
def test_a_period(rule: Deadline, issued: str, due_on: str, steps: str) -> None:
    due = due_of(rule, counting(issued))
    assert (due.day, codes(due)) == (day(due_on), steps)


@pytest.mark.parametrize(
    ("rule", "first", "last", "steps"),
    [
        pytest.param(
            Window(day("2019-07-11"), day("2019-08-31")),
            "2019-07-11",
            "2019-08-31",
            "named named window",
            id="自七月中旬启动,至八月底结束: a printed Saturday stays",
        ),
        pytest.param(
            Window(day("2019-07-11"), day("2019-08-31"), Roll.NEXT),
            "2019-07-11",
            "2019-09-02",
            "named named window rolled-next",
            id="unless it says otherwise",
        ),
        pytest.param(Window(FESTIVAL, day("08-20")), "08-19", "08-20", "anchor named window", id="from an anchor"),
        pytest.param(Window(FESTIVAL, FESTIVAL), "08-19", "08-19", "anchor anchor window", id="one day is a window"),
    ],
)
def test_a_window(rule: Deadline, first: str, last: str, steps: str) -> None:
    due = due_of(rule, counting())
    assert (due.opens_on, due.day, codes(due)) == (day(first), day(last), steps)


@pytest.mark.parametrize(
    ("rule", "zone", "due_on", "at"),
    [
        pytest.param(By(EIGHTEEN), ZONE, "08-19", EIGHTEEN, id="2024年8月19日18:00前"),
        pytest.param(By(EIGHTEEN, inclusive=False), ZONE, "08-19", EIGHTEEN, id="a moment has no day to leave out"),
        pytest.param(By(moment("08-19T00:30")), datetime.UTC, "08-18", moment("08-19T00:30"), id="seen from elsewhere"),
        pytest.param(
            By(moment("08-31T18:00"), roll=Roll.NEXT), ZONE, "09-02", moment("09-02T18:00"), id="the hour moves along"
        ),
        pytest.param(
            Window(FESTIVAL, moment("08-30T18:00")), ZONE, "08-30", moment("08-30T18:00"), id="a window's end"
        ),
    ],
)
def test_a_moment(rule: Deadline, zone: datetime.tzinfo, due_on: str, at: datetime.datetime) -> None:
    due = due_of(rule, counting(zone=zone))
    assert (due.day, due.moment) == (day(due_on), at)


@pytest.mark.parametrize(
    ("rule", "known", "steps"),
    [
        pytest.param(Unclear("另行通知"), counting(), "unclear", id="另行通知"),
        pytest.param(After(ISSUED, 30, PeriodUnit.DAYS), counting(), "anchor-unknown", id="no day of issue"),
        pytest.param(By(ISSUED), counting(), "anchor-unknown", id="by an unknown day"),
        pytest.param(
            After(RECEIVED, 10, PeriodUnit.DAYS), counting(), "not-yet-received", id="收到之日起, nothing received"
        ),
        pytest.param(
            Before(OPENING, 1, PeriodUnit.DAYS),
            counting(received="08-12", opening=NoDay.PER_UNIT),
            "not-yet-for-unit",
            id="each unit's own day",
        ),
        pytest.param(Window(ISSUED, day("08-30")), counting(), "anchor-unknown named", id="a window from nowhere"),
        pytest.param(Window(day("08-01"), ISSUED), counting(), "named anchor-unknown", id="a window to nowhere"),
        pytest.param(
            Window(day("08-30"), FESTIVAL),
            counting(),
            "named anchor window-reversed",
            id="a window that ends too early",
        ),
        pytest.param(
            Window(moment("08-30T18:00"), moment("08-30T09:00")),
            counting(),
            "named-moment named-moment window-reversed",
            id="a window that ends at an hour too early",
        ),
        pytest.param(
            Window(day("08-31"), day("09-01"), Roll.PREVIOUS),
            counting(),
            "named named window rolled-previous window-reversed",
            id="a window that rolls to before its first day",
        ),
        pytest.param(
            After(ISSUED, 30, PeriodUnit.DAYS),
            counting(issued="2027-08-12"),
            "anchor counted-forward year-not-announced",
            id="a year nobody has announced",
        ),
        pytest.param(
            Window(day("2027-05-01"), day("2027-05-02"), Roll.NEXT),
            counting(),
            "named named window year-not-announced",
            id="a window in such a year",
        ),
        pytest.param(
            After(ISSUED, 9_000, PeriodUnit.YEARS), counting(issued="08-12"), "out-of-range", id="past the year 9999"
        ),
        pytest.param(By(datetime.date.min, inclusive=False), counting(), "out-of-range", id="before the first day"),
    ],
)
def test_no_day_is_guessed(rule: Deadline, known: Counting, steps: str) -> None:
    due = due_of(rule, known)
    assert (due.day, due.moment, due.opens_on, codes(due)) == (None, None, None, steps)


@pytest.mark.parametrize(
    ("received", "details"),
    [pytest.param(None, {}, id="one unit"), pytest.param(NoDay.PER_UNIT, {"case": "each"}, id="any")],
)
def test_a_receipt_is_awaited_from_one_unit_or_from_each(received: NoDay | None, details: dict[str, str]) -> None:
    waiting = counting()._replace(received=received)
    assert due_of(By(RECEIVED), waiting).steps == (Step(StepCode.NOT_YET_RECEIVED, details),)
    other = Anchor("check")
    assert due_of(By(other), waiting).steps == (Step(StepCode.NOT_YET_COMPLETED, {"requirement": other, **details}),)


def test_a_period_from_receipt_counts_from_each_units_own_day() -> None:
    due = due_of(After(RECEIVED, 10, PeriodUnit.DAYS), counting(received="08-12"))
    assert (due.day, codes(due)) == (day("08-22"), "received counted-forward")


def test_a_day_of_receipt_that_the_checklist_fixes_wins() -> None:
    fixed = Counting({RECEIVED: day("08-14")}, Happened(day("08-12")), ChinaCalendar(), ZONE)
    assert due_of(By(RECEIVED), fixed).day == day("08-14")


def test_every_step_carries_what_its_sentence_needs() -> None:
    due = due_of(After(ISSUED, 30, PeriodUnit.DAYS), counting(issued="09-01"))
    assert due.steps == (
        Step(StepCode.ANCHOR, {"anchor": ISSUED, "day": day("09-01")}),
        Step(
            StepCode.COUNTED_FORWARD,
            {"start": day("09-01"), "count": 30, "unit": PeriodUnit.DAYS, "day": day("10-01")},
        ),
        Step(
            StepCode.ROLLED_NEXT,
            {
                "from": day("10-01"),
                "to": day("10-08"),
                "rests": tuple(Rest(day(f"10-0{number}"), "National Day") for number in range(1, 8)),
            },
        ),
    )


@pytest.mark.parametrize(
    ("rule", "issued", "due_on", "steps"),
    [
        pytest.param(
            Workdays(ISSUED, 10), "08-12", "08-26", "anchor workdays-forward skipped", id="印发之日起10个工作日内"
        ),
        pytest.param(
            Workdays(ISSUED, 10),
            "09-25",
            "10-14",
            "anchor workdays-forward skipped made-up",
            id="across the national holiday, with its make-up days",
        ),
        pytest.param(
            Workdays(ISSUED, 5),
            "2026-09-18",
            "2026-09-24",
            "anchor workdays-forward skipped made-up",
            id="a Sunday that is worked",
        ),
        pytest.param(Workdays(ISSUED, 1), "08-12", "08-13", "anchor workdays-forward", id="nothing to pass over"),
        pytest.param(Workdays(FESTIVAL, -3), "", "08-14", "anchor workdays-back skipped", id="节前三个工作日"),
        pytest.param(
            Workdays(ISSUED, 10), "2026-12-28", None, "anchor workdays-not-announced", id="into a year nobody announced"
        ),
        pytest.param(Workdays(RECEIVED, 10), "", None, "not-yet-received", id="收到本通知之日起"),
        pytest.param(Workdays(OPENING, 1), "", None, "anchor-unknown", id="from a day nobody knows"),
    ],
)
def test_working_days(rule: Deadline, issued: str, due_on: str | None, steps: str) -> None:
    due = due_of(rule, counting(issued))
    assert (due.day, codes(due)) == (day(due_on) if due_on else None, steps)
    assert (due.moment, due.opens_on) == (None, None)


@pytest.mark.parametrize(
    ("rule", "issued", "due_on", "steps", "year"),
    [
        pytest.param(Workdays(ISSUED, 1), "2026-12-31", "2027-01-04", "skipped estimated", 2027, id="into such a year"),
        pytest.param(Workdays(ISSUED, -1), "2027-01-01", "2026-12-31", "", None, id="its own day is not looked at"),
        pytest.param(Workdays(ISSUED, -2), "2027-01-02", "2026-12-30", "skipped estimated", 2027, id="the next one is"),
        pytest.param(Workdays(ISSUED, 1), "2003-12-31", "2004-01-02", "skipped", None, id="forward too, not its own"),
        pytest.param(Workdays(ISSUED, 2), "2003-12-30", "2004-01-02", "skipped estimated", 2003, id="but the next one"),
        pytest.param(Workdays(ISSUED, -1), "2004-01-01", "2003-12-31", "estimated", 2003, id="back into such a year"),
        pytest.param(Workdays(ISSUED, 270), "2026-12-31", "2028-01-17", "skipped estimated", 2027, id="over two years"),
    ],
)
def test_working_days_of_a_year_nobody_announced_are_an_estimate(
    rule: Workdays, issued: str, due_on: str, steps: str, year: int | None
) -> None:
    guessing = counting(issued)._replace(calendar=EstimatingCalendar(ChinaCalendar()))
    due = due_of(rule, guessing)
    way = "anchor workdays-forward" if rule.length > 0 else "anchor workdays-back"
    assert (due.day, codes(due)) == (day(due_on), f"{way} {steps}".strip())
    assert due.estimated is (year is not None)
    assert year is None or due.steps[-1].details == {"year": year}


def test_working_days_carry_what_was_passed_over_and_what_was_worked() -> None:
    due = due_of(Workdays(ISSUED, 5), counting(issued="2026-09-18"))
    assert due.steps[1:] == (
        Step(
            StepCode.WORKDAYS_FORWARD,
            {"start": day("2026-09-18"), "count": 5, "unit": "workdays", "day": day("2026-09-24")},
        ),
        Step(StepCode.SKIPPED, {"rests": (Rest(day("2026-09-19"), "weekend"),)}),
        Step(StepCode.MADE_UP, {"days": (day("2026-09-20"),)}),
    )


def test_a_year_nobody_has_announced_is_named() -> None:
    due = due_of(After(ISSUED, 30, PeriodUnit.DAYS), counting(issued="2027-08-12"))
    assert due.steps[-1] == Step(StepCode.YEAR_NOT_ANNOUNCED, {"year": 2027, "day": day("2027-09-11")})
