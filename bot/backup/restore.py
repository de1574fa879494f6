"""Putting a copy back, on either kind of database; what it replaces is kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from itertools import count
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from bot.agenda import planning as agenda
from bot.backup import archive, rows, words
from bot.backup.nightly import FOLDER, PICTURES, REPLACED, folder_of
from bot.kit import migrate
from bot.kit.database import Database
from bot.kit.files import private
from bot.kit.sqlite import sqlite_url
from bot.pictures.store import OWNER
from bot.search.index import build as build_indexes
from bot.search.index import refresh
from bot.services import INDEXED, build
from bot.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from bot.backup.archive import Manifest
    from bot.kit.clock import Clock
    from bot.kit.database import Connection
    from bot.settings import Settings

SUFFIXES = ("", "-wal", "-shm")  # a SQLite database is up to three files
NEW = "restoring"
COPY = "database.zip"  # what PostgreSQL held before


def looked_at(path: Path) -> Manifest:
    """Return what a copy holds, once all of it was read. Raises archive.Unusable."""
    manifest = archive.check(path)
    if migrate.is_before_first(manifest.revision):
        raise archive.Unusable(words.OLDER)
    if manifest.revision not in migrate.known_revisions():
        raise archive.Unusable(words.NEWER)
    return manifest


async def restore(
    settings: Settings, path: Path, clock: Clock, manifest: Manifest | None = None
) -> list[str]:
    """Put a copy back while no bot runs; return the pictures that weren't with it.

    *manifest*: what it holds, where all of it was just looked at. Nothing is replaced before
    everything from the copy is there. What people deleted since then, as the file `removed` says,
    is deleted again. Raises archive.Unusable and StartFailure.
    """
    manifest = manifest or looked_at(path)
    now, data = clock.now(), settings.data_dir
    kept = _folder(data / REPLACED, now)
    # Within the folder, which may be a disk of its own: the last step only renames.
    new = data / "pictures" / NEW
    shutil.rmtree(new, ignore_errors=True)
    database = Database(settings.resolved_database_url)
    try:
        missing = archive.unpack_pictures(path, _beside(settings, path, manifest.identity), new)
        (new / OWNER).write_text(f"{manifest.identity}\n", "utf-8")
        _keep_pictures(data / "pictures", kept / "pictures")
        if database.file is not None:
            await _replace_file(database.file, path, manifest, kept, now)
        else:
            await _replace_rows(database, settings, path, manifest, kept, now)
    except BaseException:  # all is as before: what failed leaves no photos or words lying about
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(kept / "pictures", ignore_errors=True)
        (kept / COPY).unlink(missing_ok=True)
        raise
    finally:
        await database.close()
        with suppress(OSError):  # it keeps something
            kept.rmdir()
    _swap(data / "pictures", new)
    _add_lines(data / archive.REMOVED, archive.removed(path))
    await _settle(settings, now)
    return missing


async def _settle(settings: Settings, now: datetime) -> None:
    """Bring what was put back up to date, and delete again what was deleted since."""
    database = Database(settings.resolved_database_url)
    try:
        await migrate.migrate(database, settings.data_dir / "copies", now)
        await refresh(database, INDEXED)
        await build_indexes(database, INDEXED)
        services = build(database, settings.data_dir / "pictures")
        for picture in await services.restoring.settle(now):
            await services.pictures.remove(picture)
    finally:
        await database.close()


def _folder(within: Path, now: datetime) -> Path:
    """Return a new folder named by the moment; never one that keeps something already."""
    for number in count(1):
        folder = within / (f"{now:%Y-%m-%d-%H%M%S}" + (f"-{number}" if number > 1 else ""))
        with suppress(FileExistsError):
            folder.mkdir(parents=True, mode=0o700)
            return folder
    raise AssertionError("unreachable")


async def _replace_file(
    current: Path, path: Path, manifest: Manifest, kept: Path, now: datetime
) -> None:
    new = current.with_name(f"{NEW}.db")
    _delete_file(new)
    used = _numbers(current)
    database = Database(sqlite_url(new))
    try:
        async with database.write() as connection:
            await _fill(connection, path, manifest, used, now)
        await database.erase_traces()
    except BaseException:
        await database.close()
        _delete_file(new)
        raise
    await database.close()
    try:
        for suffix in SUFFIXES:
            with suppress(FileNotFoundError):
                old = current.with_name(current.name + suffix)
                shutil.move(old, kept / old.name)  # DATABASE_URL may be on another disk
        new.rename(current)
    except BaseException:
        for suffix in SUFFIXES:
            with suppress(FileNotFoundError):
                old = current.with_name(current.name + suffix)
                shutil.move(kept / old.name, old)
        _delete_file(new)
        raise


def _numbers(current: Path) -> dict[str, int]:
    """Return the last numbers that a database gave; none where it isn't there or can't be read."""
    try:
        # Looking makes none.
        with closing(sqlite3.connect(f"{current.absolute().as_uri()}?mode=rw", uri=True)) as old:
            return dict(old.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    except sqlite3.Error:
        return {}


def _delete_file(database: Path) -> None:
    for suffix in SUFFIXES:
        database.with_name(database.name + suffix).unlink(missing_ok=True)


async def _replace_rows(
    database: Database,
    settings: Settings,
    path: Path,
    manifest: Manifest,
    kept: Path,
    now: datetime,
) -> None:
    used: dict[str, int] = {}
    if await _is_ours(database):
        await archive.write(database, settings.data_dir, kept / COPY, now, with_pictures=False)
        async with database.read() as connection:
            used = await rows.last_numbers(connection)
    async with database.unhurried() as patient, patient.write() as connection:
        await connection.run_sync(metadata.drop_all)
        await connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
        await _fill(connection, path, manifest, used, now)


async def _is_ours(database: Database) -> bool:
    """Return whether a database is this version's, or else holds nothing. Raises Unusable."""
    current, known = await migrate.state(database), migrate.known_revisions()
    if current == known[-1]:
        return True
    if current in known:
        raise archive.Unusable(words.OLDER_PLACE)
    if current is not None or await _holds_others(database):
        raise archive.Unusable(words.NOT_OURS)
    return False


