"""Which commands there are, and where each is: only the one that runs is loaded."""

from collections.abc import Callable, Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Final

from notice_tasks.words.catalogue import N_, P_, say_in, speaking

LOOK: Final = N_("Looking")
RECORD: Final = N_("Recording")
MAKE: Final = N_("Making")

VERBS: Final[dict[str, tuple[str, str]]] = {
    P_("Command", "status"): (LOOK, N_("The progress of everything; also without a command.")),
    P_("Command", "agenda"): (LOOK, N_("What is due when, with the days left.")),
    P_("Command", "matrix"): (LOOK, N_("A table of units and requirements.")),
    P_("Command", "show"): (LOOK, N_("All about one notice, requirement or unit.")),
    P_("Command", "explain"): (LOOK, N_("How a due day was worked out, and what was recorded.")),
    P_("Command", "log"): (LOOK, N_("The records, in the order in which things happened.")),
    P_("Command", "units"): (LOOK, N_("The register, and the progress of each unit.")),
    P_("Command", "calc"): (LOOK, N_("Work out a due day, recurring days, or the days between two days.")),
    P_("Command", "rest-days"): (LOOK, N_("The known working days, and where they come from.")),
    P_("Command", "coverage"): (LOOK, N_("Whether a checklist covers the notice's text, sentence by sentence.")),
    P_("Command", "check"): (LOOK, N_("Look for faults in the workspace; exit with code 1 if there are any.")),
    P_("Command", "ack"): (RECORD, N_("The unit has received the notice.")),
    P_("Command", "start"): (RECORD, N_("The unit has started.")),
    P_("Command", "note"): (RECORD, N_("Keep a remark.")),
    P_("Command", "submit"): (RECORD, N_("The unit has handed it in.")),
    P_("Command", "return"): (RECORD, N_("Return it to be mended; needs --note.")),
    P_("Command", "accept"): (RECORD, N_("Accept what was handed in.")),
    P_("Command", "done"): (RECORD, N_("It is done, as the unit reported; accepts what was handed in.")),
    P_("Command", "exempt"): (RECORD, N_("The unit need not do it; needs --note.")),
    P_("Command", "extend"): (RECORD, N_("Grant a later due day; needs --to and --note.")),
    P_("Command", "evidence"): (RECORD, N_("Add a file or a link that supports a claim.")),
    P_("Command", "undo"): (RECORD, N_("Take a record back; nothing is deleted.")),
    P_("Command", "init"): (MAKE, N_("Make a workspace, or the sample.")),
    P_("Command", "new"): (MAKE, N_("Add a checklist from a few questions or flags.")),
    P_("Command", "calendar"): (MAKE, N_("Write calendar feeds with reminders.")),
    P_("Command", "calendar doctor"): (
        MAKE,
        N_("Find faults in any calendar file, and say what calendar programs do with them."),
    ),
    P_("Command", "schema"): (MAKE, N_("Print a JSON Schema, with which editors check and explain files as you type.")),
}
"""Each command's panel and its one line of help. The catalogue has the Chinese name of each, which may be typed too."""


def split_command(words: Sequence[str]) -> tuple[str, list[str]]:
    """The command that words begin with, and the rest; a command of two words goes before one of its first.

    A command may be named in Chinese; its letters may be full-width or capitals, and a full-width blank may follow it.
    What it gives first is no command where there is none of that name.
    """
    if words[0] in VERBS:
        two = " ".join(words[:2])
        return (two, [*words[2:]]) if two in VERBS else (words[0], [*words[1:]])
    from notice_tasks.cli.full_width import narrow  # noqa: PLC0415  (most commands are found at once)

    first, *after = words[0].split() or [""]
    spelled, names = [narrow(first).lower(), *after, *words[1:]], commands_by_name()
    for count in (2, 1):
        if (name := " ".join(spelled[:count])) in names:
            return names[name], spelled[count:]
    return words[0], [*words[1:]]


def commands_by_name() -> dict[str, str]:
    """The commands by their English and their Chinese names."""
    with speaking("zh"):
        chinese = {say_in("Command", verb): verb for verb in VERBS}
    return chinese | {verb: verb for verb in VERBS}


def function_of(verb: str) -> Callable[..., None]:
    """The function that carries a command out: it has the verb's name, in a file of that name.

    A verb that Python keeps for itself has an underscore after it, and any hyphen or space becomes one.
    """
    name = f"{verb}_" if iskeyword(verb) else verb.replace("-", "_").replace(" ", "_")
    function: Callable[..., None] = getattr(import_module(f"notice_tasks.cli.{name}"), name)
    return function
