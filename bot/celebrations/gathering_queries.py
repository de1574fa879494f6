"""Statements over gatherings; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, insert, select, update

from bot.celebrations.day_tables import (
    GatheredRow,
    GatheringRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bot.kit.database import AnyRow, Connection


async def find(connection: Connection, guild_id: int, gathering_id: int) -> AnyRow | None:
    """Return a gathering of this group."""
    statement = select(GatheringRow.__table__).where(
        GatheringRow.id == gathering_id, GatheringRow.guild_id == guild_id
    )
    return (await connection.execute(statement)).one_or_none()


async def of_day(connection: Connection, guild_id: int, day: date) -> AnyRow | None:
    """Return a group's gathering of one day."""
    statement = select(GatheringRow.__table__).where(
        GatheringRow.guild_id == guild_id, GatheringRow.day == day
    )
    return (await connection.execute(statement)).one_or_none()


async def of_thread(connection: Connection, guild_id: int, thread_id: int) -> int | None:
    """Return the id of the gathering that has this thread."""
    statement = select(GatheringRow.id).where(
        GatheringRow.guild_id == guild_id, GatheringRow.thread_id == thread_id
    )
    return (await connection.execute(statement)).scalar_one_or_none()


async def carried_by(
    connection: Connection, guild_id: int, carrier: str, day: date | None
) -> AnyRow | None:
    """Return the gathering that rides on a post, unless it is known to be there.

    A *day* tells apart what had, or was to have, a post of its own.
    """
    statement = select(GatheringRow.__table__).where(
        GatheringRow.guild_id == guild_id,
        GatheringRow.carrier == carrier,
        GatheringRow.message_id.is_(None),
    )
    if day is not None:
        statement = statement.where(GatheringRow.day == day)
    return (await connection.execute(statement)).one_or_none()


async def days_of(connection: Connection, gathering_id: int) -> Sequence[AnyRow]:
    """Return what a gathering celebrates, the leading one first."""
    statement = select(GatheredRow.__table__).where(GatheredRow.gathering_id == gathering_id)
    return (await connection.execute(statement.order_by(GatheredRow.turn))).all()


async def add(
    connection: Connection, values: dict[str, object], days: Iterable[dict[str, object]]
) -> int:
    """Write a gathering with what it celebrates; return its id."""
    statement = insert(GatheringRow).values(**values).returning(GatheringRow.id)
    gathering_id = int((await connection.execute(statement)).scalar_one())
    given = [one | {"gathering_id": gathering_id} for one in days]
    await connection.execute(insert(GatheredRow), given)
    return gathering_id


async def drop_unposted(connection: Connection, guild_id: int, day: date) -> None:
    """Delete a gathering of which there's no post, so that it's gathered again."""
    row = await of_day(connection, guild_id, day)
    if row is not None and row.message_id is None:
        await connection.execute(delete(GatheredRow).where(GatheredRow.gathering_id == row.id))
        await connection.execute(delete(GatheringRow).where(GatheringRow.id == row.id))


async def change(
    connection: Connection, guild_id: int, gathering_id: int, values: Mapping[str, object]
) -> None:
    """Set columns of a gathering."""
    await connection.execute(
        update(GatheringRow)
        .where(GatheringRow.id == gathering_id, GatheringRow.guild_id == guild_id)
        .values(**values)
    )


async def lose_thread(connection: Connection, guild_id: int, thread_id: int) -> None:
    """Note that a thread was deleted, if it is a gathering's: it has its message's id."""
    await connection.execute(
        update(GatheringRow)
        .where(GatheringRow.guild_id == guild_id, GatheringRow.message_id == thread_id)
        .values(thread_deleted=True)
    )


async def had_own_post(connection: Connection, guild_id: int, since: date, until: date) -> bool:
    """Return whether a gathering of these days has a post of its own that is heard."""
    statement = select(
        exists().where(
            GatheringRow.guild_id == guild_id,
            GatheringRow.day >= since,
            GatheringRow.day <= until,
            GatheringRow.carrier == "own",
            GatheringRow.silent.is_(False),
        )
    )
    return bool((await connection.execute(statement)).scalar_one())
