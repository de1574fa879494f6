"""The commands under `/document`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.documents import blurb_words, shelf_words, words
from bot.documents.choices import GROUP, MY_YEAR, RECORD
from bot.documents.leaving import OWN
from bot.kit.text import capitalized
from bot.members.topics import topics
from bot.ui.choices import chosen, own_wins
from bot.ui.cog import WithClient
from bot.ui.context import context
from bot.ui.errors import completes
from cogs.documents import blurb_views, making, shelf_views
from cogs.documents.making import FEATURE

if TYPE_CHECKING:
    from bot.documents.choices import DocumentChange
    from bot.ui.answer import Interaction
else:
    Interaction = discord.Interaction

AUDIENCES = [app_commands.Choice(name=words.AUDIENCES[one], value=one) for one in OWN]
TOPICS = [app_commands.Choice(name=capitalized(name), value=one) for one, name in topics().items()]
Choices = list[app_commands.Choice[str]]


@app_commands.guild_only()
class DocumentCog(
    WithClient,
    commands.GroupCog,
    group_name="document",
    group_description=words.DOCUMENT_GROUP,
    group_extras={"feature": FEATURE},
):
    """Files to hand on: a member's own year, a blurb, the group's report."""

    @app_commands.command(name="my-year", description=words.MY_YEAR_HELP)
    @app_commands.describe(period=words.PERIOD_HELP, audience=words.AUDIENCE_HELP)
    @app_commands.rename(audience="for")
    @app_commands.choices(audience=AUDIENCES)
    async def my_year(
        self, interaction: Interaction, period: str | None = None, audience: str | None = None
    ) -> None:
        """Show what a member's own document would hold."""
        given: DocumentChange = {}
        if audience is not None:
            given["audience"] = next(one for one in OWN if one == audience)
        await self._show(interaction, MY_YEAR, period, given)

    @app_commands.command(description=blurb_words.BLURB_COMMAND)
    @app_commands.describe(win=blurb_words.WIN_OPTION)
    async def blurb(self, interaction: Interaction, win: str) -> None:
        """Give the newsletter's words about a member's own win."""
        await blurb_views.make(await context(interaction, FEATURE), chosen(win))

    @app_commands.command(description=words.RECORD_HELP)
    @app_commands.describe(period=words.PERIOD_HELP)
    async def record(self, interaction: Interaction, period: str | None = None) -> None:
        """Show what a member's own record of participation would hold."""
        await self._show(interaction, RECORD, period, {})

    @app_commands.command(description=words.GROUP_HELP)
    @app_commands.describe(period=words.PERIOD_HELP)
    async def group(self, interaction: Interaction, period: str | None = None) -> None:
        """Show what the group's report would hold."""
        await self._show(interaction, GROUP, period, {})

    @app_commands.command(description=shelf_words.SHELF_HELP)
    @app_commands.describe(topic=shelf_words.TOPIC_HELP)
    @app_commands.choices(topic=TOPICS)
    async def shelf(self, interaction: Interaction, topic: str | None = None) -> None:
        """Give the shelf as files, by topic."""
        await shelf_views.give(await context(interaction, FEATURE), topic)

    @my_year.autocomplete("period")
    @record.autocomplete("period")
    @group.autocomplete("period")
    @completes
    async def periods(self, interaction: Interaction, current: str) -> Choices:
        """Suggest this year, its terms, the year before, and what was typed."""
        choices, now = self.client.services.documents.choices, self.client.clock.now()
        found = await choices.periods(interaction.guild_id or 0, current, now)
        return [app_commands.Choice(name=name[:100], value=value[:100]) for name, value in found]

    @blurb.autocomplete("win")
    @completes
    async def own_wins(self, interaction: Interaction, current: str) -> Choices:
        """Offer a member's own wins, newest first, by any words of theirs."""
        return await own_wins(interaction, current)

    async def _show(
        self, interaction: Interaction, kind: str, period: str | None, given: DocumentChange
    ) -> None:
        ctx = await context(interaction, FEATURE)
        making.check(ctx, kind)
        if period is not None:
            choices = ctx.services.documents.choices
            given["period"] = await choices.period(ctx.guild_id, period, ctx.now)
        choice = await making.change(ctx, kind, **given)
        await making.show_choice(ctx, choice)
