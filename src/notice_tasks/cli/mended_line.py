"""The line to type in place of one that was refused."""

from collections.abc import Sequence
from typing import NamedTuple

import typer

from notice_tasks.cli.console import as_text
from notice_tasks.cli.paste import line, words_of
from notice_tasks.cli.record_options import SharedOptions
from notice_tasks.problems import BadRequest


def add_command(error: BadRequest, context: typer.Context, *options: NamedTuple) -> None:
    """Give a failure that has the right words the right command line; `options` are the typed options."""
    if isinstance(right := error.details.get("words"), tuple):
        error.details["command"] = _line(context, right, options)


def add_command_for_others(
    error: BadRequest, context: typer.Context, words: Sequence[str], own: NamedTuple, shared: SharedOptions
) -> None:
    """Give a failure that some units alone cause the command line without them."""
    if isinstance(units := error.details.pop("units_refused", None), tuple):
        less = shared._replace(excepted=[*(shared.excepted or ()), ",".join(units)])
        error.details["command"] = _line(context, [*map(as_text, words)], (own, less))


def _line(context: typer.Context, words: Sequence[str], options: Sequence[NamedTuple]) -> str:
    typed = (word for one in options for word in words_of(one))
    return line(["notice-tasks", str(context.info_name).split()[-1], *words, *typed])
