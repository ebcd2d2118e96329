"""A process that cannot make hard links, as on a file system without them: the kernel refuses."""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from typing import Final

_CALLS: Final = {"x86_64": (86, 265), "aarch64": (37,)}
"""The system call numbers of link and linkat."""

_NO_NEW_PRIVILEGES: Final = 38
_SECCOMP, _FILTER = 22, 2
_LOAD_NUMBER: Final = (0x20, 0, 0, 0)
_ALLOW: Final = (0x06, 0, 0, 0x7FFF0000)
_REFUSE: Final = (0x06, 0, 0, 0x00050000 | errno.EPERM)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def without_hard_links() -> None:
    """As `preexec_fn`: refuse every hard link from now on (see seccomp(2))."""
    numbers = _CALLS[platform.machine()]
    compared = [(0x15, 0, 1, number) for number in numbers]
    steps = [_LOAD_NUMBER, *(step for one in compared for step in (one, _REFUSE)), _ALLOW]
    packed = b"".join(struct.pack("HBBI", *step) for step in steps)
    library = ctypes.CDLL(None, use_errno=True)
    program = _Program(len(steps), packed)
    if library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or library.prctl(_SECCOMP, _FILTER, ctypes.byref(program)):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
