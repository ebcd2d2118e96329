"""Who owns a file that cannot be written: often a colleague who made it without group permissions."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def details_of_owner(error: OSError) -> dict[str, str]:
    """Why the system refused, and the owner of the file or its nearest existing folder if that is another user."""
    reason = error.strerror or str(error)
    named = error.filename2 or error.filename
    if named is None or not hasattr(os, "geteuid"):
        return {"reason": reason}
    path = Path(os.fsdecode(named))
    for place in (path, *path.parents):
        with suppress(OSError):
            owner = place.lstat().st_uid
            return {"reason": reason} if owner == os.geteuid() else _shared(reason, owner)
    return {"reason": reason}


def _shared(reason: str, owner: int) -> dict[str, str]:
    return {"reason": reason, "case": "shared", "owner": _name(owner)}


def _name(owner: int) -> str:
    import pwd  # noqa: PLC0415  (Unix only)

    try:
        return pwd.getpwuid(owner).pw_name
    except KeyError:
        return str(owner)
