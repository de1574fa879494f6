"""Bringing a database to this program's shape, with a copy made first."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import inspect, text

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.engine import Connection

    from bot.kit.database import Database

log = structlog.get_logger()

MIGRATIONS = Path(__file__).parents[2] / "migrations"
COPIES_KEPT = timedelta(days=30)


class NewerDatabase(Exception):
    """The database was made by a later version of this program."""


class OlderDatabase(Exception):
    """The database was made before version 1.0.0, from which no migration leads here."""


class NoCopy(Exception):
    """The copy before an update can't be made, so that nothing is updated."""


def known_revisions() -> list[str]:
    """Return this program's revisions in order: the names of the files, such as 0001_initial."""
    return sorted(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def is_before_first(revision: str) -> bool:
    """Return whether a revision is one from before 1.0.0: those were four digits and no name."""
    return re.fullmatch(r"\d{4}", revision) is not None


async def state(database: Database) -> str | None:
    """Return the revision that the database is at; None for an empty one."""
    async with database.read() as connection:
        return await connection.run_sync(_revision)


async def migrate(database: Database, copies: Path, now: datetime) -> bool:
    """Do `migrate_from` whatever revision the database is at."""
    return await migrate_from(await state(database), database, copies, now)


async def migrate_from(
    current: str | None, database: Database, copies: Path, now: datetime
) -> bool:
    """Bring a database that's at a revision up to date; say whether there was anything to do.

    Alembic is imported only then: it costs memory and start time for years of restarts
    with nothing to do. Raises NewerDatabase, OlderDatabase and NoCopy.
    """
    known = known_revisions()
    if current == known[-1]:
        return False
    if current is not None and is_before_first(current):
        raise OlderDatabase(current)
    if current is not None and current not in known:
        raise NewerDatabase(current)
    if current is not None:
        try:
            keep_copy(database, copies, now)
        except (sqlite3.Error, OSError) as error:
            raise NoCopy from error
    log.info("database.migrating", came_from=current, to=known[-1])
    await upgrade(database)
    return True


async def upgrade(database: Database, to: str = "head") -> None:
    """Run the migrations up to a revision, in one transaction.

    There's no way back down: a restored copy is.
    """
    async with database.unhurried() as patient, patient.write() as connection:
        await connection.run_sync(upgrade_on, to)


def upgrade_on(connection: Connection, to: str) -> None:
    """Run the migrations up to a revision in the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def keep_copy(database: Database, copies: Path, now: datetime) -> Path | None:
    """Copy a SQLite database by its own backup call (a file copy misses the WAL).

    Copies older than 30 days go. PostgreSQL's host makes copies their own way.
    """
    source = database.url.database
    if not database.is_sqlite or source is None or source == ":memory:":
        return None
    copies.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = copies / f"{now:%Y-%m-%d-%H%M%S}.db"
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        try:
            old.backup(new)
        except BaseException:
            target.unlink(missing_ok=True)  # half a copy is none, and takes room
            raise
    remove_old_copies(copies, now)
    return target


def remove_old_copies(copies: Path, now: datetime) -> None:
    """Delete the copies that are older than 30 days."""
    for copy in (*copies.glob("*.db"), *copies.glob("*.zip")):
        if copy.stat().st_mtime < (now - COPIES_KEPT).timestamp():
            copy.unlink()


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return None if found is None else str(found)
