"""Commands that a screen names, with the options that were typed for it."""

from typing import NamedTuple


class Repeated(NamedTuple):
    """The options of a screen that a command named on it repeats, so that it lists what was counted; ready to paste.

    `selection` has those that select notices and units, `moment` those about the day, `workspace` the one that names
    the workspace.
    """

    selection: str = ""
    moment: str = ""
    workspace: str = ""

    def command(self, words: str) -> str:
        """A command that takes all of them."""
        return _command(words, self.selection, self.moment, self.workspace)

    def of_one(self, words: str) -> str:
        """A command about something that is named in its words."""
        return _command(words, self.moment, self.workspace)

    def of_files(self, words: str) -> str:
        """A command about the workspace as it is."""
        return _command(words, self.workspace)


def _command(*words: str) -> str:
    return " ".join(("notice-tasks", *filter(None, words)))
