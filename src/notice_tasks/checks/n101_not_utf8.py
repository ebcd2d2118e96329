"""N101: a file is not UTF-8, so its Chinese would be read as something else.

Old editors on Windows save as GBK ("ANSI").

# checklists/safety.toml, wrong
title = "关于开展安全检查的通知"    # saved as ANSI

# right
title = "关于开展安全检查的通知"    # saved as UTF-8
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N101"
LEVEL: Final = Level.ERROR
TITLE: Final = "File that is not UTF-8"
SENTENCES: Final = {"": "This is not UTF-8: byte {byte}. Save the file as UTF-8."}
