"""The commands of book days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.celebrations import words
from bot.celebrations.rules import Proposal
from bot.ui.answer import answer
from bot.ui.checks import set_up_group
from bot.ui.errors import completes
from cogs.celebrations import propose_forms, upcoming_views
from cogs.celebrations.access import FEATURE

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.ui.answer import Interaction


class CelebrationsCog(
    commands.GroupCog,
    group_name="celebrate",
    group_description=words.GROUP_HELP,
    group_extras={"feature": FEATURE},
):
    """Book days: what comes, what one is, one of one's own."""

    def __init__(self, client: WhatsWorking) -> None:
        self.client = client

    @app_commands.command(description=words.UPCOMING_HELP)
    async def upcoming(self, interaction: Interaction) -> None:
        """Show what comes; to coordinators at first the lists to choose from."""
        await answer(interaction, await upcoming_views.upcoming(interaction))

    @app_commands.command(description=words.SHOW_HELP)
    @app_commands.describe(day=words.SHOW_DAY)
    async def show(self, interaction: Interaction, day: str = "") -> None:
        """Show one day."""
        slug = await upcoming_views.named(interaction, day)
        await answer(interaction, await upcoming_views.about(interaction, slug))

    @show.autocomplete("day")
    @completes
    async def days(self, interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
        """Offer the days that fit what was typed."""
        group = await set_up_group(interaction, FEATURE)
        found = await upcoming_views.completing(interaction, group, current)
        return [app_commands.Choice(name=name, value=slug) for name, slug in found]

    @app_commands.command(description=words.PROPOSE_HELP)
    @app_commands.describe(
        name=words.PROPOSE_NAME,
        when=words.PROPOSE_WHEN,
        why=words.PROPOSE_WHY,
        activity=words.PROPOSE_ACTIVITY,
        counter=words.PROPOSE_COUNTER,
    )
    async def propose(
        self,
        interaction: Interaction,
        name: str = "",
        when: str = "",
        why: str = "",
        activity: str = "",
        counter: str = "",
    ) -> None:
        """Send a day to the coordinators; without its name or its days, open the form."""
        typed = Proposal(name, when, why, activity, counter)
        await propose_forms.begin(interaction, typed)
