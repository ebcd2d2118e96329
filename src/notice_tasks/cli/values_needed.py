"""Options that lack their value: another option follows them.

A value that begins with a hyphen and a letter is written after `=`.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any, Final

from notice_tasks.cli.repair import option_in
from notice_tasks.problems import BadRequest

_LIKE_AN_OPTION: Final = "--?[A-Za-z]|--$"


def require_values(words: Sequence[str], options: Mapping[str, Any]) -> None:
    """Make sure that no option takes the one after it for its value; `options` are those of the command.

    Raises:
        BadRequest: one would.
    """
    after = iter(words)
    for word in after:
        if word == "--":
            return
        option = options.get(word)
        if option is None or option.is_flag:
            continue
        for value in islice(after, option.nargs):
            if looks_like_option(value, options):
                raise value_missing(word, value, max(option.opts, key=len))


def looks_like_option(word: str, options: Mapping[str, Any]) -> bool:
    """Whether a word has the form of an option, or is one of these with other dashes."""
    meant = option_in(word, options)
    return re.match(_LIKE_AN_OPTION, word) is not None or (meant is not None and meant[0] in options)


def value_missing(option: str, after: str, name: str) -> BadRequest:
    """The failure of an option that another one follows; `name` is its long name."""
    return BadRequest("value-missing", option=option, after=after, example=f"{name}={after}", case="option")
