"""Items with texts from all planes of Unicode. Run as a program, it prints the digest of a number of them."""

from __future__ import annotations

import datetime
import random
import sys
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from notice_tasks.feeds.ics_text import item_text
from notice_tasks.feeds.item import Alarm, CommonProperties, Item, Task, TaskStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANY = 10_000
LONG = 10_000
"""Characters that are in one text out of a hundred."""

PIECES = (
    *("\\", ",", ";", ":", '"', "\\n", "\\\\", "\\,", "^n"),
    *("\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\n\r"),
    *(" ", "\t", "\u3000", "\xa0", "\ufeff", "\u200b", "\u202e"),
    *("👩‍⚕️", "👨‍👩‍👧‍👦", "🇨🇳", "❤️", "✓", "𠮷", "𠀀", "é", "e\u0301", "ก็", "한", "व्हि"),
    *("报送", "截至8月30日", "BEGIN:VEVENT", "END:VCALENDAR", "UID:x", "\x00", "\x1b[31m", "\x7f"),
)


def _text(chance: random.Random) -> str:
    length = LONG if chance.random() < 0.01 else chance.randint(1, 40)
    return "".join([_piece(chance) for _ in range(length)])[:LONG]


def _piece(chance: random.Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(PIECES)
    code = chance.randrange(0x110000)
    return "�" if 0xD800 <= code <= 0xDFFF else chr(code)


def items(numbers: Iterable[int]) -> Iterator[Item | Task]:
    """The items with these numbers, the same in every run."""
    for number in numbers:
        chance = random.Random(number)
        changed = datetime.datetime(2024, 8, 12, tzinfo=datetime.UTC) + datetime.timedelta(seconds=number)
        common = CommonProperties(f"n/u{number % 7}", number, changed, _text(chance), None, cancelled=number % 5 == 0)
        uid, day = f"{number:032x}@notice-tasks", datetime.date(2024, 1, 1) + datetime.timedelta(days=number % 700)
        alarms = (Alarm(f"1-{uid}", datetime.timedelta(hours=15)),)
        if number % 4:
            yield Item(uid, common, _text(chance), day, day + datetime.timedelta(days=1), alarms)
        else:
            yield Task(uid, common, _text(chance), day, TaskStatus.NEEDS_ACTION, None, alarms)


@cache
def digest(count: int) -> str:
    """The digest of the bytes of the first items."""
    found = sha256()
    for item in items(range(count)):
        found.update(item_text(item))
    return found.hexdigest()


if __name__ == "__main__":
    sys.stdout.write(digest(int(sys.argv[1])))
