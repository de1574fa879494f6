"""One file with everything: rows, pictures, what was removed. It knows no kind of database."""

from __future__ import annotations

import base64
import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    Date,
    LargeBinary,
    Time,
    column,
    func,
    literal,
    select,
    table,
    text,
    tuple_,
)

from bot import __version__
from bot.kit import migrate
from bot.kit.columns import UtcDateTime
from bot.pictures.store import NAME
from bot.search.tables import IndexRow, PostingRow, StemRow
from bot.tables import metadata

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import ColumnElement, Row, Table, TableClause
    from sqlalchemy.ext.asyncio import AsyncConnection
    from sqlalchemy.types import TypeEngine

    from bot.kit.database import Database

Step = Callable[[], None]

FORMAT = 1
MANIFEST, REMOVED, SETTINGS, PICTURES = "manifest.json", "removed", "settings.env", "pictures/"
ROWS_AT_ONCE = 500
UNFINISHED = ".part"
# Where the replaced database is lost, nobody knows how many numbers it gave after the copy.
NUMBERS_SKIPPED = 10_000
# Made again from the rows that people wrote.
DERIVED = {row.__tablename__ for row in (StemRow, PostingRow, IndexRow)}


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


@dataclass(frozen=True)
class _Kind:
    """How a column's values are written as JSON."""

    type: TypeEngine[Any]
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


_KINDS = {
    "instant": _Kind(UtcDateTime(), datetime.isoformat, datetime.fromisoformat),
    "date": _Kind(Date(), date.isoformat, date.fromisoformat),
    "time": _Kind(Time(), time.isoformat, time.fromisoformat),
    "json": _Kind(JSON(none_as_null=True), lambda value: value, lambda value: value),
    "bytes": _Kind(LargeBinary(), lambda value: base64.b64encode(value).decode(), base64.b64decode),
}


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
    unfinished = target.with_name(target.name + UNFINISHED)
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                manifest = await _write_rows(archive, database, now, step)
                pictures = _pictures(data / "pictures")
                manifest = Manifest(**(vars(manifest) | {"pictures": tuple(sorted(pictures))}))
                if with_pictures:
                    _add_pictures(archive, data / "pictures", pictures, step)
                _add_file(archive, data / REMOVED, REMOVED)
                archive.writestr(SETTINGS, "".join(f"{line}\n" for line in settings))
                archive.writestr(MANIFEST, json.dumps(asdict(manifest), default=str, indent=1))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def manifest_of(path: Path) -> Manifest:
    """Return what an archive says that it holds. Raises Unusable."""
    with _opened(path) as archive:
        return _manifest(archive)


def check(path: Path, step: Step = lambda: None) -> Manifest:
    """Return what an archive holds, after reading all of it. Raises Unusable.

    Every byte is held against its checksum and the rows of each table are counted.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive)
        try:
            broken = archive.testzip()
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError) as error:
            raise Unusable(f"{path} is damaged ({error}).") from error
        if broken is not None:
            raise Unusable(f"{path} is damaged: {broken} in it can't be read.")
        for name, count in manifest.rows.items():
            found = sum(1 for _ in _lines(archive, name))
            step()
            if found != count:
                raise Unusable(f"{path} is damaged: {name} has {found} rows instead of {count}.")
    return manifest


async def load(
    path: Path, connection: AsyncConnection, used: Mapping[str, int] = MappingProxyType({})
) -> None:
    """Put an archive's rows into a database of its revision, in place of those there.

    *used*: the last number that the replaced database gave, by table. Messages made after the
    archive still carry such numbers: new rows get higher ones.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive)
        for one in reversed(metadata.sorted_tables):
            if one.name in manifest.rows or one.name in DERIVED:
                await connection.execute(table(one.name).delete())
        for name in manifest.rows:
            await _load_rows(archive, name, connection)
    await _continue_numbers(connection, manifest, used)


def unpack_pictures(path: Path, beside: Sequence[Path], folder: Path) -> list[str]:
    """Put an archive's pictures into *folder*; return the names of those that are nowhere.

    What isn't inside is looked for in the folders *beside* it, where nightly copies keep them.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    missing = []
    with _opened(path) as archive:
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
    with _opened(path) as archive:
        if REMOVED not in archive.namelist():
            return []
        return archive.read(REMOVED).decode("utf-8").splitlines()


async def _write_rows(
    archive: zipfile.ZipFile, database: Database, now: datetime, step: Step
) -> Manifest:
    revision = await migrate.state(database)
    if revision is None:
        raise Unusable("There is nothing to copy: the database is empty.")
    identity, counts = await database.identity(), {}
    async with database.engine.connect() as connection:
        if not database.is_sqlite:  # SQLite's readers see one moment anyway
            await connection.execution_options(isolation_level="REPEATABLE READ")
        for one in metadata.sorted_tables:
            if one.name not in DERIVED:
                counts[one.name] = await _write_table(archive, connection, one, step)
        groups = await connection.scalar(select(func.count()).select_from(table("groups")))
        numbers = await last_numbers(connection)
    return Manifest(__version__, revision, identity, now, counts, groups or 0, numbers=numbers)


async def _write_table(
    archive: zipfile.ZipFile, connection: AsyncConnection, one: Table, step: Step
) -> int:
    kinds = [_kind(each.type) for each in one.columns]
    heading = [[each.name, kind] for each, kind in zip(one.columns, kinds, strict=True)]
    writers = [_KINDS[kind].write if kind else None for kind in kinds]
    count = 0
    with archive.open(f"rows/{one.name}", "w", force_zip64=True) as file:
        _write_line(file, heading)
        async for part in _parts(connection, one):
            for row in part:
                values = zip(row, writers, strict=True)
                _write_line(
                    file,
                    [
                        value if write is None or value is None else write(value)
                        for value, write in values
                    ],
                )
            count += len(part)
            step()
    return count


async def _parts(connection: AsyncConnection, one: Table) -> AsyncIterator[Sequence[Row[Any]]]:
    """Give a table's rows in the order of its key, a few hundred at a time."""
    key = list(one.primary_key.columns)
    statement = select(one).order_by(*key).limit(ROWS_AT_ONCE)
    places = [list(one.columns).index(column) for column in key]
    after: list[ColumnElement[Any]] = []
    while True:
        following = statement.where(tuple_(*key) > tuple_(*after)) if after else statement
        part = (await connection.execute(following)).all()
        if part:
            yield part
        if len(part) < ROWS_AT_ONCE:
            return
        after = [
            literal(part[-1][place], each.type) for place, each in zip(places, key, strict=True)
        ]


