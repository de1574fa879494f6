"""Statements over pairs of a mentor and a mentee, and their check-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from sqlalchemy import or_, select, update

from bot.kit.database import upsert
from bot.mentors import row_queries as rows
from bot.mentors.tables import MentorCheckinRow, MentorPairRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow


class PairValues(TypedDict, total=False):
    """What changes of a pair."""

    size: str
    state: str
    finish_at: datetime
    quiet: int
    mentor_renews: bool
    mentee_renews: bool
    win: str | None
    win_by: str | None
    help_at: datetime | None


class NewPair(TypedDict):
    """What's written of a new pair."""

    guild_id: int
    request_id: int
    mentor_id: int
    mentee_id: int
    size: str
    why: str
    state: str
    began_at: datetime
    finish_at: datetime
    quiet: int
    mentor_renews: bool
    mentee_renews: bool


async def pair(connection: AsyncConnection, pair_id: int) -> AnyRow:
    """Return a pair that's there."""
    row = MentorPairRow
    return (await connection.execute(select(row.__table__).where(row.id == pair_id))).one()


async def find_pair(connection: AsyncConnection, guild_id: int, pair_id: int) -> AnyRow | None:
    """Return a pair of a group."""
    return await rows.find(connection, MentorPairRow, {"guild_id": guild_id, "id": pair_id})


async def pairs(connection: AsyncConnection, guild_id: int) -> Sequence[AnyRow]:
    """Return every pair of a group, oldest first."""
    return await rows.all_of(connection, MentorPairRow, {"guild_id": guild_id})


async def add_pair(connection: AsyncConnection, **values: Unpack[NewPair]) -> int | None:
    """Write a pair and return its id."""
    return await rows.add(connection, MentorPairRow, values)


async def change_pair(
    connection: AsyncConnection, pair_id: int, **values: Unpack[PairValues]
) -> None:
    """Set columns of a pair."""
    await rows.change(connection, MentorPairRow, {"id": pair_id}, values)


async def renew(connection: AsyncConnection, pair_id: int, side: str) -> None:
    """Write that one of the two would like to continue; *side*: mentor or mentee."""
    await rows.change(connection, MentorPairRow, {"id": pair_id}, {f"{side}_renews": True})


async def end_pair(connection: AsyncConnection, pair_id: int, now: datetime) -> bool:
    """End a pair; return whether it had not ended before."""
    row = MentorPairRow
    statement = update(row).where(row.id == pair_id, row.state != "ended")
    ended = statement.values(state="ended", ended_at=now, help_at=None)
    return bool((await connection.execute(ended)).rowcount)


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


async def checkins(connection: AsyncConnection, guild_id: int) -> Sequence[AnyRow]:
    """Return every check-in of a group, of each pair in order."""
    return await rows.all_of(connection, MentorCheckinRow, {"guild_id": guild_id})


async def checkins_of(connection: AsyncConnection, pair_id: int) -> Sequence[AnyRow]:
    """Return the check-ins of a pair in order."""
    return await rows.all_of(connection, MentorCheckinRow, {"pair_id": pair_id})


async def answer_checkin(
    connection: AsyncConnection, pair_id: int, number: int, side: str, answer: str
) -> None:
    """Write what one of the two said at a check-in; *side*: mentor or mentee."""
    key = {"pair_id": pair_id, "number": number}
    await rows.change(connection, MentorCheckinRow, key, {f"{side}_answer": answer})


async def last_checkin(connection: AsyncConnection, pair_id: int) -> AnyRow | None:
    """Return the latest check-in of a pair."""
    row = MentorCheckinRow
    statement = (
        select(row.__table__).where(row.pair_id == pair_id).order_by(row.number.desc()).limit(1)
    )
    return (await connection.execute(statement)).first()


async def add_checkin(
    connection: AsyncConnection, guild_id: int, pair_id: int, number: int, now: datetime
) -> None:
    """Write a check-in that nobody has answered yet, once."""
    row = {"guild_id": guild_id, "pair_id": pair_id, "number": number, "asked_at": now}
    statement = upsert(connection, MentorCheckinRow).values(row).on_conflict_do_nothing()
    await connection.execute(statement)
