"""How the program says that it cannot go on."""

import os
import sys

from notice_tasks.cli.console import can_show
from notice_tasks.problems import BadInput, CannotGoOn
from notice_tasks.reports.content import Labels
from notice_tasks.reports.plain import text
from notice_tasks.reports.problems import problems_screen
from notice_tasks.reports.recorded import refusals_screen
from notice_tasks.rules.views import Refusals
from notice_tasks.words.catalogue import say
from notice_tasks.words.sentences import failure_sentence


def say_failure(error: CannotGoOn) -> None:
    """One sentence on standard error, then the faults or refusals behind it, a line each."""
    details = dict(error.details)
    refusals = details.pop("refusals", None)
    if isinstance(refusals, Refusals):
        details["requirement"] = refusals.requirement
    _write(failure_sentence(error.code, details))
    if isinstance(refusals, Refusals):
        sys.stderr.write(text(refusals_screen(refusals, Labels(can_show))))
    if isinstance(error, BadInput):
        sys.stderr.write(text(problems_screen(error.problems)))


def say_bug(error: Exception) -> None:
    """Own up: what happened, where in our code, and whom to tell."""
    if os.environ.get("NOTICE_TASKS_TRACEBACK"):
        import traceback  # noqa: PLC0415

        traceback.print_exception(error)
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    sentence = say(
        "This is a fault of notice-tasks, not yours: {kind}: {error} ({place}). "
        "Please report it; with NOTICE_TASKS_TRACEBACK=1 it tells more.",
        kind=type(error).__name__,
        error=error,
        place=place,
    )
    _write(sentence)


def _write(sentence: str) -> None:
    line = say("error: {sentence}", sentence=sentence)
    sys.stderr.write(f"{line}\n")


def stop_quietly() -> None:
    """Nobody reads our output any more: let what is still buffered go nowhere, without a complaint at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
