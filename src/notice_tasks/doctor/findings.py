"""Gathers what is found in one file.

The same fault may stand in every line of a large file: of each code only so many are kept, the others are counted.
"""

from collections import Counter

from notice_tasks.doctor.codes import RULES
from notice_tasks.problems import Level, Place, Problem


class Findings:
    """What was found so far; `most` is how many of a code are kept, all of them without it."""

    def __init__(self, file: str, most: int | None) -> None:
        """Begin with nothing."""
        self.file = file
        self.most = most
        self.counts: Counter[str] = Counter()
        self._kept: list[Problem] = []

    def add(self, code: str, line: int, **details: object) -> None:
        """Keep or count a fault; `line` counts from 1."""
        self.counts[code] += 1
        if self.most is None or self.counts[code] <= self.most:
            self._kept.append(Problem(code, Place(self.file, line=line), details, RULES[code].level))

    def alone(self, code: str, line: int) -> None:
        """Forget everything else: what was found has no meaning beside this."""
        self.counts.clear()
        self._kept.clear()
        self.add(code, line)

    def in_order(self) -> tuple[Problem, ...]:
        """What was kept, by line and code."""
        return tuple(sorted(self._kept, key=lambda problem: (problem.place.line or 0, problem.code)))

    def left_out(self) -> dict[str, int]:
        """How many of each code were counted only."""
        most = self.most
        return {} if most is None else {code: n - most for code, n in sorted(self.counts.items()) if n > most}

    def of_level(self, level: Level) -> int:
        """How many there are of a level, those that were counted only included."""
        return sum(n for code, n in self.counts.items() if RULES[code].level is level)
