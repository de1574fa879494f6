"""Challenges: members add numbers, and everyone sees what's there together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.database import in_turn
from bot.meetups import challenge_rules, kinds, queries
from bot.meetups.dates import find
from bot.shown import queries as shown
from bot.totals import queries as totals
from bot.totals.rules import Counted, amount_of, corrected

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.kit.database import Connection, Database
    from bot.meetups.meetup import Meetup


class Challenges:
    """What every group adds up in challenges; each method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, guild_id: int, meetup_id: int, member_id: int, typed: str, now: datetime
    ) -> Counted:
        """Add what was typed. Raises NotFound, and Refusal where nothing can be added now."""
        async with self._database.write() as connection:
            meetup = await self._open(connection, guild_id, meetup_id, now)
            amount = amount_of(typed, meetup.unit)
            await totals.add(connection, challenge_rules.tally_of(meetup), member_id, amount, now)
            return await self._counted(connection, meetup, amount, now)

    async def correct(
        self, guild_id: int, meetup_id: int, member_id: int, typed: str | None, now: datetime
    ) -> Counted:
        """Let what was typed replace all that a member added; None and "0" take it all back.

        Raises NotFound, and Refusal where nothing can be changed now.
        """
        async with self._database.write() as connection:
            meetup = await self._open(connection, guild_id, meetup_id, now)
            amount = corrected(typed, meetup.unit)
            tally = challenge_rules.tally_of(meetup)
            await totals.replace_own(connection, tally, member_id, amount, now)
            return await self._counted(connection, meetup, amount, now)

    async def added_by(self, meetup: Meetup, member_id: int) -> int:
        """Return what a member added; 0: nothing."""
        async with self._database.read() as connection:
            return await totals.own(connection, challenge_rules.tally_of(meetup), member_id)

    async def to_announce(self, guild_id: int, before: datetime) -> list[tuple[Meetup, int]]:
        """Return what's over and adds up to something that wasn't announced yet."""
        async with self._database.read() as connection:
            found = [
                (one, await totals.total(connection, challenge_rules.tally_of(one)))
                for one in await self._unannounced(connection, guild_id, before)
            ]
        return [(meetup, total) for meetup, total in found if total and meetup.message_id]

    async def announced(
        self, connection: Connection, guild_id: int, before: datetime, now: datetime
    ) -> None:
        """Note that their totals were announced."""
        for one in await self._unannounced(connection, guild_id, before):
            await queries.change(connection, guild_id, one.id, {"announced_at": now})

    async def close(
        self, connection: Connection, guild_id: int, meetup_id: int, now: datetime
    ) -> None:
        """Let a challenge's post say that no more numbers are taken."""
        await shown.about(connection, guild_id, kinds.POST, meetup_id, now)

    async def _unannounced(
        self, connection: Connection, guild_id: int, before: datetime
    ) -> Sequence[Meetup]:
        found = await queries.unannounced(connection, guild_id)
        since = before - kinds.SOME_DAYS
        return [one for one in found if since < challenge_rules.ends(one) <= before]

    async def _open(
        self, connection: Connection, guild_id: int, meetup_id: int, now: datetime
    ) -> Meetup:
        # What's counted may be given another name right now, in all that was added before.
        await in_turn(connection, f"meetup {meetup_id}")
        meetup = await find(connection, guild_id, meetup_id)
        challenge_rules.check_takes(meetup, now)
        return meetup

    async def _counted(
        self, connection: Connection, meetup: Meetup, amount: int, now: datetime
    ) -> Counted:
        # However many add at once, the post changes once a second.
        await shown.about(connection, meetup.guild_id, kinds.POST, meetup.id, now + kinds.EDITS)
        total = await totals.total(connection, challenge_rules.tally_of(meetup))
        return Counted(amount, total, meetup.unit)
