"""What --install-completion does. typer's own answer is in English."""

from typing import Any

from typer._completion_shared import install

from notice_tasks.cli.console import write
from notice_tasks.reports.clean import clean_lines
from notice_tasks.words.catalogue import say


def install_completion(shell: Any) -> None:
    """Install completion for a shell, or for the one that runs if it has no name, and say where."""
    name, path = install(shell=shell) if isinstance(shell, str) else install()
    told = say("Completion for {shell} is installed: {file}", shell=name, file=path)
    write(clean_lines([told, say("It works in every terminal opened from now on.")]))
