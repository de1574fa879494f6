"""Statements over what was removed; the caller owns the transaction."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned
from bot.removed.tables import RemovedRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.ext.asyncio import AsyncConnection

WIN, RESOURCE, QUESTION = "win", "resource", "question"
FORGOTTEN, DEPARTED, GROUP = "forgotten", "departed", "group"
WRITE = "removed.write"  # writes it down beside the database as well

_SOON = timedelta(days=1)  # every start and every night does the same


@dataclass(frozen=True)
class Removed:
    """One thing that was removed; when it was made, and who made it, only the database knows."""

    key: str
    kind: str
    guild_id: int
    subject: str
    removed_at: datetime
    made_at: datetime | None = None
    author_id: int | None = None


def trace_of(guild_id: int, member_id: int) -> str:
    """Return what tells that it was this person, and does not name them."""
    return hashlib.sha256(f"{guild_id}:{member_id}".encode()).hexdigest()[:32]


async def note(
    connection: AsyncConnection,
    kind: str,
    guild_id: int,
    subject: str,
    now: datetime,
    *,
    made_at: datetime | None = None,
    author_id: int | None = None,
) -> None:
    """Note that something is removed, and plan that this is written down outside as well."""
    key = secrets.token_hex(8)
    await add(connection, [Removed(key, kind, guild_id, subject, now, made_at, author_id)])
    await agenda.plan(connection, [Planned(WRITE, 0, 0, now, now + _SOON, key)])


async def add(connection: AsyncConnection, removed: Iterable[Removed]) -> None:
    """Write rows that are not there yet."""
    rows = [vars(one) for one in removed]
    if rows:
        await connection.execute(insert(RemovedRow), rows)


async def all_(connection: AsyncConnection) -> list[Removed]:
    """Return everything that was removed, oldest first."""
    row = RemovedRow
    columns = [getattr(row, one.name) for one in fields(Removed)]
    rows = await connection.execute(select(*columns).order_by(row.removed_at, row.key))
    return [Removed(*one) for one in rows]
