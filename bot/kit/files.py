"""Files with members' words: nobody else on this computer may read them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO


def private(path: str, flags: int) -> int:
    """Open a file for its owner alone; what `open` takes as its *opener*, on every system."""
    return os.open(path, flags, 0o600)


def created(path: Path) -> BinaryIO:
    """Open a new file, or an emptied one, to write bytes into, for its owner alone."""
    return open(path, "wb", opener=private)


def is_read_only(folder: Path) -> bool:
    """Return whether a folder is on a disk that takes no changes from anyone."""
    if not hasattr(os, "statvfs"):  # on Windows
        return False
    there = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    return bool(os.statvfs(there).f_flag & os.ST_RDONLY)
