"""One command, run again and again: at each of its calls the system refuses once, or for good, or kills the program.

What is looked at is the folder afterwards, what was said, and what the next command makes of it. A command may leave
things as they were or as they should be, and nothing else: what differs in every run, such as an id, is masked.
"""

from __future__ import annotations

import errno
import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

    from forked import Forks

LOOKS, CHANGES, NEEDS_ROOM, SYNCS, LOCKS = 1, 2, 4, 8, 16
"""The kinds of calls, as in faults.c."""

KILL: Final = -1
_KILLED: Final = -9
_LOCK: Final = ".notice-tasks.lock"
_LIST: Final = "calendar/.notice-tasks-feeds"
"""It names files before they are written, and after they are gone."""

JOURNAL: Final = ".notice-tasks.journal"

Tree = Mapping[str, bytes | None]
"""What is in a folder: the octets of its files, and none for folders."""


class Fault(NamedTuple):
    """What happens at a call: an error number, or the end; later calls of some kinds may fail in the same way."""

    number: int
    lasting: int = 0

    def __str__(self) -> str:
        """As it is called in a report."""
        name = "kill" if self.number == KILL else errno.errorcode[self.number]
        return f"{name} for good" if self.lasting else name


KILLED: Final = Fault(KILL)
ONCE: Final = tuple(Fault(number) for number in (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT, errno.EACCES))
FOR_GOOD: Final = (
    Fault(errno.ENOSPC, NEEDS_ROOM),
    Fault(errno.EROFS, CHANGES),
    Fault(errno.EIO, LOOKS | CHANGES | SYNCS),
    Fault(errno.EDQUOT, NEEDS_ROOM),
    Fault(errno.EACCES, CHANGES),
)


class Case(NamedTuple):
    """A command, the commands before it, and those after it, by which all must be settled: itself, if none.

    `{folder}` in a word is a folder beside the workspace, `{batch}` the batch recorded last. It is run in the county
    with clinics, in the hamlet, or in an empty folder (`where`). `whole` is false where every file is whole by itself:
    some may be old while others are new, and what cannot be read may be left out (code 1). `own` is false where a
    killed command's draft may stay, because its owner cannot be proved.
    """

    words: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()
    after: tuple[tuple[str, ...], ...] = ()
    where: str = "clinics"
    whole: bool = True
    own: bool = True
    reads: tuple[str, ...] = ()


class Violation(NamedTuple):
    """A violation in one run: the call, the fault, what is wrong, and the output."""

    call: str
    fault: str
    wrong: str
    said: str

    def __str__(self) -> str:
        """A line of a report."""
        return f"{self.fault} at {self.call}: {self.wrong}; it said: {self.said.strip()!r}"


