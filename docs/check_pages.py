"""The English pages of checks: what is wrong and why, how bad it is, an example, what the program says."""  # noqa: INP001

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from check_cases import form_cases
from check_facts import (
    CODES,
    FAMILIES,
    SENTENCES,
    Stops,
    can_be_accepted,
    code_of,
    example_of_accepting,
    keys_of,
    levels_of,
    said,
    stops,
    table,
)
from pages import GENERATED, fenced

from notice_tasks.checks.by_code import stated
from notice_tasks.words.catalogue import speaking

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from check_cases import FormCase

INDEX: Final = "README.md"

HEAD: Final = """\
# What `check` finds

[中文](README.zh-CN.md)

`notice-tasks check` names each finding in one line, `file:line:column: CODE sentence`. With an error it ends with exit
code 1; with nothing but warnings and hints it does so when asked to: `check --strict`. `--format json` gives the same
as JSON ([json.md](../json.md#check---format-json)).

Every code has a page: what is wrong and why, a wrong and a right example, and whatever the program says of it.
"""

TAIL: Final = """\
Commands that stop end with exit code 3 and show no numbers. A fault of form (N1, N2) in a record stops those that read
it, and no other. What may be accepted is kept out of `check` by a line with a reason in notice-tasks.toml; its page has
the line.
"""

SUBJECTS: Final[Mapping[str, str]] = {
    "N1": "a file that cannot be read",
    "N2": "a file's form",
    "N3": "what the names in it mean",
    "N4": "its dates, and what it forwards",
    "N5": "the records",
    "N6": "the settings",
    "N7": "whether everything is there, and where it comes from",
    "N8": "how things stand on a day",
}

OTHERS: Final[Mapping[Stops, str]] = {
    Stops.ALL: "stop",
    Stops.ALL_OR_READERS: "stop (for a record: those that read it)",
    Stops.READERS: "those that read the record stop",
    Stops.NONE: "go on",
}

ACCEPTING: Final = """\
## Where it is right all the same

Write down why, in notice-tasks.toml, and `check` says no more of it. Without `in` that holds for every file; a list
`ignore` that is there already takes what stands in {{ }} as one more.

{lines}"""


def check_pages() -> dict[str, str]:
    """Every page by its file's name, the index among them."""
    with speaking("en"):
        return {INDEX: _index(), **{f"{code}.md": _page(code) for code in CODES}}


def _index() -> str:
    families = [family for family in FAMILIES if any(code.startswith(family) for code in CODES)]
    return "\n".join([GENERATED, HEAD, _overview(families), TAIL, *map(_family, families)])


def _overview(families: list[str]) -> str:
    rows = []
    for family in families:
        codes = [code for code in CODES if code.startswith(family)]
        others = "; ".join(dict.fromkeys(f"{OTHERS[stops(code)]}" for code in codes))
        accepted = "yes" if any(map(can_be_accepted, codes)) else "no"
        rows.append((f"[{family}](#{family.lower()})", SUBJECTS[family], others, accepted))
    return table(("codes", "about", "other commands", "may be accepted"), *rows)


def _family(family: str) -> str:
    rows = [(f"[{c}]({c}.md)", levels_of(c), _in_short(c)) for c in CODES if c.startswith(family)]
    return f"## {family}\n\n{table(('code', 'level', 'what is wrong'), *rows)}"


def _page(code: str) -> str:
    accepted = can_be_accepted(code)
    cases = [case for case in form_cases() if code_of(case.key) == code]
    standing = (levels_of(code), OTHERS[stops(code)], "[yes](#where-it-is-right-all-the-same)" if accepted else "no")
    parts = [
        GENERATED,
        f"# {code}: {stated(code).title}\n",
        f"[中文]({code}.zh-CN.md) · [all codes]({INDEX})\n",
        table(("level", "other commands", "may be accepted"), standing),
        _of_form(code, cases) if cases else _of_check(code),
    ]
    if accepted:
        lines = fenced(example_of_accepting(code, "why it is right"), "toml")
        parts.append(ACCEPTING.format(lines=lines))
    return "\n".join(parts)


def _in_short(code: str) -> str:
    """What is wrong, in one sentence."""
    return _docstring(code)[0].partition("\n")[0]


def _of_check(code: str) -> str:
    """A fault of meaning: the check's own docstring, as it stands."""
    reason, examples = _docstring(code)
    sentences = "\n".join(said(key, SENTENCES[key]) for key in keys_of(code))
    return f"{reason}\n\n{fenced(examples)}\n## What it says\n\n{sentences}"


def _docstring(code: str) -> tuple[str, str]:
    """A check's reason, without its code, and its two examples."""
    text = stated(code).page.strip().removeprefix(f"{code}: ")
    reason, wrong, examples = text.partition("\nWrong:")
    return f"{reason[0].upper()}{reason[1:]}".strip(), f"{wrong}{examples}".strip()


def _of_form(code: str, cases: Sequence[FormCase]) -> str:
    """A fault of form: its cases, each with its sentence first, by which a reader finds it."""
    head = f"{_in_short(code)} It says which of these it is:\n\n" if len(cases) > 1 else ""
    return head + "\n".join(map(_form_case, cases))


def _form_case(case: FormCase) -> str:
    example = f"# {case.file}, wrong\n{case.wrong}\n\n# right\n{case.right}"
    return f"{said(case.key, SENTENCES[case.key])}\n{case.why}\n\n{fenced(example, 'toml')}"
