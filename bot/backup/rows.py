"""A table's rows in an archive: one JSON line a row. It knows no kind of database."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
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

from bot.kit.bulk import insert_rows
from bot.kit.columns import UtcDateTime
from bot.tables import metadata

if TYPE_CHECKING:
    import zipfile
    from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Table, TableClause
    from sqlalchemy.ext.asyncio import AsyncConnection
    from sqlalchemy.types import TypeEngine

    from bot.kit.database import AnyRow

Step = Callable[[], None]
Change = Callable[[str, dict[str, object]], dict[str, object] | None]

ROWS_AT_ONCE = 500
CHUNK = 1 << 20  # bytes
# Where the replaced database is lost, nobody knows how many numbers it gave after the copy.
NUMBERS_SKIPPED = 10_000


@dataclass(frozen=True)
class _Kind:
    """How a column's values are written as JSON."""

    type: TypeEngine[Any]
    write: Callable[[Any], object]
    read: Callable[[Any], object]


_KINDS = {
    "instant": _Kind(UtcDateTime(), datetime.isoformat, datetime.fromisoformat),
    "date": _Kind(Date(), date.isoformat, date.fromisoformat),
    "time": _Kind(Time(), time.isoformat, time.fromisoformat),
    "json": _Kind(JSON(none_as_null=True), lambda value: value, lambda value: value),
    "bytes": _Kind(LargeBinary(), lambda value: base64.b64encode(value).decode(), base64.b64decode),
}


async def write_table(
    archive: zipfile.ZipFile,
    connection: AsyncConnection,
    one: Table,
    step: Step,
    only: ColumnElement[bool] | None = None,
) -> int:
    """Write a table's rows into an archive, or *only* some; return how many there are."""
    kinds = [_kind(each.type) for each in one.columns]
    heading = [[each.name, kind] for each, kind in zip(one.columns, kinds, strict=True)]
    writers = [_KINDS[kind].write if kind else None for kind in kinds]
    count = 0
    with archive.open(f"rows/{one.name}", "w", force_zip64=True) as file:
        _write_line(file, heading)
        async for part in _parts(connection, one, only):
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


async def _parts(
    connection: AsyncConnection, one: Table, only: ColumnElement[bool] | None
) -> AsyncIterator[Sequence[AnyRow]]:
    """Give a table's rows in the order of its key, a few hundred at a time."""
    key = list(one.primary_key.columns)
    statement = select(one).order_by(*key).limit(ROWS_AT_ONCE)
    if only is not None:
        statement = statement.where(only)
    places = [list(one.columns).index(column) for column in key]
    after: list[ColumnElement[object]] = []
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


def _kind(type_: TypeEngine[object]) -> str:
    for name, kind in _KINDS.items():
        if isinstance(type_, type(kind.type)):
            return name
    return ""


async def load_rows(
    archive: zipfile.ZipFile,
    name: str,
    connection: AsyncConnection,
    change: Change | None = None,
) -> None:
    """Put a table's rows from an archive into the database, each as *change* makes it.

    Those of which it makes None are left out.
    """
    heading, readers = _heading(archive, name)
    found: Iterator[Sequence[object]] = (
        [
            value if read is None or value is None else read(value)
            for value, read in zip(values, readers, strict=True)
        ]
        for values in lines(archive, name)
    )
    if change is not None:
        found = _changed(name, heading, found, change)
    await insert_rows(connection, heading, name, found)


def _changed(
    name: str, heading: TableClause, rows: Iterator[Sequence[object]], change: Change
) -> Iterator[Sequence[object]]:
    names = [one.name for one in heading.columns]
    for values in rows:
        changed = change(name, dict(zip(names, values, strict=True)))
        if changed is not None:
            yield [changed[one] for one in names]


def _heading(
    archive: zipfile.ZipFile, name: str
) -> tuple[TableClause, list[Callable[[object], object] | None]]:
    with archive.open(f"rows/{name}") as file:
        heading = json.loads(file.readline())
    columns = [column(key, _KINDS[kind].type if kind else None) for key, kind in heading]
    return table(name, *columns), [_KINDS[kind].read if kind else None for _, kind in heading]


def lines(archive: zipfile.ZipFile, name: str) -> Iterator[list[object]]:
    """Give a table's rows as they're written in an archive."""
    with archive.open(f"rows/{name}") as file:
        file.readline()  # the heading
        for line in file:
            yield json.loads(line)


def row_counts(archive: zipfile.ZipFile, step: Step = lambda: None) -> dict[str, int]:
    """Read all of an archive, which holds it against its checksums; count each table's rows."""
    counts = {}
    for name in archive.namelist():
        with archive.open(name) as file:
            found = -1  # the heading
            while part := file.read(CHUNK):
                found += part.count(b"\n")
                step()
        counts[name.removeprefix("rows/")] = found
    return counts


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


async def continue_numbers(
    connection: AsyncConnection, names: Collection[str], *used: Mapping[str, int]
) -> None:
    """Let new rows of these tables have numbers that no row had, nor any that was *used* before."""
    is_sqlite = connection.dialect.name == "sqlite"
    sequences = {} if is_sqlite else await _sequences(connection)
    for name, one in metadata.tables.items():
        counter = one.autoincrement_column
        if name not in names or counter is None:
            continue
        if not (one.dialect_kwargs.get("sqlite_autoincrement") if is_sqlite else name in sequences):
            continue
        highest = await connection.scalar(
            select(func.max(column(counter.name))).select_from(table(name))
        )
        before = (numbers.get(name, 0) for numbers in used)
        last = max(highest or 0, *before) + NUMBERS_SKIPPED
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
