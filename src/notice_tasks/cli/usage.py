"""Usage errors in the language in use: typer words them in English only.

Errors are told apart by their attributes. Two facts are in their text only: the refused value, and how many values an
option takes. If a new typer words them otherwise, its own English text is shown.
"""

import re
from enum import Enum
from typing import Any

import typer

from notice_tasks.cli.console import tell
from notice_tasks.words.catalogue import join, say, with_remark
from notice_tasks.words.values import with_name

# typer has no public name for this class, which its public BadParameter is derived from.
UsageError: type[Exception] = typer.BadParameter.__bases__[0]


def say_usage_error(error: Any) -> None:
    """The fault, then how the command is called, on standard error."""
    sentence = say("error: {sentence}", sentence=_sentence(error))
    usage = "" if error.ctx is None else error.ctx.command.get_usage(error.ctx)
    tell(sentence, *usage.splitlines())


def _sentence(error: Any) -> str:
    parameter = getattr(error, "param", None)
    if hasattr(error, "possibilities"):
        return _no_such_option(error)
    if hasattr(error, "param_type"):
        return _missing(error.ctx, parameter)
    if hasattr(error, "option_name"):
        return _values_needed(error.option_name, error.message)
    if parameter is None:
        return str(error.message)
    return say("{parameter}: {told}", parameter=_name(parameter), told=_refused(parameter.type, error.message))


def _missing(context: Any, parameter: Any) -> str:
    """What a command needs; for its words with an example."""
    if parameter.param_type_name == "option":
        return say("{parameter} is missing.", parameter=_name(parameter))
    return words_missing(context, parameter.help)


def words_missing(context: Any, what: str) -> str:
    """What must be written after a command, with an example. `what` is a sentence."""
    from notice_tasks.cli.examples import EXAMPLES  # noqa: PLC0415  (needed only when something is wrong)

    command = " ".join(context.command_path.split()[1:])
    example = f"notice-tasks {command} {EXAMPLES[context.command.name][0]}"
    return say(
        "What comes after '{command}'? {what} For example: {example}", command=command, what=what, example=example
    )


def _no_such_option(error: Any) -> str:
    sentence = say("There is no option {option}.", option=error.option_name)
    if not error.possibilities:
        return sentence
    return with_remark(sentence, say("Did you mean '{nearest}'?", nearest=join(sorted(error.possibilities))))


def _name(parameter: Any) -> str:
    if parameter is None:
        return "?"
    return str(parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar or parameter.name)


def _values_needed(option: str, message: str) -> str:
    """How many values an option takes. The error's text alone says whether it was given too few or too many."""
    if message.endswith("does not take a value."):
        return say("{option} takes no value.", option=option)
    if found := re.search(r"requires ([0-9]+) arguments", message):
        return say("{option} needs {n} values after it.", option=option, n=found[1])
    if "requires an argument" in message:
        return say("{option} needs a value after it.", option=option)
    return message


def _refused(kind: Any, message: str) -> str:
    """Why a type refused a value: one of some words, a whole number, or a number in a range."""
    found = re.match(r"""(?P<quote>['"]?)(?P<value>.*)(?P=quote) is not """, message, re.DOTALL)
    if found is None:
        return message
    value = found["value"]
    if hasattr(kind, "choices"):
        words = [with_name(word.value if isinstance(word, Enum) else word) for word in kind.choices]
        return say("'{value}' is not one of {choices}.", value=value, choices=join(words))
    if found["quote"]:
        return say("'{value}' is not a whole number.", value=value)
    bounds = f"x>={kind.min}" if kind.max is None else f"{kind.min}<=x<={kind.max}"
    return say("{value} is not in the range {range}.", value=value, range=bounds)
