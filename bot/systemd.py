"""Letting the operating system start the bot: `whats-working service install` on Linux."""

from __future__ import annotations

import getpass
import os
import subprocess
import sys
from pathlib import Path

from bot import startup
from bot.startup import StartFailure

NAME = "whats-working"
TEMPLATE = Path(__file__).with_name("whats-working.service")
UNITS = Path("/etc/systemd/system")
RUNNING = Path("/run/systemd/system")  # it's there where systemd runs the computer

NOT_HERE = (
    "Only systemd, as on most Linux computers, can be set up this way. On a Mac, Docker starts the "
    "bot again on its own; docs/hosting.md says how to do it on Windows."
)
SETTINGS_ELSEWHERE = (
    "There's no .env in {folder}. Go to the folder with your .env first, then try again: the "
    "service runs there."
)
BY_HAND = (
    "Only an administrator may install it. Do it with: sudo {command}\n"
    "Or save what follows as {path}, then: sudo systemctl enable --now {name}\n"
)
FAILED = (
    "{path} is written, but systemd didn't take it (systemctl {what}; what it says is above). Once "
    "that's fixed: sudo systemctl enable --now {name}"
)
DONE = "Installed and started. See its log with: journalctl -u {name} -f"


def unit(folder: Path, user: str, program: str) -> str:
    """Return the unit file for a program that a user runs in a folder."""
    given = {"User": user, "WorkingDirectory": str(folder), "ExecStart": program}
    filled = {name: value.replace("%", "%%") for name, value in given.items()}  # % stands for more
    lines = [
        f"{name}={filled[name]}" if (name := line.partition("=")[0]) in filled else line
        for line in TEMPLATE.read_text("utf-8").splitlines()[1:]  # the first is about the template
    ]
    return "\n".join(lines) + "\n"


def program(python: str) -> str:
    """Return what systemd starts, with this Python."""
    return f"{_quoted(python)} -m bot run"


def install() -> int:
    """Install and start the service, for the owner of `.env`; return the exit code."""
    if not RUNNING.is_dir():
        raise StartFailure(startup.NO_SERVICE, why=NOT_HERE)
    folder = Path.cwd()
    env = folder / ".env"
    if not env.is_file():
        raise StartFailure(startup.NO_SERVICE, why=SETTINGS_ELSEWHERE.format(folder=folder))
    made = unit(folder, _owner(env), program(sys.executable))
    path = UNITS / f"{NAME}.service"
    try:
        path.write_text(made, "utf-8")
    except PermissionError:
        command = f"{sys.executable} -m bot service install"
        _say(BY_HAND.format(command=command, path=path, name=NAME) + "\n" + made)
        return 1
    for what in (("daemon-reload",), ("enable", "--now", NAME)):
        if subprocess.run(["systemctl", *what]).returncode:  # noqa: S603, S607 - the system's own
            said = FAILED.format(path=path, what=" ".join(what), name=NAME)
            raise StartFailure(startup.NO_SERVICE, why=said)
    _say(DONE.format(name=NAME))
    return 0


def _owner(env: Path) -> str:
    """Return who can read the settings: an administrator may install it for somebody else.

    Not root where sudo says who's behind it: `.env` may have been written with sudo, too.
    """
    try:
        owner = env.owner()
    except KeyError:  # a user without a name
        owner = "root"
    return owner if owner != "root" else os.environ.get("SUDO_USER") or getpass.getuser()


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path


def _say(line: str) -> None:
    print(line)  # noqa: T201 - for the person who typed the command
