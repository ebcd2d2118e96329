"""`notice-tasks rest-days`."""

from pathlib import Path
from typing import Annotated

import typer

from notice_tasks.actions.import_rest_days import import_rest_days
from notice_tasks.actions.rest_days import list_years, show_year, verify
from notice_tasks.cli import options
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.session import Session, session_of
from notice_tasks.problems import BadRequest
from notice_tasks.reports.rest_days import imported_screen, verified_screen, year_screen, years_screen
from notice_tasks.words.catalogue import say

_FILES = say("Files of rest days")


def rest_days(
    context: typer.Context,
    year: Annotated[
        int | None,
        typer.Argument(metavar=say("[YEAR]"), min=1, max=9999, show_default=False, help=say("One year in detail.")),
    ] = None,
    import_: Annotated[
        Path | None,
        typer.Option(
            "--import",
            metavar=say("FILE"),
            rich_help_panel=_FILES,
            help=say("Make rest-days/<year>.toml from a JSON file in the public format."),
        ),
    ] = None,
    verify_: Annotated[
        Path | None,
        typer.Option(
            "--verify",
            metavar=say("FILE"),
            rich_help_panel=_FILES,
            help=say("Compare a file, of this program or JSON, with the library; exit with code 1 if they differ."),
        ),
    ] = None,
    json: options.Json = False,
    plain: options.Plain = False,
) -> None:
    session = session_of(context, plain=plain, json=json)
    match year, import_, verify_:
        case None, None, None:
            _list(session)
        case int(), None, None:
            _show(session, year)
        case None, Path(), None:
            _import(session, import_)
        case None, None, Path():
            _verify(session, verify_)
        case _:
            raise BadRequest("one-of-rest-days")


def _list(session: Session) -> None:
    known = list_years(session.root_if_any)
    if session.json:
        from notice_tasks.reports.json.documents import years_json  # noqa: PLC0415  (only for --json)

        session.show_json(years_json(known))
    else:
        session.show(years_screen(known))


def _show(session: Session, year: int) -> None:
    shown = show_year(year, session.root_if_any)
    if session.json:
        from notice_tasks.reports.json.documents import year_json  # noqa: PLC0415  (only for --json)

        session.show_json(year_json(shown))
    else:
        session.show(year_screen(shown))


def _import(session: Session, file: Path) -> None:
    imported = import_rest_days(file, session.root)
    session = session.after_writing(**({"file": imported.announced.file} if imported.is_new else {}))
    if session.json:
        from notice_tasks.reports.json.documents import imported_json  # noqa: PLC0415  (only for --json)

        session.show_json(imported_json(imported))
    else:
        session.show(imported_screen(imported))


def _verify(session: Session, file: Path) -> None:
    verified = verify(file)
    if session.json:
        from notice_tasks.reports.json.documents import verified_json  # noqa: PLC0415  (only for --json)

        session.show_json(verified_json(verified))
    else:
        session.show(verified_screen(verified))
    if verified.differences:
        raise typer.Exit(Exit.FOUND)
