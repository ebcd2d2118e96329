"""What the files of the checks state, all together."""

from collections.abc import Mapping
from typing import Final

from notice_tasks.checks.by_code import codes, stated

CODES: Final = codes()
SENTENCES: Final[Mapping[str, str]] = {
    f"{code}.{case}".removesuffix("."): sentence for code in CODES for case, sentence in stated(code).sentences.items()
}
"""Every sentence by its key: a code, or a code and a case, such as N106.folder."""
