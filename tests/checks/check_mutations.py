"""Files as typing errors, bad merges, broken disks and other programs leave them: mutations of bytes, lines and values.

Each is a function of a file's content and of chance; the same seed always gives the same file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    Mutation = Callable[[bytes, random.Random], bytes]

STRANGE: Final = (
    b"\x00", b"\x07", b"\x1b[31m", b"\x7f", b"\r", b"\n", b"\t", b"\x0b", b"\x85",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xed\xb0\x80", b"\xc0\x80", b"\xc1\xbf", b"\xe0\x80\xaf",
    b"\xf4\x90\x80\x80", b"\xf8\x88\x80\x80\x80", b"\x80", b"\xe4\xb8", "县".encode("gbk"),
    *(letter.encode() for letter in "“”‘’，、＝［］【】｛｝＃。：０Ａ\u3000\u00a0\u200b\u2028\u202e\ufeff😀"),
    *(bytes([code]) for code in b"\"'\\[]{}=,.#:+-_0129TZabex "),
    b'"""', b"'''", b"[[", b"]]", b"\\u", b"\\uD800", b"\\U00110000", b"{ ", b" }",
)  # fmt: skip

DAYS: Final = (
    "0000-00-00", "0001-01-01", "0001-01-01T00:00:00+23:59", "9999-12-31", "9999-12-31T23:59:59-23:59",
    "9999-12-31T23:59:59", "10000-01-01", "2024-02-30", "2023-02-29", "2024-13-01", "2024-8-3", "2024/08/30",
    "2024-08-30T24:00:00", "2024-08-30T18:00", "2024-08-30 18:00:00", "2024-08-30T18:00:00.123456789Z", "18:00:00",
    "1900-01-01", "2150-06-01",
)  # fmt: skip

VALUES: Final = (
    *DAYS, "0", "-1", "1", "31", "366", "10000", "9223372036854775807",
    "1" * 5000, "-" + "9" * 5000, "0x" + "f" * 5000, "1e999", "-inf", "nan", "1.5", "true", "false",
    "[]", "[[]]", "[{}]", "{}",
    "{ by = 'issued' }",
    "{ after = 'self-check', days = 10000 }",
    "{ every = 'week', weekday = 'mon', from = 0001-01-01 }",
    "{ rrule = 'FREQ=DAILY', from = 1949-01-01, to = 9999-12-31 }",
    "{ rrule = 'FREQ=YEARLY;COUNT=99999', from = 'issued' }",
    "{ on = [2024-08-30, 2024-08-30, 0001-01-01] }",
    "{ unclear = '另行通知' }",
    "['clinics', 'clinics', 'nobody']",
    *(f'"{word}"' for word in (
        "", " ", "2024-08-30", "self-check", "inspection", "county-inspection", "county-hospital", "clinics", "unknown",
        "per-unit", "required", "standing", "submit", "undo", "next", "issued", "FREQ=SECONDLY", "Asia", "../UTC",
        "/dev/zero", "..", "\\u0000", "\\u0007\\u001b[31m",
    )),
)  # fmt: skip

_DAY: Final = re.compile(rb"\d{4}-\d{2}-\d{2}(?:[T ][0-9:.]+)?(?:Z|[+-]\d{2}:\d{2})?")
_VALUE: Final = re.compile(rb"(?<== )(?:\"[^\"\n]*\"|\[[^\]\n]*\]|\{[^}\n]*\}|[^\s,\[\]{}]+)")
_KEY: Final = re.compile(rb"\b[a-z_]+(?= = )")
_MANY: Final = 10_000


