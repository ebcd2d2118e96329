"""Whether the libraries beside the program are of versions that it works with; asked only once something has failed.

Which they are stands in pyproject.toml, and from there in what was installed.
"""

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from notice_tasks.cli.console import tell
from notice_tasks.words.catalogue import say


class Unfitting(NamedTuple):
    """A library that does not fit, what would, and the version there is; none where it is missing."""

    name: str
    wanted: str
    version: str | None


def unfitting() -> list[Unfitting]:
    """The libraries that are missing or do not fit; none where nobody knows what the program needs."""
    from importlib import metadata  # noqa: PLC0415  (only a fault of nobody's file needs it, and it takes long)

    try:
        needed = metadata.requires("notice-tasks") or []
    except metadata.PackageNotFoundError:  # it runs from its source and was never installed
        return []
    return [library for line in needed if ";" not in line for library in _judged(line)]


def _judged(line: str) -> Iterator[Unfitting]:
    """One line, such as `typer<0.29,>=0.26`; those of the extras have a semicolon and are not needed to run."""
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
    """Name each on standard error, with what fits and the line that installs it."""
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
