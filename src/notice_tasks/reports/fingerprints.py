"""What tells problems apart for services that keep them from one run to the next."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from notice_tasks.problems import Problem
    from notice_tasks.reports.problems import LineOf


def fingerprints(problems: Sequence[Problem], line_of: LineOf) -> Iterator[str]:
    """Identify each problem in its file even if its line moves: by code, the line's text, and its number."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        words = (line_of(problem.place) or "").strip()
        alike = problem.place.file, problem.code, words
        seen[alike] += 1
        yield f"{sha256(f'{problem.code} {words}'.encode()).hexdigest()}:{seen[alike]}"
