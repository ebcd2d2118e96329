"""The line to type in place of one whose words were in the wrong order."""

from typing import NamedTuple

import typer

from notice_tasks.cli.paste import line, words_of
from notice_tasks.problems import BadRequest


def add_command(error: BadRequest, context: typer.Context, *options: NamedTuple) -> None:
    """Give a failure that has the right words the right command line; `options` are the typed options."""
    if isinstance(right := error.details.get("words"), tuple):
        typed = (word for one in options for word in words_of(one))
        error.details["command"] = line(["notice-tasks", str(context.info_name).split()[-1], *right, *typed])
