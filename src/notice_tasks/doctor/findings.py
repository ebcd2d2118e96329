"""Gathers the findings in one file.

A large file may have the same fault in every line. So only some findings of each code are kept; the others are counted.
"""

from collections import Counter

from notice_tasks.doctor.codes import RULES
from notice_tasks.problems import Level, Place, Problem


class Findings:
    """The findings so far; `most` is how many of each code are kept, all of them if it is None."""

    def __init__(self, file: str, most: int | None) -> None:
        """Start without findings."""
        self.file = file
        self.most = most
        self.counts: Counter[str] = Counter()
        self._kept: list[Problem] = []

    def add(self, code: str, line: int, **details: object) -> None:
        """Keep or count a finding; `line` is counted from 1."""
        self.counts[code] += 1
        if self.most is None or self.counts[code] <= self.most:
            self._kept.append(Problem(code, Place(self.file, line=line), details, RULES[code].level))

    def alone(self, code: str, line: int) -> None:
        """Replace all other findings with this one: they mean nothing beside it."""
        self.counts.clear()
        self._kept.clear()
        self.add(code, line)

    def in_order(self) -> tuple[Problem, ...]:
        """The findings that were kept, by line and code."""
        return tuple(sorted(self._kept, key=lambda problem: (problem.place.line or 0, problem.code)))

    def left_out(self) -> dict[str, int]:
        """How many findings of each code were not kept."""
        most = self.most
        return {} if most is None else {code: n - most for code, n in sorted(self.counts.items()) if n > most}

    def of_level(self, level: Level) -> int:
        """The number of findings of a level, including those that were not kept."""
        return sum(n for code, n in self.counts.items() if RULES[code].level is level)
