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

EXAMPLES: Final[dict[str, tuple[str, str]]] = {
    "status": ("--as-of 2024-08-28", "--group provincial-health --fail-on overdue"),
    "agenda": ("--days 14", "--month 2024-08 --notice nhc-2024"),
    "matrix": ("--notice nhc-2024", "--group provincial-health --as-of 2024-08-30"),
    "show": ("shanghai", "nhc-2024-doctors-day/report"),
    "explain": ("xizang report", "shanghai nhc-2024/visits --as-of 2024-08-28"),
    "log": ("--unit xizang", "--notice nhc-2024 --limit 20"),
    "units": ("--group provincial-health", "--as-of 2024-08-30 --json"),
    "calc": ("--after 2026-02-10 --workdays 10", "--between 2026-09-25 2026-10-09"),
    "rest-days": ("2026", "--json"),
    "coverage": ("nhc-2024 --text notice.txt", "nhc-2024 --text notice.txt --all"),
    "check": ("--strict", "--fail-on overdue --as-of 2024-08-31"),
    "ack": ("shanghai report", "--group provincial-health report --dry-run"),
    "start": ("shanghai report", "hubei qinghai report --by Wang"),
    "note": ('shanghai report --note "Called twice"', 'hubei report --on 2024-08-20 --note "Asked for help"'),
    "submit": ("shanghai report", "hubei qinghai report --on 2024-09-02"),
    "return": ('shandong report --note "Table 2 is missing"', 'xizang report --to 2030-01-31 --note "Not signed"'),
    "accept": (
        'shandong report --without-evidence --note "Seen"',
        'xizang report --without-evidence --note "Seen on site"',
    ),
    "done": ("shanghai nhc-2024/visits", "hubei qinghai nhc-2024/visits --on 2024-08-30"),
    "exempt": ('hebei nhc-2024/study --note "Merged"', '--group provincial-health report --note "Cancelled"'),
    "extend": ('shanghai report --to 2024-09-06 --note "Typhoon"', 'hubei report --to 2024-09-02T12:00 --note "Flood"'),
    "evidence": ("xizang report --file report.pdf", "shanghai report --url https://files.example/report.pdf"),
    "undo": ("xizang report", "shanghai report --dry-run"),
    "init": ("county", "--sample try"),
    "new": ("county-2025", 'county-2026 --title "Cold chain" --issued 2026-03-02'),
    "calendar": ("--only shanghai", "--tasks --reminders both"),
    "calendar doctor": ("calendar/all.ics", "calendar --strict"),
    "schema": ("checklist", "units --out units.schema.json"),
}
"""The words after each command in the two examples of its help; they work in the sample."""


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
