"""Everyone's drafts, of every kind, kept for a day; a draft is its author's alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.drafts import queries, words
from bot.kit.errors import NotFound, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.drafts.rules import Draft, Kept, T
    from bot.kit.database import Database

KEPT_FOR = timedelta(days=1)
MOST = 20  # drafts that a member has in a group
EXPIRY = "draft.expiry"  # subject: the draft's id


class Drafts:
    """Keeps drafts; each method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(
        self, draft: Draft[T], now: datetime, kept_for: timedelta = KEPT_FOR
    ) -> Draft[T]:
        """Write a draft, or what became of it, and return it with its id.

        One that is gone is written again under another id. Raises Refusal for one too many.
        """
        async with self._database.write() as connection:
            if draft.id and await queries.rewrite(connection, draft):
                return draft
            if await queries.others(connection, draft) >= MOST:
                raise Refusal(words.TOO_MANY.format(limit=MOST))
            expires_at = now + kept_for
            draft_id = await queries.add(connection, draft, expires_at)
            expiry = Series(EXPIRY, draft.guild_id, draft_id, draft.member_id)
            await agenda.plan(
                connection, [expiry.at(expires_at, expires_at + timedelta(days=3650))]
            )
        return replace(draft, id=draft_id)

    async def get(self, guild_id: int | None, draft_id: int, member_id: int) -> Kept:
        """Return the member's own draft; without a guild, as in direct messages, from any.

        Raises NotFound.
        """
        async with self._database.read() as connection:
            found = await queries.find(connection, draft_id, guild_id, member_id)
        if found is None:
            raise NotFound(words.GONE)
        return found

    async def find(self, guild_id: int, draft_id: int) -> Kept | None:
        """Return a draft of anyone's, if it still waits."""
        async with self._database.read() as connection:
            return await queries.find(connection, draft_id, guild_id, None)

    async def of(self, guild_id: int, member_id: int, kind: str, subject: str) -> Kept | None:
        """Return the one draft of a kind that a member has of something."""
        async with self._database.read() as connection:
            return await queries.of_subject(connection, guild_id, member_id, kind, subject)

    async def done(self, draft: Draft[T]) -> None:
        """Delete a draft whose words went out, by its id or by what it was of."""
        async with self._database.write() as connection:
            await queries.done(connection, draft)

    async def amend(
        self,
        guild_id: int,
        draft_id: int,
        member_id: int,
        change: Callable[[Kept], Draft[T]],
    ) -> tuple[Draft[T], str | None]:
        """Change the member's own draft as it is now; return it and the picture that it had.

        What took long may have begun with an older one. Raises NotFound where it's gone.
        """
        async with self._database.write() as connection:
            kept = await queries.find(connection, draft_id, guild_id, member_id)
            changed = None if kept is None else change(kept)
            if kept is None or changed is None or not await queries.rewrite(connection, changed):
                raise NotFound(words.GONE)
        return changed, kept.picture

    async def drop(self, guild_id: int, draft_id: int, member_id: int) -> str | None:
        """Delete the member's own draft; return the picture that it held."""
        async with self._database.write() as connection:
            return await queries.drop(connection, guild_id, draft_id, member_id)

    async def expire(self, guild_id: int, draft_id: int) -> str | None:
        """Delete a draft whose day is over; return the picture that it held."""
        async with self._database.write() as connection:
            return await queries.remove(connection, guild_id, draft_id)

    async def pictures(self) -> set[str]:
        """Return the names of all pictures that drafts need."""
        async with self._database.read() as connection:
            return await queries.pictures(connection)
