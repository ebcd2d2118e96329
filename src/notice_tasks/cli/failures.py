"""Failures: the messages and exit codes of exceptions."""

import os
from collections.abc import Mapping

import typer

from notice_tasks.cli.console import can_show, silence_errors, silence_output, tell, tell_screen
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.installed import say_unfitting, unfitting
from notice_tasks.cli.usage import UsageError, say_usage_error
from notice_tasks.problems import BadInput, CannotGoOn
from notice_tasks.reports.labels import Labels
from notice_tasks.reports.plain import text
from notice_tasks.reports.problems import problems_screen
from notice_tasks.reports.refusals import refusals_screen
from notice_tasks.rules.outcome import Refusals
from notice_tasks.words.catalogue import say
from notice_tasks.words.failures import failure_sentence
from notice_tasks.words.system import refusal


def leave(error: BaseException) -> int:
    """Report why the command stops, if there is anything to report, and return the exit code."""
    try:
        _say_why(error)
    except OSError:  # standard error is closed or full too
        silence_errors()
    return _code(error)


def _code(error: BaseException) -> Exit:
    match error:
        case BrokenPipeError() | SystemExit():  # typer turns a closed pipe into SystemExit
            return Exit.OK
        case KeyboardInterrupt() | typer.Abort():
            return Exit.INTERRUPTED
        case BadInput() | OSError():
            return Exit.INPUT
        case CannotGoOn() | UsageError():
            return Exit.USAGE
        case _:
            return Exit.INPUT if unfitting() else Exit.BUG


def _say_why(error: BaseException) -> None:
    match error:
        case BrokenPipeError() | SystemExit():
            silence_output()
        case KeyboardInterrupt() | typer.Abort():
            pass
        case CannotGoOn():
            say_failure(error)
        case UsageError():
            say_usage_error(error)
        case OSError():
            say_refusal_of_the_system(error)
        case _:
            _say_unfitting_or_bug(error)


def say_failure(error: CannotGoOn) -> None:
    """Write one sentence to standard error, then the faults or refusals that caused it, one a line."""
    details = dict(error.details)
    refusals = details.pop("refusals", None)
    if isinstance(refusals, Refusals):
        details["requirement"] = refusals.requirement
    _write(_failure(error.code, details))
    if isinstance(refusals, Refusals):
        tell_screen(text(refusals_screen(refusals, Labels(can_show))))
    if isinstance(error, BadInput):
        tell_screen(text(problems_screen(error.problems)))


def _failure(code: str, details: Mapping[str, object]) -> str:
    if code == "not-an-rrule":
        from notice_tasks.reports.problem_sentences import problem_sentence  # noqa: PLC0415  (only this failure needs it)

        return problem_sentence("N307", details)  # the fault is the same in a checklist
    return failure_sentence(code, details)


def say_refusal_of_the_system(error: OSError) -> None:
    """Report what the operating system refused, with the file. Without a file it was standard output."""
    reason = error.strerror or str(error)
    if error.filename is None:
        silence_output()
        _write(say("The output cannot be written: {reason}.", reason=refusal(reason)))
    else:
        say_failure(BadInput("unreadable-file", file=str(error.filename), reason=reason))


def _say_unfitting_or_bug(error: BaseException) -> None:
    """Report an unexpected exception: an unsuitable library if there is one, otherwise a bug."""
    if libraries := unfitting():
        say_unfitting(libraries)
    else:
        say_bug(error)


def say_bug(error: BaseException) -> None:
    """Report a bug: what happened, where in the code, and where to report it."""
    if os.environ.get("NOTICE_TASKS_TRACEBACK"):
        import traceback  # noqa: PLC0415

        tell(*"".join(traceback.format_exception(error)).splitlines())
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    sentence = say(
        "This is a bug in notice-tasks: {kind}: {error} ({place}). Please report it; NOTICE_TASKS_TRACEBACK=1 shows "
        "the details.",
        kind=type(error).__name__,
        error=error,
        place=place,
    )
    _write(sentence)


def _write(sentence: str) -> None:
    tell(say("error: {sentence}", sentence=sentence))
