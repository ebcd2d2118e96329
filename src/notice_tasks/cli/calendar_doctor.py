"""`notice-tasks calendar doctor`."""

import sys
from typing import Annotated

import typer

from notice_tasks.actions.calendar_doctor import Diagnosis
from notice_tasks.actions.calendar_doctor import calendar_doctor as examine_files
from notice_tasks.cli import options
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.session import Session, session_of
from notice_tasks.doctor.examine import EACH
from notice_tasks.problems import BadInput, Level, Place, Problem
from notice_tasks.reports.doctor import diagnosis_verdict, findings_json, findings_screen
from notice_tasks.words.catalogue import say


def calendar_doctor(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar=say("FILE..."),
            help=say("Calendar files, or folders with .ics files at any depth; - is standard input."),
            show_default=False,
        ),
    ],
    strict: Annotated[bool, typer.Option("--strict", help=say("Exit with code 1 for warnings too."))] = False,
    everything: Annotated[
        bool,
        typer.Option("--all", help=say("Show every finding, not only the first ten of each code in a file.")),
    ] = False,
    json: options.Json = False,
) -> None:
    session = session_of(context, plain=True)
    diagnosis = examine_files(files, sys.stdin.buffer.read, None if everything else EACH)
    (_show_json if json else _show)(session, diagnosis)
    if diagnosis.unreadable:
        (file, reason), *others = diagnosis.unreadable
        raise BadInput("unreadable-file", [_unreadable(*other) for other in others], file=file, reason=reason)
    if diagnosis.fails(strict=strict):
        raise typer.Exit(Exit.FOUND)


def _show(session: Session, diagnosis: Diagnosis) -> None:
    found = [block for file in diagnosis.files for block in findings_screen(file.problems, file.left_out)]
    if diagnosis.files:  # no file examined must not look like success
        items = sum(file.items for file in diagnosis.files)
        session.show([*found, diagnosis_verdict(len(diagnosis.files), items, _counts(diagnosis))])


def _show_json(session: Session, diagnosis: Diagnosis) -> None:
    files = diagnosis.files
    document = {
        "findings": [finding for file in files for finding in findings_json(file.problems)],
        "left_out": [
            {"file": file.file, "code": code, "count": n} for file in files for code, n in file.left_out.items()
        ],
        "totals": {
            "files": len(files),
            "items": sum(file.items for file in files),
            **{level.value: n for level, n in _counts(diagnosis).items()},
        },
    }
    session.show_json(document)


def _counts(diagnosis: Diagnosis) -> dict[Level, int]:
    return {level: sum(file.counts[level] for file in diagnosis.files) for level in Level}


def _unreadable(file: str, reason: str) -> Problem:
    return Problem("N104", Place(file), {"reason": reason})
