"""Times of day that a blank separates from their day, which the shell takes for two words."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from notice_tasks.cli.full_width import narrow
from notice_tasks.cli.paste import line
from notice_tasks.problems import BadRequest
from notice_tasks.words.catalogue import say

_CLOCK: Final = r"[0-9]{1,2}(:[0-9]{2}){1,2}|[0-9]{1,2}[时点]([0-9]{1,2}分?)?"


def require_quotes(command: str, words: Sequence[str], options: Mapping[str, Any]) -> None:
    """Make sure that no time of day follows the day of an option as a word of its own.

    Raises:
        BadRequest: one does.
    """
    for place, word in enumerate(words):
        if place == 0 or re.fullmatch(_CLOCK, narrow(word)) is None:
            continue
        named, equals, _day = words[place - 1].partition("=")
        name = named if equals else words[max(place - 2, 0)]
        option = options.get(name)
        if option is not None and not option.is_flag and say("DAY") in str(option.metavar):
            moment = f"{words[place - 1]} {word}"
            whole = line(["notice-tasks", command, *words[: place - 1], moment, *words[place + 1 :]])
            raise BadRequest("clock-apart", option=name, command=whole)
