"""Finds what exceeds a limit of Python or tomli: a number with thousands of digits, hundreds of nested brackets.

These errors name no position.
"""

import tomli

_OF_NUMBERS = "0123456789_+-"


def excess_of(error: type[ValueError | RecursionError], text: str) -> tuple[int, str]:
    """The offset at which tomli stopped with such an error, and the reason for the message."""
    end = _shortest_refused(error, text)
    if issubclass(error, RecursionError):
        return end - 1, "Nested too deeply"
    return len(text[:end].rstrip(_OF_NUMBERS)), "A number is too long"


def _shortest_refused(error: type[ValueError | RecursionError], text: str) -> int:
    """The length of the shortest beginning of a text that is refused with this error; so is every longer one."""
    start, sound, refused = 0, 0, len(text)
    while refused - sound > 1:
        middle = (sound + refused) // 2
        middle = text.rfind("\n", sound, middle) + 1 or middle
        try:
            tomli.loads(text[start:middle])
        except tomli.TOMLDecodeError as fault:  # a ValueError too; nearly always because the text is cut off
            if start and fault.msg.startswith("Cannot"):
                start = 0  # two lines can only be the same key because their headers are cut off
            else:
                sound = middle
        except error:
            refused = middle
        else:
            sound = middle
            if text[middle - 1] == "\n":  # complete lines need not be read again
                start = middle
    return refused
