"""Whether the installed packages are those that this version of the program was made with."""

from __future__ import annotations

import sys
from pathlib import Path

LOCKS = ("requirements.lock", "requirements-extras.lock")
PROGRAM = Path(__file__).parents[1]
INSTALLED = "installed.lock"  # a copy of it, which `make` leaves in .venv


def are_old() -> bool:
    """Return whether the program was updated since `make` installed its packages.

    Where something else installed them (a container, pipx), nothing says so.
    """
    try:
        installed = (Path(sys.prefix) / INSTALLED).read_bytes()
        return all((PROGRAM / lock).read_bytes() != installed for lock in LOCKS)
    except OSError:
        return False
