"""Slips of the keyboard in a command line, mended where they have only one meaning.

Word processors and Chinese input methods write other dashes for --, curly quotes for those of the shell, and full-width
colons and blanks. Of a value, such as the text of a note, only the quotes around it are removed; a number may have its
unit.
"""

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any, Final

from notice_tasks.cli.alone import MEANT, stands_alone
from notice_tasks.cli.counted import counted
from notice_tasks.cli.full_width import narrow

_DASHES: Final = "-—–－−‐‑‒―﹣"
_QUOTES: Final = ("“”„＂", "‘’＇", "「」", "『』")
_LETTERS: Final = "A-Za-zＡ-Ｚａ-ｚ"
_OPTION: Final = rf"[{_DASHES}]+([{_LETTERS}][{_LETTERS}{_DASHES}]*)(.*)"
_BLANK: Final = "\u3000"


def repaired(words: list[str], options: Mapping[str, Any]) -> list[str]:
    """The words of a command line as they were meant; `options` are those of the command, by each of their names."""
    return list(_repaired([*words], options))


def option_in(word: str, options: Container[str]) -> tuple[str, str | None] | None:
    """The option that a word begins with, and the value that is glued to it; None if it begins with no option.

    Only known options have values glued to them without a sign between.
    """
    found = re.fullmatch(_OPTION, word, re.DOTALL)
    if found is None or word.isascii():
        return None
    letters = re.sub(f"[{_DASHES}]", "-", narrow(found[1])).lower()
    name = f"--{letters}" if letters[1:] else f"-{letters}"
    if not found[2]:
        return name, None
    if found[2][0] in f"=＝:：{_BLANK}":
        return name, found[2][1:]
    return (name, found[2]) if name in options else None


def _repaired(words: list[str], options: Mapping[str, Any]) -> Iterator[str]:
    """The words, mended one by one; `words` is used up."""
    while words:
        word = words[0]
        if word == "--":
            yield from words
            return
        name, glued = option_in(word, options) or _number_in(word, options) or (word, None)
        option = options.get(name)
        if option is not None and not option.is_flag:
            words[:1] = [] if glued is None else [glued]
            yield name
            if glued is None and stands_alone(option, words):
                yield MEANT
                continue
            yield from (_value(option, words, options) for _place in range(min(option.nargs, len(words))))
        elif glued is None and _BLANK in word:
            words[:1] = filter(None, word.split(_BLANK))
        elif name == word:
            yield _unquoted(words)
        else:
            del words[0]
            yield name if glued is None else f"{name}={glued}"


def _number_in(word: str, options: Mapping[str, Any]) -> tuple[str, str] | None:
    """The option with a number that a word begins with, and its value after the =."""
    name, equals, value = word.partition("=")
    return (name, value) if equals and name in options and _is_number(options[name]) else None


def _is_number(option: Any) -> bool:
    return str(option.type.name).startswith("int")


def _value(option: Any, words: list[str], options: Container[str]) -> str:
    """The value of an option, which is the first of the words; a number may have its unit."""
    word = _unquoted(words)
    return counted(option.opts[0], word, options) if _is_number(option) else word


def _unquoted(words: list[str]) -> str:
    """The first of the words, without curly quotes around it; it is taken out of `words`.

    The shell splits what stands in curly quotes at its blanks, so the words up to the closing one are joined again.
    """
    word = words.pop(0)
    quotes = next((quotes for quotes in _QUOTES if word.startswith(tuple(quotes))), None)
    if quotes is None:
        return word
    for count, last in enumerate([word[1:], *words]):
        found = [at for at, sign in enumerate(last) if sign in quotes]
        if found == [len(last) - 1]:
            whole = " ".join([word[1:], *words[:count]])
            del words[:count]
            return whole[:-1]
        if found:
            break
    return word
