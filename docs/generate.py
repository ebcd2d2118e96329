"""Writes docs/cli.md and docs/checks.md, the pages that can be read off the program itself.

Run it when a command, a check or a sentence has changed: .venv/bin/python docs/generate.py [FOLDER]
"""  # noqa: INP001  (a script, not a package)

from __future__ import annotations

import os
import pkgutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

import tomli

from notice_tasks import checks
from notice_tasks.cli.verbs import VERBS
from notice_tasks.words.sentences import PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE: Final = Path(__file__).parent
FORM_CODES: Final = HERE / "form_codes.toml"
GENERATED: Final = "<!-- Written by docs/generate.py. Change the program or form_codes.toml, then run it again. -->\n"

# Without rich, help has no frames: it reads well in Markdown and hardly changes from one typer to the next.
ALWAYS_ALIKE: Final = {"TYPER_USE_RICH": "0", "COLUMNS": "100", "TERMINAL_WIDTH": "100", "PYTHONUTF8": "1"}

CLI_HEAD: Final = """\
# Commands

What `notice-tasks COMMAND --help` says, in English. In Chinese: `notice-tasks --lang zh COMMAND --help`.

`VERB UNIT... REQUIREMENT`: a unit is an id, a name, or a beginning of either that fits only one. A requirement is
`notice/requirement`, or `requirement` alone where only one notice has it. A day is written 2024-08-30, 2024/8/30,
20240830 or 2024年8月30日; `today` and `yesterday` (今天, 昨天) are known too.

Exit codes: 0 fine, 1 findings, 2 usage, 3 a file or store cannot be read or written or is faulty, 4 our fault,
130 Ctrl-C. [The README](../README.md#exit-codes) says more.
"""

CHECKS_HEAD: Final = """\
# What `check` finds

`notice-tasks check` names each fault in one line, `file:line:column: CODE sentence`, and ends with exit code 1 when
there is an error. `--format json` gives the same as JSON ([json.md](json.md#check---format-json)).

N1 and N2 are faults of a file's form, N3 of what its names mean, N4 of its dates, N5 of the records, N6 of the
settings. N101 to N304 also stop every other command: it ends with exit code 3 and shows no numbers. A record with a
fault of form (N1, N2, N502 to N504) stops the commands that read it. N401, N402, N501 and N601 are told by `check`
alone.

A finding of N4 or N5 that is known and accepted can be kept out of `check`, with a reason, in notice-tasks.toml:

```toml
[check]
ignore = [{ code = "N401", in = "checklists/old-notice.toml", reason = "a reprint of an old notice" }]
```
"""


def help_of(*words: str) -> str:
    """What `notice-tasks WORDS --help` prints: a real process, on no terminal, in English."""
    finished = subprocess.run(
        [sys.executable, "-m", "notice_tasks", "--lang", "en", *words, "--help"],
        env=os.environ | ALWAYS_ALIKE,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return "\n".join(line.rstrip() for line in finished.stdout.strip().splitlines())


def fenced(text: str, language: str = "text") -> str:
    """A text as a code block."""
    return f"```{language}\n{text}\n```\n"


def cli_page() -> str:
    """Every command with its usage and its options."""
    with ThreadPoolExecutor() as pool:
        helps = dict(zip(VERBS, pool.map(help_of, VERBS), strict=True))
    # The list of commands follows as a table: here their sentences would be cut short.
    shared = help_of().partition("\nCommands:")[0].rstrip()
    parts = [GENERATED, CLI_HEAD, fenced(shared), "\n".join(_command_table())]
    parts += [f"## {verb}\n\n{fenced(text)}" for verb, text in helps.items()]
    return "\n".join(parts)


def _command_table() -> Iterator[str]:
    yield "| command | what it does |"
    yield "|---|---|"
    for verb, (panel, sentence) in VERBS.items():
        yield f"| [`{verb}`](#{verb}) | {panel}: {sentence} |"
    yield ""


def checks_page() -> str:
    """Every code: why it is a fault, a wrong and a right example, and what the program says."""
    sections = dict(_form_sections()) | dict(_check_sections())
    return "\n".join([GENERATED, CHECKS_HEAD, *(f"## {code}\n\n{sections[code]}" for code in sorted(sections))])


def _form_sections() -> Iterator[tuple[str, str]]:
    """The codes of faults of form, from form_codes.toml; several cases of a code stand in one section."""
    entries = tomli.loads(FORM_CODES.read_text(encoding="utf-8"))["case"]
    for code in dict.fromkeys(entry["code"].partition(".")[0] for entry in entries):
        cases = [entry for entry in entries if entry["code"].partition(".")[0] == code]
        yield code, "\n".join(map(_form_case, cases))


def _form_case(case: Mapping[str, str]) -> str:
    example = f"# {case['file']}, wrong\n{case['wrong']}\n\n# right\n{case['right']}"
    return f"{case['why']}\n\n{fenced(example, 'toml')}\n{_said(case['code'])}"


def _check_sections() -> Iterator[tuple[str, str]]:
    """The codes of faults of meaning: each check's own docstring, as it stands."""
    for module in pkgutil.iter_modules(checks.__path__):
        if module.name.startswith("n") and module.name[1:4].isdigit():
            check = import_module(f"notice_tasks.checks.{module.name}")
            reason, examples = _parted((check.__doc__ or "").strip())
            said = "\n".join(_said(key) for key in PROBLEMS if key.partition(".")[0] == check.CODE)
            yield check.CODE, f"{reason}\n\n{fenced(examples)}\n{said}"


def _parted(docstring: str) -> tuple[str, str]:
    """A docstring's reason, and its two examples."""
    reason, wrong, examples = docstring.partition("\nWrong:")
    return reason.strip(), f"{wrong}{examples}".strip()


def _said(key: str) -> str:
    return f"It says: {PROBLEMS[key]}\n"


def main(folder: Path) -> None:
    """Write both pages into a folder."""
    for file, text in {"cli.md": cli_page(), "checks.md": checks_page()}.items():
        (folder / file).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
