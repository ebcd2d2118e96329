"""The screen of `calc`: a calculated day, and how it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from notice_tasks.reports.content import Block, Column, Document, Heading, Line, Mark, Table, Tone, line
from notice_tasks.reports.steps import dated_or_estimated, found, numbered
from notice_tasks.rules.calc import Answer, Between, Listing
from notice_tasks.rules.occurrences import rhythm_details
from notice_tasks.rules.steps import Due, Step, StepCode
from notice_tasks.words.catalogue import join, say, say_n, with_remark
from notice_tasks.words.steps import step_sentence
from notice_tasks.words.terms import dated, length, rest_days, rhythm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def calc_screen(answer: Answer) -> Document:
    """The result of a calculation."""
    match answer:
        case Due():
            return list(found(answer))
        case Listing():
            return list(_listing(answer))
        case Between():
            return list(_between(answer))
        case _:
            assert_never(answer)


def _listing(answer: Listing) -> Iterator[Block]:
    """The occurrences. One moved off a rest day shows the days that were skipped."""
    yield Heading(rhythm(rhythm_details(answer.rule.rhythm)))
    dues = [(instance.occurrence, instance.due) for instance in answer.instances]
    steps = [step for _day, due in dues if due for step in due.steps]
    columns = (Column(say("Occurrence")), Column(say("Due")), Column(say("Skipped"), wide=True))
    rows = [
        (Mark(dated(day)), Mark(dated_or_estimated(due.day, estimated=due.estimated)), Mark(_passed_over(due)))
        for day, due in dues
        if day and due and due.day
    ]
    moves = any(passed.text for _day, _due, passed in rows)
    yield Table(columns if moves else columns[:2], tuple(row if moves else row[:2] for row in rows))
    yield from _estimates(steps)
    if answer.more:
        sentence = say_n(
            "{n} is shown; --count or --to gives more.",
            "{n} are shown; --count or --to gives more.",
            len(rows),
        )
        yield line(sentence, Tone.QUIET)


def _passed_over(due: Due) -> str:
    for step in due.steps:
        match step.details:
            case {"rests": tuple(rests)}:
                return rest_days(rests)
    return ""


def _estimates(steps: Iterable[Step]) -> Iterator[Block]:
    """Each year that is only estimated, once."""
    by_year = {step.details["year"]: step for step in steps if step.code is StepCode.ESTIMATED}
    for step in by_year.values():
        yield line(step_sentence(step.code, step.details), Tone.NEAR)


def _between(answer: Between) -> Iterator[Block]:
    workdays = length(abs(answer.workdays), "workdays")
    lengths = join(
        [length(abs(answer.days), "days"), with_remark(workdays, say("estimate")) if answer.estimated else workdays]
    )
    ends = {"start": dated(answer.start), "end": dated(answer.end)}
    sentence = (
        say("Back from {start} to {end}: {lengths}", lengths=lengths, **ends)
        if answer.days < 0
        else say("From {start} to {end}: {lengths}", lengths=lengths, **ends)
    )
    yield Line(Mark(sentence, Tone.STRONG))
    yield from numbered(answer.steps)
