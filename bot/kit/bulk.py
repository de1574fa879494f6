"""Very many rows at once, in the way that's fastest on each kind of database."""

from __future__ import annotations

from contextlib import asynccontextmanager
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection, Iterable, Iterator, Sequence

    from sqlalchemy import FromClause
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.columns import Base

    Values = Sequence[object]

AT_ONCE = 5_000  # rows that SQLite is given
# Each index that's no constraint's: its name, its table, and the statement that makes it.
_INDEXES_SQLITE = (
    "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
)
_INDEXES_POSTGRES = """
    SELECT its.relname, tables.relname, pg_get_indexdef(its.oid)
    FROM pg_index JOIN pg_class AS its ON its.oid = indexrelid
    JOIN pg_class AS tables ON tables.oid = indrelid
    WHERE tables.relnamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
"""


async def insert_rows(
    connection: AsyncConnection, table: FromClause, name: str, rows: Iterable[Values]
) -> None:
    """Insert rows into the table called *name*, each with a value for every column of *table*.

    Their values are what the columns' types take. Raises DBAPIError.
    """
    columns = [one.name for one in table.columns]
    given = _bound(connection, table, rows)
    if connection.dialect.name == "postgresql":
        await _copy(connection, name, columns, given)
        return
    quoted = ", ".join(f'"{one}"' for one in columns)
    marks = ", ".join("?" for _ in columns)
    statement = f'INSERT INTO "{name}" ({quoted}) VALUES ({marks})'  # noqa: S608 - our own names
    while batch := list(islice(given, AT_ONCE)):
        await connection.exec_driver_sql(statement, batch)


@asynccontextmanager
async def without_indexes(
    connection: AsyncConnection, names: Collection[str]
) -> AsyncIterator[None]:
    """Let the tables called *names* be filled before what's in them is filed: all at once.

    Those of constraints stay. In one transaction, so that none is left without.
    """
    on_postgres = connection.dialect.name == "postgresql"
    found = await connection.execute(text(_INDEXES_POSTGRES if on_postgres else _INDEXES_SQLITE))
    indexes = {name: made for name, table, made in found if table in names}
    for name in indexes:
        await connection.execute(text(f'DROP INDEX "{name}"'))
    yield
    for made in indexes.values():
        await connection.execute(text(made))


async def reserve(connection: AsyncConnection, table: type[Base], count: int) -> list[int]:
    """Return as many new ids for rows of *table*, which nobody else is given, in order.

    On SQLite that's true for as long as the transaction writes.
    """
    ids: object = table.__table__.columns["id"]
    if connection.dialect.name == "postgresql":
        sequence = func.pg_get_serial_sequence(table.__tablename__, "id")
        numbers = func.generate_series(1, count).table_valued("number")
        found = await connection.execute(select(func.nextval(sequence)).select_from(numbers))
        return sorted(found.scalars().all())
    highest = await connection.scalar(select(func.max(ids))) or 0
    return list(range(highest + 1, highest + 1 + count))


def _bound(
    connection: AsyncConnection, table: FromClause, rows: Iterable[Values]
) -> Iterator[tuple[object, ...]]:
    """Give rows as the driver takes them: some types are another one there."""
    dialect = connection.dialect
    ways: list[Callable[[object], object] | None] = [
        one.type.dialect_impl(dialect).bind_processor(dialect) for one in table.columns
    ]
    if not any(ways):
        return map(tuple, rows)
    return (
        tuple(value if way is None else way(value) for value, way in zip(values, ways, strict=True))
        for values in rows
    )


async def _copy(
    connection: AsyncConnection, name: str, columns: list[str], rows: Iterator[tuple[object, ...]]
) -> None:
    import asyncpg

    await connection.execute(text("SELECT 1"))  # the transaction begins with its first statement
    driver = (await connection.get_raw_connection()).driver_connection
    assert driver is not None
    try:
        await driver.copy_records_to_table(name, records=rows, columns=columns)
    except (asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        if isinstance(error, asyncpg.PostgresError):
            error.detail = None  # it quotes the row, and with it what a member wrote
        raise DBAPIError(f"COPY {name}", None, error, hide_parameters=True) from error
