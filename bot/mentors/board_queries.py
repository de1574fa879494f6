"""Statements over how a group matches, its coordinators' board, and members' own threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.mentors import row_queries as rows
from bot.mentors.tables import (
    MentorBoardPairRow,
    MentorBoardRow,
    MentorSettingsRow,
    MentorThreadRow,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow


async def approves(connection: AsyncConnection, guild_id: int) -> bool:
    """Return whether a coordinator approves each pair of a group."""
    row = await rows.find(connection, MentorSettingsRow, {"guild_id": guild_id})
    return row is not None and bool(row.approves)


async def keep_settings(connection: AsyncConnection, guild_id: int, *, approves: bool) -> None:
    """Write how a group matches."""
    await rows.keep(connection, MentorSettingsRow, {"guild_id": guild_id}, {"approves": approves})


async def own_thread(connection: AsyncConnection, guild_id: int, member_id: int) -> str | None:
    """Return the ref of the room of a member's own thread."""
    key = {"guild_id": guild_id, "member_id": member_id}
    row = await rows.find(connection, MentorThreadRow, key)
    return None if row is None else str(row.room)


async def keep_own_thread(
    connection: AsyncConnection, guild_id: int, member_id: int, room: str
) -> None:
    """Write which room is that of a member's own thread."""
    key = {"guild_id": guild_id, "member_id": member_id}
    await rows.keep(connection, MentorThreadRow, key, {"room": room})


async def remove_own_thread(
    connection: AsyncConnection, guild_id: int, member_id: int, room: str
) -> bool:
    """Forget a member's own thread, if it's that room's; return whether it was."""
    key = {"guild_id": guild_id, "member_id": member_id, "room": room}
    return await rows.remove(connection, MentorThreadRow, key)


async def lock_board(connection: AsyncConnection, guild_id: int) -> AnyRow | None:
    """Return a group's board, which nobody else changes until the transaction ends."""
    return await rows.find(connection, MentorBoardRow, {"guild_id": guild_id}, locked=True)


async def board_pairs(connection: AsyncConnection, guild_id: int) -> Sequence[AnyRow]:
    """Return the pairs on a group's board."""
    return await rows.all_of(connection, MentorBoardPairRow, {"guild_id": guild_id})


async def keep_board(
    connection: AsyncConnection,
    guild_id: int,
    number: int,
    seen: str,
    pairs: Mapping[int, int | None],
    now: datetime,
) -> None:
    """Write a group's board in place of the one before; *pairs*: mentors by request."""
    key = {"guild_id": guild_id}
    values = {"number": number, "seen": seen, "made_at": now}
    await rows.keep(connection, MentorBoardRow, key, values)
    await rows.remove(connection, MentorBoardPairRow, key)
    for request_id, mentor_id in pairs.items():
        line = key | {"request_id": request_id}
        await rows.keep(connection, MentorBoardPairRow, line, {"mentor_id": mentor_id})


async def empty_board(connection: AsyncConnection, guild_id: int) -> None:
    """Take everything off a group's board; its number goes on counting.

    So an older board is never taken for the latest.
    """
    key = {"guild_id": guild_id}
    await rows.remove(connection, MentorBoardPairRow, key)
    await rows.change(connection, MentorBoardRow, key, {"seen": ""})


async def remove_board(connection: AsyncConnection, guild_id: int) -> None:
    """Delete a group's board."""
    await rows.remove(connection, MentorBoardRow, {"guild_id": guild_id})
