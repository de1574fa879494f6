"""Why a database can't be opened: looked for before it's used, or read from what it answered."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import sqlite3
import ssl
import time
from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot import opening_words as words
from bot import startup
from bot.backup.nightly import FOLDER
from bot.kit import migrate
from bot.kit.database import DatabaseAwayError
from bot.kit.files import is_read_only
from bot.startup import StartFailure
from bot.typed import own_user

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.kit.database import Database
    from bot.settings import Settings

BEGINNING = b"SQLite format 3\0"
BESIDE = ("", "-wal", "-shm")
# At a start there's time to look through a hundred megabytes; `doctor` looks through all.
LOOK_LIMIT = 1.0  # seconds
SHM_ROOM = 1 << 20  # bytes, and more than SQLite begins with
STEPS = 10_000  # of SQLite's machine, between two looks at the time
# What a folder holds once a database was used with it: that one, its photos, its copies.
FAILURES = (SQLAlchemyError, OSError, sqlite3.Error)
LEFT_BEHIND = ("*.db", "pictures/*.jpg", "pictures/*.png", "copies/*.db", f"{FOLDER}/**/*.zip")

NO_SSL_ANSWER = "rejected SSL upgrade"  # asyncpg's words


async def look(
    database: Database, settings: Settings, *, fresh: bool = False, seconds: float | None = None
) -> str | None:
    """Look whether a database can be used, and return its revision; None for an empty one.

    Nothing is changed or made. *fresh*: an empty one is meant to be. *seconds*: how long to look
    through SQLite's file, LOOK_LIMIT unless given. Raises StartFailure.
    """
    try:
        if database.file is not None and not _is_whole(database.file, settings, seconds):
            revision = None
        else:
            revision = await migrate.state(database)
            if database.file is None:
                await _check_rights(database)
        if revision is None and not fresh:
            _check_not_lost(database.file, settings.data_dir)
    except FAILURES as error:
        raise why(error, database) from error
    if revision is not None and migrate.is_before_first(revision):
        raise StartFailure(startup.OLDER_DATABASE)
    if revision not in (None, *migrate.known_revisions()):
        raise StartFailure(startup.NEWER_DATABASE)
    return revision


def why(error: Exception, database: Database) -> StartFailure:
    """Return the failure for what a database answered."""
    said = words.SOMETHING.format(place=database.location, why=type(error).__name__)
    return known(error, database) or StartFailure(startup.DATABASE_CLOSED, why=said)


def known(error: Exception, database: Database) -> StartFailure | None:
    """Return the failure for what a database answered, where the answer is one we know."""
    if database.file is None:
        cause = _why_postgres(error)
        return (
            StartFailure(startup.DATABASE_CLOSED, why=cause.format(place=database.location))
            if cause
            else None
        )
    file, said = database.file, " ".join(str(one) for one in _chain(error))
    is_full = "full" in said or any(
        getattr(one, "errno", 0) == errno.ENOSPC for one in _chain(error)
    )
    # Where its -shm has no room, SQLite calls that an I/O error: nothing is damaged.
    if is_full or ("disk I/O error" in said and shutil.disk_usage(file.parent).free < SHM_ROOM):
        return StartFailure(startup.NOT_NOW, why=words.FULL.format(file=file))
    if "malformed" in said or "disk I/O error" in said:
        return StartFailure(startup.DATABASE_CLOSED, why=words.DAMAGED.format(file=file))
    if "not a database" in said:
        return StartFailure(startup.DATABASE_CLOSED, why=words.NO_DATABASE_FILE.format(file=file))
    if "readonly" in said or "unable to open" in said or isinstance(error, PermissionError):
        return _not_yours(file)
    if "locked" in said:
        return StartFailure(startup.NOT_NOW, why=words.LOCKED.format(file=file))
    return None


def lasts(error: Exception) -> bool:
    """Return whether waiting doesn't help, although PostgreSQL counts as away."""
    return _why_postgres(error) in (words.NO_SSL, words.CERTIFICATE)


