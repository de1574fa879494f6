"""The commands of book days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.celebrations import words
from bot.celebrations.rules import Proposal
from bot.ui.cog import WithClient
from bot.ui.context import context
from bot.ui.errors import completes
from cogs.celebrations import propose_forms, upcoming_views
from cogs.celebrations.access import FEATURE

if TYPE_CHECKING:
    import discord

    from bot.ui.answer import Interaction


class CelebrationsCog(
    WithClient,
    commands.GroupCog,
    group_name="celebrate",
    group_description=words.GROUP_HELP,
    group_extras={"feature": FEATURE},
):
    """Book days: what comes, what one is, and a member's own."""

    @app_commands.command(description=words.UPCOMING_HELP)
    async def upcoming(self, interaction: Interaction) -> None:
        """Show what comes; to coordinators at first the lists to choose from."""
        ctx = await context(interaction, FEATURE)
        await ctx.answer(await upcoming_views.upcoming(ctx))

    @app_commands.command(description=words.SHOW_HELP)
    @app_commands.describe(day=words.SHOW_DAY)
    async def show(self, interaction: Interaction, day: str = "") -> None:
        """Show one day."""
        ctx = await context(interaction, FEATURE)
        await ctx.answer(await upcoming_views.about(ctx, await upcoming_views.named(ctx, day)))

    @show.autocomplete("day")
    @completes
    async def days(self, interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """Offer the days that fit what was typed."""
        ctx = await context(interaction, FEATURE)
        found = await upcoming_views.completing(ctx, current)
        return [app_commands.Choice(name=name, value=slug) for name, slug in found]

    @app_commands.command(description=words.PROPOSE_HELP)
    @app_commands.describe(
        name=words.PROPOSE_NAME,
        when=words.PROPOSE_WHEN,
        why=words.PROPOSE_WHY,
        activity=words.PROPOSE_ACTIVITY,
        counter=words.PROPOSE_COUNTER,
    )
    async def propose(
        self,
        interaction: Interaction,
        name: str = "",
        when: str = "",
        why: str = "",
        activity: str = "",
        counter: str = "",
    ) -> None:
        """Send a day to the coordinators; without its name or its days, open the form."""
        typed = Proposal(name, when, why, activity, counter)
        await propose_forms.begin(await context(interaction, FEATURE), typed)


class ThreadsCog(WithClient, commands.Cog):
    """Hears of threads that are deleted."""

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Remember it: such a thread is not made again."""
        await self.client.services.gatherings.lose_thread(event.guild_id, event.thread_id)
