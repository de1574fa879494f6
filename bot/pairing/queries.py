"""Statements over pairing; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, or_, select, update

from bot.kit import rows
from bot.kit.database import upsert
from bot.pairing.tables import MeetingRow, NotWithRow, RoomRow, RoomSeatRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow, RowValues


async def not_with(
    connection: AsyncConnection, guild_id: int, member_id: int | None = None
) -> Sequence[Row[int, int]]:
    """Return which two would rather not meet: of one member, or of everyone (None)."""
    statement = select(NotWithRow.member_id, NotWithRow.person_id).where(
        NotWithRow.guild_id == guild_id
    )
    if member_id is not None:
        statement = statement.where(NotWithRow.member_id == member_id)
    return (await connection.execute(statement.order_by(NotWithRow.person_id))).all()


async def keep_not_with(
    connection: AsyncConnection, guild_id: int, member_id: int, others: set[int], now: datetime
) -> None:
    """Write a member's list in place of the one before; what stays keeps its date."""
    mine = (NotWithRow.guild_id == guild_id, NotWithRow.member_id == member_id)
    await connection.execute(delete(NotWithRow).where(*mine, NotWithRow.person_id.not_in(others)))
    new = [
        {"guild_id": guild_id, "member_id": member_id, "person_id": one, "since": now}
        for one in sorted(others)
    ]
    if new:
        await connection.execute(upsert(connection, NotWithRow).on_conflict_do_nothing(), new)


async def last_together(
    connection: AsyncConnection, guild_id: int
) -> Sequence[Row[int, int, datetime]]:
    """Return each two people who were ever put together, and when last."""
    row = MeetingRow
    statement = (
        select(row.member_id, row.person_id, func.max(row.matched_at).label("last"))
        .where(row.guild_id == guild_id)
        .group_by(row.member_id, row.person_id)
        .order_by(row.member_id, row.person_id)
    )
    return (await connection.execute(statement)).all()


async def add_meetings(connection: AsyncConnection, new: list[RowValues]) -> None:
    """Write who was put together; the same thing once."""
    if new:
        await connection.execute(upsert(connection, MeetingRow).on_conflict_do_nothing(), new)


async def meetings_of(
    connection: AsyncConnection, guild_id: int, member_id: int
) -> Sequence[AnyRow]:
    """Return everyone a member was put together with, oldest first."""
    row = MeetingRow
    either = or_(row.member_id == member_id, row.person_id == member_id)
    order = row.matched_at, row.ref
    return await rows.every(connection, row, row.guild_id == guild_id, either, by=order)


async def erase(connection: AsyncConnection, guild_id: int, member_id: int) -> None:
    """Delete every row about a person, others' wishes about them included."""
    for table in (NotWithRow, MeetingRow):
        either = or_(table.member_id == member_id, table.person_id == member_id)
        await rows.remove(connection, table, table.guild_id == guild_id, either)
    mine = rows.of_member(RoomSeatRow, guild_id, member_id)
    await rows.remove(connection, RoomSeatRow, *mine)


async def room(connection: AsyncConnection, guild_id: int, kind: str, ref: str) -> AnyRow | None:
    """Return a room by what it is for."""
    row = RoomRow
    which = row.guild_id == guild_id, row.kind == kind, row.ref == ref
    return await rows.one(connection, row, *which)


async def threads_in(connection: AsyncConnection, guild_id: int, channel_id: int) -> list[int]:
    """Return the threads of a group's rooms that were made in a channel."""
    statement = select(RoomRow.thread_id).where(
        RoomRow.guild_id == guild_id,
        RoomRow.channel_id == channel_id,
        RoomRow.thread_id.is_not(None),
    )
    return [one for one in (await connection.execute(statement)).scalars() if one is not None]


async def room_of_thread(
    connection: AsyncConnection, guild_id: int, thread_id: int
) -> AnyRow | None:
    """Return the room that a thread is of."""
    row = RoomRow
    return await rows.one(connection, row, row.guild_id == guild_id, row.thread_id == thread_id)


async def add_room(
    connection: AsyncConnection, values: dict[str, object], member_ids: Iterable[int]
) -> None:
    """Write a room that is to be made, once; with everyone who belongs into it."""
    row = {"in_messages": False} | values
    made = await connection.execute(
        upsert(connection, RoomRow).values(row).on_conflict_do_nothing().returning(RoomRow.id)
    )
    room_id = made.scalar_one_or_none()
    if room_id is None:
        return
    seats = [
        {"room_id": room_id, "member_id": one, "guild_id": values["guild_id"], "added": False}
        for one in member_ids
    ]
    await connection.execute(insert(RoomSeatRow), seats)


async def change_room(
    connection: AsyncConnection, room_id: int, values: Mapping[str, object]
) -> None:
    """Set columns of a room."""
    await connection.execute(update(RoomRow).where(RoomRow.id == room_id).values(**values))


async def taken(connection: AsyncConnection, guild_id: int, thread_ids: Iterable[int]) -> set[int]:
    """Return which of these threads are noted as a room's."""
    found = await connection.execute(
        select(RoomRow.thread_id).where(
            RoomRow.guild_id == guild_id, RoomRow.thread_id.in_(list(thread_ids))
        )
    )
    return {one for one in found.scalars() if one is not None}


async def seats(connection: AsyncConnection, room_id: int) -> Sequence[Row[int, bool]]:
    """Return who belongs into a room, and whether they are in it."""
    statement = (
        select(RoomSeatRow.member_id, RoomSeatRow.added)
        .where(RoomSeatRow.room_id == room_id)
        .order_by(RoomSeatRow.member_id)
    )
    return (await connection.execute(statement)).all()


async def added(connection: AsyncConnection, room_id: int, member_id: int) -> None:
    """Write that a member is in a room."""
    row = RoomSeatRow
    theirs = row.room_id == room_id, row.member_id == member_id
    await rows.change(connection, row, {"added": True}, *theirs)
