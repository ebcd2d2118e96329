"""Where a text becomes too much to be read: a number of thousands of digits, hundreds of brackets inside each other.

Such errors come from Python's limits or tomli's and name no place.
"""

import tomli

_OF_NUMBERS = "0123456789_+-"


def excess_of(error: type[ValueError | RecursionError], text: str) -> tuple[int, str]:
    """The offset at which tomli stopped with such an error, and the reason to say."""
    end = _shortest_refused(error, text)
    if issubclass(error, RecursionError):
        return end - 1, "Nested too deeply"
    return len(text[:end].rstrip(_OF_NUMBERS)), "A number is too long"


def _shortest_refused(error: type[ValueError | RecursionError], text: str) -> int:
    """How much of the beginning of a text is refused with an error, which does not go away when more follows."""
    start, sound, refused = 0, 0, len(text)
    while refused - sound > 1:
        middle = (sound + refused) // 2
        middle = text.rfind("\n", sound, middle) + 1 or middle
        try:
            tomli.loads(text[start:middle])
        except tomli.TOMLDecodeError as fault:  # a ValueError too; nearly always it says that the text is cut off
            if start and fault.msg.startswith("Cannot"):
                start = 0  # without their headers two lines say the same that do not otherwise
            else:
                sound = middle
        except error:
            refused = middle
        else:
            sound = middle
            if text[middle - 1] == "\n":  # lines that are whole need not be read again
                start = middle
    return refused
