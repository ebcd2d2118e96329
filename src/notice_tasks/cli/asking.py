"""Confirmation on a terminal before many events are recorded: only yes counts as yes."""

import datetime
from typing import TYPE_CHECKING, Final

import typer

from notice_tasks.actions.moment import Moment
from notice_tasks.cli.console import ask, tell, tell_asides, tell_screen
from notice_tasks.cli.session import Session
from notice_tasks.model.event import Act
from notice_tasks.reports.outcomes import question_screen
from notice_tasks.reports.plain import text
from notice_tasks.rules.outcome import Outcome
from notice_tasks.words.catalogue import say, say_n

if TYPE_CHECKING:
    from notice_tasks.actions.confirm import Ask

_YES: Final = frozenset({"y", "yes", "是", "好", "对", "确定"})


def asking(session: Session, act: Act) -> "Ask":
    """A function that shows the outcome and asks to confirm it. With --json it writes to standard error."""
    # The outcome was judged under the lock. Records that change while the user thinks are reported.
    session = session.after_writing()

    def asked(outcome: Outcome, *, changed: bool) -> Moment:
        tell_asides()
        screen = question_screen(outcome, session.labels, changed=changed)
        if session.json:
            tell_screen(text(screen))
        else:
            session.show(screen)
        if not _is_yes(_question(act, len(outcome.new)), on_stderr=session.json):
            tell(say("Nothing was taken back.") if act is Act.UNDO else say("Nothing was recorded."))
            raise typer.Abort
        return Moment(datetime.datetime.now(datetime.UTC))

    return asked


def _question(act: Act, count: int) -> str:
    if act is Act.UNDO:
        return say_n("Take it back for {n} unit? [y/N]", "Take it back for {n} units? [y/N]", count)
    return say_n("Record it for {n} unit? [y/N]", "Record it for {n} units? [y/N]", count)


def _is_yes(question: str, *, on_stderr: bool) -> bool:
    """Whether the user said yes. Ctrl-C and Ctrl-D mean no."""
    try:
        answer = ask(question, default="", show_default=False, prompt_suffix=" ", err=on_stderr)
    except typer.Abort:
        tell("")  # the cursor is still after the question
        return False
    return answer.lower() in _YES
