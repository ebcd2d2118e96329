"""What the recording commands say: what changed, in which file, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notice_tasks.model.event import Act
from notice_tasks.model.notice import EvidenceNeed
from notice_tasks.reports.content import Block, Document, Heading, Labels, Line, Tone, line
from notice_tasks.reports.log import what
from notice_tasks.reports.phrases import progress, timeliness
from notice_tasks.rules.progress import Effect, Entry, Progress
from notice_tasks.words.catalogue import clauses, say, say_n

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.rules.views import Recorded

FILES_NAMED = 10
"""Up to so many units are named one by one; more are counted."""


def recorded_screen(results: Sequence[Recorded], labels: Labels, *, dry_run: bool) -> Document:
    """What became of each unit's cell."""
    first = results[0].cell
    path = f"{first.notice.id}/{first.requirement.id}"
    blocks: list[Block] = [Heading(labels.requirement(first.requirement), path)]
    if dry_run:
        blocks.append(line(say("A trial: nothing is written."), Tone.NEAR))
    new, old = [r for r in results if r.new], [r for r in results if not r.new]
    for result in new[:FILES_NAMED]:
        blocks += [_changed(result, labels), line(f"    {result.file}", Tone.QUIET)]
    if len(new) > FILES_NAMED:
        blocks.append(line(say_n("and {n} unit more", "and {n} units more", len(new) - FILES_NAMED)))
    blocks += [_unchanged(result, labels) for result in old[:FILES_NAMED]]
    if len(old) > FILES_NAMED:
        blocks.append(
            line(say_n("and {n} unit more as before", "and {n} units more as before", len(old) - FILES_NAMED))
        )
    if new and not dry_run:
        blocks += _next_step(new[0], path)
    return blocks


def _changed(result: Recorded, labels: Labels) -> Line:
    event = result.event
    said = what(Entry(event, Effect.COUNTS, result.cell.progress))
    standing = clauses(list(dict.fromkeys([progress(result.cell).text, timeliness(result.cell).text])))
    sentence = say(
        "{unit}: {said}, on {on} -> {standing}",
        unit=labels.unit(result.cell.unit),
        said=said,
        on=event.on,
        standing=standing,
    )
    return line(sentence, Tone.GOOD)


def _unchanged(result: Recorded, labels: Labels) -> Line:
    event = result.event
    sentence = say(
        "{unit}: already so since {on} by {by} ({id}); nothing to write",
        unit=labels.unit(result.cell.unit),
        on=event.on,
        by=event.by,
        id=event.id,
    )
    return line(sentence, Tone.QUIET)


def _next_step(result: Recorded, path: str) -> Iterator[Line]:
    """The likely next command, where there is one."""
    unit = result.cell.unit.id
    evidence = result.cell.history.counting(Act.EVIDENCE)
    lacking = result.cell.requirement.evidence is EvidenceNeed.REQUIRED and not evidence
    if result.cell.progress is Progress.SUBMITTED and lacking:
        yield _next(f"notice-tasks evidence {unit} {path} --file ...")
    elif result.cell.progress is Progress.SUBMITTED:
        yield _next(f"notice-tasks accept {unit} {path}")
    elif result.event.did is Act.RETURN:
        yield _next(f"notice-tasks submit {unit} {path}")


def _next(command: str) -> Line:
    return line(say("Next: {command}", command=command), Tone.QUIET)
