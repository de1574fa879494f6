"""The commands of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from bot.plans import presets, words
from bot.plans.rules import TypedDone
from bot.ui.cog import WithClient
from bot.ui.context import context
from cogs.plans import settings_views, views
from cogs.plans.views import FEATURE

if TYPE_CHECKING:
    from bot.ui.answer import Interaction

GOALS = [app_commands.Choice(name=words.GOALS[goal], value=goal) for goal in presets.GOALS]


class PlansCog(
    WithClient,
    commands.GroupCog,
    group_name="plan",
    group_description=words.PLAN_GROUP,
    group_extras={"feature": FEATURE},
):
    """The plan: see it, set it, note what was done."""

    @app_commands.command(description=words.SHOW_HELP)
    async def show(self, interaction: Interaction) -> None:
        """Show the plan."""
        await views.show_plan(await context(interaction, FEATURE))

    @app_commands.command(name="set", description=words.SET_HELP)
    async def settings(self, interaction: Interaction) -> None:
        """Show the settings."""
        await settings_views.open_settings(await context(interaction, FEATURE))

    @app_commands.command(description=words.DONE_HELP)
    @app_commands.describe(
        goal=words.DONE_GOAL,
        day=words.DONE_DAY,
        minutes=words.DONE_MINUTES,
        who=words.DONE_ABOUT,
        note=words.DONE_NOTE,
    )
    @app_commands.choices(goal=GOALS)
    async def done(
        self,
        interaction: Interaction,
        goal: str = presets.GOALS[0],
        day: str = "",
        minutes: str = "",
        who: str = "",
        note: str = "",
    ) -> None:
        """Note what was done."""
        typed = TypedDone(goal, day, minutes, who, note)
        await views.done(await context(interaction, FEATURE), typed, interaction.id)
