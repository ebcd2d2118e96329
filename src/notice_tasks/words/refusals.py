"""Reasons why an act cannot be recorded for a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from notice_tasks.words.catalogue import N_
from notice_tasks.words.filling import filled

if TYPE_CHECKING:
    from collections.abc import Mapping

REFUSALS: Final[dict[str, str]] = {
    "on-before-notice": N_(
        "{on} is before the notice itself ({since}, {file}). Mend --on, or the day in the checklist."
    ),
    "on-before-notice.far": N_("{on} is long before any day of this notice ({file}; not before {since}). Mend --on."),
    "act-not-allowed": N_("it is {progress}, so {act} is not possible. Possible now: {allowed}."),
    "not-allowed-then": N_(
        "on {on} it was {progress}, so {act} was not possible. Possible then: {allowed}. Mend --on, or first record "
        "what came before."
    ),
    "later-act-lost": N_(
        "{act} of {later} ({id}) would no longer have an effect. Mend --on, or take that back first: notice-tasks "
        "undo {unit} {path} --event {id}"
    ),
    "later-act-lost.undo": N_(
        "{act} of {later} ({id}) depends on it. Take that back first: notice-tasks undo {unit} {path} --event {id}"
    ),
    "already-otherwise": N_(
        "it is {progress} already, since {on} by {by} ({id}). To change that, take it back first: "
        "notice-tasks undo {unit} {path} --event {id}"
    ),
    "nothing-to-extend": N_("it has no due day, so there is nothing to extend."),
    "nothing-to-extend.then": N_("on {on} it had no due day, so there was nothing to extend. Mend --on."),
    "cannot-extend-unresolved": N_("its due day is not known yet. Put the missing day into the checklist first."),
    "cannot-extend-unresolved.not-received": N_(
        "its due day counts from its acknowledgement, and there is none. Record that first: notice-tasks ack"
    ),
    "cannot-extend-unresolved.not-completed": N_(
        "its due day counts from an earlier hand-in, which is missing. Record that first."
    ),
    "cannot-extend-unresolved.not-announced": N_(
        "its due day is not known: the working days of that year are not announced yet."
    ),
    "extension-not-later": N_("{to} is not later than its due day {due}."),
    "redo-too-early": N_("{to} is before the return itself ({on}). Mend --to, or leave it out."),
    "redo-too-early.due": N_("{to} is before its due day {due}. Mend --to, or leave it out."),
    "redo-unknown": N_("the working days of {year} are not announced. Give the redo day: --to DAY"),
    "evidence-required": N_(
        "evidence is required and there is none. Add it: notice-tasks evidence {unit} {path} --file FILE; "
        'or go without: --without-evidence --note "..."'
    ),
    "nothing-to-undo": N_("nothing was recorded that could be undone."),
    "nothing-to-undo.notice": N_(
        "nothing was recorded for it alone that could be undone. The acknowledgement of the whole notice ({on}) is "
        "taken back so: notice-tasks undo {unit} {notice}"
    ),
    "no-such-event.notice": N_(
        "that is the acknowledgement of the whole notice ({on}). Take it back so: notice-tasks undo {unit} {notice}"
    ),
    "no-such-event": N_("it has no record '{id}'. See them: notice-tasks log"),
    "belongs-to-nothing": N_("'{missing}' is no longer in this workspace, so its records cannot be taken back."),
    "undo-of-undo": N_("'{id}' is itself an undo. Record the act again instead."),
    "undo-before-event": N_("{on} is before the record to be undone ({event}, {id})."),
}


def refusal_sentence(code: str, details: Mapping[str, object]) -> str:
    """The reason why an act cannot be recorded for a unit."""
    return filled(REFUSALS, code, details)
