"""How rows of mentors' tables are read and written by their columns; for this feature's queries.

Which rows are meant is said by columns: None is an empty one, several values are a tuple.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bot.kit.database import upsert

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.columns import Base
    from bot.kit.database import AnyRow


def _where(table: type[Base], key: Mapping[str, object]) -> list[ColumnElement[bool]]:
    columns = table.__table__.columns
    return [
        columns[name].in_(value) if isinstance(value, tuple) else columns[name] == value
        for name, value in key.items()
    ]


async def all_of(
    connection: AsyncConnection, table: type[Base], key: Mapping[str, object]
) -> Sequence[AnyRow]:
    """Return the rows in the order of their key."""
    order = list(table.__table__.primary_key.columns)
    statement = select(table.__table__).where(*_where(table, key)).order_by(*order)
    return (await connection.execute(statement)).all()


async def find(
    connection: AsyncConnection,
    table: type[Base],
    key: Mapping[str, object],
    *,
    locked: bool = False,
) -> AnyRow | None:
    """Return the one row; *locked*: nobody else changes it until the transaction ends."""
    statement = select(table.__table__).where(*_where(table, key))
    statement = statement.with_for_update() if locked else statement
    return (await connection.execute(statement)).first()


async def add(
    connection: AsyncConnection, table: type[Base], values: Mapping[str, object]
) -> int | None:
    """Write a row and return its id; None when the like is there already."""
    statement = upsert(connection, table).values(**values).on_conflict_do_nothing()
    added = await connection.execute(statement.returning(table.__table__.c.id))
    row_id: int | None = added.scalar_one_or_none()
    return row_id


async def change(
    connection: AsyncConnection,
    table: type[Base],
    key: Mapping[str, object],
    values: Mapping[str, object],
) -> int:
    """Set *values* in rows; return in how many."""
    statement = update(table).where(*_where(table, key)).values(**values)
    return int((await connection.execute(statement)).rowcount)


async def keep(
    connection: AsyncConnection,
    table: type[Base],
    key: Mapping[str, object],
    values: Mapping[str, object],
) -> None:
    """Write a row, or set *values* in the one that is there."""
    statement = upsert(connection, table).values(**key, **values)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=list(key), set_=dict(values))
    )


async def remove(connection: AsyncConnection, table: type[Base], key: Mapping[str, object]) -> bool:
    """Delete rows; return whether there were any."""
    result = await connection.execute(delete(table).where(*_where(table, key)))
    return bool(result.rowcount)
