"""The levels above a requirement on a screen: one line each, the nearest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.model.deadline import Every
from notice_tasks.reports.content import Mark, Tone
from notice_tasks.reports.due_rule import due_rule_on, rule
from notice_tasks.reports.phrases import due_day
from notice_tasks.words.catalogue import clauses, join, say, say_n, with_remark
from notice_tasks.words.terms import dated

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from notice_tasks.model.notice import Notice
    from notice_tasks.reports.labels import Labels
    from notice_tasks.rules.forwarding import LevelAbove
    from notice_tasks.rules.steps import Due


def level_facts(
    levels: Sequence[LevelAbove], labels: Labels, day: datetime.date
) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    """The levels as a fact, if there are any. A rule that recurs is given as in force on that day."""
    if levels:
        yield (
            say("Levels above"),
            tuple(_level(level, labels, day, nearest=number == 0) for number, level in enumerate(levels)),
        )


def notice_above(named: str, notice: Notice | None, labels: Labels) -> str:
    """A notice of a level above: its issuer, its title, and the word that names it."""
    if notice is None:
        return with_remark(named, say("not in this workspace"))
    title = labels.notice(notice)
    if title == notice.id:
        return named
    if notice.issuers:
        title = say("{issuers}, {title}", issuers=join(list(notice.issuers)), title=title)
    return with_remark(title, named)


def _level(level: LevelAbove, labels: Labels, day: datetime.date, *, nearest: bool) -> Mark:
    name = notice_above(f"{level.notice_id}/{level.requirement_id}", level.notice, labels)
    if level.notice is None:
        return Mark(name, Tone.NEAR)
    requirement = level.requirement
    if requirement is None:
        return Mark(say("{level}: {said}", level=name, said=say("it has no such requirement")), Tone.NEAR)
    in_force = due_rule_on(level.notice, requirement, day)
    due = rule(in_force, level.notice) if isinstance(in_force, Every) else _due(level.due)
    said = clauses([due, *_gaps(level, nearest=nearest)])
    return Mark(say("{level}: {said}", level=name, said=said), Tone.BAD if level.late else Tone.PLAIN)


def _due(due: Due | None) -> str:
    if due is None or due.day is None:
        return due_day(due)
    return say("due {day}", day=dated(due.moment or due.day))


def _gaps(level: LevelAbove, *, nearest: bool) -> Iterator[str]:
    """How many days this level and, if different, the level just below are ahead of the one above."""
    if level.late is not None and level.slack_days == 0:
        yield say("too late here, on that very day")
    elif level.slack_days is not None:
        yield say("{gap} here", gap=_gap(level.slack_days))
    if level.step_days is not None and not nearest:
        yield say("the level just below it: {gap}", gap=_gap(level.step_days))


def _gap(days: int) -> str:
    if days < 0:
        return say_n("too late by {n} day", "too late by {n} days", -days)
    if days == 0:
        return say("no slack")
    return say_n("{n} day of slack", "{n} days of slack", days)
