"""A session: the workspace, clock, user and screen of one run."""

import datetime
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from notice_tasks.actions.moment import Moment
from notice_tasks.cli.console import can_show, flush, is_unicode, write
from notice_tasks.cli.days import day, day_or_moment, is_from_now, is_from_today, names_its_day
from notice_tasks.cli.screen import show
from notice_tasks.dates.span import Near
from notice_tasks.dates.workdays import is_made_up
from notice_tasks.problems import ASIDES, Aside, BadInput, BadRequest
from notice_tasks.reading.discover import find_workspace, named_workspace
from notice_tasks.reading.settings import default_settings, read_settings, settings_of
from notice_tasks.reports.content import Document
from notice_tasks.store.read_points import ReadPoint, read_point, require_unchanged
from notice_tasks.words.catalogue import say
from notice_tasks.words.make_up_days import use_calendar

if TYPE_CHECKING:
    from notice_tasks.actions.opened import Opened
    from notice_tasks.reports.csv.table import CsvTable
    from notice_tasks.reports.labels import Labels


class Session(NamedTuple):
    """What commands need from outside the workspace.

    `csv` is the file for a table, or - for standard output.

    `read_points` are the states of the records before reading, for commands that read without the lock. `done` says
    what was recorded, for the case that the answer cannot be written.
    """

    workspace: Path | None
    now: datetime.datetime
    plain: bool = False
    json: bool = False
    csv: str | None = None
    read_points: dict[Path, ReadPoint] | None = None
    done: Mapping[str, str] | None = None

    @property
    def root(self) -> Path:
        """The workspace's folder.

        Raises:
            BadRequest: there is no workspace.
        """
        root = find_workspace(_here()) if self.workspace is None else named_workspace(self.workspace)
        if self.read_points is not None and root not in self.read_points:
            self.read_points[root] = read_point(root)
        return root

    @property
    def root_if_any(self) -> Path | None:
        """The workspace's folder; None if none was named and the current folder is in none.

        Raises:
            BadRequest: the named folder is not a workspace.
        """
        try:
            return self.root
        except BadRequest:
            if self.workspace is not None:
                raise
            return None

    @property
    def labels(self) -> "Labels":
        """Labels, with names if the screen can show them."""
        from notice_tasks.reports.labels import Labels  # noqa: PLC0415  (not every command names anything)

        return Labels(can_show)

    def moment(self, as_of: str | None = None) -> Moment:
        """The as-of moment: the typed day or moment, or now.

        Raises:
            BadRequest: the text is neither a day nor a moment.
        """
        return Moment(self.now, self.day_or_moment(as_of, Near.PAST))

    def opened(self, as_of: str | None = None, *, estimate: bool = False) -> "Opened":
        """Read the workspace. Rest days that are not announced yet are estimated on request.

        Raises:
            BadRequest: there is no workspace.
            BadInput: the workspace is faulty or cannot be read.
        """
        from notice_tasks.actions.opened import open_workspace  # noqa: PLC0415  (not every command opens one)

        opened = open_workspace(self.root, self.moment(as_of), estimate=estimate)
        use_calendar(partial(is_made_up, calendar=opened.view.calendar))
        return opened

    def day(
        self, word: str | None, near: Near = Near.EITHER, today: datetime.date | None = None
    ) -> datetime.date | None:
        """Read a typed day, if there is one, and say which day it is if the word leaves that open.

        `today` is the day from which it is seen, if that is another.

        Raises:
            BadRequest: it is not a day.
        """
        return None if word is None else told(word, day(word, today or self.today, near))

    def day_after(
        self,
        word: str | None,
        first: datetime.date | None,
        near: Near = Near.EITHER,
        today: datetime.date | None = None,
    ) -> datetime.date | None:
        """Read the last day of a span, if there is one: without its year or week, the next from `first` on.

        Raises:
            BadRequest: it is not a day.
        """
        if word is None or first is None or is_from_today(word) or is_from_now(word):
            return self.day(word, near, today)
        return self.day(word, Near.COMING, first)

    def two_days(self, words: tuple[str, str] | None) -> tuple[datetime.date, datetime.date] | None:
        """Read two typed days, if there are any: the second without its year is the next from the first on.

        Raises:
            BadRequest: one of them is not a day.
        """
        if words is None:
            return None
        first = self.day(words[0])
        last = self.day_after(words[1], first)
        assert first is not None  # both words were typed
        assert last is not None
        return first, last

    def day_or_moment(self, word: str | None, near: Near = Near.EITHER) -> datetime.date | None:
        """Read a typed day or moment, if there is one, and say which day it is if the word leaves that open.

        Raises:
            BadRequest: it is neither a day nor a moment.
        """
        return None if word is None else told(word, day_or_moment(word, self.today, near))

    def moment_anyhow(self, as_of: str | None) -> Moment:
        """The as-of moment, in mainland China if the settings are faulty.

        Raises:
            BadRequest: the text is neither a day nor a moment.
        """
        if as_of is None:
            return Moment(self.now)
        from notice_tasks.toml.text import Files  # noqa: PLC0415  (only `check` asks)

        settings, _faults = read_settings(Files(self.root))
        today = self.now.astimezone((settings or default_settings()).timezone).date()
        return Moment(self.now, told(as_of, day_or_moment(as_of, today, Near.PAST)))

    @property
    def today(self) -> datetime.date:
        """Today in the workspace's time zone, not the machine's; without a workspace, in mainland China."""
        return self.now.astimezone(self.timezone).date()

    @property
    def timezone(self) -> datetime.tzinfo:
        """The workspace's time zone; without a workspace, that of mainland China."""
        root = self.root_if_any
        return (default_settings() if root is None else settings_of(root)).timezone

    def after_writing(self, **done: str) -> "Session":
        """The session after a command has written. `done` is the message if the answer cannot be written.

        `done` is empty if nothing had to be written. Either way the records were read under the lock.
        """
        return self._replace(read_points=None, done=done or None)

    def show(self, document: Document) -> None:
        """Draw a screen: with colours and tables on a terminal, plainly elsewhere."""
        with self.answering():
            show(document, plain=self.plain)

    def show_json(self, document: Mapping[str, object]) -> None:
        """Write a JSON document."""
        from notice_tasks.reports.json.documents import text  # noqa: PLC0415  (only for --json)

        with self.answering():
            write(text(document, ascii_only=not is_unicode()))

    def show_csv(self, table: "CsvTable") -> None:
        """Write a table to the file that --csv names.

        Raises:
            BadInput: the file cannot be written, or exists and is no such table.
        """
        from notice_tasks.cli.csv_files import write_csv  # noqa: PLC0415  (only for --csv)

        with self.answering():
            write_csv(table, str(self.csv))

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Write an answer inside this context.

        Raises:
            RecordsMoved: a batch was written during reading, and the command has written nothing yet.
            BadInput: the answer cannot be written; what was recorded remains.
        """
        for root, point in (self.read_points or {}).items():
            require_unchanged(root, point)
        if self.done is None:
            yield
            return
        try:
            yield
            flush()
        except BrokenPipeError:  # the reader has closed the pipe
            raise
        except OSError as error:
            raise BadInput("answer-lost", (), reason=error.strerror or str(error), **self.done) from error


def told(word: str, found: datetime.date) -> datetime.date:
    """A day that was read. It is told beside the answer if the word does not say it whole."""
    aside = Aside("day-taken", {"word": word, "day": found})
    if not names_its_day(word) and aside not in ASIDES:
        ASIDES.append(aside)
    return found


def _here() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise BadRequest("no-workspace", folder=os.environ.get("PWD", ".")) from None


def shared(context: typer.Context, option: str) -> str | None:
    """The value of an option that all commands share: --workspace or --lang."""
    value: str | None = (context.obj or {}).get(option)
    return value


def session_of(context: typer.Context, *, plain: bool = False, json: bool = False, csv: str | None = None) -> Session:
    """The session of this run.

    Raises:
        BadRequest: both JSON and a table are asked for, or the table has no file.
    """
    if csv == "":
        raise BadRequest("value-missing", option="--csv")
    if json and csv is not None:
        raise BadRequest("json-and-csv")
    workspace = shared(context, "--workspace") or os.environ.get("NOTICE_TASKS_WORKSPACE")
    now = datetime.datetime.now(datetime.UTC)
    return Session(Path(workspace) if workspace else None, now, plain=plain, json=json, csv=csv, read_points={})


def user_name() -> str:
    """The user who records: NOTICE_TASKS_BY, else the login name.

    Raises:
        BadParameter: the system has no login name for this user.
    """
    for variable in ("NOTICE_TASKS_BY", "USER", "LOGNAME", "USERNAME"):
        if name := os.environ.get(variable, "").strip():
            return name
    if sys.platform != "win32":
        import pwd  # noqa: PLC0415  (Unix only, and rarely needed)

        try:
            return pwd.getpwuid(os.getuid()).pw_name
        except KeyError:  # a container's user number without a name
            pass
    raise typer.BadParameter(say("{parameter} is missing.", parameter="--by"))
