"""Statements over where people are reached; the caller owns the transaction."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, and_, bindparam, delete, select

from bot.kit.database import upsert
from bot.reaching.rules import DmChannel, Ways
from bot.reaching.tables import DmChannelRow, ReachRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.reaching.rules import MethodChoice

_WHO = select(bindparam("member_id", type_=BigInteger()).label("member_id")).subquery()
# Nearly every answer asks for it; to build it takes longer than to run it.
_WAYS = (
    select(
        ReachRow.topic,
        ReachRow.method,
        DmChannelRow.channel_id,
        DmChannelRow.refused_at,
        DmChannelRow.refusal_read,
        DmChannelRow.contacts,
    )
    .select_from(_WHO)
    .outerjoin(DmChannelRow, DmChannelRow.member_id == _WHO.c.member_id)
    .outerjoin(
        ReachRow,
        and_(ReachRow.member_id == _WHO.c.member_id, ReachRow.guild_id == bindparam("guild_id")),
    )
)


async def ways(connection: AsyncConnection, guild_id: int, member_id: int) -> Ways:
    """Return what a person chose in a group, and the way to their direct messages."""
    given = {"guild_id": guild_id, "member_id": member_id}
    rows = (await connection.execute(_WAYS, given)).all()  # one at least
    chosen = {row.topic: row.method for row in rows if row.topic is not None}
    contacts = tuple(map(datetime.fromisoformat, rows[0].contacts or ()))
    first = rows[0]
    channel = DmChannel(first.channel_id, first.refused_at, bool(first.refusal_read))
    return Ways(chosen, channel, contacts)


async def methods(connection: AsyncConnection, guild_id: int, topic: str) -> dict[int, str]:
    """Return how each member of a group wants to be reached about a topic, if they chose."""
    statement = select(ReachRow.member_id, ReachRow.method).where(
        ReachRow.guild_id == guild_id, ReachRow.topic == topic
    )
    return {row.member_id: row.method for row in await connection.execute(statement)}


async def refused(connection: AsyncConnection, member_ids: Iterable[int]) -> set[int]:
    """Return those Discord last let no direct message through to."""
    statement = select(DmChannelRow.member_id).where(
        DmChannelRow.member_id.in_(list(member_ids)), DmChannelRow.refused_at.is_not(None)
    )
    return set((await connection.execute(statement)).scalars())


async def keep(connection: AsyncConnection, choice: MethodChoice) -> None:
    """Write what a person chose for a topic, in place of before."""
    keys = ["guild_id", "member_id", "topic"]
    await connection.execute(
        upsert(connection, ReachRow)
        .values(**vars(choice))
        .on_conflict_do_update(index_elements=keys, set_={"method": choice.method})
    )


async def keep_channel(
    connection: AsyncConnection, member_id: int, values: dict[str, object]
) -> None:
    """Write what is known of the way to a person's direct messages."""
    await connection.execute(
        upsert(connection, DmChannelRow)
        .values({"member_id": member_id, "contacts": []} | values)
        .on_conflict_do_update(index_elements=["member_id"], set_=values)
    )


async def erase(connection: AsyncConnection, guild_id: int, member_id: int) -> None:
    """Delete what a person chose in a group."""
    await connection.execute(
        delete(ReachRow).where(ReachRow.guild_id == guild_id, ReachRow.member_id == member_id)
    )
