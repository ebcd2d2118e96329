"""Make a workspace: an empty one with commented files, or the sample."""

import os
from pathlib import Path
from string import Template
from typing import NamedTuple

import notice_tasks
from notice_tasks.model.workspace import RECORDS
from notice_tasks.problems import BadInput, BadRequest
from notice_tasks.reading.discover import CHECKLISTS, REGISTER, SETTINGS
from notice_tasks.reports.schema import Subject, schema_text
from notice_tasks.store.drafts import place_in
from notice_tasks.store.durably import make_folder, said, take_away, write_alone
from notice_tasks.store.lock import LOCK_FILE
from notice_tasks.store.read_points import JOURNAL

_PACKAGE = Path(notice_tasks.__file__).parent
_GIT_ATTRIBUTES = f"""\
# Two people's additions to one record merge line by line; both are kept.
{RECORDS}/**/*.toml text eol=lf merge=union
"""
_GIT_IGNORE = f"{LOCK_FILE}\n{JOURNAL}\n.*.new\n/calendar/\n"


class Made(NamedTuple):
    """The new workspace's folder, and the files made in it, relative to it."""

    root: Path
    files: tuple[str, ...]


def init(root: Path, language: str, *, sample: bool) -> Made:
    """Make a workspace in a folder, which may already exist and hold other files. Existing files are not changed.

    Raises:
        BadRequest: the folder already is a workspace, or has one of the files to be made.
        BadInput: the folder cannot be written.
    """
    root = root.absolute()
    if os.path.lexists(root / SETTINGS):
        raise BadRequest("already-a-workspace", folder=str(root))
    texts = _texts(language, sample=sample)
    taken = [file for file in texts if _is_taken(root / file, texts[file])]
    if taken:
        raise BadRequest("files-in-the-way", folder=str(root), files=tuple(taken))
    made: list[Path] = []
    try:
        with said(str(root)):
            made += make_folder(root)
        with said(str(root / CHECKLISTS)):
            made += make_folder(place_in(root, CHECKLISTS))
        for file, text in texts.items():
            _make(root, file, text, made)
    except (OSError, BadInput) as error:
        _take_away(root, made, error)
        raise
    except BaseException:
        take_away(made)
        raise
    return Made(root, tuple(texts))


def _take_away(root: Path, made: list[Path], error: OSError | BadInput) -> None:
    """Remove what was made, because half a workspace would block the next attempt.

    Raises:
        BadInput: something could not be removed.
    """
    stays = [path.relative_to(root).as_posix() for path in take_away(made) if root in path.parents]
    if stays:
        reason = error.details.get("reason") if isinstance(error, BadInput) else error.strerror
        details = {"reason": str(reason or error), "case": "stays", "files": tuple(reversed(stays))}
        raise BadInput("cannot-write", (), file=str(root), **details) from error


def _is_taken(path: Path, text: str) -> bool:
    """Whether a file exists that a killed run of `init` cannot have made."""
    return os.path.lexists(path) and not (path.is_file() and path.read_bytes() == text.encode())


def _make(root: Path, file: str, text: str, made: list[Path]) -> None:
    """Make a file, and note it and its new folders in `made`."""
    path = place_in(root, file)
    if path.is_file():
        return
    with said(str(path)):
        made += make_folder(path.parent)
    try:
        write_alone(path, text, before=None)
    except BadInput as error:
        if error.code != "not-synced":
            raise
        made.append(path)
        raise BadInput("cannot-write", file=str(path), reason=error.details["reason"]) from error
    made.append(path)


def _texts(language: str, *, sample: bool) -> dict[str, str]:
    """The files of a new workspace. The settings come last, because they make the folder a workspace."""
    template = _PACKAGE / "templates" / language
    texts = {".gitattributes": _GIT_ATTRIBUTES, ".gitignore": _GIT_IGNORE}
    texts |= {subject.file: schema_text(subject, language) for subject in Subject}
    if sample:
        source = sample_folder()
        for folder in (CHECKLISTS, RECORDS):
            for path in sorted((source / folder).rglob("*.toml")):
                texts[path.relative_to(source).as_posix()] = path.read_text(encoding="utf-8")
        texts[REGISTER] = (source / REGISTER).read_text(encoding="utf-8")
    else:
        texts[REGISTER] = (template / REGISTER).read_text(encoding="utf-8")
    settings = Template((template / SETTINGS).read_text(encoding="utf-8"))
    texts[SETTINGS] = settings.substitute(id=new_workspace_id())
    return texts


def sample_folder() -> Path:
    """The folder of the sample: in the package or, in a source checkout, the root of the repository."""
    packed = _PACKAGE / "sample"
    return packed if packed.is_dir() else _PACKAGE.parent.parent


def new_workspace_id() -> str:
    """128 random bits as 32 hexadecimal digits, so that workspaces never share calendar UIDs."""
    return os.urandom(16).hex()
