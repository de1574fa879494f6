"""The commands of coffee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.coffee import words
from cogs.coffee import actions

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.ui.answer import Interaction

FEATURE = {"feature": "coffee"}


@app_commands.guild_only()
class CoffeeCog(
    commands.GroupCog,
    group_name="coffee",
    group_description=words.GROUP,
    group_extras=FEATURE,
):
    """Join, sit out, see, leave."""

    def __init__(self, client: WhatsWorking) -> None:
        self.client = client

    @app_commands.command(description=words.JOIN)
    async def join(self, interaction: Interaction) -> None:
        """Join."""
        await actions.join(interaction)

    @app_commands.command(description=words.SKIP)
    async def skip(self, interaction: Interaction) -> None:
        """Sit out the next round, or not after all."""
        await actions.skip(interaction)

    @app_commands.command(description=words.STATUS)
    async def status(self, interaction: Interaction) -> None:
        """Show one's own state."""
        await actions.status(interaction)

    @app_commands.command(description=words.LEAVE)
    async def leave(self, interaction: Interaction) -> None:
        """Leave."""
        await actions.leave(interaction)