async def _holds_others(database: Database) -> bool:
    """Return whether a database that isn't this program's has tables of the same names."""
    async with database.read() as connection:
        names = await connection.run_sync(lambda one: inspect(one).get_table_names())
    return not metadata.tables.keys().isdisjoint(names)


async def _fill(
    connection: Connection, path: Path, manifest: Manifest, used: Mapping[str, int], now: datetime
) -> None:
    await connection.run_sync(migrate.upgrade_on, manifest.revision)
    await archive.load(path, connection, used)
    await agenda.doubt(connection, now)


def _beside(settings: Settings, path: Path, identity: str) -> list[Path]:
    """Return where the pictures of a nightly copy are kept, and where they may still be."""
    found = [path.parent / PICTURES, settings.data_dir / "pictures"]
    places = filter(None, (settings.data_dir / FOLDER, settings.backup_to))
    return [*found, *(folder_of(place, identity) / PICTURES for place in places)]


def _keep_pictures(current: Path, kept: Path) -> None:
    """Keep what's there a second time, as links where the disk is the same."""
    shutil.copytree(current, kept, copy_function=_link_or_copy, ignore=shutil.ignore_patterns(NEW))


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or one without links
        shutil.copy2(source, target)


def _swap(current: Path, new: Path) -> None:
    """Put the new pictures in the place of those there, which are kept by now.

    The folder stays: where it's a disk of its own, it can't be renamed.
    """
    staying = {NEW, *(path.name for path in new.iterdir())}
    for path in list(new.iterdir()):
        path.replace(current / path.name)
    for path in list(current.iterdir()):
        if path.is_dir():  # the trash of the one before, and what is empty now
            shutil.rmtree(path, ignore_errors=True)
        elif path.name not in staying:
            path.unlink(missing_ok=True)


def _add_lines(path: Path, lines: Iterable[str]) -> None:
    """Add what the copy knows was removed to what is known here."""
    known = set(path.read_text("utf-8").splitlines()) if path.exists() else set()
    new = [line for line in lines if line and line not in known]
    if not new:
        return
    with open(path, "a", encoding="utf-8", opener=private) as file:
        file.write("".join(f"\n{line}" for line in new))
        file.flush()
        os.fsync(file.fileno())
