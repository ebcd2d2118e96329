"""Usage errors in the language in use: typer speaks them in English only."""

import re
from typing import Any, Final

import typer

from notice_tasks.cli.console import tell
from notice_tasks.words.catalogue import N_, join, say, with_remark

# Typer has no public name for these; its public BadParameter is a usage error.
UsageError: type[Exception] = typer.BadParameter.__bases__[0]

_SENTENCES: Final = (
    (r"Got unexpected extra arguments? ?(?:\(s\))? \((?P<words>.*)\)", N_("There is no place for '{words}'.")),
    (r"Option '(?P<option>.+)' requires an argument\.?", N_("{option} needs a value after it.")),
    (r"Option '(?P<option>.+)' requires (?P<n>\d+) arguments\.?", N_("{option} needs {n} values after it.")),
    (r"Option '(?P<option>.+)' does not take a value\.?", N_("{option} takes no value.")),
    (r"'(?P<value>.*)' is not a valid int(?:eger)?(?: range)?\.?", N_("'{value}' is not a whole number.")),
    (r"(?P<value>\S+) is not in the range (?P<range>.*)\.", N_("{value} is not in the range {range}.")),
    (r"'(?P<value>.*)' is not one of (?P<choices>.*)\.", N_("'{value}' is not one of {choices}.")),
)


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
        return say("{parameter} is missing.", parameter=_name(parameter))
    told = _told(error.message)
    return told if parameter is None else say("{parameter}: {told}", parameter=_name(parameter), told=told)


def _no_such_option(error: Any) -> str:
    sentence = say("There is no option {option}.", option=error.option_name)
    if not error.possibilities:
        return sentence
    return with_remark(sentence, say("Did you mean '{nearest}'?", nearest=join(sorted(error.possibilities))))


def _name(parameter: Any) -> str:
    if parameter is None:
        return "?"
    return str(parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar or parameter.name)


def _told(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, message):
            values = found.groupdict()
            if "choices" in values:
                values["choices"] = join(re.findall("'([^']*)'", values["choices"]))
            return say(sentence, **values)
    return message
