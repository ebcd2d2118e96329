"""The command line: one group, whose commands are loaded when they are called."""

from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from notice_tasks import __version__
from notice_tasks.cli.console import write
from notice_tasks.cli.verbs import VERBS, commands_by_name, function_of, split_command
from notice_tasks.words.catalogue import N_, say, with_remark

_TYPERS_OWN: Final = {
    "help": N_("Show this message and exit."),
    "install_completion": N_("Install completion for this shell, or for the one that is named after it."),
    "show_completion": N_("Print the completion script of this shell, or of the one that is named after it."),
}
"""The options that typer adds itself, with English help only."""

_MAY_STAND_ALONE: Final = frozenset({"--month", "-m", "--week", "-w"})
"""Options that may stand without a word; see alone.py."""

_NAMED: Final = frozenset({"unit", "notice", "group"})
"""Parameters whose values may be names with blanks."""

_WITH_NUMBER: Final = frozenset(
    {"--days", "-d", "--weeks", "--months", "--years", "--workdays", "--hours", "--minutes"}
    | {"--count", "--limit", "-l", "--month", "--day"}
)
"""Options whose number may have its unit, or a name; see counted.py."""

_OF_USAGE: Final = (N_("[OPTIONS]"), N_("COMMAND [ARGS]..."))
"""Words of the usage line that typer writes itself."""


class Language(StrEnum):
    """What --lang may be."""

    ZH = "zh"
    EN = "en"


