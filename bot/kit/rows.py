"""Rows of any table: the statements that features would otherwise each write themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from bot.kit.database import upsert

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute

    from bot.kit.columns import Base
    from bot.kit.database import AnyRow, Connection


def of_member(
    table: type[Base], guild_id: int, member_id: int
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return what holds for a member's rows of a table."""
    columns = table.__table__.columns
    return columns["guild_id"] == guild_id, columns["member_id"] == member_id


async def add(connection: Connection, table: type[Base], values: Mapping[str, object]) -> int:
    """Write a row to a table that numbers its rows; return its id."""
    statement = insert(table).values(**values).returning(table.__table__.columns["id"])
    return int((await connection.execute(statement)).scalar_one())


async def one(
    connection: Connection, table: type[Base], *which: ColumnElement[bool]
) -> AnyRow | None:
    """Return the only row for which all of this holds; None where there's none."""
    return (await connection.execute(select(table.__table__).where(*which))).one_or_none()


async def every(
    connection: Connection,
    table: type[Base],
    *which: ColumnElement[bool],
    by: Sequence[InstrumentedAttribute[object] | ColumnElement[object]] = (),
) -> Sequence[AnyRow]:
    """Return the rows for which all of this holds, in the order of some columns."""
    return (await connection.execute(select(table.__table__).where(*which).order_by(*by))).all()


async def keep(
    connection: Connection,
    table: type[Base],
    values: Mapping[str, object],
    new: Mapping[str, object] | None = None,
) -> None:
    """Write a row, or change these values of the one that has the same primary key.

    *new*: what's written as well where there's none yet.
    """
    key = table.__table__.primary_key.columns.keys()
    changed = {name: value for name, value in values.items() if name not in key}
    statement = upsert(connection, table).values(**{**(new or {}), **values})
    await connection.execute(statement.on_conflict_do_update(index_elements=key, set_=changed))


async def change(
    connection: Connection,
    table: type[Base],
    values: Mapping[str, object],
    *which: ColumnElement[bool],
) -> bool:
    """Set columns of the rows for which all of this holds; return whether there were any."""
    changed = await connection.execute(update(table).where(*which).values(**values))
    return bool(changed.rowcount)


async def remove(connection: Connection, table: type[Base], *which: ColumnElement[bool]) -> bool:
    """Delete the rows for which all of this holds; return whether there were any."""
    return bool((await connection.execute(delete(table).where(*which))).rowcount)
