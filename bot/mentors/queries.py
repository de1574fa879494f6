"""Statements over mentors; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, or_, select, update

from bot.kit.columns import Base
from bot.kit.database import upsert
from bot.members.tables import MemberRow
from bot.mentors.tables import (
    MentorAskRow,
    MentorBoardPairRow,
    MentorBoardRow,
    MentorCheckinRow,
    MentorOfferRow,
    MentorPairRow,
    MentorRequestRow,
    MentorSettingsRow,
    MentorThreadRow,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow

Table = type[Base]  # whose columns are named by keyword


def _where(table: Table, key: Mapping[str, object]) -> list[ColumnElement[bool]]:
    return [
        getattr(table, name).in_(value)
        if isinstance(value, tuple | list | set | frozenset)
        else getattr(table, name) == value  # None: is empty
        for name, value in key.items()
    ]


async def all_of(connection: AsyncConnection, table: Table, **key: object) -> Sequence[AnyRow]:
    """Return the rows of a table by columns; several values of one column are a tuple."""
    order = list(table.__table__.primary_key.columns)
    statement = select(table.__table__).where(*_where(table, key)).order_by(*order)
    return (await connection.execute(statement)).all()


async def one_of(connection: AsyncConnection, table: Table, **key: object) -> Any:
    """Return the one row with these columns, or None."""
    statement = select(table.__table__).where(*_where(table, key))
    return (await connection.execute(statement)).first()


async def locked(connection: AsyncConnection, table: Table, **key: object) -> Any:
    """Return the same, and let nobody else change it until the transaction ends."""
    statement = select(table.__table__).where(*_where(table, key))
    return (await connection.execute(statement.with_for_update())).first()


async def hold(connection: AsyncConnection, guild_id: int, member_id: int) -> None:
    """Let nobody else change what this person may do until the transaction ends.

    On SQLite there is one writer anyway. Code that holds a person and a request does so in this
    order.
    """
    await locked(connection, MemberRow, guild_id=guild_id, member_id=member_id)


async def keep(
    connection: AsyncConnection,
    table: Table,
    key: Mapping[str, object],
    values: Mapping[str, object],
) -> None:
    """Write a row, or set *values* in the one that is there."""
    statement = upsert(connection, table).values(**key, **values)
    await connection.execute(
        statement.on_conflict_do_update(index_elements=list(key), set_=values)
        if values
        else statement.on_conflict_do_nothing()
    )


async def add(connection: AsyncConnection, table: Table, **values: object) -> int | None:
    """Write a row and return its id; None when the like is there already."""
    statement = upsert(connection, table).values(**values).on_conflict_do_nothing()
    added = await connection.execute(statement.returning(table.__table__.c.id))
    row_id: int | None = added.scalar_one_or_none()
    return row_id


async def change(
    connection: AsyncConnection, table: Table, key: Mapping[str, object], **values: object
) -> int:
    """Set columns of the rows with these columns; return how many there were."""
    statement = update(table).where(*_where(table, key)).values(**values)
    return int((await connection.execute(statement)).rowcount)


async def remove(connection: AsyncConnection, table: Table, **key: object) -> int:
    """Delete the rows with these columns; return how many there were."""
    result = await connection.execute(delete(table).where(*_where(table, key)))
    return int(result.rowcount)


async def pairs_of(
    connection: AsyncConnection, guild_id: int, member_id: int, states: tuple[str, ...]
) -> Sequence[AnyRow]:
    """Return the pairs that a person is in, oldest first."""
    row = MentorPairRow
    statement = (
        select(row.__table__)
        .where(
            row.guild_id == guild_id,
            or_(row.mentor_id == member_id, row.mentee_id == member_id),
            row.state.in_(states),
        )
        .order_by(row.id)
    )
    return (await connection.execute(statement)).all()


async def taken(connection: AsyncConnection, guild_id: int, mentor_id: int) -> int:
    """Return how many places of a mentor are taken: pairs, and those they said yes to.

    In one statement: between two, a yes that becomes a pair would be counted in neither.
    """
    counts = [
        select(func.count())
        .where(table.guild_id == guild_id, table.mentor_id == mentor_id, table.state == state)
        .scalar_subquery()
        for table, state in ((MentorPairRow, "active"), (MentorAskRow, "agreed"))
    ]
    return int((await connection.execute(select(counts[0] + counts[1]))).scalar_one())


async def last_checkin(connection: AsyncConnection, pair_id: int) -> Any:
    """Return the latest check-in of a pair."""
    row = MentorCheckinRow
    statement = (
        select(row.__table__).where(row.pair_id == pair_id).order_by(row.number.desc()).limit(1)
    )
    return (await connection.execute(statement)).first()


async def erase(connection: AsyncConnection, guild_id: int, member_id: int) -> None:
    """Delete every row about a person; asks, check-ins and pairs of a request go with it."""
    for table, column in (
        (MentorAskRow, "mentor_id"),
        (MentorPairRow, "mentor_id"),
        (MentorPairRow, "mentee_id"),
        (MentorBoardPairRow, "mentor_id"),
        (MentorRequestRow, "member_id"),
        (MentorOfferRow, "member_id"),
        (MentorThreadRow, "member_id"),
    ):
        await remove(connection, table, guild_id=guild_id, **{column: member_id})
    await remove(connection, MentorBoardRow, guild_id=guild_id)


async def approves(connection: AsyncConnection, guild_id: int) -> bool:
    """Return whether a coordinator approves each pair of a group."""
    row = await one_of(connection, MentorSettingsRow, guild_id=guild_id)
    return row is not None and bool(row.approves)


async def add_checkin(
    connection: AsyncConnection, guild_id: int, pair_id: int, number: int, now: datetime
) -> None:
    """Write a check-in that nobody has answered yet, once."""
    row = {"guild_id": guild_id, "pair_id": pair_id, "number": number, "asked_at": now}
    statement = upsert(connection, MentorCheckinRow).values(row).on_conflict_do_nothing()
    await connection.execute(statement)