def no_room(database: Database, folder: Path) -> StartFailure:
    """Return the failure for a copy before an update for which there's no room."""
    size = 0 if database.file is None else database.file.stat().st_size
    said = words.NO_ROOM.format(folder=folder, megabytes=-(-size // 1024**2))
    return StartFailure(startup.NOT_NOW, why=said)


def _is_whole(file: Path, settings: Settings, seconds: float | None) -> bool:
    """Look at SQLite's file; return whether there is one. Raises StartFailure."""
    if not file.exists():
        if file.parent != settings.data_dir and not file.parent.is_dir():
            raise StartFailure(
                startup.DATABASE_CLOSED, why=words.NO_FOLDER.format(folder=file.parent)
            )
        return False
    if file.is_dir():
        raise StartFailure(startup.DATABASE_CLOSED, why=words.NO_FILE.format(file=file))
    _check_owner(file)
    if not file.stat().st_size:
        raise StartFailure(startup.HOLLOW_DATABASE, file=file)
    with file.open("rb") as opened:
        if opened.read(len(BEGINNING)) != BEGINNING:
            raise StartFailure(
                startup.DATABASE_CLOSED, why=words.NO_DATABASE_FILE.format(file=file)
            )
    if not _reads_well(file, LOOK_LIMIT if seconds is None else seconds):
        raise StartFailure(startup.DATABASE_CLOSED, why=words.DAMAGED.format(file=file))
    return True


def _check_owner(file: Path) -> None:
    beside = (file.with_name(file.name + suffix) for suffix in BESIDE)
    for one in beside:
        if one.exists() and not os.access(one, os.R_OK | os.W_OK):
            raise _not_yours(one)
    if not os.access(file.parent, os.W_OK | os.X_OK):  # its -wal is made there
        raise _not_yours(file.parent)


def _reads_well(file: Path, seconds: float) -> bool:
    """Return whether SQLite finds no damage, as far as it gets in these seconds."""
    until = time.monotonic() + seconds
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True)) as connection:
        connection.set_progress_handler(lambda: time.monotonic() > until, STEPS)
        try:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                return True
            raise


async def _check_rights(database: Database) -> None:
    """Look whether PostgreSQL lets this user make tables. Raises StartFailure."""
    async with database.read() as connection:
        read_only = await connection.scalar(text("SHOW transaction_read_only"))
        asked = text("SELECT has_schema_privilege(current_schema(), 'CREATE')")
        may = await connection.scalar(asked)
    for wrong, said in ((read_only == "on", words.READ_ONLY), (not may, words.NO_RIGHTS)):
        if wrong:
            raise StartFailure(startup.DATABASE_CLOSED, why=said.format(place=database.location))


def _not_yours(file: Path) -> StartFailure:
    folder = file if file.is_dir() else file.parent
    if is_read_only(folder):
        return startup.not_writable(folder)
    said = words.NOT_YOURS.format(file=file, user=own_user(), folder=folder)
    return StartFailure(startup.DATABASE_CLOSED, why=said)


def _check_not_lost(file: Path | None, folder: Path) -> None:
    """Refuse an empty database next to what another one left: it's the wrong one, or it was lost.

    Raises StartFailure.
    """
    found = [path for pattern in LEFT_BEHIND for path in folder.glob(pattern)]
    if file is not None and file.exists():
        found = [path for path in found if not path.samefile(file)]
    if any(path.stat().st_size for path in found):
        raise StartFailure(startup.LOST_DATABASE, folder=folder)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = getattr(error, "orig", None) or error.__cause__


def _why_postgres(error: Exception) -> str | None:
    for one in _chain(error):
        state, said = str(getattr(one, "sqlstate", None) or ""), str(one)
        if state in BY_STATE:
            return BY_STATE[state]
        if state == "28000":
            if "no encryption" in said or "SSL off" in said:
                return words.SSL_ONLY
            return words.NO_USER if "does not exist" in said else words.NOT_LET_IN
        if isinstance(one, ssl.SSLCertVerificationError):
            return words.CERTIFICATE
        if NO_SSL_ANSWER in said:
            return words.NO_SSL
        if isinstance(one, socket.gaierror):
            return words.UNKNOWN_HOST
    is_away = any(isinstance(one, DatabaseAwayError | OSError) for one in _chain(error))
    return words.NO_ANSWER if is_away else None


BY_STATE = {
    "25006": words.READ_ONLY,
    "28P01": words.NOT_ACCEPTED,
    "3D000": words.NO_DATABASE,
    "42501": words.NO_RIGHTS,
}
