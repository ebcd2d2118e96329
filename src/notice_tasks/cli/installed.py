"""Find installed libraries of unsuitable versions. Used only after something has failed.

The required versions come from the metadata of the installed program.
"""

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from notice_tasks.cli.console import tell
from notice_tasks.words.catalogue import say


class Unfitting(NamedTuple):
    """An unsuitable library, the versions required, and the version installed, or None if it is missing."""

    name: str
    wanted: str
    version: str | None


def unfitting() -> list[Unfitting]:
    """The libraries that are missing or unsuitable; empty if the program's metadata is not installed."""
    from importlib import metadata  # noqa: PLC0415  (only unexpected failures need it, and it is slow)

    try:
        needed = metadata.requires("notice-tasks") or []
    except metadata.PackageNotFoundError:  # the program runs from source without being installed
        return []
    return [library for line in needed if ";" not in line for library in _judged(line)]


def _judged(line: str) -> Iterator[Unfitting]:
    """Judge one requirement, such as `typer<0.29,>=0.26`. Those of extras have a semicolon and are skipped."""
    name, bounds = re.findall(r"[\w.-]+|\W.*", line)
    parts = sorted(bounds.strip(" ()").split(","), reverse=True)
    version = _version(name)
    if version is None or not all(_fits(version, part.strip()) for part in parts):
        yield Unfitting(name, ",".join(parts), version)


def _version(name: str) -> str | None:
    from importlib import metadata  # noqa: PLC0415  (as above)

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _fits(version: str, bound: str) -> bool:
    if bound.startswith(">="):
        return _numbers(version) >= _numbers(bound)
    return _numbers(version) < _numbers(bound)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"[0-9]+", version)))


def say_unfitting(libraries: list[Unfitting]) -> None:
    """Report each on standard error, with the versions required and the command that installs them."""
    for name, wanted, version in libraries:
        if version is None:
            told = say("notice-tasks needs {name}{wanted}, which is not installed.", name=name, wanted=wanted)
        else:
            told = say(
                "notice-tasks does not work with {name} {version}: it needs {name}{wanted}.",
                name=name,
                wanted=wanted,
                version=version,
            )
        install = say("Install it with:")
        sentence = say("error: {sentence}", sentence=told)
        tell(sentence)
        tell(f'{install} "{sys.executable}" -m pip install "{name}{wanted}"')
