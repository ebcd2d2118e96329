"""Translations of the operating system's error messages, which are always in English."""

from typing import Final

from notice_tasks.words.catalogue import N_, say

_REASONS: Final = {
    "No such file or directory": N_("there is no such file or folder"),
    "Permission denied": N_("permission denied"),
    "Operation not permitted": N_("permission denied"),
    "Is a directory": N_("it is a folder"),
    "Not a regular file": N_("it is a pipe, a socket or a device, not a file"),
    "embedded null byte": N_("no file can have this name"),
    "Not a directory": N_("a part of its path is a file, not a folder"),
    "File exists": N_("a file with that name already exists"),
    "No space left on device": N_("the disk is full"),
    "Disk quota exceeded": N_("the disk quota is used up"),
    "File too large": N_("the file would become too large"),
    "Read-only file system": N_("the disk is read-only"),
    "File name too long": N_("the name is too long"),
    "Too many levels of symbolic links": N_("the links form a circle"),
    "Input/output error": N_("the disk has a fault"),
    "No locks available": N_("there are no locks"),
    "Operation not supported": N_("it is not supported there"),
    "Function not implemented": N_("it is not supported there"),
    "its lines were changed": N_("its lines were changed"),
}
"""Messages of the system (strerror), of Python and of toml/text.py.

Other messages are shown as they are.
"""


def refusal(reason: str) -> str:
    """The system's reason, in the language in use."""
    return say(_REASONS[reason]) if reason in _REASONS else reason
