"""One file with everything: rows, pictures, what was removed. It knows no kind of database."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import func, select, table, text

from bot import __version__
from bot.backup.rows import continue_numbers, last_numbers, load_rows, row_counts, write_table
from bot.kit import migrate
from bot.kit.bulk import without_indexes
from bot.kit.files import created
from bot.pictures.store import NAME
from bot.search.tables import IndexRow, PostingRow, StemRow, WaitingRow
from bot.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.backup.rows import Step
    from bot.kit.database import Database

FORMAT = 1
MANIFEST, REMOVED, SETTINGS, PICTURES = "manifest.json", "removed", "settings.env", "pictures/"
UNFINISHED = ".part"
FLUSHED_AT_ONCE = 4 << 20  # bytes
# Made again from the rows that people wrote.
DERIVED = {row.__tablename__ for row in (StemRow, PostingRow, IndexRow, WaitingRow)}


class Unusable(Exception):
    """The file can't be put back; the message says why, for the host."""


@dataclass(frozen=True)
class Manifest:
    """What an archive holds, read without its rows."""

    version: str
    revision: str
    identity: str
    made_at: datetime
    rows: dict[str, int]  # by table
    groups: int
    pictures: tuple[str, ...] = ()  # what rows may name; kept inside, or beside the archive
    numbers: dict[str, int] = field(default_factory=dict)  # the last one given, by table
    format: int = field(default=FORMAT)


async def write(
    database: Database,
    data: Path,
    target: Path,
    now: datetime,
    settings: Sequence[str] = (),
    *,
    step: Step = lambda: None,
    with_pictures: bool = True,
) -> Manifest:
    """Write an archive of *database* and of what lies beside it in *data* to *target*.

    All rows are from one moment. Pictures are added after it: one that's gone by then was removed.
    The file gets its name once it's whole and on the disk. *settings*: lines without secrets.
    *step* is called every few hundred rows, so that a thread can let others go first.
    """
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with finished(target) as file:
        step = _flushing(file, step)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            manifest = await _write_rows(archive, database, now, step)
            pictures = _pictures(data / "pictures")
            manifest = Manifest(**(vars(manifest) | {"pictures": tuple(sorted(pictures))}))
            if with_pictures:
                add_pictures(archive, data / "pictures", pictures, step)
            _add_file(archive, data / REMOVED, REMOVED)
            archive.writestr(SETTINGS, "".join(f"{line}\n" for line in settings))
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), default=str, indent=1))
    return manifest


