"""The texts of an item: its title and its description."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from notice_tasks.rules.cells import Cell
from notice_tasks.rules.progress import Progress
from notice_tasks.rules.steps import StepCode
from notice_tasks.words.catalogue import join, say
from notice_tasks.words.steps import step_sentence
from notice_tasks.words.terms import of_occurrence, titled, written

_TOLD: Final = frozenset({StepCode.MOVED, StepCode.AMENDED, StepCode.ESTIMATED, StepCode.RETURNED})


def summary(cell: Cell) -> str:
    """The title of a due day, with the state."""
    return f"{_state(cell)}{_what(cell)}"


def summary_of_window(cell: Cell) -> str:
    """The title of a window."""
    text = say("Open: {text}", text=_what(cell))
    return f"{_state(cell)}{text}"


def summary_of_reminder(cell: Cell, days: int) -> str:
    """The title of a day of reminder, `days` days before the due day."""
    text = say("[{n} days left] {text}", n=days, text=_what(cell))
    return f"{_state(cell)}{text}"


def is_cancelled(cell: Cell) -> bool:
    """Whether the issuer withdrew the requirement before it was done."""
    return cell.withdrawn and cell.progress.open


def _what(cell: Cell) -> str:
    title = of_occurrence(cell.requirement.title, cell.occurrence)
    return say("{requirement} ({unit})", requirement=title, unit=cell.unit.name)


def _state(cell: Cell) -> str:
    """The state in words, because some programs hide STATUS. Overdue is left out: it would depend on the clock."""
    if is_cancelled(cell):
        return say("[withdrawn] ")
    if cell.verdict.due is not None and cell.verdict.due.estimated and not cell.closed:
        return say("[estimate] ")
    if cell.verdict.redo:
        return say("[redo] ")
    states = {
        Progress.DONE: say("[done] "),
        Progress.SUBMITTED: say("[submitted] "),
        Progress.EXEMPT: say("[exempt] "),
    }
    return states.get(cell.progress, "")


def description(cell: Cell) -> str:
    """The notice, how the day was found, where to deliver and whom to ask, one line each."""
    notice, requirement = cell.notice, cell.requirement
    lines = [say("Notice: {title}", title=titled(notice.title, notice.number)), *_extensions(cell)]
    if requirement.clause:
        lines.append(say("Clause: {clause}", clause=requirement.clause))
    lines += [say("“{quote}”", quote=quote) for quote in requirement.quotes]
    if requirement.deliver_to:
        lines.append(say("Deliver to: {to}", to=requirement.deliver_to))
    if requirement.reach:
        lines.append(say("Must reach: {reach}", reach=join(list(requirement.reach))))
    for contact in notice.contacts:
        parts = (contact.office, contact.name, contact.phone, contact.email)
        lines.append(say("Contact: {contact}", contact="  ".join(part for part in parts if part)))
    return "\n".join(lines)


def _extensions(cell: Cell) -> Iterator[str]:
    """Why the due day differs from the notice's; the title and the day alone do not show that."""
    steps = cell.verdict.due.steps if cell.verdict.due else ()
    yield from (step_sentence(step.code, step.details) for step in steps if step.code in _TOLD)
    granted = [step.details for step in steps if step.code is StepCode.EXTENDED]
    for number, details in enumerate(granted):
        values = {key: written(value) if isinstance(value, datetime) else value for key, value in details.items()}
        values["reason"] = values["reason"] or say("no reason written down")
        if number == 0:
            yield say("Originally due {from}, extended to {to}: {reason}", **values)
        else:
            yield say("Extended again to {to}: {reason}", **values)
