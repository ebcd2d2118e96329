"""The repository around a workspace: services that show findings name files relative to its root."""

import os
from pathlib import Path, PurePosixPath


def folder_in_repository(root: Path) -> PurePosixPath:
    """A workspace's folder relative to the root of its repository.

    The root is the nearest folder with a .git, else GitHub's checkout folder, else the workspace itself.
    """
    root = root.resolve()
    around = (root, *root.parents)
    checkout = os.environ.get("GITHUB_WORKSPACE")
    named = [Path(checkout).resolve()] if checkout else []
    repositories = [folder for folder in around if (folder / ".git").exists()]
    nearest = next(folder for folder in (*repositories, *named, root) if folder in around)
    return PurePosixPath(root.relative_to(nearest).as_posix())