class TranslatedCommand(TyperCommand):
    """A command whose usage line and help speak the language in use, drawn as any screen of ours."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        _write_usage(ctx, formatter, self.collect_usage_pieces(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  (typer's signature)
        """Show the help."""
        from notice_tasks.cli.examples import EXAMPLES  # noqa: PLC0415  (most runs ask for no help)

        _show_help(ctx, {}, [f"notice-tasks {self.name} {words}" for words in EXAMPLES[str(self.name)]])

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, the help option among them."""
        return _translated(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words, and refuse those that no argument takes; typer would do so in English."""
        ctx.allow_extra_args = True
        extra = super().parse_args(ctx, _repaired(args, self, ctx))
        if extra and not ctx.resilient_parsing:
            sentence = say("There is no place for '{words}'.", words=" ".join(extra))
            if any(parameter.param_type_name == "argument" or parameter.name in _NAMED for parameter in self.params):
                sentence = with_remark(sentence, say("names with blanks need quotes"))
            ctx.fail(sentence)
        return extra

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """What may come next; after the first word of two, the second too."""
        above = ctx.parent.command if ctx.parent else None
        seconds = above.second_words(ctx.parent, f"{self.name} ", incomplete) if isinstance(above, CommandGroup) else []
        return [*seconds, *super().shell_complete(ctx, incomplete)]


class CommandGroup(TyperGroup):
    """All commands; each file is read when its command is asked for."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        _write_usage(ctx, formatter, self.collect_usage_pieces(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  (typer's signature)
        """Show the help."""
        _show_help(ctx, VERBS, [])

    def get_params(self, ctx: Any) -> list[Any]:
        """The shared parameters, the help option among them."""
        return _translated(super().get_params(ctx))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  (typer's signature)
        """Every command, in the order in which people need them, by its English name and then by its Chinese name."""
        return [*VERBS, *(name for name in commands_by_name() if name not in VERBS)]

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:  # noqa: ARG002
        """What completion shows of a command: its name and its line of help. Its file is not read."""
        _panel, sentence = VERBS[commands_by_name()[cmd_name]]
        return TyperCommand(cmd_name, help=say(sentence))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """What may come next: a shell takes one word at a time, so commands of two words are left out.

        Chinese names are offered where one was begun.
        """
        found = super().shell_complete(ctx, incomplete)
        return [item for item in found if " " not in item.value and item.value.isascii() == incomplete.isascii()]

    def second_words(self, ctx: Any, first: str, incomplete: str) -> list[Any]:
        """The second words of commands that begin with `first` and its space."""
        found = super().shell_complete(ctx, first + incomplete)
        for item in found:
            item.value = item.value.removeprefix(first)
        return found

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ARG002
        """The command to carry out, and the words for it.

        Raises:
            BadRequest: there is no such command.
        """
        verb, rest = split_command(args)
        if verb in VERBS:
            return verb, command(verb), rest
        from notice_tasks.cli.unknown_command import unknown_command  # noqa: PLC0415  (a mistake is rare)

        raise unknown_command(args)


def _repaired(words: list[str], command: TyperCommand, ctx: Any) -> list[str]:
    """The words of a command line without slips of the keyboard, and with numbers in place of names and lengths.

    Only words with other letters can have such slips.

    Raises:
        BadRequest: an option lacks its value, and another one follows; or a time of day is apart from its day.
    """
    is_plain = all(map(str.isascii, words)) and _WITH_NUMBER.isdisjoint(word.partition("=")[0] for word in words)
    in_a_row = any(one[:1] == other[:1] == "-" for one, other in pairwise(words))
    has_clock = any(":" in word for word in words)
    if is_plain and not in_a_row and not has_clock and _MAY_STAND_ALONE.isdisjoint(words):
        return words
    options = _options(command, ctx)
    if is_plain:
        from notice_tasks.cli.alone import completed  # noqa: PLC0415  (few lines have such options)

        words = completed(words, options)
    else:
        from notice_tasks.cli.repair import repaired  # noqa: PLC0415  (a slip is rare)

        words = repaired(words, options)
    if not ctx.resilient_parsing:
        from notice_tasks.cli.values_needed import require_values  # noqa: PLC0415  (few lines have two options in a row)

        require_values(words, options)
        from notice_tasks.cli.clocks import require_quotes  # noqa: PLC0415  (few lines have a time of day)

        require_quotes(str(command.name), words, options)
    return words


def _options(command: TyperCommand, ctx: Any) -> dict[str, Any]:
    """The options of a command, by each of their names."""
    return {name: one for one in command.get_params(ctx) if one.param_type_name == "option" for name in one.opts}


def with_command_first(words: list[str]) -> list[str] | None:
    """A line that begins with options of a command that follows them, with the command first; None if none follows."""
    for place, word in enumerate(words):
        verb, rest = split_command(words[place:])
        if not word.startswith("-") and verb in VERBS and _takes(command(verb), words[:place]):
            return [*verb.split(), *words[:place], *rest]
    return None


def _takes(one: TyperCommand, words: list[str]) -> bool:
    """Whether words are options of a command, each with all its values."""
    context = typer.Context(one)
    options, left = _options(one, context), _repaired(words, one, context)
    while left:
        name, equals, _value = left.pop(0).partition("=")
        if name not in options:
            return False
        needed = 0 if equals or options[name].is_flag else options[name].nargs
        if needed > len(left):
            return False
        del left[:needed]
    return True


def _show_help(context: Any, commands: dict[str, tuple[str, str]], examples: list[str]) -> None:
    from notice_tasks.cli.help import help_screen  # noqa: PLC0415  (most runs ask for no help)
    from notice_tasks.cli.screen import show_in_columns  # noqa: PLC0415  (as above)

    show_in_columns(help_screen(context, commands, examples))


def _write_usage(ctx: Any, formatter: Any, pieces: list[str]) -> None:
    # Newer versions of typer put some arguments between braces.
    words = " ".join(say(piece) if piece in _OF_USAGE else piece.strip("{}") for piece in pieces)
    formatter.write_usage(ctx.command_path, words, say("Usage: "))


def _translated(parameters: list[Any]) -> list[Any]:
    for parameter in parameters:
        if parameter.name in _TYPERS_OWN:
            parameter.help = say(_TYPERS_OWN[parameter.name])
        if parameter.name == "install_completion":
            parameter.callback = _install_completion
    return parameters


def _install_completion(context: typer.Context, parameter: Any, shell: Any) -> Any:  # noqa: ARG001  (typer's signature)
    """Do what --install-completion says."""
    if not shell or context.resilient_parsing:
        return shell
    from notice_tasks.cli.install_completion import install_completion  # noqa: PLC0415  (rarely asked for)

    install_completion(shell)
    raise typer.Exit


def command(verb: str) -> TyperCommand:
    """One command, built by typer from its function."""
    _panel, sentence = VERBS[verb]
    single = typer.Typer(add_completion=False)
    single.command(verb, cls=TranslatedCommand, help=say(sentence))(function_of(verb))
    built = get_command(single)
    assert isinstance(built, TyperCommand)
    for parameter in built.params:
        if hasattr(parameter.type, "choices"):
            from notice_tasks.cli.choices import understand_names  # noqa: PLC0415  (few commands have such options)

            understand_names(parameter.type)
    return built


def show_version(value: bool) -> None:
    """Say the version and stop."""
    if value:
        write(f"notice-tasks {__version__}\n")
        raise typer.Exit


def root(
    context: typer.Context,
    workspace: Annotated[
        str | None,
        typer.Option(
            "--workspace", metavar=say("DIR"), help=say("The workspace; this folder or one above it if not given.")
        ),
    ] = None,
    lang: Annotated[
        Language | None, typer.Option("--lang", metavar="zh|en", help=say("The language of the output."))
    ] = None,
    version: Annotated[  # noqa: ARG001  (its callback does the work)
        bool, typer.Option("--version", "-V", is_eager=True, callback=show_version, help=say("Say the version."))
    ] = False,
) -> None:
    """Keep what all commands share."""
    context.obj = {"--workspace": workspace, "--lang": lang}


def application() -> TyperGroup:
    """The whole command line."""
    app = typer.Typer(cls=CommandGroup, add_completion=True, pretty_exceptions_enable=False)
    app.callback(
        help=say("Turn an authority's notices into checklists, track every unit, and remind by calendar."),
        epilog=say("--workspace and --lang can be anywhere on the line."),
    )(root)
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return group
