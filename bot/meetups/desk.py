"""What coordinators see to: meet-ups without an organizer or a thread, names, and the chat."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.kit.database import in_turn
from bot.kit.errors import NotFound
from bot.meetups import kinds, queries, words
from bot.meetups.dates import find
from bot.meetups.meetup import as_meetup
from bot.meetups.rsvps import TOPIC
from bot.meetups.rules import CHAT, COMING
from bot.reaching import queries as reaching
from bot.shown import queries as shown

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Due
    from bot.kit.database import Database
    from bot.meetups.meetup import Meetup
    from bot.members.service import Members

PATIENCE = timedelta(minutes=10)  # with Discord, before coordinators read of it
MOST = 100  # meet-ups that are looked through


class MeetupDesk:
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

    async def threadless(self, guild_id: int, now: datetime) -> list[Meetup]:
        """Return what's still to come and has waited for a thread for `PATIENCE` or longer."""
        found = []
        async with self._database.read() as connection:
            for row in await queries.without_thread(connection, guild_id):
                meetup = as_meetup(row)
                is_open = await agenda.is_open(connection, kinds.of(kinds.THREAD, meetup))
                if is_open and now - meetup.created_at >= PATIENCE:
                    found.append(meetup)
        return found

    async def lose_thread(self, guild_id: int, thread_id: int, now: datetime) -> None:
        """Note that a meet-up's thread was deleted; who'd have been called there is told."""
        async with self._database.write() as connection:
            row = await queries.of_thread(connection, guild_id, thread_id)
            if row is None:
                return
            meetup, lost_at = as_meetup(row), None if row.next_at is None else now
            values = {"thread_id": None, "thread_lost_at": lost_at}
            await queries.change(connection, guild_id, meetup.id, values)
            chosen = await reaching.methods(connection, guild_id, TOPIC)
            since = (now - timedelta(days=1)).date()
            first: dict[int, str] = {}
            for one in await queries.answers(connection, meetup.id, since):
                if one.state == COMING and chosen.get(one.member_id) == "thread":
                    first.setdefault(one.member_id, str(one.day))
            told = [
                kinds.of(kinds.LOST, meetup, member_id).at(
                    now, now + kinds.TOLD_FOR, str(thread_id), kinds.About(day)
                )
                for member_id, day in first.items()
            ]
            await agenda.plan(connection, told if lost_at is not None else [])

    async def lost_threads(self, guild_id: int) -> list[Meetup]:
        """Return what's still to come whose thread was deleted, until somebody decides."""
        found = []
        async with self._database.read() as connection:
            for row in await queries.without_thread(connection, guild_id):
                meetup = as_meetup(row)
                is_open = await agenda.is_open(connection, kinds.of(kinds.THREAD, meetup))
                if meetup.thread_lost_at is not None and not is_open:
                    found.append(meetup)
        return found

    async def new_thread(self, guild_id: int, meetup_id: int, now: datetime) -> Due | None:
        """Plan a thread in place of one that was deleted; None: that's under way.

        Raises NotFound where it has one, or does without.
        """
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            meetup = await find(connection, guild_id, meetup_id)
            if meetup.thread_lost_at is None or meetup.next_at is None:
                raise NotFound(words.THREAD_DECIDED)
            series = kinds.of(kinds.THREAD, meetup)
            if await agenda.is_open(connection, series):
                return None
            planned = series.at(now, meetup.next_at + kinds.SOME_DAYS, kinds.token())
            return await agenda.plan_claimed(connection, planned, now)

    async def no_thread(self, guild_id: int, meetup_id: int) -> None:
        """Let a meet-up do without the thread that was deleted."""
        async with self._database.write() as connection:
            await queries.change(connection, guild_id, meetup_id, {"thread_lost_at": None})

    async def has_chat(self, guild_id: int) -> bool:
        """Return whether a coffee chat for everyone comes again and again."""
        async with self._database.read() as connection:
            rows = await queries.upcoming(connection, guild_id, None, MOST)
        found = (as_meetup(row) for row in rows)
        return any(one.kind == CHAT and one.when.repeat is not None for one in found)

    async def shows_names(self, guild_id: int) -> bool:
        """Return whether members see who's coming, and not only how many."""
        async with self._database.read() as connection:
            return await queries.shows_names(connection, guild_id)

    async def show_names(self, guild_id: int, *, names: bool) -> None:
        """Let members see who's coming, or only how many."""
        async with self._database.write() as connection:
            await queries.show_names(connection, guild_id, names=names)
