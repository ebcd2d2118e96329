"""What to type if a hand-in, recorded as of today and late, happened on its due day."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from notice_tasks.cli.paste import line as to_paste
from notice_tasks.cli.paste import words_of
from notice_tasks.reports.commands import UNDO, undo_batch_command
from notice_tasks.reports.content import Line, Tone, line
from notice_tasks.rules.outcome import Outcome, Recorded
from notice_tasks.words.catalogue import say
from notice_tasks.words.terms import dated

if TYPE_CHECKING:
    from notice_tasks.cli.record_options import SharedOptions


def just_due_lines(outcome: Outcome, typed: Sequence[str], own: NamedTuple, shared: "SharedOptions") -> Iterator[Line]:
    """For each due day just missed, the lines that record its units again as of that day.

    `typed` is the command with its units as typed.
    """
    for day in sorted({*outcome.just_due.values()}):
        late = [result for result in outcome.new if outcome.just_due.get(result.cell.unit.id) == day]
        again = _again(outcome, late, typed)
        options = shared._replace(on=str(day), dry_run=False)
        if len(late) < len(outcome.new):
            options = options._replace(group=None, under=None, excepted=None, everyone=False)
        if shared.dry_run:
            yield line(say("If it happened on the due day, {day}:", day=dated(day)), Tone.NEAR)
        else:
            yield line(
                say("If it happened on the due day, {day}, take it back and record it again:", day=dated(day)),
                Tone.NEAR,
            )
            yield line(f"    {_undo(outcome, late)}")
        yield line(f"    {to_paste([*again, *words_of(own), *words_of(options)])}")


def _again(outcome: Outcome, late: Sequence[Recorded], typed: Sequence[str]) -> list[str]:
    """The command for the late units: as typed if there are no others."""
    path = late[0].cell.path
    if len(late) == len(outcome.new):
        return [*typed, path]
    return [*typed[:2], *(result.cell.unit.id for result in late), path]


def _undo(outcome: Outcome, late: Sequence[Recorded]) -> str:
    if outcome.batch is None:
        return f"{UNDO} {late[0].cell.unit.id} {late[0].cell.path}"
    kept = (result.cell.unit.id for result in outcome.new if result not in late)
    return " ".join([undo_batch_command(outcome.batch), *(f"--except {unit}" for unit in kept)])
