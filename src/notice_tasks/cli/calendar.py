"""`notice-tasks calendar`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from notice_tasks.actions.calendar import END_OF_TIME, CalendarRequest, Published
from notice_tasks.actions.calendar import calendar as write_feeds
from notice_tasks.actions.partly_opened import PartlyOpened, open_in_part
from notice_tasks.cli import options
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.progress_line import progress_line
from notice_tasks.cli.session import Session, session_of, shared, stopped_by_faults
from notice_tasks.model.workspace import Reminders
from notice_tasks.reports.feeds import FeedRow, FeedsReport, feeds_screen
from notice_tasks.words.catalogue import LANGUAGES, say, speaking

_WHAT = say("What to write")
_NAMES = say("Unguessable names")


def calendar(
    context: typer.Context,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar=say("DIR"),
            help=say("The folder to write to; the workspace's calendar folder if not given."),
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar=say("FEED"),
            rich_help_panel=_WHAT,
            autocompletion=options.offering("all feeds", "units", "groups", "notices"),
            help=say("Write only this feed: all, or the id of a unit, group or notice; repeatable."),
        ),
    ] = None,
    tasks: Annotated[
        bool | None,
        typer.Option("--tasks", rich_help_panel=_WHAT, help=say("A feed of tasks beside each feed of events.")),
    ] = None,
    singles: Annotated[
        bool | None,
        typer.Option("--singles", rich_help_panel=_WHAT, help=say("Also a file for each single deadline.")),
    ] = None,
    reminders: Annotated[
        Reminders | None,
        typer.Option(
            "--reminders",
            rich_help_panel=_WHAT,
            show_choices=False,
            metavar="alarms|events|both",
            help=say("Remind by alarms, by events (for programs that drop alarms), or by both."),
        ),
    ] = None,
    estimate: options.Estimate = False,
    secret_names: Annotated[
        bool,
        typer.Option(
            "--secret-names",
            rich_help_panel=_NAMES,
            help=say(
                "Make the key in the place that the settings give, if it is missing; its names are used from then on."
            ),
        ),
    ] = False,
    renew: Annotated[
        list[str] | None,
        typer.Option(
            "--renew",
            metavar=say("UNIT"),
            rich_help_panel=_NAMES,
            autocompletion=options.offering("units"),
            help=say("Give this unit's feed a new name, because the old one is known to others; repeatable."),
        ),
    ] = None,
    json: options.Json = False,
) -> None:
    session = session_of(context, json=json)
    with stopped_by_faults("writing"):
        part = open_in_part(session.root, session.moment(END_OF_TIME.isoformat()), estimate=estimate)
    part = _with_options(part, tasks=tasks, singles=singles, reminders=reminders)
    request = CalendarRequest(secret_names, tuple(renew or ()), tuple(only or ()))
    # Chinese by default, never the locale: another shell would change the language of every title.
    with (
        progress_line() as tell,
        speaking(shared(context, "--lang") or part.opened.workspace.settings.language or LANGUAGES[0]),
    ):
        published = write_feeds(part, out, request, tell)
    _show(session.after_writing(file=str(published.folder)), published, part.opened.workspace.settings.calendar.url)
    if published.problems:
        raise typer.Exit(Exit.FOUND)


def _with_options(part: PartlyOpened, **given: Any) -> PartlyOpened:
    """The workspace with the typed options in place of its settings."""
    view = part.opened.view
    settings = view.workspace.settings
    typed = {name: value for name, value in given.items() if value is not None}
    chosen = settings._replace(calendar=settings.calendar._replace(**typed))
    workspace = view.workspace._replace(settings=chosen)
    return part._replace(opened=part.opened._replace(view=view._replace(workspace=workspace)))


def _show(session: Session, published: Published, url: str | None) -> None:
    report = _report(published, url or "")
    if session.json:
        from notice_tasks.reports.json.feeds import feeds_json  # noqa: PLC0415  (only for --json)

        session.show_json(feeds_json(report, url))
    else:
        session.show(feeds_screen(report))


def _report(published: Published, url: str) -> FeedsReport:
    feeds = {feed: FeedRow(*feed, count, url + feed.file) for feed, count in published.feeds}
    given = published._asdict()
    _days, without_year, years = given.pop("left_out")
    renewed = [feeds[feed] for feed in published.renewed]
    return FeedsReport(
        **given | {"feeds": [*feeds.values()], "renewed": renewed, "without_year": without_year, "years": years}
    )
