"""Lists as people type and paste them: 东门、西门，南湖, a column of names, or a name whose quotes were forgotten.

Commas, semicolons, tabs and line breaks always separate. Blanks and the gaps between words typed apart separate only
where they are not part of a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from notice_tasks.actions.lookup import (
    best_matches,
    folded,
    group_choices,
    is_shown,
    notice_choices,
    path_shown,
    similar,
    spaced,
    unit_choices,
)
from notice_tasks.problems import BadRequest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from notice_tasks.actions.lookup import Choice
    from notice_tasks.model.unit import Register
    from notice_tasks.model.workspace import Workspace

_COMMAS: Final = r"[,，、;；]"
_LINES: Final = r"[\n\r\t\v\f]"


def several(words: Iterable[str]) -> Iterator[str]:
    """The words that lists of words without blanks hold."""
    return (part for word in words for part in re.split(rf"{_COMMAS}|\s", word) if part)


def members_in(words: Sequence[str], register: Register, *, recording: bool = False) -> list[str]:
    """The words for units and groups that typed words hold; neighbouring words may be one name.

    Raises:
        BadRequest: `recording`, and words could be one name or several.
    """
    if all(word in register.units for word in words):  # the usual case, and there may be thousands of units
        return [*words]
    return _member_names(register, recording=recording).held_in(words)


def members_of(option: str, values: Sequence[str], register: Register, *, recording: bool = False) -> list[str]:
    """The words for units and groups that the values of an option hold; no name goes beyond a value.

    Raises:
        BadRequest: the values hold no word, or `recording`, and a value could be one name or several.
    """
    if all(value in register.units for value in values):  # as in `members_in`
        return [*values]
    names = _member_names(register, recording=recording)
    return _not_empty(option, values, [word for value in values for word in names.held_in((value,))])


def notices_of(option: str, values: Sequence[str], workspace: Workspace) -> list[str]:
    """The words for notices that the values of an option hold.

    Raises:
        BadRequest: the values hold no word.
    """
    names = _Names(notice_choices(workspace))
    return _not_empty(option, values, [word for value in values for word in names.held_in((value,))])


def _not_empty(option: str, values: Sequence[str], found: list[str]) -> list[str]:
    """The words that were found. An option with nothing in it would stand for everything.

    Raises:
        BadRequest: there are values, but no words.
    """
    if values and not found:
        raise BadRequest("value-missing", option=option)
    return found


def words_among(words: Sequence[str], choices: Sequence[Choice]) -> list[str]:
    """The words for any of these choices that typed words hold."""
    return _Names(choices).held_in(words)


def units_and_last(words: Sequence[str], workspace: Workspace, *, of_notice: bool = False) -> tuple[list[str], str]:
    """The words before the requirement, and the requirement, whose title may be typed without quotes.

    With `of_notice`, the title may also be a notice's.

    Raises:
        BadRequest: the title has another requirement's path behind it.
    """
    last = words[-1].rstrip()
    if "/" in last and not last.endswith((")", "）")):
        return [*words[:-1]], words[-1]
    titles = {folded(item.title) for notice in workspace.notices.values() for item in notice.requirements.values()}
    if of_notice:
        titles |= {folded(notice.title) for notice in workspace.notices.values()}
    for start in range(len(words) - 1):
        title = " ".join(words[start:])
        if is_shown(title, workspace) or folded(title.partition("@")[0]) in titles:
            return [*words[:start]], path_shown(title, workspace)
    return [*words[:-1]], path_shown(words[-1], workspace)


def _member_names(register: Register, *, recording: bool) -> _Names:
    return _Names([*unit_choices(register), *group_choices(register)], recording=recording)


class _Run(NamedTuple):
    """Neighbouring words without a separator between them. `apart` tells that they were several words when typed."""

    words: list[str]
    after_line: bool = False
    apart: bool = False
    whole: bool = False


class _Names:
    """The names that words may be; a name in a list of the program has its id in brackets behind it."""

    def __init__(self, choices: Sequence[Choice], *, recording: bool = False) -> None:
        """Take the choices. When recording, nothing is guessed."""
        self.choices = choices
        self.recording = recording
        self.raw = {name for choice in choices for name in choice.names}
        every = [name for choice in choices for name in (*choice.names, *choice.listed)]
        self.spaced = {spaced(name) for name in every}
        self.folded = {folded(name) for name in every}
        self.text = "\n".join(self.spaced)
        self.joined_text = "\n".join(self.folded)
        self.longest = max((name.count(" ") + 1 for name in self.spaced), default=1)

    def held_in(self, words: Sequence[str]) -> list[str]:
        """The words for the choices that typed words hold."""
        found: list[str] = []
        before: list[str] = []
        for run in self._runs(words):
            held = run.words if run.whole else self._held(run)
            if run.after_line and self.recording and before:
                self._refuse_if_one([*before[-1:], *held[:1]], "lines")
            found += held
            before = held
        return found

    def _runs(self, words: Sequence[str]) -> Iterator[_Run]:
        """The neighbouring words between separators. A name that has a separator in it is not split."""
        run = _Run([])
        for word in words:
            lines = re.split(_LINES, word)
            for at_line, line in enumerate(lines):
                wrapped = at_line > 0 and re.search(rf"{_COMMAS}\s*$", lines[at_line - 1]) is None
                whole = re.search(rf"{_COMMAS}|\s", line) is not None and self._is_name(line)
                for at, piece in enumerate([line] if whole else re.split(_COMMAS, line)):
                    if not (parts := [" ".join(piece.split())] if whole else piece.split()):
                        continue
                    if whole or run.whole or at or at_line:
                        yield from (run,) if run.words else ()
                        run = _Run(parts, after_line=wrapped and at == 0, whole=whole)
                    else:
                        run = run._replace(words=[*run.words, *parts], apart=bool(run.words))
            if re.search(rf"(?:{_COMMAS}|{_LINES})\s*$", word):
                yield from (run,) if run.words else ()
                run = _Run([])
        yield from (run,) if run.words else ()

    def _held(self, run: _Run) -> list[str]:
        """The words for the choices that neighbouring words hold: the longest names first."""
        words, found, left = run.words, [], run._replace(words=[])
        if len(words) == 1:
            return words
        if not (self.recording or self.raw.issuperset(words)) and best_matches(" ".join(words), self.choices):
            return [" ".join(words)]
        at = 0
        while at < len(words):
            ends = range(min(len(words), at + self.longest), at + 1, -1)
            end = next((end for end in ends if self._is_one(words[at:end])), None)
            if end is None:
                left.words.append(words[at])
                at += 1
            else:
                found += [*self._left(left), " ".join(words[at:end])]
                left, at = left._replace(words=[]), end
        return [*found, *self._left(left)]

    def _left(self, run: _Run) -> list[str]:
        """The words for the choices that neighbouring words hold, none of which make up a whole name together."""
        parts: list[list[str]] = [[]]
        for word in run.words:
            parts += [[word], []] if word in self.raw else []
            parts[-1] += [] if word in self.raw else [word]
        held = [word for part in parts for word in self._undivided(part, apart=run.apart)]
        if self.recording and len(held) == len(run.words):
            for length in range(min(len(held), self.longest), 1, -1):
                for start in range(len(held) - length + 1):
                    self._refuse_if_one(held[start : start + length])
        return held

    def _undivided(self, words: list[str], *, apart: bool) -> list[str]:
        """These words, or all of them as one where they are a part of a name, or a name with a slip in it."""
        whole = " ".join(words)
        if len(words) < 2:
            return words
        if not self.recording and best_matches(whole, self.choices):
            return [whole]
        fits = [len(best_matches(word, self.choices, recording=self.recording)) == 1 for word in words]
        if all(fits):
            return words
        if self._is_part(whole):
            return words if apart else [whole]
        return words if any(fits) and similar(whole, self.choices) is None else [whole]

    def _refuse_if_one(self, words: list[str], case: str | None = None) -> None:
        """Refuse words that may be one name or a part of one, and may also be several names.

        Raises:
            BadRequest: they may be both.
        """
        whole = " ".join(words)
        if self.raw.issuperset(words) or not self._is_part(whole):
            return
        one = best_matches(whole, self.choices, recording=True)
        each = [best_matches(word, self.choices, recording=True) for word in words]
        if len(one) == 1 and all(found == one for found in each):
            return
        named = {choice.key: choice.named for choice in self.choices}
        apart = [named[found[0]] if len(found) == 1 else ("", word) for word, found in zip(words, each, strict=True)]
        details = {} if case is None else {"case": case}
        raise BadRequest(
            "one-or-several", word=whole, named=tuple(named[key] for key in one), apart=tuple(apart), **details
        )

    def _is_one(self, words: list[str]) -> bool:
        """Whether words are one name together: as it is written, or not each of them is a name as it is written."""
        whole = " ".join(words)
        return whole in self.raw or (self._is_name(whole) and not self.raw.issuperset(words))

    def _is_name(self, text: str) -> bool:
        return spaced(text) in self.spaced or (not text.isascii() and folded(text) in self.folded)

    def _is_part(self, text: str) -> bool:
        """Whether a text is a name or a part of one."""
        return spaced(text) in self.text or (not text.isascii() and folded(text) in self.joined_text)
