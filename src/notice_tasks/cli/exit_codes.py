"""The exit codes of the program."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; docs/exit-codes.md has the same table."""

    OK = 0
    FOUND = 1  # problems found, a state named by --fail-on, or something that could not be written
    USAGE = 2  # a request that cannot be carried out (typer uses the same number)
    INPUT = 3  # a file or store that cannot be read or written or is faulty; or an unsuitable library
    BUG = 4  # a bug in the program
    INTERRUPTED = 130  # Ctrl-C, or a question not answered with yes
