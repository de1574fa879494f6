"""What coordinators see to: meet-ups without an organizer, who sees names, and the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.meetups import kinds, queries
from bot.meetups.dates import find
from bot.meetups.rules import CHAT
from bot.shown import queries as shown

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Database
    from bot.meetups.meetup import Meetup
    from bot.members.service import Members

MOST = 100  # meet-ups that are looked through


class MeetupOversight:
    """How each group likes its meet-ups; each method is one short transaction."""

    def __init__(self, database: Database, members: Members) -> None:
        self._database = database
        self._members = members

    async def take_over(
        self, guild_id: int, meetup_id: int, member_id: int, now: datetime
    ) -> Meetup:
        """Let a member be the organizer of a meet-up without one. Raises NotFound."""
        async with self._database.write() as connection:
            await find(connection, guild_id, meetup_id)
            await queries.change(connection, guild_id, meetup_id, {"organizer_id": member_id})
            await shown.about(connection, guild_id, kinds.POST, meetup_id, now + kinds.EDITS)
            return await find(connection, guild_id, meetup_id)

    async def adrift(self, guild_id: int) -> list[Meetup]:
        """Return what's still to come and has no organizer who's in the group."""
        async with self._database.read() as connection:
            rows = await queries.to_come(connection, guild_id)
            found = []
            for row in rows:
                member = await self._members.get(guild_id, row.organizer_id or 0)
                if member is None or member.left_at is not None:
                    found.append(await find(connection, guild_id, row.id))
        return found

    async def has_chat(self, guild_id: int) -> bool:
        """Return whether a coffee chat for everyone comes again and again."""
        async with self._database.read() as connection:
            found = await queries.upcoming(connection, guild_id, None, MOST)
        return any(one.kind == CHAT and one.when.repeat is not None for one in found)

    async def shows_names(self, guild_id: int) -> bool:
        """Return whether members see who's coming, and not only how many."""
        async with self._database.read() as connection:
            return await queries.shows_names(connection, guild_id)

    async def show_names(self, guild_id: int, *, names: bool) -> None:
        """Let members see who's coming, or only how many."""
        async with self._database.write() as connection:
            await queries.show_names(connection, guild_id, names=names)
