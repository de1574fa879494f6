"""What can keep the program from starting: an exit code, one plain sentence, and how to fix it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot import env_file
from bot.kit.files import is_read_only
from bot.typed import own_user

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.shards import Shards


class StartProblem(NamedTuple):
    """Why the program can't start: its exit code, and what the person who hosts it reads."""

    code: int
    says: str


class StartFailure(Exception):
    """The program cannot start; the message is for the person who hosts it."""

    def __init__(self, reason: StartProblem, **facts: object) -> None:
        super().__init__(reason.says.format(**facts))
        self.code = reason.code


MALFORMED = StartProblem(
    2, "{name} has a value I can't use: {why}. See .env.example for what it takes."
)
UNREADABLE_SETTINGS = StartProblem(2, "{why}")
NO_TOKEN = StartProblem(3, "{why}")
NOWHERE = (
    "There's no DISCORD_TOKEN. Copy .env.example to .env and paste the bot's token into it (the "
    "README, Hosting, step 2, shows where it is). To try it without one: make demo."
)
WRONG_TOKEN = StartProblem(
    4,
    "Discord doesn't accept the token in DISCORD_TOKEN. Open the application's page, Bot, press "
    "Reset Token, and paste the new one into .env.",
)
DATABASE_CLOSED = StartProblem(5, "{why}")  # as `opening` says
NEWER_DATABASE = StartProblem(
    6,
    "The database was made by a newer version of this program. Update the program, or put back a "
    "copy from the folder `copies` in DATA_DIR.",
)
DISK_READ_ONLY = StartProblem(
    7,
    "The disk with {folder} can only be read right now. It may be failing, as SD cards do: restart "
    "the computer, and if that doesn't help, put a copy back on another disk.",
)
NOT_WRITABLE = StartProblem(
    7,
    "I can't write to {folder}. Give this user the folder and everything in it (on Linux and Mac: "
    "sudo chown -R {user} {folder}), or set DATA_DIR to a folder of yours.",
)
MISSING_EXTRA = StartProblem(8, "The demo needs a package that isn't installed. Run: make demo")
HTTP_PORT_IN_USE = StartProblem(
    9,
    "I can't listen on {host}, port {port}: something else uses it, or the address isn't this "
    "machine's. Change HTTP_PORT or HTTP_HOST, or leave HTTP_PORT empty.",
)
PORT_IN_USE = StartProblem(
    9, "Port {port} is in use. Close what uses it, or choose another: make demo PORT=8766"
)
RUNNING_ALREADY = StartProblem(
    10,
    "Another bot is already running on {folder}. Stop that one first (with systemd: sudo systemctl "
    "stop whats-working), or set DATA_DIR to a folder of its own.",
)
BOT_HAS_DATABASE = StartProblem(
    10,
    "A bot is running on the database at DATABASE_URL. Stop it first, on whichever machine it runs "
    "(with systemd: sudo systemctl stop whats-working).",
)
COPY_HAS_DATABASE = StartProblem(
    10,
    "A copy is being put back into the database at DATABASE_URL right now. Wait until that's done, "
    "then start again.",
)
SHARDS_COUNTED_OTHERWISE = StartProblem(
    10,
    "Another process on the database at DATABASE_URL counts the shards in another way (SHARD_COUNT "
    "there: {counts}). Give all of them the same SHARD_COUNT, and start them again.",
)
SHARDS_TAKEN = StartProblem(
    10,
    "Another process already has shards {shards} on the database at DATABASE_URL. Stop that one "
    "first, or give each process SHARD_IDS of its own.",
)
OLDER_DATABASE = StartProblem(
    11,
    "The database was made by a version from before 1.0.0, which this one can't read. Move it out "
    "of the way (or set DATABASE_URL to an empty one) and start again.",
)
HOLLOW_DATABASE = StartProblem(
    12,
    "The database {file} is empty: 0 bytes. Put a copy back (python -m bot restore FILE; they're "
    "in the folders `backups` and `copies` of DATA_DIR), or delete the file.",
)
LOST_DATABASE = StartProblem(
    12,
    "The database is empty, but {folder} holds photos, copies, or another database. Check "
    "DATABASE_URL and DATA_DIR, or put a copy back (python -m bot restore FILE), or start fresh on "
    "purpose (python -m bot run --fresh).",
)
DATA_GONE = StartProblem(
    13,
    "The database in {folder} was deleted or replaced while the bot was running, so it stopped: "
    "what it saved from then on would be lost. Put the folder back from a copy, or start again "
    "with an empty one.",
)
NO_LOCKS = StartProblem(
    14,
    "Files in {folder} can't be locked, as on some network drives, and a database there can be "
    "damaged. Set DATA_DIR to a folder on a disk of this machine.",
)
OLD_PACKAGES = StartProblem(
    15,
    "The program was updated, but its packages weren't. In the program's folder: make update",
)
NOT_NOW = StartProblem(16, "{why}")  # the database may be opened later: its disk is full, say
NO_SERVICE = StartProblem(17, "{why}")
WRONG_CLOCK = StartProblem(18, "{why}")  # every copy looks old, and everything overdue


def no_token() -> StartFailure:
    """Return the failure for a missing token, with what keeps it from being read."""
    return StartFailure(NO_TOKEN, why=env_file.why_no_token() or NOWHERE)


def not_writable(folder: Path) -> StartFailure:
    """Return the failure for a data directory without write permission."""
    reason = DISK_READ_ONLY if is_read_only(folder) else NOT_WRITABLE
    return StartFailure(reason, folder=folder, user=own_user())


def shards_taken(shards: Shards, others: Sequence[int]) -> StartFailure:
    """Return the failure for shards that another process has, or counts in another way.

    *others*: how many shards other processes say there are, where it's not the same.
    """
    if others:
        counts = " and ".join(str(one or "unset") for one in others)
        return StartFailure(SHARDS_COUNTED_OTHERWISE, counts=counts)
    if shards.count is None:
        return StartFailure(BOT_HAS_DATABASE)
    return StartFailure(SHARDS_TAKEN, shards=shards)


LOCKS = ("requirements.lock", "requirements-extras.lock")
PROGRAM = Path(__file__).parents[1]
INSTALLED = "installed.lock"  # a copy of it, which `make` leaves in .venv


def has_old_packages() -> bool:
    """Return whether the program was updated since `make` installed its packages.

    Where something else installed them (a container, pipx), nothing says so.
    """
    try:
        installed = (Path(sys.prefix) / INSTALLED).read_bytes()
        return all((PROGRAM / lock).read_bytes() != installed for lock in LOCKS)
    except OSError:
        return False
