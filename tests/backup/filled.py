"""Two rows in every table, with values that are hard to write down."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import JSON, Boolean, Date, Integer, String, Time, select

from bot.kit.columns import UtcDateTime
from bot.kit.tables import IdentityRow
from bot.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Column, Table

    from bot.kit.database import Database

BIG = 2**62  # as large as a snowflake gets
AT = datetime(2026, 3, 8, 7, 59, 59, 123456, tzinfo=UTC)
WORDS = "It's 5\" wide;\n\ttab, \\n, NULL, \u2028 👩\u200d🏫 ñ <@1> {%s} "
SKIPPED = {IdentityRow.__tablename__}


async def fill(database: Database) -> None:
    """Write two rows into every table but the one that has its only row already."""
    async with database.write() as connection:
        for table in metadata.sorted_tables:
            if table.name not in SKIPPED:
                await connection.execute(table.insert(), [row(table, 0), row(table, 1)])


async def everything(database: Database, names: set[str]) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of these tables, in the order of their keys."""
    async with database.read() as connection:
        return {
            table.name: [
                tuple(one)
                for one in await connection.execute(
                    select(table).order_by(*table.primary_key.columns)
                )
            ]
            for table in metadata.sorted_tables
            if table.name in names
        }


def row(table: Table, number: int) -> dict[str, object]:
    """Return a row of a table; what refers to another refers to its row of the same number."""
    return {column.name: value(column, number) for column in table.columns}


def value(column: Column[object], number: int) -> object:
    """Return a value of the column's kind: the second row's are empty where that's allowed."""
    for foreign in column.foreign_keys:
        return value(foreign.column, number)
    if number and column.nullable:
        return None
    kind = column.type
    if isinstance(kind, UtcDateTime):
        return AT + timedelta(days=number)
    if isinstance(kind, Boolean):
        return bool(number)
    if isinstance(kind, Date):
        return date(2026, 2, 28) + timedelta(days=number)
    if isinstance(kind, Time):
        return time(7, 15, number)
    if isinstance(kind, JSON):
        return {"words": WORDS, "none": None, "number": BIG, "list": [1.5, True]}
    if isinstance(kind, String):
        return f"{WORDS}{column.name} {number}"
    # A number of its own that counts up, or one of Discord's.
    counts = column.table.autoincrement_column is column
    return number + 7 if counts or type(kind) is Integer else BIG + number
