"""The days that are celebrated, put to work in the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord.ext import commands

from bot.celebrations import day_words as words
from cogs.celebrations import (
    jobs,
    plan_views,
    thread_jobs,
)

if TYPE_CHECKING:
    import discord

    from bot.client import WhatsWorking

HANDLERS = (
    *(jobs.PostDay, jobs.PostPlan),
    *(thread_jobs.OpenThread, thread_jobs.AddMember, thread_jobs.SayCount),
    *(thread_jobs.SumUp, thread_jobs.CloseThread),
)


class ThreadsCog(commands.Cog):
    """Hears of threads that are deleted."""

    def __init__(self, client: WhatsWorking) -> None:
        self.client = client

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Remember it: such a thread is not made again."""
        await self.client.services.gatherings.lose_thread(event.guild_id, event.thread_id)


async def set_up_days(client: WhatsWorking) -> None:
    """Add what happens on the days themselves."""
    for handler in HANDLERS:
        client.agenda.register(handler(client))
    client.attachments.sources.append(jobs.DayAttachment(client))
    client.desk.append(plan_views.desk)
    client.kinds |= words.KINDS
    await client.add_cog(ThreadsCog(client))
