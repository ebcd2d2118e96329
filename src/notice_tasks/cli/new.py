"""`notice-tasks new`."""

from collections.abc import Callable
from typing import Annotated

import typer

from notice_tasks.actions.new import NewNotice, NewRequirement, must_be_declared, must_be_free, must_be_id
from notice_tasks.actions.new import new as add
from notice_tasks.cli import options
from notice_tasks.cli.console import as_text, ask, can_answer
from notice_tasks.cli.failures import say_failure
from notice_tasks.cli.session import session_of
from notice_tasks.model.notice import Kind
from notice_tasks.problems import BadRequest
from notice_tasks.reports.new_files import checklist_screen
from notice_tasks.words.catalogue import say

_NOTICE = say("The notice")
_REQUIREMENT = say("Its first requirement")


def new(
    context: typer.Context,
    id_: Annotated[
        str | None,
        typer.Argument(
            metavar=say("[ID]"), show_default=False, help=say("A short name: a-z, 0-9, hyphens. Never changes.")
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar=say("TEXT"), rich_help_panel=_NOTICE, help=say("The notice's title.")),
    ] = None,
    issuer: Annotated[
        list[str] | None,
        typer.Option("--issuer", metavar=say("NAME"), rich_help_panel=_NOTICE, help=say("Who issued it; repeatable.")),
    ] = None,
    issued: Annotated[
        str | None,
        typer.Option("--issued", metavar=say("DAY"), rich_help_panel=_NOTICE, help=say("The day of issue, if known.")),
    ] = None,
    requirement: Annotated[
        str | None, typer.Option("--requirement", metavar=say("ID"), rich_help_panel=_REQUIREMENT, help=say("Its id."))
    ] = None,
    what: Annotated[
        str | None,
        typer.Option("--what", metavar=say("TEXT"), rich_help_panel=_REQUIREMENT, help=say("What is to be done.")),
    ] = None,
    actors: Annotated[
        str | None,
        typer.Option(
            "--actors",
            metavar=say("TEXT"),
            rich_help_panel=_REQUIREMENT,
            help=say("Who must act, in the notice's words."),
        ),
    ] = None,
    who: Annotated[
        list[str] | None,
        typer.Option(
            "--who",
            metavar=say("GROUP|UNIT"),
            autocompletion=options.offering("groups", "units"),
            rich_help_panel=_REQUIREMENT,
            help=say("Whom to track; repeatable."),
        ),
    ] = None,
    due: Annotated[
        str | None,
        typer.Option(
            "--due", metavar=say("DAY"), rich_help_panel=_REQUIREMENT, help=say("The due day, if it has one.")
        ),
    ] = None,
    kind: Annotated[Kind, typer.Option("--kind", rich_help_panel=_REQUIREMENT, help=say("The kind of duty."))] = (
        Kind.ACTION
    ),
) -> None:
    session = session_of(context)
    opened = session.opened()
    asked = _Questions()
    notice = NewNotice(
        id=asked.text(
            id_, "ID", say("Short name of the notice (a-z, 0-9, hyphens)"), lambda id_: must_be_free(id_, opened)
        ),
        title=asked.text(title, "--title", say("Title of the notice")),
        issuers=_said(issuer),
        issued=session.day(asked.maybe(issued, say("Day of issue (empty if unknown)"), session.day)),
        requirement=NewRequirement(
            id=asked.text(requirement, "--requirement", say("Short name of its first requirement"), must_be_id),
            title=asked.text(what, "--what", say("What is to be done")),
            actors=asked.text(actors, "--actors", say("Who must act, in the notice's words")),
            who=asked.several(
                who,
                "--who",
                say("Groups or units to track (several with spaces between)"),
                lambda words: must_be_declared(tuple(words.split()), opened),
            ),
            kind=kind,
            due=session.day(asked.maybe(due, say("Due day (empty if it has none)"), session.day)),
        ),
    )
    asked.complain()
    file = add(opened, notice, _comments())
    session.after_writing(file=file).show(checklist_screen(file))


Must = Callable[[str], object] | None
"""A check of an answer, which raises BadRequest."""


class _Questions:
    """Asks on a terminal for values without a flag; elsewhere collects the missing flags."""

    def __init__(self) -> None:
        """Find out whether a user can answer."""
        self._missing: list[str] = []
        self._interactive = can_answer()

    def text(self, given: str | None, option: str, question: str, must: Must = None) -> str:
        """A required answer. It is asked for again if `must` refuses it."""
        if given is not None and given.strip():
            answer = as_text(given).strip()
            if must is not None:
                must(answer)
            return answer
        while self._interactive:
            if (answer := ask(question)) and _will_do(answer, must):
                return answer
        self._missing.append(option)
        return ""

    def several(self, given: list[str] | None, option: str, question: str, must: Must) -> tuple[str, ...]:
        """One or more answers."""
        return _said(given) or tuple(self.text(None, option, question, must).split())

    def maybe(self, given: str | None, question: str, must: Must) -> str | None:
        """An optional answer."""
        if given is not None:
            return given
        while self._interactive:
            answer = ask(question, default="", show_default=False)
            if not answer or _will_do(answer, must):
                return answer or None
        return None

    def complain(self) -> None:
        """Report the missing flags.

        Raises:
            BadRequest: any is missing.
        """
        if self._missing:
            raise BadRequest("missing-answers", options=tuple(self._missing))


def _will_do(answer: str, must: Must) -> bool:
    """Whether an answer is accepted; if not, say why."""
    try:
        if must is not None:
            must(answer)
    except BadRequest as error:
        say_failure(error)
        return False
    return True


def _said(given: list[str] | None) -> tuple[str, ...]:
    """The values of a repeatable option, without blank ones."""
    return tuple(as_text(value).strip() for value in given or () if value.strip())


def _comments() -> tuple[str, ...]:
    return (
        say("Add further requirements below, each under its own [[requirement]]. Optional keys of each:"),
        'clause = "4.2"',
        'quote = "..."',
        "due = { by = 2026-08-30 }",
        'due = { after = "issued", days = 30 }',
        'due = { every = "month", day = 5, from = 2026-09-01 }',
        'evidence = "required"',
        say("After a change: set `revised` to the day, then run notice-tasks check."),
    )
