"""The commands about mentors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.mentors import words
from bot.ui.cog import WithClient
from bot.ui.context import context
from cogs.mentors import actions, cards
from cogs.mentors.basics import FEATURE
from cogs.mentors.views import open_offer, open_request

if TYPE_CHECKING:
    from bot.ui.answer import Interaction


class MentorsCog(
    WithClient,
    commands.GroupCog,
    group_name="mentor",
    group_description=words.MENTOR_GROUP,
    group_extras={"feature": FEATURE},
):
    """Ask for a mentor, be one, see how it stands, stop."""

    @app_commands.command(description=words.REQUEST_HELP)
    async def request(self, interaction: Interaction) -> None:
        """Open the form of a request."""
        await open_request(await context(interaction, FEATURE))

    @app_commands.command(description=words.OFFER_HELP)
    async def offer(self, interaction: Interaction) -> None:
        """Open the form of an offer."""
        await open_offer(await context(interaction, FEATURE))

    @app_commands.command(description=words.STATUS_HELP)
    async def status(self, interaction: Interaction) -> None:
        """Show a member's own card."""
        await actions.status(await context(interaction, FEATURE))

    @app_commands.command(description=words.STOP_HELP)
    async def stop(self, interaction: Interaction) -> None:
        """Ask what is to be stopped."""
        ctx = await context(interaction, FEATURE)
        await ctx.show(cards.stop(await actions.mine(ctx)))
