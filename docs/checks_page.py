"""The English page of checks: why a code is a fault, a wrong and a right example, what the program says."""  # noqa: INP001

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, Final

import tomli
from pages import DOCS, GENERATED, fenced

from notice_tasks import checks
from notice_tasks.words.sentences import PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORM_CODES: Final = DOCS / "form_codes.toml"

HEAD: Final = """\
# What `check` finds

[中文](checks.zh-CN.md)

`notice-tasks check` names each fault in one line, `file:line:column: CODE sentence`, and ends with exit code 1 when
there is an error. `--format json` gives the same as JSON ([json.md](json.md#check---format-json)).

N1 and N2 are faults of a file's form, N3 of what its names mean, N4 of its dates and of what it forwards, N5 of the
records, N6 of the settings. N101 to N310 also stop every other command: it ends with exit code 3 and shows no
numbers. A record with a fault of form (N1, N2, N502 to N504) stops the commands that read it. N401 to N408, N501, N505
and N601 are told by `check` alone; N407 and N408 are warnings, which count with `--strict`.

A finding of N4 or N5 that is known and accepted can be kept out of `check`, with a reason, in notice-tasks.toml:

```toml
[check]
ignore = [{ code = "N401", in = "checklists/old-notice.toml", reason = "a reprint of an old notice" }]
```
"""


def checks_page() -> str:
    """Every code: why it is a fault, a wrong and a right example, and what the program says."""
    sections = dict(_form_sections()) | dict(_check_sections())
    return "\n".join([GENERATED, HEAD, *(f"## {code}\n\n{sections[code]}" for code in sorted(sections))])


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
