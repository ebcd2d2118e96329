"""The single values that several files hold: texts, days, ids."""

from typing import Final

from notice_tasks.toml.kinds import TomlKind
from notice_tasks.toml.shape import Scalar

ID_PATTERN: Final = "[a-z0-9-]+"


def id_like(example: str) -> Scalar:
    """The shape of an id, with an example for messages."""
    return Scalar((TomlKind.TEXT,), pattern=ID_PATTERN, example=example)


TEXT: Final = Scalar((TomlKind.TEXT,))
DAY: Final = Scalar((TomlKind.DAY,))
MOMENT: Final = Scalar((TomlKind.MOMENT,))
FLAG: Final = Scalar((TomlKind.FLAG,))
ANCHOR: Final = id_like("festival")
