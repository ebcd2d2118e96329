"""The secret key from which the unguessable names of feeds are derived: a file of its own, outside git.

The key gives every name away, and a new key changes every name. So it is made once and never shown.
"""

from __future__ import annotations

import base64
import binascii
import os
import secrets
import subprocess
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import tomli
import tomli_w

from notice_tasks.problems import BadInput, BadRequest
from notice_tasks.store.drafts import open_draft, take_place
from notice_tasks.store.durably import make_folder, sync_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

_BYTES: Final = 32
_COMMENT: Final = (
    "# Names of calendar feeds are derived from this key. Keep a copy, but not in git; show it to nobody.\n"
)


class FeedKey(NamedTuple):
    """The key, and how many times the name of a unit's feed was renewed, by the unit's id."""

    secret: bytes
    renewed: Mapping[str, int]


def read_key(path: Path) -> FeedKey | None:
    """The key in a file; None if the file does not exist.

    Raises:
        BadInput: the file cannot be read, or holds no key.
    """
    try:
        values = tomli.loads(path.read_text(encoding="utf-8"))
        return _key_of(values)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadInput("unreadable-file", file=str(path), reason=error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise BadInput("no-key", file=str(path)) from error


def _key_of(values: Mapping[str, Any]) -> FeedKey:
    secret = base64.b32decode(values["key"])
    renewed = {str(unit): int(times) for unit, times in values.get("renewed", {}).items()}
    if len(secret) < _BYTES:
        raise ValueError(values)
    return FeedKey(secret, renewed)


def new_key() -> FeedKey:
    """A random key."""
    return FeedKey(secrets.token_bytes(_BYTES), {})


def draft_of_key(path: Path) -> Path:
    """The path of the key's draft, always the same, and unlikely to be the name of another file.

    While the key is not being written, a file there was left by a killed run.
    """
    return path.with_name(f".notice-tasks-{sha256(path.name.encode()).hexdigest()[:32]}.new")


def write_key(path: Path, key: FeedKey) -> None:
    """Replace the file in one step, so that no key is lost however the process ends; only its owner can read it.

    A new key does not replace a file. Only one writer may do this at a time.

    Raises:
        BadInput: it cannot be written.
    """
    values: dict[str, Any] = {"key": base64.b32encode(key.secret).decode()}
    if key.renewed:
        values["renewed"] = dict(sorted(key.renewed.items()))
    draft = draft_of_key(path)
    put = Path.replace if key.renewed else take_place
    try:
        make_folder(path.parent)
        with os.fdopen(open_draft(draft, 0o600), "w", encoding="utf-8", newline="\n") as file:
            file.write(_COMMENT + tomli_w.dumps(values))
            file.flush()
            os.fsync(file.fileno())
        put(draft, path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise BadInput("cannot-write", file=path.name, reason=error.strerror or str(error)) from error


def must_be_no_link(root: Path, place: str) -> None:
    """Refuse to write a key through a link: git carries links, and one may lead into a published folder.

    Raises:
        BadRequest: the file is a link, or a folder above it is a link out of the workspace.
    """
    base = root.resolve()
    path = Path(os.path.normpath(base / place))
    leads_out = path.is_relative_to(base) and not path.parent.resolve().is_relative_to(base)
    if path.is_symlink() or leads_out:
        raise BadRequest("key-is-link", file=str(path))


def must_stay_out_of_git(path: Path) -> None:
    """Refuse a file in a git work tree that git does not ignore; without git the file is accepted.

    Raises:
        BadRequest: git would commit the file.
    """
    if _git_would_take(path):
        raise BadRequest("key-in-git", file=path.name, folder=str(path.parent))


def _git_would_take(path: Path) -> bool:
    command = ["git", "-C", str(path.parent), "check-ignore", "--quiet", "--", path.name]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 1
    except OSError:
        return False
