"""The commands of meet-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.meetups import words
from bot.plans import hours_words
from bot.ui.cog import WithClient
from bot.ui.context import context
from cogs.meetups import create_views, views, went
from cogs.meetups.create_views import FEATURE

if TYPE_CHECKING:
    from bot.ui.answer import Interaction

KINDS = [app_commands.Choice(name=label, value=kind) for kind, label in hours_words.KINDS.items()]


class MeetupsCog(
    WithClient,
    commands.GroupCog,
    group_name="meetup",
    group_description=words.GROUP_HELP,
    group_extras={"feature": FEATURE},
):
    """Meet-ups: set one up, see what comes, and note what you went to."""

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Let those know who'd have been reminded there, and the coordinators."""
        now = self.client.clock.now()
        await self.client.services.meetup_posts.lose_thread(event.guild_id, event.thread_id, now)

    @app_commands.command(description=words.UPCOMING_HELP)
    async def upcoming(self, interaction: Interaction) -> None:
        """Show what comes."""
        ctx = await context(interaction, FEATURE)
        await ctx.answer(await views.upcoming(ctx))

    @app_commands.command(description=words.CREATE_HELP)
    async def create(self, interaction: Interaction) -> None:
        """Open the form."""
        await create_views.begin(await context(interaction, FEATURE))

    @app_commands.command(description=hours_words.WENT_HELP)
    @app_commands.describe(
        what=hours_words.WENT_WHAT, kind=hours_words.WENT_KIND, note=hours_words.WENT_NOTE
    )
    @app_commands.choices(kind=KINDS)
    async def went(
        self, interaction: Interaction, what: str = "", kind: str = "", note: str = ""
    ) -> None:
        """Keep what a member went to, or open the form."""
        await went.note(await context(interaction, FEATURE), what, kind, note)