@contextmanager
def finished(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write into, which gets its name once it's whole and on the disk."""
    unfinished = target.with_name(target.name + UNFINISHED)
    try:
        with created(unfinished) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _flushing(file: BinaryIO, step: Step) -> Step:
    """Return *step*, which now also brings to the disk what was written, a few megabytes at a time.

    All at once it would hold up all that saves something else on that disk, for seconds.
    """
    flushed = 0

    def flush_and_step() -> None:
        nonlocal flushed
        if file.tell() - flushed >= FLUSHED_AT_ONCE:
            file.flush()
            os.fsync(file.fileno())
            flushed = file.tell()
        step()

    return flush_and_step


def manifest_of(path: Path) -> Manifest:
    """Return what an archive says that it holds. Raises Unusable."""
    with opened(path) as archive:
        return _manifest(archive)


def check(path: Path, step: Step = lambda: None) -> Manifest:
    """Return what an archive holds, after reading all of it. Raises Unusable.

    Every byte is held against its checksum and the rows of each table are counted.
    """
    with opened(path) as archive:
        manifest = _manifest(archive)
        try:
            counts = row_counts(archive, step)
        except OSError as error:
            raise Unusable(f"{path} is damaged ({error}).") from error
        for name, expected in manifest.rows.items():
            found = counts.get(name, 0)
            if found != expected:
                said = f"{path} is damaged: {name} has {found} rows instead of {expected}."
                raise Unusable(said)
    return manifest


async def load(
    path: Path, connection: AsyncConnection, used: Mapping[str, int] = MappingProxyType({})
) -> None:
    """Put an archive's rows into a database of its revision, in place of those there.

    *used*: the last number that the replaced database gave, by table. Messages made after the
    archive still carry such numbers: new rows get higher ones.
    """
    with opened(path) as archive:
        manifest = _manifest(archive)
        for one in reversed(metadata.sorted_tables):
            if one.name in manifest.rows or one.name in DERIVED:
                await connection.execute(table(one.name).delete())
        async with without_indexes(connection, manifest.rows):
            for name in manifest.rows:
                await load_rows(archive, name, connection)
    await continue_numbers(connection, manifest.rows, manifest.numbers, used)
    if connection.dialect.name == "postgresql":  # else it learns of so many rows some minutes later
        await connection.execute(text("ANALYZE"))


def unpack_pictures(path: Path, beside: Sequence[Path], folder: Path) -> list[str]:
    """Put an archive's pictures into *folder*; return the names of those that are nowhere.

    What isn't inside is looked for in the folders *beside* it, where nightly copies keep them.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    missing = []
    with opened(path) as archive:
        inside = set(archive.namelist())
        for name in _manifest(archive).pictures:
            if not NAME.fullmatch(name):
                continue
            found = next((one / name for one in beside if (one / name).is_file()), None)
            if PICTURES + name in inside:
                with archive.open(PICTURES + name) as source, (folder / name).open("wb") as copy:
                    shutil.copyfileobj(source, copy)
            elif found is not None:
                shutil.copyfile(found, folder / name)
            else:
                missing.append(name)
                continue
            (folder / name).chmod(0o600)
    return missing


def removed(path: Path) -> list[str]:
    """Return the lines that say what was removed before the archive was made."""
    with opened(path) as archive:
        if REMOVED not in archive.namelist():
            return []
        return archive.read(REMOVED).decode("utf-8").splitlines()


async def _write_rows(
    archive: zipfile.ZipFile, database: Database, now: datetime, step: Step
) -> Manifest:
    revision = await migrate.state(database)
    if revision is None:
        raise Unusable("There's nothing to copy: the database is empty.")
    identity, counts = await database.identity(), {}
    async with database.engine.connect() as connection:
        if not database.is_sqlite:  # SQLite's readers see one moment anyway
            await connection.execution_options(isolation_level="REPEATABLE READ")
        for one in metadata.sorted_tables:
            if one.name not in DERIVED:
                counts[one.name] = await write_table(archive, connection, one, step)
        groups = await connection.scalar(select(func.count()).select_from(table("groups")))
        numbers = await last_numbers(connection)
    return Manifest(__version__, revision, identity, now, counts, groups or 0, numbers=numbers)


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open an archive, whose files are held against their checksums when read. Raises Unusable."""
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise Unusable(f"There's no file {path}.") from error
    except (zipfile.BadZipFile, OSError) as error:
        raise Unusable(f"{path} isn't a copy that this program made, or is damaged.") from error
    with archive:
        try:
            yield archive
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise Unusable(f"{path} is damaged ({error}).") from error


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    try:
        values = json.loads(archive.read(MANIFEST))
        if values["format"] > FORMAT:
            raise Unusable("The file was made by a newer version of this program. Update first.")
        values["made_at"] = datetime.fromisoformat(values["made_at"])
        values["pictures"] = tuple(values["pictures"])
        return Manifest(**values)
    except (KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
        raise Unusable(f"{archive.filename} isn't a copy that this program made.") from error


def _pictures(folder: Path) -> set[str]:
    return set(filter(NAME.fullmatch, os.listdir(folder))) if folder.is_dir() else set()


def add_pictures(archive: zipfile.ZipFile, folder: Path, names: set[str], step: Step) -> None:
    """Add these pictures, as far as they are there."""
    for name in sorted(names):
        _add_file(archive, folder / name, PICTURES + name, zipfile.ZIP_STORED)
        step()


def _add_file(
    archive: zipfile.ZipFile, path: Path, name: str, how: int = zipfile.ZIP_DEFLATED
) -> None:
    try:
        archive.write(path, name, how)
    except FileNotFoundError:  # removed meanwhile, or never there
        return
