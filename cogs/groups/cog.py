"""The commands of a group: setup, help, and the coordinators' own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.documents import keepsake_words
from bot.kit.work_queue import WorkQueue
from bot.kit.zones import zone_choices
from bot.members.rules import CHOICES, zones_named
from bot.ui.answer import ARRIVAL, LISTS, answer, take_time
from bot.ui.card import Button, Card
from bot.ui.checks import coordinators_only, set_up_group
from bot.ui.cog import WithClient
from bot.ui.context import context
from bot.ui.coordinators import heard_in_inbox
from bot.ui.errors import completes
from cogs.groups import health, leaving, more_views, setup_views, views, week_views

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.groups.service import GroupChange
    from bot.ui.answer import Interaction

MANAGERS = discord.Permissions(manage_guild=True)


class GroupsCog(WithClient, commands.Cog):
    """Setup, help, today, week, check, archive."""

    coordinator = app_commands.Group(
        name="coordinator",
        description="For the people who run the group",
        default_permissions=MANAGERS,
        guild_only=True,
    )

    def __init__(self, client: WhatsWorking) -> None:
        super().__init__(client)
        self._queue = WorkQueue("groups", self._go_on)

    async def cog_unload(self) -> None:
        """Stop before the database does."""
        await self._queue.close()

    @app_commands.command(description="What I do, in four lines")
    @app_commands.guild_only()
    async def help(self, interaction: Interaction) -> None:
        """Answer with what people use most."""
        await answer(interaction, views.help_(await set_up_group(interaction)))

    @app_commands.command(description="Set up the group, or change its settings")
    @app_commands.describe(
        zone="The group's time zone: its state or a city, like Texas or Sioux Falls"
    )
    @app_commands.default_permissions(MANAGERS)
    @app_commands.guild_only()
    async def setup(self, interaction: Interaction, zone: str | None = None) -> None:
        """Show the panel; who runs it first is named a coordinator."""
        ctx = await context(interaction, coordinator=True)
        guild, user, groups = setup_views.guild_of(ctx), interaction.user, ctx.services.groups
        locale = str(interaction.locale)
        found = zones_named(zone, locale, "setup:show") if zone and zone.strip() else ()
        values: GroupChange = {"name": guild.name}
        if len(found) == 1:
            values["zone"] = found[0]
        group = await groups.change(guild.id, ctx.now, **values)
        if not group.coordinators:
            group = await groups.name_coordinator(guild.id, user.id, user.display_name, ctx.now)
        if len(found) > 1:
            await ctx.answer(setup_views.which_zone(found))
        else:
            await ctx.answer(setup_views.panel(ctx, group))

    @setup.autocomplete("zone")
    @completes
    async def zones(self, interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """Offer the zones that fit what was typed."""
        found = zone_choices(current, str(interaction.locale), CHOICES)
        return [app_commands.Choice(name=label, value=name) for label, name in found]

    @coordinator.command(description="What's waiting for a coordinator, in one list")
    async def today(self, interaction: Interaction) -> None:
        """Answer with reports, posts that Discord refused, and what else features have waiting."""
        await set_up_group(interaction)
        group = await coordinators_only(interaction)
        now = self.client.clock.now()
        arrival = interaction.extras.get(ARRIVAL)
        own = arrival is not None and arrival.waiting > 0
        interaction.extras[LISTS] = True
        card = views.today(group, *await views.everything(self.client, group, now), own=own)
        members = len(await self.client.services.members.ids(group.guild_id))
        await answer(interaction, more_views.suggested(group, card, now, members))
        await heard_in_inbox(interaction)

    @coordinator.command(description="What ran in the last seven days, and what runs next")
    async def week(self, interaction: Interaction) -> None:
        """Answer with both lists, and a way to run or skip what waits."""
        await set_up_group(interaction)
        ctx = await context(interaction, coordinator=True)
        await ctx.answer(await week_views.week(ctx))

    @coordinator.command(description="What's missing here, and how to fix it")
    async def check(self, interaction: Interaction) -> None:
        """Answer with everything that is wrong, and how to fix it."""
        await set_up_group(interaction)
        group = await coordinators_only(interaction)
        await take_time(interaction)
        await answer(interaction, views.check(await health.examine(interaction, group)))

    @coordinator.command(description=keepsake_words.COMMAND_HELP)
    async def archive(self, interaction: Interaction) -> None:
        """Say what a keepsake is, with the button that makes it."""
        await set_up_group(interaction)
        await coordinators_only(interaction)
        await answer(interaction, Card(keepsake_words.ASK, [Button("document:keepsake")]))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Go on with every group, and note which are gone."""
        self._queue.begin(*(guild.id for guild in self.client.guilds))
        await leaving.look_around(self.client, self.client.clock.now())

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Go on with one whose server comes late or comes back; at a start that's each of them."""
        self._queue.begin(guild.id)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Go on where the group was, if it was one."""
        await self._go_on(guild.id)

    async def _go_on(self, guild_id: int) -> None:
        if self.client.get_guild(guild_id) is not None:  # else the bot has left it meanwhile
            await self.client.services.groups.go_on(guild_id, self.client.clock.now())

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Let what is kept of the group go thirty days from now."""
        await self.client.services.groups.leave(guild.id, self.client.clock.now())
