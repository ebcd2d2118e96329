"""N105: Git left a conflict in a file: two versions of some lines, one below the other.

N105: Two people changed the same lines, and a merge stopped. A person must decide which side is right. The command
takes one side's whole file; to keep lines of both sides, edit the file.

# checklists/safety.toml, wrong
<<<<<<< HEAD
due = { by = 2026-09-21 }
=======
due = { by = 2026-09-22 }
>>>>>>> theirs

# right
due = { by = 2026-09-21 }

N105.record: Two people recorded for one unit, and git was not told to keep both lines. Both lines are true; their order
does not matter.

# records/safety/first-hospital.toml, wrong
events = [
<<<<<<< HEAD
=======
>>>>>>> theirs

# right
events = [
"""

from typing import Final

from notice_tasks.problems import Level

CODE: Final = "N105"
LEVEL: Final = Level.ERROR
TITLE: Final = "Unresolved git conflict"
SENTENCES: Final = {
    "": (
        "Git left a conflict here: both versions of these lines, one below the other. Take one side's whole file, "
        "git checkout --ours {file} (or --theirs), or edit it: keep what is right and remove <<<<<<<, ======= and "
        ">>>>>>>. Then: git add {file}"
    ),
    "record": (
        "Git left a conflict here: the records of both sides, one below the other. Keep the lines of both sides, "
        "remove <<<<<<<, ======= and >>>>>>>, then: git add {file} (with this line in .gitattributes git joins them "
        "itself: records/**/*.toml text eol=lf merge=union)"
    ),
}
