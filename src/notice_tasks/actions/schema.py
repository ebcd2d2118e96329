"""Write a schema into a file."""

from pathlib import Path

from notice_tasks.reading.discover import resolved
from notice_tasks.reports.schema import Subject, schema_text
from notice_tasks.store.durably import content_of, said, write_alone


def write_schema(subject: Subject, language: str, path: Path) -> bool:
    """Write a schema as UTF-8, regardless of the console's encoding, and return whether the file changed.

    Raises:
        BadInput: the file cannot be written.
    """
    text = schema_text(subject, language)
    place = resolved(path)  # a link named on the command line stands for its target
    with said(str(path)):
        before = content_of(place)
    if before == text.encode():
        return False
    write_alone(place, text, before=before)
    return True
