"""The remarks beside an answer, on standard error."""

from notice_tasks.cli.console import silence_errors, tell
from notice_tasks.problems import ASIDES
from notice_tasks.words.catalogue import say


def tell_asides() -> None:
    """Write the remarks that were not written yet, one a line."""
    if not ASIDES:
        return
    from notice_tasks.words.asides import aside_sentence  # noqa: PLC0415  (remarks are rare)

    try:
        tell(*(say("note: {sentence}", sentence=aside_sentence(aside.code, aside.details)) for aside in ASIDES))
    except OSError:  # standard error is closed or full
        silence_errors()
    ASIDES.clear()
