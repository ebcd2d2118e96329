"""Questions on a terminal, for what no flag gave."""

import datetime
import re
from collections.abc import Callable

from notice_tasks.cli.console import as_text, ask, can_answer, tell_asides
from notice_tasks.cli.failures import say_failure
from notice_tasks.problems import BadRequest

Must = Callable[[str], object] | None
"""A check of an answer, which raises BadRequest."""

Day = datetime.date | None


class Questions:
    """Asks on a terminal for values without a flag; elsewhere collects the missing flags."""

    def __init__(self) -> None:
        """Find out whether a user can answer."""
        self._missing: list[str] = []
        self._interactive = can_answer()

    def text(self, given: str | None, option: str, question: str, must: Must = None) -> str:
        """A required answer. It is asked for again if `must` refuses it."""
        if given is not None and given.strip():
            answer = as_text(given).strip()
            if must is not None:
                must(answer)
            return answer
        while self._interactive:
            if (answer := ask(question)) and _will_do(answer, must):
                return answer
        self._missing.append(option)
        return ""

    def several(self, given: list[str] | None, option: str, question: str, must: Must) -> tuple[str, ...]:
        """One or more answers, which may be lists."""
        return said(given) or tuple(filter(None, [self.text(None, option, question, must)]))

    def several_if_any(self, given: list[str] | None, question: str) -> tuple[str, ...]:
        """Any number of answers; names have blanks in them, so only signs separate these."""
        words = said([self.maybe(None, question) or ""] if given is None else given)
        return tuple(part.strip() for word in words for part in re.split("[、，；;]", word) if part.strip())

    def day(self, given: str | None, question: str, read: Callable[[str], Day]) -> Day | None:
        """An optional day. Which day was taken is told before the next question."""
        word = self.maybe(given, question, read)
        found = None if word is None else read(word)
        if self._interactive:
            tell_asides()
        return found

    def maybe(self, given: str | None, question: str, must: Must = None) -> str | None:
        """An optional answer."""
        if given is not None:
            return as_text(given).strip() or None
        while self._interactive:
            answer = ask(question, default="", show_default=False)
            if not answer or _will_do(answer, must):
                return answer or None
        return None

    def complain(self) -> None:
        """Report the missing flags.

        Raises:
            BadRequest: any is missing.
        """
        if self._missing:
            raise BadRequest("missing-answers", options=tuple(self._missing))


def _will_do(answer: str, must: Must) -> bool:
    """Whether an answer is accepted; if not, say why."""
    try:
        if must is not None:
            must(answer)
    except BadRequest as error:
        say_failure(error)
        return False
    return True


def said(given: list[str] | None) -> tuple[str, ...]:
    """The values of a repeatable option, without blank ones."""
    return tuple(as_text(value).strip() for value in given or () if value.strip())
