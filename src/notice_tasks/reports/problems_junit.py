"""Problems as JUnit XML, which GitLab, Jenkins and others show as tests.

Each file with problems is a suite and each problem a test: one that failed if the command fails for it, else one that
was skipped. Without problems there is one test that passed, because Jenkins refuses a report without tests.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from notice_tasks.reports.clean import clean
from notice_tasks.reports.problem_sentences import problem_sentence
from notice_tasks.reports.problems import problem_line

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import PurePosixPath

    from notice_tasks.problems import Level, Problem

_NAME: Final = "notice-tasks"
_NOT_IN_XML: Final = re.compile("[\ufffe\uffff]")


def junit_text(problems: Sequence[Problem], folder: PurePosixPath, failing: Collection[Level]) -> str:
    """The whole report. `folder` is the workspace as seen from the repository's root.

    It is ASCII, because a console may have any encoding. `failing` are the levels for which the command fails.
    """
    root = Element("testsuites", name=_NAME)
    seen: Counter[str] = Counter()
    for file, own in groupby(problems, key=lambda problem: str(folder / problem.place.file)):
        suite = SubElement(root, "testsuite", name=_text(file))
        for problem in own:
            _add_test(suite, problem, file, seen, failing)
    if not problems:
        SubElement(SubElement(root, "testsuite", name=_NAME), "testcase", classname=_NAME, name="check")
    for element in (*root, root):
        _count(element)
    indent(root)
    return f'<?xml version="1.0" encoding="us-ascii"?>\n{tostring(root, encoding="us-ascii").decode()}\n'


def _add_test(suite: Element, problem: Problem, file: str, seen: Counter[str], failing: Collection[Level]) -> None:
    """Add a problem. Its test has a name of its own, because GitLab shows only one of several with the same name."""
    moved = problem._replace(place=problem.place._replace(file=file))
    name = f"{problem.code} {moved.place}"
    seen[name] += 1
    if seen[name] > 1:
        name += f" ({seen[name]})"
    class_name = _text(file.removesuffix(".toml"))
    test = SubElement(suite, "testcase", classname=class_name, name=_text(name), file=_text(file))
    message = _text(problem_sentence(problem.code, problem.details))
    kind = "failure" if problem.level in failing else "skipped"
    SubElement(test, kind, type=problem.level.value, message=message).text = _text(problem_line(moved))


def _count(element: Element) -> None:
    """Add the numbers of tests, which readers take instead of counting."""
    numbers = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
    for name, tag in numbers.items():
        element.set(name, str(sum(1 for _found in element.iter(tag))))


def _text(text: str) -> str:
    """A text that XML can hold."""
    return _NOT_IN_XML.sub("\ufffd", clean(text))
