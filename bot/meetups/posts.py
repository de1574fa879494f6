"""Where meet-ups' posts and threads are: what somebody deleted, and what takes its place."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.kit.database import in_turn
from bot.kit.errors import NotFound
from bot.meetups import kinds, queries, words
from bot.meetups.dates import find
from bot.meetups.rsvps import TOPIC
from bot.meetups.rules import COMING
from bot.reaching import queries as reaching
from bot.shown import queries as shown

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from bot.agenda.occurrences import Due
    from bot.kit.database import Connection, Database
    from bot.meetups.meetup import Meetup

PATIENCE = timedelta(minutes=10)  # with Discord, before coordinators read of it


class MeetupPosts:
    """The posts and threads of every group's meet-ups; each method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def posted(self, guild_id: int) -> list[tuple[int, int]]:
        """Return channel and message of the posts that members still look at or are led to."""
        async with self._database.read() as connection:
            return [(one, other) for one, other in await queries.posted(connection, guild_id)]

    async def lose(self, guild_id: int, message_ids: Collection[int], now: datetime) -> None:
        """Note that messages were deleted; the organizer of what one was the post of is told."""
        async with self._database.read() as connection:  # hardly any message is a post
            found = await queries.of_messages(connection, guild_id, message_ids)
        if not found:
            return
        async with self._database.write() as connection:
            for meetup in await queries.of_messages(connection, guild_id, message_ids):
                await _lose_post(connection, meetup, now)

    async def lose_channel(self, guild_id: int, channel_id: int, now: datetime) -> None:
        """Note that a channel was deleted, with all its posts and their threads."""
        async with self._database.write() as connection:
            for meetup in await queries.in_channel(connection, guild_id, channel_id):
                await _lose_post(connection, meetup, now)
                if meetup.thread_id is not None:
                    await _lose_thread(connection, meetup, now)

    async def lost(self, guild_id: int) -> list[Meetup]:
        """Return what's still to come whose post was deleted, until somebody decides."""
        async with self._database.read() as connection:
            found = await queries.without_post(connection, guild_id)
            return [one for one in found if not await _is_open(connection, one, kinds.POST)]

    async def again(self, guild_id: int, meetup_id: int, now: datetime) -> Due | None:
        """Plan a post in place of one that was deleted; None: that's under way.

        Raises NotFound where it has one, or was called off.
        """
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            meetup = await find(connection, guild_id, meetup_id)
            if meetup.post_lost_at is None or meetup.next_at is None:
                raise NotFound(words.POST_DECIDED, f"meetup:show:{meetup_id}")
            return await _anew(connection, meetup, kinds.POST, now, now + kinds.POST_FOR)

    async def threadless(self, guild_id: int, now: datetime) -> list[Meetup]:
        """Return what's still to come and has waited for a thread for `PATIENCE` or longer."""
        async with self._database.read() as connection:
            found = await queries.without_thread(connection, guild_id)
            opening = [one for one in found if await _is_open(connection, one, kinds.THREAD)]
        return [one for one in opening if now - one.created_at >= PATIENCE]

    async def lose_thread(self, guild_id: int, thread_id: int, now: datetime) -> None:
        """Note that a meet-up's thread was deleted; who'd have been called there is told."""
        async with self._database.write() as connection:
            meetup = await queries.of_thread(connection, guild_id, thread_id)
            if meetup is not None:
                await _lose_thread(connection, meetup, now)

    async def lost_threads(self, guild_id: int) -> list[Meetup]:
        """Return what's still to come whose thread was deleted, until somebody decides.

        Where its post was, too, that's the question: the thread follows a new one.
        """
        async with self._database.read() as connection:
            found = await queries.without_thread(connection, guild_id)
            lost = [one for one in found if one.thread_lost_at is not None]
            return [one for one in lost if not await _is_open(connection, one, kinds.THREAD)]

    async def new_thread(self, guild_id: int, meetup_id: int, now: datetime) -> Due | None:
        """Plan a thread in place of one that was deleted; None: that's under way.

        Raises NotFound where it has one, or does without.
        """
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            meetup = await find(connection, guild_id, meetup_id)
            if meetup.thread_lost_at is None or meetup.next_at is None:
                raise NotFound(words.THREAD_DECIDED)
            until = meetup.next_at + kinds.SOME_DAYS
            return await _anew(connection, meetup, kinds.THREAD, now, until)

    async def no_thread(self, guild_id: int, meetup_id: int) -> None:
        """Let a meet-up do without the thread that was deleted, also once it's posted again.

        Raises NotFound where it has one, or does without.
        """
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            meetup = await find(connection, guild_id, meetup_id)
            if meetup.thread_lost_at is None:
                raise NotFound(words.THREAD_DECIDED)
            values = {"thread_lost_at": None, "threadless": True}
            await queries.change(connection, guild_id, meetup_id, values)


async def _is_open(connection: Connection, meetup: Meetup, kind: str) -> bool:
    return await agenda.is_open(connection, kinds.of(kind, meetup))


async def _anew(
    connection: Connection, meetup: Meetup, kind: str, now: datetime, until: datetime
) -> Due | None:
    """Plan it once more, claimed already; None where that's under way."""
    if await _is_open(connection, meetup, kind):
        return None
    planned = kinds.of(kind, meetup).at(now, until, kinds.token())
    return await agenda.plan_claimed(connection, planned, now)


async def _lose_post(connection: Connection, meetup: Meetup, now: datetime) -> None:
    assert meetup.message_id is not None
    is_to_come = meetup.next_at is not None
    values = {"message_id": None, "post_lost_at": now if is_to_come else None}
    await queries.change(connection, meetup.guild_id, meetup.id, values)
    await shown.gone(connection, meetup.guild_id, [meetup.message_id])
    if is_to_come and meetup.organizer_id is not None:
        series = kinds.of(kinds.POST_LOST, meetup, meetup.organizer_id)
        notice = series.at(now, now + kinds.TOLD_FOR, str(meetup.message_id))
        await agenda.plan(connection, [notice])


async def _lose_thread(connection: Connection, meetup: Meetup, now: datetime) -> None:
    lost_at = None if meetup.next_at is None else now
    values = {"thread_id": None, "thread_lost_at": lost_at}
    await queries.change(connection, meetup.guild_id, meetup.id, values)
    if lost_at is None:
        return
    chosen = await reaching.methods(connection, meetup.guild_id, TOPIC)
    since = (now - timedelta(days=1)).date()
    first: dict[int, str] = {}
    for one in await queries.answers(connection, meetup.id, since):
        if one.state == COMING and chosen.get(one.member_id) == "thread":
            first.setdefault(one.member_id, str(one.day))
    notices = [
        kinds.of(kinds.LOST, meetup, member_id).at(
            now, now + kinds.TOLD_FOR, str(meetup.thread_id), kinds.About(day)
        )
        for member_id, day in first.items()
    ]
    await agenda.plan(connection, notices)
