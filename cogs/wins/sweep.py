"""What moderators deleted while the bot was away."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import discord
import structlog

from bot.agenda.occurrences import Done, Outcome
from bot.ui.send import UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNREACHED, unreached
from bot.wins.sweeps import SWEEP
from cogs.wins.jobs import WinHandler

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.client import WhatsWorking
    from bot.kit.database import Connection
    from bot.services import Services

log = structlog.get_logger()

PAGE = 100  # as many messages as Discord gives at once
# A moderator who deletes so many tidies the channel, and means none of them in particular.
PURGE = 10


@dataclass
class SweepProgress:
    """How far a look came in each channel, and what is gone there."""

    reached: dict[int, int] = field(default_factory=dict)
    gone: dict[int, list[int]] = field(default_factory=dict)


class SweepPosts(WinHandler):
    """After each start, find posts that are gone; a hundred messages a request."""

    kind = SWEEP

    def __init__(self, client: WhatsWorking) -> None:
        super().__init__(client)
        # In a busy channel a single try is too short. After a crash all is looked at again:
        # meanwhile more may have been deleted.
        self._progress: dict[int, SweepProgress] = {}

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Compare the channel with what should be in it; a later try goes on from there."""
        progress = self._progress.setdefault(due.id, SweepProgress())
        by_channel: dict[int, list[int]] = {}
        for channel_id, message_id in sorted(await self._posts(due.guild_id)):
            by_channel.setdefault(channel_id, []).append(message_id)
        for channel_id, message_ids in by_channel.items():
            channel = self.client.get_partial_messageable(channel_id, guild_id=due.guild_id)
            try:
                await self._sweep(channel, message_ids, progress)
            except (discord.Forbidden, discord.NotFound) as error:
                # A channel that is gone or closed says nothing about what authors want.
                progress.gone.pop(channel_id, None)
                if error.code == UNKNOWN_CHANNEL:
                    await lose_channel(self.services, due.guild_id, channel_id, now)
                log.info("sweep.skipped", guild=due.guild_id, code=error.code)
            except UNREACHED as error:
                return unreached(error)
            await self._settle(due, progress.gone.pop(channel_id, []), now)
        self._progress.pop(due.id, None)
        return Done()

    async def record(
        self, connection: Connection, due: Due, outcome: Outcome, now: datetime
    ) -> Iterable[Planned]:
        """Note until when it is known what was deleted."""
        if isinstance(outcome, Done):
            await self.services.sweeps.finished(connection, due.guild_id, due.due_at)
        return ()

    async def _posts(self, guild_id: int) -> list[tuple[int, int]]:
        """Return channel and message of every post of a win, a question or a meet-up."""
        wins, asked = self.services.wins, self.services.questions
        posts = [(one.channel_id, one.message_id) for one in await wins.posted(guild_id)]
        posts += [
            (one.channel_id, one.message_id)
            for one in await asked.posted(guild_id)
            if one.channel_id and one.message_id
        ]
        return [*posts, *await self.services.meetup_posts.posted(guild_id)]

    async def _sweep(
        self,
        channel: discord.PartialMessageable,
        message_ids: Sequence[int],
        progress: SweepProgress,
    ) -> None:
        """Look for messages, given oldest first, a page of the channel's history at a time."""
        last, reached = message_ids[-1], progress.reached
        while (after := max(reached.get(channel.id, 0), message_ids[0] - 1)) < last:
            there, upto = await self._page(channel, after, last)
            for message_id in message_ids:
                if after < message_id <= upto:
                    if message_id not in there and await self._is_gone(channel, message_id):
                        progress.gone.setdefault(channel.id, []).append(message_id)
                    reached[channel.id] = message_id
            reached[channel.id] = upto

    async def _page(
        self, channel: discord.PartialMessageable, after: int, last: int
    ) -> tuple[set[int], int]:
        """Return the ids of a page after a message, and up to which message that says all."""
        history = channel.history(
            limit=PAGE,
            after=discord.Object(after),
            before=discord.Object(last + 1),
            oldest_first=True,
        )
        page = [message.id async for message in history]
        return set(page), max(page) if len(page) == PAGE else last

    async def _is_gone(self, channel: discord.PartialMessageable, message_id: int) -> bool:
        # Without Read Message History Discord shows an empty channel: ask for each one.
        try:
            await channel.fetch_message(message_id)
        except discord.NotFound as error:
            return error.code == UNKNOWN_MESSAGE
        return False

    async def _settle(self, due: Due, gone: Sequence[int], now: datetime) -> None:
        """Delete the wins whose posts a moderator deleted; a purge takes only the posts."""
        if len(gone) < PURGE:
            for message_id in gone:
                await withdraw(self.services, due.guild_id, message_id, now)
            return
        kept = await purge(self.services, due.guild_id, gone, now)
        log.info("sweep.purged", guild=due.guild_id, posts=kept)


async def withdraw(services: Services, guild_id: int, message_id: int, now: datetime) -> None:
    """Delete the win, or the question, whose post was deleted; a meet-up stays without it."""
    await services.meetup_posts.lose(guild_id, [message_id], now)
    await services.questions.post_deleted(message_id, now)
    win = await services.wins.deleted_by_moderator(message_id, now)
    if win is not None and win.picture is not None:
        await services.pictures.remove(win.picture)


async def purge(
    services: Services, guild_id: int, message_ids: Collection[int], now: datetime
) -> int:
    """Keep what was posted where a moderator tidied, without its posts; return how many wins."""
    await services.meetup_posts.lose(guild_id, message_ids, now)
    await services.questions.purge(message_ids)
    return await services.wins.purge(message_ids)


async def lose_channel(services: Services, guild_id: int, channel_id: int, now: datetime) -> None:
    """Keep what was posted in a channel that's gone, without a link that leads nowhere."""
    await services.meetup_posts.lose_channel(guild_id, channel_id, now)
    await services.wins.lose_channel(guild_id, channel_id)
    await services.questions.lose_channel(guild_id, channel_id)


async def withdraw_in_doubt(services: Services, guild_id: int, win_id: int, now: datetime) -> None:
    """Delete the win whose post was deleted before it was recorded, so that it isn't made again."""
    win = await services.wins.deleted_in_doubt(guild_id, win_id, now)
    if win is not None and win.picture is not None:
        await services.pictures.remove(win.picture)
