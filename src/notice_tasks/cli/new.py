"""`notice-tasks new`."""

import datetime
from typing import Annotated, NamedTuple

import typer

from notice_tasks.actions.lookup import find_notice
from notice_tasks.actions.new import NewNotice, NewRequirement, must_be_declared, must_be_free, must_be_id, must_be_new
from notice_tasks.actions.new import add as add_to
from notice_tasks.actions.new import new as make
from notice_tasks.actions.opened import Opened
from notice_tasks.cli import options
from notice_tasks.cli.console import as_text
from notice_tasks.cli.questions import Questions, said
from notice_tasks.cli.session import Session, session_of
from notice_tasks.dates.span import Near
from notice_tasks.model.notice import Kind
from notice_tasks.problems import BadRequest
from notice_tasks.reports.new_files import added_screen, checklist_screen
from notice_tasks.words.catalogue import join, say
from notice_tasks.words.values import value_named, with_name

_NOTICE = say("The notice")
_REQUIREMENT = say("The requirement")


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
        typer.Option(
            "--issuer", metavar=say("ISSUER"), rich_help_panel=_NOTICE, help=say("Who issued it; repeatable.")
        ),
    ] = None,
    issued: Annotated[
        str | None,
        typer.Option("--issued", metavar=say("DAY"), rich_help_panel=_NOTICE, help=say("The day of issue, if known.")),
    ] = None,
    number: Annotated[
        str | None,
        typer.Option("--number", metavar=say("TEXT"), rich_help_panel=_NOTICE, help=say("The number printed on it.")),
    ] = None,
    add: Annotated[
        str | None,
        typer.Option(
            "--add",
            metavar=say("ID"),
            help=say("Add a requirement with this id to the checklist ID, or give both as notice/requirement."),
        ),
    ] = None,
    requirement: Annotated[
        str | None, typer.Option("--requirement", metavar=say("ID"), rich_help_panel=_REQUIREMENT, help=say("Its id."))
    ] = None,
    what: Annotated[
        str | None,
        typer.Option("--what", metavar=say("TEXT"), rich_help_panel=_REQUIREMENT, help=say("What is to be done.")),
    ] = None,
    clause: Annotated[
        str | None,
        typer.Option(
            "--clause", metavar=say("TEXT"), rich_help_panel=_REQUIREMENT, help=say("Where in the notice it stands.")
        ),
    ] = None,
    quote: Annotated[
        list[str] | None,
        typer.Option(
            "--quote",
            metavar=say("TEXT"),
            rich_help_panel=_REQUIREMENT,
            help=say("The notice's words that set it, or its day; repeatable."),
        ),
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
            "--due",
            metavar=say("DAY"),
            rich_help_panel=_REQUIREMENT,
            help=say("The due day, if it has one; without a year, the next from the day of issue."),
        ),
    ] = None,
    kind: Annotated[
        Kind | None,
        typer.Option(
            "--kind", rich_help_panel=_REQUIREMENT, show_default=Kind.ACTION.value, help=say("The kind of duty.")
        ),
    ] = None,
) -> None:
    session = session_of(context)
    opened = session.opened()
    asked = Questions()
    typed = _Typed(what, clause, quote, kind, actors, who, due)
    if add is not None:
        _without(
            {"--title": title, "--number": number, "--issuer": issuer, "--issued": issued, "--requirement": requirement}
        )
        _add(session, opened, asked, typed, id_, add)
        return
    notice = NewNotice(
        id=asked.text(
            id_, "ID", say("Short name of the notice (a-z, 0-9, hyphens)"), lambda id_: must_be_free(id_, opened)
        ),
        title=asked.text(title, "--title", say("Title of the notice")),
        number=asked.maybe(number, say("Number of the notice (empty if it has none)")),
        issuers=asked.several_if_any(issuer, say("Who issued it (several with ; between, empty if unknown)")),
        issued=(
            issued_on := asked.day(
                issued, say("Day of issue (empty if unknown)"), lambda word: session.day(word, Near.PAST)
            )
        ),
        requirement=_requirement(
            session,
            opened,
            asked,
            typed,
            issued_on,
            asked.text(requirement, "--requirement", say("Short name of its first requirement"), must_be_id),
        ),
    )
    asked.complain()
    file = make(opened, notice, _comments())
    session.after_writing(file=file).show(checklist_screen(file))


class _Typed(NamedTuple):
    """What flags say of a requirement."""

    what: str | None
    clause: str | None
    quote: list[str] | None
    kind: Kind | None
    actors: str | None
    who: list[str] | None
    due: str | None


def _without(flags: dict[str, object]) -> None:
    """Refuse flags that describe a new checklist, where one is added to.

    Raises:
        BadRequest: there is one.
    """
    for option, value in flags.items():
        if value is not None:
            raise BadRequest("add-takes-no", option=option)


def _add(session: Session, opened: Opened, asked: Questions, typed: _Typed, word: str | None, add: str) -> None:
    """Add a requirement to the checklist that a word or the beginning of `add` names."""
    named, slash, id_ = as_text(add).strip().rpartition("/")
    notice_word = asked.text(
        named if slash else word, "ID", say("Notice to add it to"), lambda it: find_notice(it, opened.workspace)
    )
    asked.complain()
    notice = find_notice(notice_word, opened.workspace)
    must_be_new(id_, notice)
    requirement = _requirement(session, opened, asked, typed, notice.known_since, id_)
    asked.complain()
    add_to(opened, notice, requirement)
    session.after_writing(file=notice.file).show(added_screen(notice.file, f"{notice.id}/{id_}"))


def _requirement(
    session: Session, opened: Opened, asked: Questions, typed: _Typed, issued: datetime.date | None, id_: str
) -> NewRequirement:
    """A requirement by its flags and by answers to the questions that they leave open.

    A due day without its year is the next from the day of issue on.
    """
    words = join([with_name(kind) for kind in Kind])
    kinds = say("Kind: {kinds} (empty for {usual})", kinds=words, usual=with_name(Kind.ACTION))
    return NewRequirement(
        id=id_,
        title=asked.text(typed.what, "--what", say("What is to be done")),
        clause=asked.maybe(typed.clause, say("Where in the notice (empty if it has no numbers)")),
        quotes=said(typed.quote) or said([asked.maybe(None, say("The notice's words for it (may be empty)")) or ""]),
        kind=typed.kind or _kind(asked.maybe(None, kinds, _kind)),
        actors=asked.text(typed.actors, "--actors", say("Who must act, in the notice's words")),
        who=asked.several(
            typed.who,
            "--who",
            say("Groups or units to track (several with blanks or commas between)"),
            lambda words: must_be_declared((words,), opened),
        ),
        due=asked.day(
            typed.due,
            say("Due day (empty if it has none)"),
            lambda word: session.day_after(word, issued, Near.COMING),
        ),
    )


def _kind(word: str | None) -> Kind:
    """The kind that a word names by its value or its Chinese name; an action without a word.

    Raises:
        BadRequest: there is no such kind.
    """
    meant = value_named(word or Kind.ACTION, list(Kind)).lower()
    if meant not in list(Kind):
        raise BadRequest("not-a-kind", word=word, known=tuple(map(with_name, Kind)))
    return Kind(meant)


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
