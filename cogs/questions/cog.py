"""The command of questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.questions import words
from bot.ui.cog import WithClient
from bot.ui.context import context
from cogs.questions.forms import FEATURE
from cogs.questions.views import ask

if TYPE_CHECKING:
    from bot.ui.answer import Interaction


class QuestionsCog(WithClient, commands.Cog):
    """Ask the group."""

    @app_commands.command(name="ask", description=words.ASK_HELP, extras={"feature": FEATURE})
    @app_commands.guild_only()
    async def ask(self, interaction: Interaction) -> None:
        """Open the form of a question."""
        await ask(await context(interaction, FEATURE))
