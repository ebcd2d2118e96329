"""Asking on a terminal before much is recorded: only a yes is one."""

import datetime
from typing import TYPE_CHECKING, Final

import typer

from notice_tasks.actions.moment import Moment
from notice_tasks.cli.console import ask, tell, tell_screen
from notice_tasks.cli.session import Session
from notice_tasks.model.event import Act
from notice_tasks.reports.outcomes import question_screen
from notice_tasks.reports.plain import text
from notice_tasks.rules.outcome import Outcome
from notice_tasks.words.catalogue import say, say_n

if TYPE_CHECKING:
    from notice_tasks.actions.confirm import Ask

_YES: Final = frozenset({"y", "yes", "是", "好", "对", "确定"})


def asking(here: Session, act: Act) -> "Ask":
    """What shows somebody an outcome and asks; where the answer is to be JSON, on standard error."""
    # What is asked was judged with the lock held; that others write while somebody thinks is told as such.
    here = here.after_writing()

    def asked(outcome: Outcome, *, changed: bool) -> Moment:
        screen = question_screen(outcome, here.labels, changed=changed)
        if here.json:
            tell_screen(text(screen))
        else:
            here.show(screen)
        if not _is_yes(_question(act, len(outcome.new)), on_stderr=here.json):
            tell(say("Nothing was taken back.") if act is Act.UNDO else say("Nothing was recorded."))
            raise typer.Abort
        return Moment(datetime.datetime.now(datetime.UTC))

    return asked


def _question(act: Act, count: int) -> str:
    if act is Act.UNDO:
        return say_n("Take it back for {n} unit? [y/N]", "Take it back for {n} units? [y/N]", count)
    return say_n("Record it for {n} unit? [y/N]", "Record it for {n} units? [y/N]", count)


def _is_yes(question: str, *, on_stderr: bool) -> bool:
    """Whether somebody said yes; Ctrl-C and Ctrl-D are a no."""
    try:
        answer = ask(question, default="", show_default=False, prompt_suffix=" ", err=on_stderr)
    except typer.Abort:
        tell("")  # the cursor still stands behind the question
        return False
    return answer.lower() in _YES
