"""Why --fail-on makes a command end with exit code 1."""

from collections.abc import Container

from notice_tasks.cli.console import tell
from notice_tasks.cli.lists import standings_to_fail_on
from notice_tasks.rules.shortfall import State
from notice_tasks.rules.summary import Summary
from notice_tasks.words.catalogue import join, say
from notice_tasks.words.values import with_name


def say_what_was_found(summary: Summary, wanted: Container[State]) -> None:
    """Write to standard error how many are in each of the wanted states, without those that nothing is in."""
    counts = {state: summary.standing(state) for state in standings_to_fail_on() if state in wanted}
    found = [say("{state}: {n}", state=with_name(state.value), n=count) for state, count in counts.items() if count]
    tell(say("Exit code 1, because of --fail-on: {found}.", found=join(found)))
