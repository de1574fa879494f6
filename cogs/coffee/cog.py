"""The commands of coffee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.coffee import words
from bot.ui.cog import WithClient
from bot.ui.context import context
from cogs.coffee import views

if TYPE_CHECKING:
    from bot.ui.answer import Interaction

FEATURE = "coffee"


@app_commands.guild_only()
class CoffeeCog(
    WithClient,
    commands.GroupCog,
    group_name="coffee",
    group_description=words.GROUP,
    group_extras={"feature": FEATURE},
):
    """Join, sit out, see, leave."""

    @app_commands.command(description=words.JOIN)
    async def join(self, interaction: Interaction) -> None:
        """Join."""
        await views.join(await context(interaction, FEATURE))

    @app_commands.command(description=words.SKIP)
    async def skip(self, interaction: Interaction) -> None:
        """Sit out the next round, or not after all."""
        await views.skip(await context(interaction, FEATURE))

    @app_commands.command(description=words.STATUS)
    async def status(self, interaction: Interaction) -> None:
        """Show a member their own state."""
        await views.status(await context(interaction, FEATURE))

    @app_commands.command(description=words.LEAVE)
    async def leave(self, interaction: Interaction) -> None:
        """Leave."""
        await views.leave(await context(interaction, FEATURE))
