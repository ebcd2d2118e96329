"""Run a command line."""

import os
from pathlib import Path
from typing import Final

from notice_tasks.cli.console import flush, prepare, tell_asides
from notice_tasks.cli.exit_codes import Exit
from notice_tasks.cli.language import choose, language_named
from notice_tasks.cli.stand_in import stand_ins
from notice_tasks.cli.verbs import VERBS, split_command
from notice_tasks.problems import ASIDES, BadRequest, RecordsMoved
from notice_tasks.words.catalogue import LANGUAGES, use

_NAME: Final = "notice-tasks"
_COMPLETE: Final = "_NOTICE_TASKS_COMPLETE"
"""The variable that the shell sets to ask for completions."""

_NO_DETECTION: Final = "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION"
"""With this variable, typer takes the name of a shell instead of looking for the one that runs."""

_SHARED: Final = ("--workspace", "--lang")
_COMPLETION: Final = ("--install-completion", "--show-completion")
_OWN: Final = ("--help", "--version", "-V", *_COMPLETION)
"""Options of the whole program. Any other option in the first place belongs to `status`."""


def run(arguments: list[str]) -> int:
    """Run a command line and return the exit code."""
    prepare()
    try:
        code = _run_until_consistent(arguments)
        flush()
    except BaseException as error:  # noqa: BLE001  (failures.py sorts the exceptions)
        from notice_tasks.cli.failures import leave  # noqa: PLC0415  (its sentences are needed only now)

        code = leave(error)
    tell_asides()
    return code


def _run_until_consistent(arguments: list[str]) -> int:
    """Run a command line. If a batch was written during reading, run it again under the lock."""
    try:
        return _run_once(arguments)
    except RecordsMoved as moved:
        from notice_tasks.store.lock import shared_lock  # noqa: PLC0415  (concurrent writes are rare)

        ASIDES.clear()
        with shared_lock(moved.root):
            return _run_once(arguments)


def _run_once(arguments: list[str]) -> int:
    shared, rest = split_shared_options(arguments)
    if "--lang" in shared:
        shared["--lang"] = language_named(shared["--lang"])
    workspace = shared.get("--workspace") or os.environ.get("NOTICE_TASKS_WORKSPACE")
    use(choose(shared.get("--lang"), Path(workspace) if workspace else None))
    for option, value in shared.items():
        if not value:
            raise BadRequest("value-missing", option=option)
    rest = rest or ["status"]
    option, equals, _value = rest[0].partition("=")
    if meant := _meant(rest[0]):
        option, rest[0] = meant[0], meant[0] if meant[0] in _OWN else rest[0]
    if option in _COMPLETION and (equals or rest[1:]):
        os.environ[_NO_DETECTION] = "1"
    with stand_ins():
        from notice_tasks.cli.app import application, command, with_command_first  # noqa: PLC0415  (its help uses the language just chosen)

    if option.startswith("-") and option not in _OWN:
        rest = with_command_first(rest) or ["status", *rest]
    verb, words = split_command(rest)
    if verb in VERBS and shared.get("--lang", "en") in LANGUAGES and _COMPLETE not in os.environ:
        # The group's own options are handled already, so a single command can run without it.
        alone = command(verb)
        return alone.main(words, f"{_NAME} {verb}", standalone_mode=False, obj=shared) or Exit.OK
    front = [word for pair in shared.items() for word in pair]
    if _COMPLETE not in os.environ:
        return application().main([*front, *rest], _NAME, standalone_mode=False) or Exit.OK
    from notice_tasks.cli.completion import quoted_for  # noqa: PLC0415  (only the Tab key needs it)

    with quoted_for(os.environ[_COMPLETE].removeprefix("complete_")):
        return application().main([*front, *rest], _NAME, standalone_mode=False) or Exit.OK


def split_shared_options(arguments: list[str]) -> tuple[dict[str, str], list[str]]:
    """Split words into the shared options, anywhere before `--`, and the rest.

    An option at the end without its value gets an empty one.

    Raises:
        BadRequest: another option follows in place of a value.
    """
    shared: dict[str, str] = {}
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "--":
            return shared, [*rest, word, *words]
        if (meant := _meant(word)) and meant[0] in _SHARED:
            name, value = meant[0], meant[1] or ""
            equals = "" if meant[1] is None else "="
        if name not in _SHARED:
            rest.append(word)
        elif equals:
            shared[name] = value
        else:
            shared[name] = _value(name, next(words, ""))
    return shared, rest


def _value(option: str, word: str) -> str:
    """The value of a shared option.

    Raises:
        BadRequest: it is another option.
    """
    if word[:1] == "-" or not word.isascii():
        from notice_tasks.cli.values_needed import looks_like_option, value_missing  # noqa: PLC0415  (as in `_meant`)

        if looks_like_option(word, {}):
            raise value_missing(option, word, option)
    return word


def _meant(word: str) -> tuple[str, str | None] | None:
    """The option, and its value, that a word is meant to be whose dashes or signs are not those of the keyboard."""
    if word.isascii():
        return None
    from notice_tasks.cli.repair import option_in  # noqa: PLC0415  (words in ASCII have no such slips)

    return option_in(word, _SHARED)
