"""Making a workspace: an empty one with commented files, or the sample."""

import os
from contextlib import suppress
from pathlib import Path
from string import Template
from typing import NamedTuple

import notice_tasks
from notice_tasks.model.workspace import RECORDS
from notice_tasks.problems import BadInput, BadRequest
from notice_tasks.reading.discover import CHECKLISTS, REGISTER, SETTINGS
from notice_tasks.reports.schema import Subject, schema_text
from notice_tasks.store.lock import LOCK_FILE

_PACKAGE = Path(notice_tasks.__file__).parent
_GIT_ATTRIBUTES = f"""\
# Two people's additions to one record merge line by line; both are kept.
{RECORDS}/**/*.toml text eol=lf merge=union
"""
_GIT_IGNORE = f"{LOCK_FILE}\n.*.new\n/calendar/\n"


class Made(NamedTuple):
    """The folder that became a workspace, and the files that were made in it, relative to it."""

    root: Path
    files: tuple[str, ...]


def init(root: Path, language: str, *, sample: bool) -> Made:
    """Make a workspace in a folder, which may exist and hold other things; nothing that is there is changed.

    Raises:
        BadRequest: there is a workspace already, or a file that would be made.
        BadInput: the folder cannot be written.
    """
    root = root.absolute()
    if (root / SETTINGS).exists():
        raise BadRequest("already-a-workspace", folder=str(root))
    texts = _texts(language, sample=sample)
    taken = [file for file in texts if (root / file).exists()]
    if taken:
        raise BadRequest("files-in-the-way", folder=str(root), files=tuple(taken))
    made: list[Path] = []
    try:
        for file, text in texts.items():
            path = root / file
            made += _make_folder(path.parent)
            made.append(path)
            path.write_text(text, encoding="utf-8", newline="\n")
        _make_folder(root / CHECKLISTS)
    except OSError as error:
        _take_away(made)
        raise BadInput("cannot-write", file=str(root), reason=error.strerror or str(error)) from error
    return Made(root, tuple(texts))


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder and its parents, and name those that were not there."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _take_away(made: list[Path]) -> None:
    """Half a workspace would only be in the way of the next attempt."""
    for path in reversed(made):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()


def _texts(language: str, *, sample: bool) -> dict[str, str]:
    """The files of a new workspace; the settings come last, since they are what makes a folder a workspace."""
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
    """Where the sample workspace is: in the package, or, in a source checkout, the repository's own root."""
    packed = _PACKAGE / "sample"
    return packed if packed.is_dir() else _PACKAGE.parent.parent


def new_workspace_id() -> str:
    """128 random bits as 32 hexadecimal digits: no two workspaces share calendar UIDs."""
    return os.urandom(16).hex()
