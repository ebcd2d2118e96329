"""The command line: one group, whose commands are loaded when they are called."""

from typing import Annotated

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from notice_tasks import __version__
from notice_tasks.cli.verbs import VERBS, function_of
from notice_tasks.words.catalogue import say


class Verbs(TyperGroup):
    """All commands; each file is read when its command is asked for."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002  (typer's signature)
        """Every command, in the order in which people need them."""
        return list(VERBS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | None:  # type: ignore[override]  # noqa: ARG002
        """The command of that name; asking for an unknown one loads all, so that a likely one can be proposed."""
        if cmd_name in VERBS:
            return self._loaded(cmd_name)
        for verb in VERBS:
            self._loaded(verb)
        return None

    def _loaded(self, verb: str) -> TyperCommand:
        if verb not in self.commands:
            self.commands[verb] = command(verb)
        return self.commands[verb]  # type: ignore[return-value]


def command(verb: str) -> TyperCommand:
    """One command, built by typer from its function."""
    panel, sentence = VERBS[verb]
    single = typer.Typer(add_completion=False, rich_markup_mode="rich")
    single.command(verb, help=say(sentence), rich_help_panel=say(panel))(function_of(verb))
    return get_command(single)  # type: ignore[return-value]


def show_version(value: bool) -> None:
    """Say the version and stop."""
    if value:
        typer.echo(f"notice-tasks {__version__}")
        raise typer.Exit


def root(
    context: typer.Context,
    workspace: Annotated[
        str | None,
        typer.Option("--workspace", metavar="DIR", help=say("The workspace; else this folder or one above it.")),
    ] = None,
    lang: Annotated[  # noqa: ARG001  (settled before this file was loaded)
        str | None, typer.Option("--lang", metavar="zh|en", help=say("The language to speak."))
    ] = None,
    version: Annotated[  # noqa: ARG001  (its callback does the work)
        bool, typer.Option("--version", "-V", is_eager=True, callback=show_version, help=say("Say the version."))
    ] = False,
) -> None:
    """Keep what all commands share."""
    context.obj = workspace


def application() -> TyperGroup:
    """The whole command line."""
    app = typer.Typer(cls=Verbs, add_completion=True, rich_markup_mode="rich", pretty_exceptions_enable=False)
    app.callback(
        help=say("Turn the notices an authority sends into checklists, track every unit, and remind by calendar."),
        epilog=say("--workspace and --lang may stand anywhere."),
    )(root)
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return group
