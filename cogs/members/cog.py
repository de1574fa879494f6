"""The commands under `/me`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.kit import calendar
from bot.kit.zones import zone_choices
from bot.members import rules, words
from bot.ui.context import context
from bot.ui.errors import completes
from cogs.members import views
from cogs.members.jobs import first_rows

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.ui.answer import Interaction
else:
    Interaction = discord.Interaction

Choices = list[app_commands.Choice[str]]


@app_commands.guild_only()
class Me(commands.GroupCog, group_name="me", group_description=words.ME_GROUP):
    """Everything a member sees and changes about themselves."""

    def __init__(self, client: WhatsWorking) -> None:
        self._client = client

    @app_commands.command(description=words.ME_SHOW)
    async def show(self, interaction: Interaction) -> None:
        """Show everything that is known."""
        await views.about(await context(interaction))

    @app_commands.command(name="set", description=words.ME_SET)
    @app_commands.describe(zone=words.ME_SET_ZONE)
    async def change(self, interaction: Interaction, zone: str | None = None) -> None:
        """Open the settings, or set the zone at once."""
        ctx = await context(interaction)
        if zone is None:
            await views.settings(ctx)
        else:
            await views.set_zone(ctx, zone)

    @change.autocomplete("zone")
    @completes
    async def zones(
        self,
        interaction: Interaction,
        current: str,
    ) -> Choices:
        """Suggest zones."""
        found = zone_choices(current, str(interaction.locale), rules.CHOICES)
        return [app_commands.Choice(name=label, value=name) for label, name in found]

    @app_commands.command(description=words.ME_PAUSE)
    @app_commands.describe(until=words.ME_PAUSE_UNTIL)
    async def pause(self, interaction: Interaction, until: str | None = None) -> None:
        """Rest until a day, or ask how long."""
        ctx = await context(interaction)
        if until is None:
            await views.ask_pause(ctx)
        else:
            await views.rest(ctx, until)

    @pause.autocomplete("until")
    @completes
    async def ends(self, interaction: Interaction, current: str) -> Choices:
        """Suggest ends, each with its day."""
        ctx = await context(interaction)
        school, found = await views.school_of(ctx), []
        for typed in rules.pause_choices(current, ctx.now, school):
            day = calendar.day_name(rules.pause_until(typed, ctx.now, school), school.zone)
            name = words.PAUSE_CHOICE.format(typed=typed, day=day)
            found.append(app_commands.Choice(name=name[:100], value=typed))
        return found

    @app_commands.command(description=words.ME_HIDE)
    async def hide(self, interaction: Interaction) -> None:
        """Take the name out of everything, or put it back."""
        ctx = await context(interaction)
        me = await views.myself(ctx)
        await views.set_hidden(ctx, not me.member.hidden)

    @app_commands.command(description=words.ME_EXPORT)
    async def export(self, interaction: Interaction) -> None:
        """Hand out everything that is known."""
        await views.export(await context(interaction))

    @app_commands.command(description=words.ME_FORGET)
    async def forget(self, interaction: Interaction) -> None:
        """Say what will go, and ask."""
        await views.ask_forget(await context(interaction))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """See to it that every server's members are asked about each week."""
        now = self._client.clock.now()
        rows = [row for one in self._client.guilds for row in first_rows(one.id, now)]
        await self._client.agenda.plan(rows)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """See to it that a new server's members are asked about each week."""
        now = self._client.clock.now()
        await self._client.agenda.plan(first_rows(guild.id, now))
