"""Statements over offers, requests and asks; the caller owns the transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from sqlalchemy import func, select

from bot.members.tables import MemberRow
from bot.mentors import row_queries as rows
from bot.mentors.tables import (
    MentorAskRow,
    MentorBoardPairRow,
    MentorBoardRow,
    MentorOfferRow,
    MentorPairRow,
    MentorRequestRow,
    MentorThreadRow,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import AnyRow


class RequestKey(TypedDict, total=False):
    """Which requests are meant."""

    id: int | tuple[int, ...]
    guild_id: int
    member_id: int
    state: str
    by_coordinator: bool
    question_id: int | None


class RequestValues(TypedDict, total=False):
    """What's written of a request besides whose it is."""

    level: str | None
    topics: str
    words: str
    size: str
    sentence: str
    district: str
    by_coordinator: bool
    state: str
    pick_until: datetime | None
    question_id: int | None
    seen_at: datetime | None
    created_at: datetime


class AskKey(TypedDict, total=False):
    """Which asks are meant."""

    id: int
    guild_id: int
    request_id: int | tuple[int, ...]
    mentor_id: int
    state: str | tuple[str, ...]


class AskValues(TypedDict, total=False):
    """What changes of an ask."""

    state: str
    expires_at: datetime


class NewAsk(TypedDict):
    """What's written of a new ask."""

    guild_id: int
    request_id: int
    mentor_id: int
    picked: bool
    state: str
    why: str
    asked_at: datetime
    expires_at: datetime


class OfferValues(TypedDict, total=False):
    """What's written of an offer besides whose it is."""

    level: str | None
    topics: str
    words: str
    sizes: str
    sentence: str
    capacity: int
    state: str
    back_at: datetime | None
    missed: int
    created_at: datetime


async def hold(connection: AsyncConnection, guild_id: int, member_id: int) -> None:
    """Let nobody else change what this person may do until the transaction ends.

    On SQLite there is one writer anyway. Code that holds a person and a request does so in this
    order.
    """
    key = {"guild_id": guild_id, "member_id": member_id}
    await rows.find(connection, MemberRow, key, locked=True)


async def request(connection: AsyncConnection, request_id: int, *, locked: bool = False) -> AnyRow:
    """Return a request that's there; *locked*: nobody else changes it in this transaction."""
    row = MentorRequestRow
    statement = select(row.__table__).where(row.id == request_id)
    statement = statement.with_for_update() if locked else statement
    return (await connection.execute(statement)).one()


async def find_request(
    connection: AsyncConnection, *, locked: bool = False, **key: Unpack[RequestKey]
) -> AnyRow | None:
    """Return the one request; *locked*: nobody else changes it until the transaction ends."""
    return await rows.find(connection, MentorRequestRow, key, locked=locked)


async def open_request(
    connection: AsyncConnection, guild_id: int, member_id: int, *, locked: bool = False
) -> AnyRow | None:
    """Return what a member asks for, while it's open."""
    key: RequestKey = {"guild_id": guild_id, "member_id": member_id, "state": "open"}
    return await find_request(connection, locked=locked, **key)


async def requests(connection: AsyncConnection, **key: Unpack[RequestKey]) -> Sequence[AnyRow]:
    """Return requests, oldest first."""
    return await rows.all_of(connection, MentorRequestRow, key)


async def add_request(
    connection: AsyncConnection, guild_id: int, member_id: int, **values: Unpack[RequestValues]
) -> None:
    """Write what a member asks for."""
    await rows.add(
        connection, MentorRequestRow, {"guild_id": guild_id, "member_id": member_id, **values}
    )


async def change_request(
    connection: AsyncConnection, key: RequestKey, **values: Unpack[RequestValues]
) -> int:
    """Set columns of requests; return of how many."""
    return await rows.change(connection, MentorRequestRow, key, values)


async def ask(connection: AsyncConnection, ask_id: int) -> AnyRow:
    """Return an ask that's there."""
    row = MentorAskRow
    return (await connection.execute(select(row.__table__).where(row.id == ask_id))).one()


async def find_ask(
    connection: AsyncConnection, *, locked: bool = False, **key: Unpack[AskKey]
) -> AnyRow | None:
    """Return the one ask; *locked*: nobody else changes it until the transaction ends."""
    return await rows.find(connection, MentorAskRow, key, locked=locked)


async def asks(connection: AsyncConnection, **key: Unpack[AskKey]) -> Sequence[AnyRow]:
    """Return asks, oldest first."""
    return await rows.all_of(connection, MentorAskRow, key)


async def add_ask(connection: AsyncConnection, **values: Unpack[NewAsk]) -> int | None:
    """Write that a mentor is asked; None where they were asked about this already."""
    return await rows.add(connection, MentorAskRow, values)


async def change_ask(connection: AsyncConnection, key: AskKey, **values: Unpack[AskValues]) -> int:
    """Set columns of asks; return of how many."""
    return await rows.change(connection, MentorAskRow, key, values)


async def find_offer(
    connection: AsyncConnection, guild_id: int, member_id: int, *, locked: bool = False
) -> AnyRow | None:
    """Return what a member offers; *locked*: nobody else changes it in this transaction."""
    key = {"guild_id": guild_id, "member_id": member_id}
    return await rows.find(connection, MentorOfferRow, key, locked=locked)


async def offers(connection: AsyncConnection, guild_id: int) -> Sequence[AnyRow]:
    """Return every offer of a group."""
    return await rows.all_of(connection, MentorOfferRow, {"guild_id": guild_id})


async def keep_offer(
    connection: AsyncConnection, guild_id: int, member_id: int, **values: Unpack[OfferValues]
) -> None:
    """Write what a member offers, in place of before."""
    key = {"guild_id": guild_id, "member_id": member_id}
    await rows.keep(connection, MentorOfferRow, key, values)


async def change_offer(
    connection: AsyncConnection, guild_id: int, member_id: int, **values: Unpack[OfferValues]
) -> bool:
    """Set columns of a member's offer; return whether there is one."""
    key = {"guild_id": guild_id, "member_id": member_id}
    return bool(await rows.change(connection, MentorOfferRow, key, values))


async def remove_offer(connection: AsyncConnection, guild_id: int, member_id: int) -> bool:
    """Delete a member's offer; return whether there was one."""
    key = {"guild_id": guild_id, "member_id": member_id}
    return await rows.remove(connection, MentorOfferRow, key)


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
        await rows.remove(connection, table, {"guild_id": guild_id, column: member_id})
    await rows.remove(connection, MentorBoardRow, {"guild_id": guild_id})
