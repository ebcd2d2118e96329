"""The steps that lead to a due day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.words.catalogue import N_
from notice_tasks.words.filling import filled

if TYPE_CHECKING:
    from collections.abc import Mapping

STEPS: Final[dict[str, str]] = {
    "named": N_("The checklist gives the day for the notice's words: {day}."),
    "named.first": N_("The checklist gives the first day for the notice's words: {day}."),
    "named.last": N_("The checklist gives the last day for the notice's words: {day}."),
    "named-moment.first": N_("The checklist gives the first moment for the notice's words: {moment}."),
    "named-moment.last": N_("The checklist gives the last moment for the notice's words: {moment}."),
    "named-moment": N_("The checklist gives the moment for the notice's words: {moment}."),
    "anchor": N_("The anchor '{anchor}' is {day}, as the checklist says."),
    "received": N_("The unit received the notice on {day}: its first acknowledgement."),
    "received.notice": N_("The unit received the notice on {day}: it acknowledged the whole notice ({id})."),
    "received.requirement": N_(
        "The unit received the notice on {day}: its first acknowledgement, recorded for '{requirement}' ({id})."
    ),
    "completed": N_("The unit handed in '{requirement}' on {day}."),
    "not-yet-completed": N_("The unit has not handed in '{requirement}' yet, so the count has not begun."),
    "not-yet-completed.each": N_("Each unit has its own day: the count begins when it has handed in '{requirement}'."),
    "anchor-without-time": N_(
        "Only the day of '{anchor}' is known ({day}), not the time of day, so hours cannot be counted from it."
    ),
    "anchor-unknown": N_("The day of the anchor '{anchor}' is unknown, so there is no due day; nothing is guessed."),
    "not-yet-received": N_("The unit has not acknowledged the notice yet, so the count has not begun."),
    "not-yet-received.each": N_(
        "Each unit has its own day: the count begins with its first acknowledgement of the notice."
    ),
    "not-yet-for-unit": N_("The day of the anchor '{anchor}' is each unit's own and is not known yet."),
    "inclusive-unstated": N_(
        "The notice says nothing else, so the day itself counts (Civil Code, art. 1259, leaves open what 前, "
        "before, means)."
    ),
    "inclusive-stated": N_("The day itself counts, as the notice says."),
    "exclusive-stated.asked": N_("{day} itself does not count, so the last day is {last}."),
    "exclusive-stated": N_("The notice excludes {day}, so the last day is {last}."),
    "window": N_("It is open from {first} to {last}, both days included."),
    "window.moment": N_("It is open from {first} until {last}."),
    "window-reversed": N_("The window ends on {last}, before it opens on {first}: it contains no day."),
    "counted-forward": N_(
        "Counted {length} from {start}, which is itself not counted (Civil Code, art. 201, by analogy): {day}."
    ),
    "counted-back": N_("Counted back {length} from {start}: {day}."),
    "elapsed-forward": N_(
        "Counted {length} from {start}; hours count from that moment on, through nights and rest days (Civil "
        "Code, art. 201, by analogy): {moment}."
    ),
    "elapsed-back": N_("Counted back {length} from {start}, through nights and rest days: {moment}."),
    "workdays-forward": N_("Counted {length} from {start}, which is itself not counted: {day}."),
    "workdays-back": N_("Counted back {length} from {start}, which is itself not counted: {day}."),
    "between": N_("{start} itself is not counted, {end} is (Civil Code, art. 201, by analogy)."),
    "skipped": N_("Skipped: {rests}."),
    "made-up": N_("Worked in place of a holiday, and counted: {days}."),
    "workdays-not-announced": N_(
        "Counted from {start}, it reaches {year}, whose working days are not announced, so there is no due day yet."
    ),
    "month-end": N_("The month has no such day, so its last day is used: {day} (art. 202)."),
    "out-of-range": N_("The day would be outside the calendar, so there is no due day."),
    "rolled-next": N_(
        "{from} is a rest day, so it moves to the next working day: {to} (Civil Code, art. 203, by analogy). "
        "Skipped: {rests}."
    ),
    "rolled-previous": N_(
        "{from} is a rest day, so it moves to the working day before, as the checklist says: {to}. Skipped: {rests}."
    ),
    "rolled-previous.asked": N_("{from} is a rest day, so it moves to the working day before: {to}. Skipped: {rests}."),
    "stays": N_("{day} is a working day, so it stays."),
    "year-not-announced": N_(
        "{day} may be a rest day: the working days of {year} are not announced, so there is no due day yet."
    ),
    "estimated": N_(
        "The working days of {year} are not announced yet. They are estimated from Mondays to Fridays and the "
        "fixed holidays, so the day may still change."
    ),
    "recurs": N_("It recurs: each occurrence has a due day of its own."),
    "occurrence": N_("The rule ({rhythm}) gives the occurrence of {day}."),
    "moved": N_("This occurrence was moved from {from} to {to}: {reason}"),
    "amended": N_("Amended on {on}; before that it was due on {was}: {reason}"),
    "amended.undated": N_("Amended on {on}; before that it had no due day: {reason}"),
    "amended.unresolved": N_("Amended on {on}; before that its due day was not known: {reason}"),
    "amended.recurred": N_("Amended on {on}; before that it recurred: {reason}"),
    "counted-anew": N_(
        "The hand-in it counts from was returned or repeated on {on}, so it is counted again; before that it was "
        "due on {was}."
    ),
    "amended.recurs": N_("Amended on {on}, for the occurrences from then on: {reason}"),
    "unclear": N_("The notice says only “{words}”: no day can be worked out, and none is guessed."),
    "extended": N_("Extended on {on} by {by} from {from} to {to}: {reason}"),
    "extended.late": N_(
        "Extended on {on} by {by} from {from} to {to}, after the due day had passed, so the miss stays: {reason}"
    ),
    "extended.redo-late": N_(
        "Extended on {on} by {by} from {from} to {to}, after the redo day had passed, so the miss stays: {reason}"
    ),
    "not-extended": N_(
        "Extended on {on} by {by} to {to}, which changes nothing: the day in force is {in_force}. Reason: {reason}"
    ),
    "returned": N_("Returned on {on} by {by}, to be handed in again by {to}: {reason}"),
    "returned.no-day": N_("Returned on {on} by {by}, without a redo day: {reason}"),
    "withdrawn": N_("Withdrawn on {on}, and no longer owed from then on: {reason}"),
    "extended.afterwards": N_("Extended on {on} by {by} from {from} to {to}, recorded only on {recorded}: {reason}"),
}


def step_sentence(code: str, details: Mapping[str, object]) -> str:
    """One step that leads to a due day. A reason in it is quoted as written by its author."""
    return filled(STEPS, code, details)
