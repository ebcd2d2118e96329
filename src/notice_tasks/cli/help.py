"""What --help shows: how a command is called, what it does, and what its arguments and options mean.

Typer would draw it too, but cuts Chinese sentences off, which have no blanks to be broken at.
"""

from collections.abc import Iterator
from enum import Enum
from typing import Any

from notice_tasks.cli.console import can_show
from notice_tasks.cli.verbs import VERBS, commands_by_name
from notice_tasks.reports.content import Block, Document, Facts, Heading, Mark, Tone, line
from notice_tasks.words.catalogue import clauses, join, say, with_remark
from notice_tasks.words.values import with_name

_Row = tuple[str, tuple[Mark, ...]]


def help_screen(context: Any, commands: dict[str, tuple[str, str]], examples: list[str]) -> Document:
    """The help of the command that a context is of; `commands` are its own, each with panel and sentence."""
    command = context.command
    usage = " ".join(command.get_usage(context).split())
    names = [] if commands else [*_chinese_name(str(command.name))]
    return [line(usage), line(""), line(command.help or ""), *names, *_panels(context, commands), *_examples(examples)]


def _chinese_name(verb: str) -> Iterator[Block]:
    """How else the command may be called, if the screen can show it."""
    if can_show(name := _names()[verb]) and name != verb:
        yield line(say("Or: {command}", command=f"notice-tasks {name}"))


def _names() -> dict[str, str]:
    """The Chinese name of each command; its English name where a catalogue older than the program has none."""
    return {verb: verb for verb in VERBS} | {
        verb: name for name, verb in commands_by_name().items() if name not in VERBS
    }


def _examples(examples: list[str]) -> Iterator[Block]:
    """The examples under their title, if there are any."""
    if examples:
        yield Heading(say("Examples"))
        yield from (line(f"  {example}") for example in examples)


def _panels(context: Any, commands: dict[str, tuple[str, str]]) -> Iterator[Block]:
    """What a command takes, then its own commands, under their titles: arguments first, and --help last."""
    panels: dict[str, list[_Row]] = {say("Arguments"): [], say("Options"): []}
    *parameters, of_help = context.command.get_params(context)
    for parameter in parameters:
        is_option = parameter.param_type_name == "option"
        title = parameter.rich_help_panel or (say("Options") if is_option else say("Arguments"))
        panels.setdefault(title, []).append(_row(parameter, context, is_option=is_option))
    panels[list(panels)[-1]].append(_row(of_help, context, is_option=True))
    names = _names() if commands else {}
    for verb, (panel, sentence) in commands.items():
        row = (_with_chinese(verb, names[verb], max(map(len, commands))), (Mark(say(sentence)),))
        panels.setdefault(say(panel), []).append(row)
    for title, rows in panels.items():
        if not rows:
            continue
        yield Heading(title)
        yield Facts(tuple(rows), names=Tone.STRONG)
    if epilog := getattr(context.command, "epilog", None):
        yield line("")
        yield line(epilog)


def _with_chinese(verb: str, name: str, widest: int) -> str:
    """A command with its Chinese name beside it, if the screen can show that."""
    return f"{verb.ljust(widest)}  {name}" if can_show(name) and name != verb else verb.ljust(widest)


def _row(parameter: Any, context: Any, *, is_option: bool) -> _Row:
    """A parameter as it is typed, and what it means."""
    names = ", ".join(parameter.opts) if is_option else ""
    value = "" if getattr(parameter, "is_flag", False) else parameter.make_metavar(context)
    if _choices(parameter):
        value = say("WORD")
    return f"{names} {value}".strip(), (Mark(_meaning(parameter, is_option=is_option)),)


def _meaning(parameter: Any, *, is_option: bool) -> str:
    asides = []
    if choices := _choices(parameter):
        asides.append(say("one of: {words}", words=join(choices)))
    if span := _span(parameter.type):
        asides.append(span)
    if isinstance(parameter.show_default, str):
        asides.append(say("default: {default}", default=with_name(parameter.show_default)))
    if parameter.required and is_option:
        asides.append(say("required"))
    return with_remark(parameter.help, clauses(asides)) if asides else str(parameter.help)


def _span(kind: Any) -> str:
    """Between which numbers one must lie."""
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    if least is None:
        return ""
    return say("at least {least}", least=least) if most is None else say("{least} to {most}", least=least, most=most)


def _choices(parameter: Any) -> list[str]:
    """The words that may be typed, where no name for them tells them already."""
    words = getattr(parameter.type, "choices", ()) if parameter.metavar is None else ()
    return [with_name(word.value if isinstance(word, Enum) else word) for word in words]