class Bench:
    """A folder with a workspace `here` in it, in which one case is run with one fault after another."""

    def __init__(self, forks: Forks, place: Path, workspace: Path, case: Case) -> None:
        """Prepare the workspace, and see what the command does when nothing fails."""
        self._forks, self._case = forks, case
        self._origin, self._root = place / "origin", place / "tried" / "here"
        shutil.copytree(workspace, self._origin)
        for words in case.before:
            forks.run(words, self._origin).check_returncode()
        self._words = self._filled(case.words, place)
        self._next = [self._filled(words, place) for words in case.after] or [self._words]
        self.count = 0
        self._looked_at: dict[str, list[str]] = {}
        self._begin()
        self._before = self._tree()
        self._old, self._old_events = masked(self._before), self._events()
        self._old_next = self._after_next()
        self._begin()
        self._done = self._run(Fault(0), 0)
        self._done.check_returncode()
        self.count = len(self._called())
        self._new, self._new_events = masked(self._tree()), self._events()
        self._new_next = self._after_next()
        self._begin()

    def violations(self, nth: int, fault: Fault) -> Iterator[Violation]:
        """What is wrong when this fault comes at the call of this number; the first is 1."""
        result = self._run(fault, nth)
        call = self._called()[nth - 1]
        tree = self._tree()
        state = masked(tree)
        cannot_unlink = fault.number == KILL or fault.lasting & CHANGES or call.startswith("unlink")
        wrong = [*self._wrong(result, _without_remains(state) if cannot_unlink else state, fault)]
        if tree != self._before:
            shape = repr(sorted(state.items()))
            if shape not in self._looked_at:
                self._looked_at[shape] = [*self._wrong_later()]
            wrong += self._looked_at[shape]
            self._begin()
        said = result.stdout + result.stderr
        return (Violation(f"{nth} {call}", str(fault), each, said) for each in wrong)

    def _called(self) -> list[str]:
        """The calls that the last run made; one that is not there was not made, as another run needs fewer."""
        called = [line.replace(str(self._root), "") for line in self._forks.calls()]
        return [*called, *["none"] * (self.count - len(called))]

    def _filled(self, words: tuple[str, ...], folder: Path) -> tuple[str, ...]:
        return tuple(word.replace("{batch}", self._batch()).replace("{folder}", str(folder)) for word in words)

    def _batch(self) -> str:
        """The batch that the commands before wrote last, for one that names it."""
        text = "".join(path.read_text(encoding="utf-8") for path in self._origin.glob("records/*/*.toml"))
        return str((re.findall(r'batch = "([^"/]+)/', text) or [""])[-1])

    def _wrong(self, result: CompletedProcess[str], state: Tree, fault: Fault) -> Iterator[str]:
        if fault.number == KILL:
            if result.returncode != _KILLED:
                yield f"it was not killed, but left with {result.returncode}"
            if result.stdout and not self._is_new(state):
                yield "what was acknowledged is lost"
        elif result.returncode == 1 and not self._case.whole:
            if "cannot be read" not in result.stdout:
                yield "it left something out, and did not say what"
        elif result.returncode == 0:
            if not self._is_new(state):
                yield "it left with 0, and did not do it"
            if masked_text(result.stdout) != masked_text(self._done.stdout):
                yield "it left with 0, and said something else"
        else:
            yield from self._wrong_failure(result, state)

    def _wrong_failure(self, result: CompletedProcess[str], state: Tree) -> Iterator[str]:
        if result.returncode != 3:
            yield f"it left with {result.returncode}"
        if result.stdout or not result.stderr.startswith("error: ") or result.stderr.count("error:") != 1:
            yield "it did not say one error"
        if re.search(r"Traceback|fault of notice-tasks|\[Errno|\bNone\b", result.stderr):
            yield "its message is not for users"
        if _files(state) == _files(self._old):
            if STANDS.search(result.stderr):
                yield "it said that something stands, and nothing does"
        elif UNCHANGED.search(result.stderr):
            yield "it said that nothing was changed, and something was: " + _difference(self._old, state)
        elif not self._is_told(state, result.stderr):
            yield "it did not say what was recorded or left: " + _difference(self._old, state)

    def _is_told(self, state: Tree, said: str) -> bool:
        """Whether a command that failed said in which state it left things that are not as before."""
        if not self._case.whole:
            return self._is_between(state)
        if self._is_new(state):
            return (STANDS.search(said) or STAYS.search(said)) is not None
        if JOURNAL not in state:
            return STAYS.search(said) is not None
        rest = {name: content for name, content in state.items() if name != JOURNAL}
        return bool(UNFINISHED.search(said) or (self._is_new(rest) and STANDS.search(said)))

    def _is_new(self, state: Tree) -> bool:
        return _files(state) == _files(self._new)

    def _is_between(self, state: Tree) -> bool:
        """Whether each file is old or new, and none is there that is neither."""
        old, new = _files(self._old), _files(self._new)
        return all(
            name == _LIST or content in (old.get(name), new.get(name)) for name, content in _files(state).items()
        ) and all(name in state for name in old.keys() & new.keys())

    def _wrong_later(self) -> Iterator[str]:
        """What is wrong with what others see in between, and after the next command."""
        events = self._events()
        if events not in (self._old_events, self._new_events):
            yield f"others see neither what was nor what is: {events!r}"
        codes, later = self._after_next()
        if (codes, later) not in (self._old_next, self._new_next):
            yield f"the next commands left with {codes}; things are neither as they were nor as they should be: " + min(
                (_difference(expected, later) for _codes, expected in (self._old_next, self._new_next)), key=len
            )

    def _begin(self) -> None:
        """Set up the workspace as it was before."""
        shutil.rmtree(self._root.parent, ignore_errors=True)
        shutil.copytree(self._origin, self._root)

    def _run(self, fault: Fault, nth: int) -> CompletedProcess[str]:
        return self._forks.run(self._words, self._root, (str(self._root), nth, *fault))

    def _after_next(self) -> tuple[list[int], Tree]:
        """What the next commands make of it."""
        codes = [self._forks.run(words, self._root).returncode for words in self._next]
        later = _files(masked(self._tree()))
        return codes, later if self._case.own else _without_drafts(later)

    def _events(self) -> object:
        """What others read now, without what differs in every run."""
        if not self._case.reads:
            return None
        result = self._forks.run(self._case.reads, self._root)
        if result.returncode:
            return result.stderr
        events = json.loads(result.stdout)["events"]
        return sorted(({**event, "id": "", "at": "", "batch": "", "undoes": ""} for event in events), key=repr)

    def _tree(self) -> Tree:
        return {
            path.relative_to(self._root).as_posix(): None if path.is_dir() else path.read_bytes()
            for path in sorted(self._root.rglob("*"))
            if path.name != _LOCK
        }


UNCHANGED: Final = re.compile(r"[Nn]othing (of it )?(was|is) (changed|recorded)")
STANDS: Final = re.compile(r"It is recorded|Everything was recorded|is written")
STAYS: Final = re.compile(r"could not be removed")
UNFINISHED: Final = re.compile(r"neither be finished nor taken back")
_MASKS: Final[tuple[tuple[str, Callable[[re.Match[str]], str] | str], ...]] = (
    (r'\{ id = "[^"]+", at = [^,]+,', "{"),
    (r'batch = "[^"]+/', 'batch = "/'),
    (r'^(id|key) = "[^"]+"', r"\1"),
    (r"\([0-9a-z]{8}\)|--batch [0-9a-z]{8}", "()"),
)


def masked(tree: Tree) -> Tree:
    """What is in a folder, without what differs in every run."""
    return {
        name: content if content is None else masked_text(content.decode("utf-8", "replace")).encode()
        for name, content in tree.items()
    }


def masked_text(text: str) -> str:
    """A text without what differs in every run."""
    for pattern, instead in _MASKS:
        text = re.sub(pattern, instead, text, flags=re.MULTILINE)
    return text


def _files(tree: Tree) -> Tree:
    return {name: content for name, content in tree.items() if content is not None}


def _without_drafts(tree: Tree) -> Tree:
    return {name: content for name, content in tree.items() if not re.search(r"(^|/)\.[^/]*\.new$", name)}


def _without_remains(tree: Tree) -> Tree:
    """Without what could not be removed; an empty journal is none."""
    return {name: content for name, content in _without_drafts(tree).items() if (name, content) != (JOURNAL, b"")}


def _difference(expected: Tree, found: Tree) -> str:
    """Which files are not as expected."""
    expected, found = _files(expected), _files(found)
    more = [f"+{name}" for name in found if name not in expected]
    less = [f"-{name}" for name in expected if name not in found]
    other = [f"~{name}" for name in found if name in expected and found[name] != expected[name]]
    return " ".join([*more, *less, *other])
