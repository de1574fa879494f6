"""The commands of meet-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.meetups import words
from bot.ui.context import context
from cogs.meetups import create_views, views
from cogs.meetups.create_views import FEATURE

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.ui.answer import Interaction


class MeetupsCog(
    commands.GroupCog,
    group_name="meetup",
    group_description=words.GROUP_HELP,
    group_extras={"feature": FEATURE},
):
    """Meet-ups: set one up, and see what comes."""

    def __init__(self, client: WhatsWorking) -> None:
        self.client = client

    @app_commands.command(description=words.UPCOMING_HELP)
    async def upcoming(self, interaction: Interaction) -> None:
        """Show what comes."""
        ctx = await context(interaction, FEATURE)
        await ctx.answer(await views.upcoming(ctx))

    @app_commands.command(description=words.CREATE_HELP)
    async def create(self, interaction: Interaction) -> None:
        """Open the form."""
        await create_views.begin(await context(interaction, FEATURE))
