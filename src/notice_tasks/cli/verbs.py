"""Which commands there are, and where each is: only the one that runs is loaded."""

from collections.abc import Callable, Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Final

from notice_tasks.words.catalogue import N_

LOOK: Final = N_("Looking")
RECORD: Final = N_("Recording")
MAKE: Final = N_("Making")

VERBS: Final[dict[str, tuple[str, str]]] = {
    "status": (LOOK, N_("The progress of everything; also without a command.")),
    "agenda": (LOOK, N_("What is due when, with the days left.")),
    "matrix": (LOOK, N_("A table of units and requirements.")),
    "show": (LOOK, N_("All about one notice, requirement or unit.")),
    "explain": (LOOK, N_("How a due day was worked out, and what was recorded.")),
    "log": (LOOK, N_("The records, in the order in which things happened.")),
    "units": (LOOK, N_("The register, and the progress of each unit.")),
    "calc": (LOOK, N_("Work out a due day, recurring days, or the days between two days.")),
    "rest-days": (LOOK, N_("The known working days, and where they come from.")),
    "coverage": (LOOK, N_("Whether a checklist covers the notice's text, sentence by sentence.")),
    "check": (LOOK, N_("Look for faults in the workspace; exit with code 1 if there are any.")),
    "ack": (RECORD, N_("The unit has received the notice.")),
    "start": (RECORD, N_("The unit has started.")),
    "note": (RECORD, N_("Keep a remark.")),
    "submit": (RECORD, N_("The unit has handed it in.")),
    "return": (RECORD, N_("Return it to be mended; needs --note.")),
    "accept": (RECORD, N_("Accept what was handed in.")),
    "done": (RECORD, N_("It is done, as the unit reported; accepts what was handed in.")),
    "exempt": (RECORD, N_("The unit need not do it; needs --note.")),
    "extend": (RECORD, N_("Grant a later due day; needs --to and --note.")),
    "evidence": (RECORD, N_("Add a file or a link that supports a claim.")),
    "undo": (RECORD, N_("Take a record back; nothing is deleted.")),
    "init": (MAKE, N_("Make a workspace, or the sample.")),
    "new": (MAKE, N_("Add a checklist from a few questions or flags.")),
    "calendar": (MAKE, N_("Write calendar feeds with reminders.")),
    "calendar doctor": (MAKE, N_("Find faults in any calendar file, and say what calendar programs do with them.")),
    "schema": (MAKE, N_("Print a JSON Schema, with which editors check and explain files as you type.")),
}
"""Each command's panel and its one line of help."""


def split_command(words: Sequence[str]) -> tuple[str, list[str]]:
    """The command that words begin with, and the rest; a command of two words goes before one of its first.

    What it gives first is no command where there is none of that name.
    """
    two = " ".join(words[:2])
    return (two, [*words[2:]]) if two in VERBS else (words[0], [*words[1:]])


def function_of(verb: str) -> Callable[..., None]:
    """The function that carries a command out: it has the verb's name, in a file of that name.

    A verb that Python keeps for itself has an underscore after it, and any hyphen or space becomes one.
    """
    name = f"{verb}_" if iskeyword(verb) else verb.replace("-", "_").replace(" ", "_")
    function: Callable[..., None] = getattr(import_module(f"notice_tasks.cli.{name}"), name)
    return function
