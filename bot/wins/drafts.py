"""Drafts: whatever was typed or uploaded and is not posted yet, kept for a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from bot.agenda import queries as agenda
from bot.agenda.rows import Planned
from bot.kit.errors import NotFound
from bot.wins import queries, words
from bot.wins.rules import Draft
from bot.wins.tables import DraftRow, WinRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Database

KEPT_FOR = timedelta(days=1)
EXPIRY = "draft.expiry"  # subject: the draft's id


class Drafts:
    """Everyone's drafts; a draft is its author's alone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, draft: Draft, now: datetime, kept_for: timedelta = KEPT_FOR) -> Draft:
        """Write a draft, or what became of it, and return it with its id.

        One that is gone is written anew; of one message there is one draft, the first.
        """
        async with self._database.write() as connection:
            if await _rewritten(connection, draft):
                return draft
            there = await _of_same_message(connection, draft)
            if there is not None:
                return there
            draft_id = (
                await connection.execute(
                    insert(DraftRow)
                    .values(
                        guild_id=draft.guild_id,
                        member_id=draft.author_id,
                        content=draft.to_json(),
                        picture=draft.picture,
                        expires_at=now + kept_for,
                    )
                    .returning(DraftRow.id)
                )
            ).scalar_one()
            due = now + kept_for
            await agenda.plan(
                connection,
                [Planned(EXPIRY, draft.guild_id, str(draft_id), due, due + timedelta(days=3650))],
            )
        return replace(draft, id=draft_id)

    async def of_message(self, guild_id: int, member_id: int, message_id: int) -> Draft | None:
        """Return the draft that a member's message became, if it still waits."""
        asked = Draft(guild_id, member_id, "", "", source=message_id)
        async with self._database.read() as connection:
            return await _of_same_message(connection, asked)

    async def get(self, guild_id: int | None, draft_id: int, member_id: int) -> Draft:
        """Return one's own draft; without a guild, as in direct messages, from any.

        Raises NotFound.
        """
        statement = select(DraftRow.content).where(
            DraftRow.id == draft_id, DraftRow.member_id == member_id
        )
        if guild_id is not None:
            statement = statement.where(DraftRow.guild_id == guild_id)
        async with self._database.read() as connection:
            content = (await connection.execute(statement)).scalar_one_or_none()
        if content is None:
            raise NotFound(words.DRAFT_GONE)
        return Draft.from_json(content, draft_id)

    async def drop(self, guild_id: int, draft_id: int, member_id: int) -> None:
        """Delete one's own draft."""
        async with self._database.write() as connection:
            await queries.take_draft(connection, guild_id, draft_id, member_id)

    async def asked(self, guild_id: int, draft_id: int) -> Draft | None:
        """Return a draft that its author is to be asked about, if it still waits."""
        async with self._database.read() as connection:
            content = (
                await connection.execute(
                    select(DraftRow.content).where(
                        DraftRow.id == draft_id, DraftRow.guild_id == guild_id
                    )
                )
            ).scalar_one_or_none()
        return None if content is None else Draft.from_json(content, draft_id)

    async def expire(self, guild_id: int, draft_id: int) -> str | None:
        """Delete a draft whose day is over; return the picture that nothing needs any more."""
        async with self._database.write() as connection:
            picture = (
                await connection.execute(
                    delete(DraftRow)
                    .where(DraftRow.id == draft_id, DraftRow.guild_id == guild_id)
                    .returning(DraftRow.picture)
                )
            ).scalar_one_or_none()
            if picture is None:
                return None
            used = await connection.execute(select(WinRow.id).where(WinRow.picture == picture))
            return None if used.first() else picture

    async def pictures(self) -> set[str]:
        """Return the names of all pictures that drafts need."""
        async with self._database.read() as connection:
            statement = select(DraftRow.picture).where(DraftRow.picture.is_not(None))
            return {name for name in (await connection.execute(statement)).scalars() if name}


async def _rewritten(connection: AsyncConnection, draft: Draft) -> bool:
    if not draft.id:
        return False
    result = await connection.execute(
        update(DraftRow)
        .where(DraftRow.id == draft.id, DraftRow.guild_id == draft.guild_id)
        .values(content=draft.to_json(), picture=draft.picture)
    )
    return bool(result.rowcount)


async def _of_same_message(connection: AsyncConnection, draft: Draft) -> Draft | None:
    if draft.source is None:
        return None
    statement = select(DraftRow.id, DraftRow.content).where(
        DraftRow.guild_id == draft.guild_id, DraftRow.member_id == draft.author_id
    )
    rows = await connection.execute(statement.order_by(DraftRow.id))
    there = (Draft.from_json(row.content, row.id) for row in rows)
    return next((one for one in there if one.source == draft.source), None)
