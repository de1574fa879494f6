"""`python -m bot backup` and `python -m bot restore`, for the host."""

from __future__ import annotations

import errno
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from bot import opening
from bot.backup import archive, words
from bot.backup.nightly import REPLACED
from bot.backup.restore import looked_at, restore
from bot.instance_lock import instance_lock
from bot.kit import migrate
from bot.kit.database import Database
from bot.kit.text import plural
from bot.typed import as_typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.backup.archive import Manifest
    from bot.kit.clock import Clock
    from bot.settings import Settings

FAILED = 1
FAILURES = (archive.Unusable, OSError, SQLAlchemyError)


async def backup_for_update(settings: Settings, clock: Clock) -> int:
    """Make one among the copies before updates, where there's something to copy."""
    file, now = Database(settings.resolved_database_url).file, clock.now()
    if file is not None and not file.exists():
        say(words.NOTHING_YET)
        return 0
    copies = settings.data_dir / "copies"
    code = await backup(settings, copies / f"{now:%Y-%m-%d-%H%M%S}.zip", clock)
    migrate.remove_old_copies(copies, now)
    return code


async def backup(settings: Settings, path: Path | None, clock: Clock) -> int:
    """Make one file of everything, whether the bot runs or not; return the exit code."""
    now = clock.now()
    target = path or Path(f"whats-working-{now:%Y-%m-%d-%H%M}.zip")
    database = Database(settings.resolved_database_url)
    try:
        check_there(database)
        check_free(target, _is_a_copy)
        await archive.write(database, settings.data_dir, target, now, settings.without_secrets())
        made = archive.check(target)
    except FAILURES as error:
        return failed(error, database)
    finally:
        await database.close()
    say(
        words.MADE.format(
            file=target,
            groups=plural(made.groups, words.GROUP, words.GROUPS),
            rows=plural(sum(made.rows.values()), words.ENTRY, words.ENTRIES),
            pictures=plural(len(made.pictures), words.PHOTO, words.PHOTOS),
        )
    )
    say(words.KEEP_IT)
    return 0


async def put_back(settings: Settings, path: Path, clock: Clock, *, asked: bool) -> int:
    """Check a file, say what it holds, and put it back once that's confirmed."""
    try:
        manifest, seen = looked_at(path), _state(path)
        say(_holds(path, manifest))
        say(await _replaces(settings))
        if not asked and not _is_confirmed():
            say(words.NOT_ASKED)
            return FAILED
        async with instance_lock(settings, alone=True):
            is_same = _state(path) == seen
            missing = await restore(settings, path, clock, manifest if is_same else None)
    except FAILURES as error:
        return failed(error, Database(settings.resolved_database_url))
    found = len(manifest.pictures) - len(missing)
    pictures = plural(found, words.PHOTO, words.PHOTOS)
    rows = plural(sum(manifest.rows.values()), words.ENTRY, words.ENTRIES)
    say(words.RESTORED.format(rows=rows, pictures=pictures))
    if missing:
        count = plural(len(missing), words.PHOTO, words.PHOTOS)
        say(words.MISSING.format(count=count))
    return 0


def _state(path: Path) -> tuple[int, int, int]:
    """Return what's another once a file was written to, or replaced."""
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def check_there(database: Database) -> None:
    """Look whether there is a database: opening one on SQLite would make it. Raises Unusable."""
    if database.file is not None and not database.file.exists():
        raise archive.Unusable(words.ABSENT.format(place=database.location))


def _holds(path: Path, manifest: Manifest) -> str:
    return words.HOLDS.format(
        file=path,
        at=f"{manifest.made_at:%Y-%m-%d %H:%M}",
        version=manifest.version,
        groups=plural(manifest.groups, words.GROUP, words.GROUPS),
        wins=plural(manifest.rows.get("wins", 0), words.WIN, words.WINS),
        pictures=plural(len(manifest.pictures), words.PHOTO, words.PHOTOS),
    )


def check_free(path: Path, is_a_copy: Callable[[Path], bool]) -> None:
    """Look that a copy takes no other file's place. Raises Unusable.

    `backup whats-working.db` reads as if that's what is to be copied, and would replace it.
    """
    if path.is_dir():
        raise archive.Unusable(words.A_FOLDER.format(file=path))
    if path.exists() and not is_a_copy(path):
        raise archive.Unusable(words.TAKEN.format(file=path))


def _is_a_copy(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as file:
            return archive.MANIFEST in file.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


async def _replaces(settings: Settings) -> str:
    """Say what's where the copy goes."""
    database = Database(settings.resolved_database_url)
    try:
        if database.file is not None:  # not opened: it may be damaged, or would be made
            is_empty = not database.file.exists()
        else:
            is_empty = await migrate.state(database) is None
    finally:
        await database.close()
    said = words.FILLS if is_empty else words.REPLACES
    return said.format(place=database.location, kept=settings.data_dir / REPLACED)


def _is_confirmed() -> bool:
    return sys.stdin.isatty() and input(words.ASK).strip().lower() == "yes"


def failed(error: Exception, database: Database | None = None) -> int:
    """Print what a host should know of a failure; return the exit code."""
    said = str(error)
    if isinstance(error, SQLAlchemyError):
        # A statement says nothing to a host; what the database answered does.
        answered = str(getattr(error, "orig", None) or error).strip().rstrip(".")
        known = opening.known(error, database) if database is not None else None
        said = str(known or words.DATABASE.format(why=answered))
    elif isinstance(error, OSError) and error.errno == errno.ENOSPC:
        said = words.NO_ROOM
    elif isinstance(error, OSError) and error.filename is not None:
        file = str(error.filename).removesuffix(archive.UNFINISHED)
        said = words.NO_ACCESS.format(file=file, why=error.strerror)
    print(as_typed(said), file=sys.stderr)  # noqa: T201 - this is for the command line
    return FAILED


def say(line: str) -> None:
    """Print a line."""
    print(as_typed(line))  # noqa: T201 - this is for the command line
