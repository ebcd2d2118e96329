"""What the process tells the shell."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; docs/exit-codes.md has the same table."""

    OK = 0
    FOUND = 1  # problems, overdue work when asked to fail on it, or a writer that left something out
    USAGE = 2  # what was asked for cannot be done as it was asked (typer's own number)
    INPUT = 3  # a file or store cannot be read or written, or its content is faulty; or a library that does not fit
    BUG = 4  # our fault: please report
    INTERRUPTED = 130  # Ctrl-C, or a question was not answered with yes
