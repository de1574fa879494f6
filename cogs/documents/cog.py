"""The commands under `/document`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.documents import words

if TYPE_CHECKING:
    from bot.client import WhatsWorking

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
