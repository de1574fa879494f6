"""The commands of the shelf, and its message menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.kit.errors import Refusal
from bot.kit.text import CHOICE_LIMIT, capitalized, shorten
from bot.members.rules import LEVELS
from bot.members.topics import topics
from bot.shelf import rules, words
from bot.shelf.rules import ResourceDraft
from bot.ui.choices import chosen
from bot.ui.cog import WithClient
from bot.ui.context import context
from bot.ui.errors import completes
from cogs.shelf import finding, forms, views
from cogs.shelf.messages import offer_of

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.ui.answer import Interaction

FEATURE = "shelf"
EXTRAS = {"feature": FEATURE}
KINDS = [app_commands.Choice(name=words.KINDS[one], value=one) for one in rules.FOUND_KINDS]
LEVEL_CHOICES = [app_commands.Choice(name=name, value=one) for one, name in LEVELS.items()]
TOPICS = [app_commands.Choice(name=capitalized(name), value=one) for one, name in topics().items()]


class ShelfCog(
    WithClient,
    commands.GroupCog,
    group_name="resource",
    group_description=words.GROUP,
    group_extras=EXTRAS,
):
    """Put something on the shelf, find it, look at it."""

    def __init__(self, client: WhatsWorking) -> None:
        super().__init__(client)
        self.menu = app_commands.ContextMenu(name=words.PUT, callback=self.put, extras=EXTRAS)

    async def cog_load(self) -> None:
        """Add the message menu."""
        self.client.tree.add_command(self.menu)

    @app_commands.command(description=words.ADD)
    @app_commands.describe(
        title=words.TITLE_OPTION_HINT, link=words.LINK_OPTION_HINT, file=words.FILE_OPTION_HINT
    )
    async def add(
        self,
        interaction: Interaction,
        title: str = "",
        link: str = "",
        file: discord.Attachment | None = None,
    ) -> None:
        """Put a link or a file on the shelf, or open the form."""
        ctx = await context(interaction, FEATURE)
        if title.strip() and (link.strip() or file is not None):
            await forms.add(ctx, ResourceDraft(title, link), file)
        else:
            await ctx.open(forms.add_form.filled(title, link))

    @app_commands.command(description=words.FIND)
    @app_commands.rename(query="words")
    @app_commands.describe(
        query=words.FIND_WORDS_HINT,
        kind=words.FIND_KIND_HINT,
        level=words.FIND_LEVEL_HINT,
        topic=words.FIND_TOPIC_HINT,
    )
    @app_commands.choices(kind=KINDS, level=LEVEL_CHOICES, topic=TOPICS)
    async def find(
        self,
        interaction: Interaction,
        query: str = "",
        kind: str | None = None,
        level: str | None = None,
        topic: str | None = None,
    ) -> None:
        """Show the first page of what was found."""
        ctx = await context(interaction, FEATURE)
        await ctx.answer(await finding.found(ctx, finding.ShelfSearch(query, kind, level, topic)))

    @app_commands.command(description=words.SHOW)
    @app_commands.describe(resource=words.SHOW_HINT)
    async def show(self, interaction: Interaction, resource: str) -> None:
        """Show one thing."""
        ctx = await context(interaction, FEATURE)
        try:
            resource_id = chosen(resource)
        except Refusal:  # typed, not picked: look for it
            await ctx.answer(await finding.found(ctx, finding.ShelfSearch(resource)))
            return
        await ctx.answer(await views.card_of(ctx, resource_id))

    @show.autocomplete("resource")
    @completes
    async def titles(
        self, interaction: Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer what's on the shelf, newest first, by any part of its title."""
        found = await self.client.services.shelf.titled(
            interaction.guild_id or 0, interaction.user.id, current, 25
        )
        return [
            app_commands.Choice(name=shorten(one.title, CHOICE_LIMIT), value=str(one.id))
            for one in found
        ]

    async def put(self, interaction: Interaction, message: discord.Message) -> None:
        """Open the form with what a message links to, or add its author's own file."""
        ctx = await context(interaction, FEATURE)
        offer, file = await offer_of(ctx, message)
        if file is None:
            await ctx.open(forms.add_form.filled(offer.title, offer.link))
        else:
            await forms.add(ctx, offer, file)
