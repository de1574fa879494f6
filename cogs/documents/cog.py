"""The commands under `/document`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.documents import blurb_words, words
from bot.documents.blurb import PIECES
from bot.ui import choices
from bot.ui.errors import completes
from cogs.documents import blurbs

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.ui.answer import Interaction

FEATURE = {"feature": "documents"}


@app_commands.guild_only()
class DocumentCog(
    commands.GroupCog,
    group_name="document",
    group_description=words.DOCUMENT_GROUP,
    group_extras=FEATURE,
):
    """Files to hand on: one's own year, a blurb, the group's report."""

    def __init__(self, client: WhatsWorking) -> None:
        self.client = client

    @app_commands.command(description=blurb_words.BLURB_COMMAND)
    @app_commands.describe(win=blurb_words.WIN_OPTION)
    async def blurb(self, interaction: Interaction, win: str) -> None:
        """Give the newsletter's words about a win of one's own."""
        await blurbs.give(interaction, choices.chosen(win), PIECES[0])

    @blurb.autocomplete("win")
    @completes
    async def own_wins(
        self, interaction: Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer one's own wins, newest first, by any words of theirs."""
        return await choices.own_wins(interaction, current)