def mutated(content: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """A file's content after one to three mutations; `others` are files that may get joined to it."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        if chance.random() < 0.02:
            content += chance.choice(others)
        else:
            content = chance.choice(MUTATIONS)(content, chance)
    return content


def _flipped(content: bytes, chance: random.Random) -> bytes:
    """Some bits fell over."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4) if changed else 0):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _put_in(content: bytes, chance: random.Random) -> bytes:
    """Something strange was typed or pasted, over what stood there or not."""
    at = chance.randint(0, len(content))
    return (
        content[:at] + b"".join(chance.choices(STRANGE, k=chance.randint(1, 3))) + content[at + chance.randint(0, 2) :]
    )


def _taken_out(content: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + content[at + chance.randint(1, 30) :]


def _cut_off(content: bytes, chance: random.Random) -> bytes:
    """A copy broke off, or lost its beginning."""
    at = chance.randint(0, len(content))
    return content[:at] if chance.random() < 0.8 else content[at:]


def _line_gone(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    first = chance.randrange(len(lines))
    del lines[first : first + chance.randint(1, 3)]
    return b"".join(lines)


def _line_doubled(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    first = chance.randrange(len(lines))
    some = lines[first : first + chance.choice((1, 1, 2, 8))]
    at = chance.choice((first, chance.randrange(len(lines))))
    return b"".join([*lines[:at], *some * chance.choice((1, 1, 50)), *lines[at:]])


def _lines_exchanged(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _line_ends(content: bytes, chance: random.Random) -> bytes:
    """Another system's line ends, everywhere or here and there."""
    ends = chance.choice(((b"\r\n",), (b"\r",), (b"\n", b"\r\n"), (b"\n", b"\r"), (b"\r\r\n",), (b"",)))
    return b"".join(line.removesuffix(b"\n") + chance.choice(ends) for line in _lines(content))


def _other_day(content: bytes, chance: random.Random) -> bytes:
    return _replaced(_DAY, chance.choice(DAYS).encode(), content, chance)


def _other_value(content: bytes, chance: random.Random) -> bytes:
    """A value of another kind, or the value of another line."""
    own = _VALUE.findall(content)
    new = chance.choice(own) if own and chance.random() < 0.4 else chance.choice(VALUES).encode()
    return _replaced(_VALUE, new, content, chance)


def _other_key(content: bytes, chance: random.Random) -> bytes:
    own = _KEY.findall(content) or [b"id"]
    return _replaced(_KEY, chance.choice((*own, b"other", b'""', b"a.b", b"'a b'")), content, chance)


def _nested(content: bytes, chance: random.Random) -> bytes:
    """A value nested absurdly deep, in place of a value or as a line."""
    depth = chance.choice((50, 390, _MANY))
    deep = chance.choice((b"[" * depth + b"]" * depth, b"[" * depth, b"{ a = " * depth + b"1" + b" }" * depth))
    keys = b".".join([b"a"] * depth)
    line = chance.choice((b"deep = " + deep, keys + b" = 1", b"[" + keys + b"]", b"[[" + keys + b"]]")) + b"\n"
    if chance.random() < 0.5:
        return _replaced(_VALUE, deep, content, chance)
    lines = _lines(content)
    lines.insert(chance.randint(0, len(lines)), line)
    return b"".join(lines)


def _long(content: bytes, chance: random.Random) -> bytes:
    """A value, key or comment that goes on and on."""
    size = chance.choice((1000, 20_000))
    text = chance.choice(("x", "中", "“", " ", "1", "1-", "x ")) * size
    form = chance.choice(
        ('long = "{}"\n', "long = '''{}'''\n", "# {}\n", '"{}" = 1\n', "[{}]\n", "long = {}\n", "{}\n")
    )
    lines = _lines(content)
    lines.insert(chance.randint(0, len(lines)), form.format(text).encode())
    return b"".join(lines)


def _lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True) or [b""]


def _replaced(pattern: re.Pattern[bytes], new: bytes, content: bytes, chance: random.Random) -> bytes:
    """Another text in one of the places that fit a pattern."""
    places = list(pattern.finditer(content))
    if not places:
        return content + new
    place = chance.choice(places)
    return content[: place.start()] + new + content[place.end() :]


MUTATIONS: Final[tuple[Mutation, ...]] = (
    _flipped, _put_in, _put_in, _taken_out, _cut_off, _line_gone, _line_doubled, _lines_exchanged, _line_ends,
    _other_day, _other_value, _other_value, _other_value, _other_key, _nested, _long,
)  # fmt: skip
