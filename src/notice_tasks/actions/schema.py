"""Writing a schema into a file."""

from contextlib import suppress
from pathlib import Path

from notice_tasks.reports.schema import Subject, schema_text
from notice_tasks.store.durably import replace_durably


def write_schema(subject: Subject, language: str, path: Path) -> bool:
    """Write a schema as UTF-8, whatever the console's encoding; whether the file changed.

    Raises:
        BadInput: the file cannot be written.
    """
    text = schema_text(subject, language)
    with suppress(OSError):  # what cannot be read is replaced, or the writing says why not
        if path.read_bytes() == text.encode():
            return False
    replace_durably(path.absolute().parent, {path.name: text})
    return True
