"""What can keep the program from starting: one plain sentence, how to fix it, an exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.files import is_read_only
from bot.typed import own_user

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.shards import Shards


class StartFailure(Exception):
    """The program cannot start; the message is for the person who hosts it."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code

    @classmethod
    def malformed(cls, name: str, why: str) -> StartFailure:
        """Return the failure for a setting that cannot be read."""
        return cls(2, f"{name} has a value I can't use: {why}. See .env.example for what it takes.")

    @classmethod
    def unreadable_settings(cls, why: str) -> StartFailure:
        """Return the failure for a `.env` that can't be read at all."""
        return cls(2, why)

    @classmethod
    def no_service(cls, why: str) -> StartFailure:
        """Return the failure for a service that can't be installed here."""
        return cls(17, why)

    @classmethod
    def old_packages(cls) -> StartFailure:
        """Return the failure for a program that was updated without its packages."""
        return cls(
            15,
            "The program was updated, but its packages weren't. In the program's folder: "
            "make update",
        )

    @classmethod
    def no_token(cls, why: str | None = None) -> StartFailure:
        """Return the failure for a missing token; *why*: what keeps it from being read."""
        return cls(
            3,
            why
            or "There's no DISCORD_TOKEN. Copy .env.example to .env and paste the bot's token "
            "into it (the README, Hosting, step 2, shows where it is). To try it without one: "
            "make demo.",
        )

    @classmethod
    def wrong_token(cls) -> StartFailure:
        """Return the failure for a token that Discord does not know."""
        return cls(
            4,
            "Discord doesn't accept the token in DISCORD_TOKEN. Open the application's page, "
            "Bot, press Reset Token, and paste the new one into .env.",
        )

    @classmethod
    def data_gone(cls, folder: Path) -> StartFailure:
        """Return the failure for data that was deleted under the running program."""
        return cls(
            13,
            f"The database in {folder} was deleted or replaced while the bot was running, so it "
            "stopped: what it saved from then on would be lost. Put the folder back from a copy, "
            "or start again with an empty one.",
        )

    @classmethod
    def database_closed(cls, why: str) -> StartFailure:
        """Return the failure for a database that can't be opened, as `opening` says why."""
        return cls(5, why)

    @classmethod
    def not_now(cls, why: str) -> StartFailure:
        """Return the failure for a database that may be opened later: its disk is full, say."""
        return cls(16, why)

    @classmethod
    def wrong_clock(cls, why: str) -> StartFailure:
        """Return the failure for a clock by which every copy is old and all is past."""
        return cls(18, why)

    @classmethod
    def newer_database(cls) -> StartFailure:
        """Return the failure for a database of a later version."""
        return cls(
            6,
            "The database was made by a newer version of this program. Update the program, or "
            "put back a copy from the folder `copies` in DATA_DIR.",
        )

    @classmethod
    def older_database(cls) -> StartFailure:
        """Return the failure for a database from before version 1.0.0."""
        return cls(
            11,
            "The database was made by a version from before 1.0.0, which this one can't read. "
            "Move it out of the way (or set DATABASE_URL to an empty one) and start again.",
        )

    @classmethod
    def hollow_database(cls, file: Path) -> StartFailure:
        """Return the failure for a database file without a byte in it."""
        return cls(
            12,
            f"The database {file} is empty: 0 bytes. Put a copy back (python -m bot restore FILE; "
            "they're in the folders `backups` and `copies` of DATA_DIR), or delete the file.",
        )

    @classmethod
    def lost_database(cls, folder: Path) -> StartFailure:
        """Return the failure for an empty database next to what another one left behind."""
        return cls(
            12,
            f"The database is empty, but {folder} holds photos, copies, or another database. "
            "Check DATABASE_URL and DATA_DIR, or put a copy back (python -m bot restore FILE), or "
            "start fresh on purpose (python -m bot run --fresh).",
        )

    @classmethod
    def not_writable(cls, folder: Path) -> StartFailure:
        """Return the failure for a data directory without write permission."""
        if is_read_only(folder):
            return cls(
                7,
                f"The disk with {folder} can only be read right now. It may be failing, as SD "
                "cards do: restart the computer, and if that doesn't help, put a copy back on "
                "another disk.",
            )
        return cls(
            7,
            f"I can't write to {folder}. Give this user the folder and everything in it (on Linux "
            f"and Mac: sudo chown -R {own_user()} {folder}), or set DATA_DIR to a folder of yours.",
        )

    @classmethod
    def running_already(cls, folder: Path) -> StartFailure:
        """Return the failure for a second program on the same data."""
        return cls(
            10,
            f"Another bot is already running on {folder}. Stop that one first (with systemd: "
            "sudo systemctl stop whats-working), or set DATA_DIR to a folder of its own.",
        )

    @classmethod
    def database_taken(cls, *, alone: bool) -> StartFailure:
        """Return the failure for a PostgreSQL that others use, or that a copy is put back into."""
        if alone:
            return cls(
                10,
                "A bot is running on the database at DATABASE_URL. Stop it first, on whichever "
                "machine it runs (with systemd: sudo systemctl stop whats-working).",
            )
        return cls(
            10,
            "A copy is being put back into the database at DATABASE_URL right now. Wait until "
            "that's done, then start again.",
        )

    @classmethod
    def shards_taken(cls, shards: Shards, others: Sequence[int]) -> StartFailure:
        """Return the failure for shards that another process has, or counts in another way.

        *others*: how many shards other processes say there are, where it's not the same.
        """
        if others:
            counts = " and ".join(str(one or "unset") for one in others)
            return cls(
                10,
                "Another process on the database at DATABASE_URL counts the shards in another way "
                f"(SHARD_COUNT there: {counts}). Give all of them the same SHARD_COUNT, and start "
                "them again.",
            )
        if shards.count is None:
            return cls.database_taken(alone=True)
        return cls(
            10,
            f"Another process already has shards {shards} on the database at DATABASE_URL. Stop "
            "that one first, or give each process SHARD_IDS of its own.",
        )

    @classmethod
    def no_locks(cls, folder: Path) -> StartFailure:
        """Return the failure for a disk on which two programs couldn't tell of each other."""
        return cls(
            14,
            f"Files in {folder} can't be locked, as on some network drives, and a database there "
            "can be damaged. Set DATA_DIR to a folder on a disk of this machine.",
        )

    @classmethod
    def missing_extra(cls) -> StartFailure:
        """Return the failure for a demo without its packages."""
        return cls(8, "The demo needs a package that isn't installed. Run: make demo")

    @classmethod
    def http_port_in_use(cls, host: str, port: int) -> StartFailure:
        """Return the failure for HTTP_PORT that can't be listened on."""
        return cls(
            9,
            f"I can't listen on {host}, port {port}: something else uses it, or the address isn't "
            "this machine's. Change HTTP_PORT or HTTP_HOST, or leave HTTP_PORT empty.",
        )

    @classmethod
    def port_in_use(cls, port: int) -> StartFailure:
        """Return the failure for a port that something else holds."""
        return cls(
            9, f"Port {port} is in use. Close what uses it, or choose another: make demo PORT=8766"
        )
