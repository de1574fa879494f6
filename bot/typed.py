"""How the program's commands are typed on this computer."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

PROGRAM = "python -m bot"
INSTALLED = "whats-working"  # with pipx
OWN = Path(".venv")  # what `make` makes, in the folder that the host is in


def as_typed(said: str) -> str:
    """Return a text with the program's commands as this host types them."""
    if Path(sys.argv[0]).stem == INSTALLED:
        return said.replace(PROGRAM, INSTALLED)
    if Path(sys.prefix) == OWN.absolute():
        return said.replace(PROGRAM, f"{OWN}/bin/{PROGRAM}")
    return said


def own_user() -> str:
    """Return the user that the program runs as, as `chown` takes it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return str(os.getuid())