def _write_line(file: IO[bytes], values: Sequence[object]) -> None:
    file.write(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def _kind(type_: TypeEngine[Any]) -> str:
    for name, kind in _KINDS.items():
        if isinstance(type_, type(kind.type)):
            return name
    return ""


async def _load_rows(archive: zipfile.ZipFile, name: str, connection: AsyncConnection) -> None:
    heading, readers = _heading(archive, name)
    batch: list[dict[str, Any]] = []
    names = [each.name for each in heading.columns]
    for values in _lines(archive, name):
        batch.append(
            {
                key: value if read is None or value is None else read(value)
                for key, value, read in zip(names, values, readers, strict=True)
            }
        )
        if len(batch) == ROWS_AT_ONCE:
            await connection.execute(heading.insert(), batch)
            batch = []
    if batch:
        await connection.execute(heading.insert(), batch)


def _heading(
    archive: zipfile.ZipFile, name: str
) -> tuple[TableClause, list[Callable[[Any], Any] | None]]:
    with archive.open(f"rows/{name}") as file:
        heading = json.loads(file.readline())
    columns = [column(key, _KINDS[kind].type if kind else None) for key, kind in heading]
    return table(name, *columns), [_KINDS[kind].read if kind else None for _, kind in heading]


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[list[Any]]:
    with archive.open(f"rows/{name}") as file:
        file.readline()  # the heading
        for line in file:
            yield json.loads(line)


async def last_numbers(connection: AsyncConnection) -> dict[str, int]:
    """Return the last number that each table gave to a row, whether that row is there or not."""
    if connection.dialect.name == "sqlite":
        found = await connection.execute(text("SELECT name, seq FROM sqlite_sequence"))
        return {name: number for name, number in found if name in metadata.tables}
    numbers = {}
    for name, sequence in (await _sequences(connection)).items():
        statement = text(f"SELECT last_value FROM {sequence} WHERE is_called")  # noqa: S608 - our own table's
        numbers[name] = await connection.scalar(statement) or 0
    return numbers


async def _sequences(connection: AsyncConnection) -> dict[str, str]:
    """Return PostgreSQL's sequence for each table whose rows it numbers."""
    found = {}
    for name, one in metadata.tables.items():
        counter = one.autoincrement_column
        if counter is not None:
            asked = text("SELECT pg_get_serial_sequence(:name, :counter)")
            sequence = await connection.scalar(asked, {"name": name, "counter": counter.name})
            if sequence is not None:
                found[name] = sequence
    return found


async def _continue_numbers(
    connection: AsyncConnection, manifest: Manifest, used: Mapping[str, int]
) -> None:
    """Let new rows have numbers that nothing has had, in the copy or after it was made."""
    is_sqlite = connection.dialect.name == "sqlite"
    sequences = {} if is_sqlite else await _sequences(connection)
    for name, one in metadata.tables.items():
        counter = one.autoincrement_column
        if name not in manifest.rows or counter is None:
            continue
        if not (one.dialect_kwargs.get("sqlite_autoincrement") if is_sqlite else name in sequences):
            continue
        highest = await connection.scalar(
            select(func.max(column(counter.name))).select_from(table(name))
        )
        last = max(highest or 0, manifest.numbers.get(name, 0), used.get(name, 0)) + NUMBERS_SKIPPED
        if is_sqlite:
            await connection.execute(
                text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": name}
            )
            await connection.execute(
                text("INSERT INTO sqlite_sequence VALUES (:name, :last)"),
                {"name": name, "last": last},
            )
        else:
            await connection.execute(
                text("SELECT setval(CAST(:sequence AS regclass), :last)"),
                {"sequence": sequences[name], "last": last},
            )


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise Unusable(f"There is no file {path}.") from error
    except (zipfile.BadZipFile, OSError) as error:
        raise Unusable(f"{path} isn't a copy that this program made, or is damaged.") from error


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


def _add_pictures(archive: zipfile.ZipFile, folder: Path, names: set[str], step: Step) -> None:
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
