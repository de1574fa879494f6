"""Settings of the plan: three goals, and where the nudge finds a member."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.kit.errors import Refusal
from bot.kit.safe import fitted, safe
from bot.kit.text import shorten
from bot.plans import presets, rules, words
from bot.ui.answer import answer, show, take_time
from bot.ui.card import Card
from bot.ui.checks import group_for
from bot.ui.press import Menu, press
from bot.ui.reach import send_test
from bot.ui.send import Refused, Sent
from cogs.plans import cards
from cogs.plans.actions import FEATURE
from cogs.plans.forms import OwnForm
from cogs.plans.views import PlanPress

if TYPE_CHECKING:
    from bot.groups.service import Group
    from bot.plans.rules import Plan
    from bot.ui.answer import Interaction

OWN = "own"
# What is chosen in the menu, as the plan keeps it.
WAYS = {
    "here": {"find": "here", "volume": "light"},
    "dm": {"find": "dm", "volume": "light"},
    "dm_reminded": {"find": "dm", "volume": "standard"},
    "off": {"find": "off", "volume": "light"},
}


class Settings(PlanPress, verb="plan:settings"):
    """Opens the settings, from Start here or from a card."""

    label = words.SETTINGS

    async def pressed(self, interaction: Interaction) -> None:
        """Show them; in direct messages, say where they are."""
        group = await self.group(interaction)
        if interaction.guild_id is None:
            await answer(interaction, words.IN_GROUP)
            return
        await open_settings(interaction, group)


class Weekly(Menu, verb="plan:weekly"):
    """Chooses the weekly goal."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Keep it, or open the box for own words."""
        await _choose(interaction, "weekly", values[0])


class Monthly(Menu, verb="plan:monthly"):
    """Chooses the monthly goal."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Keep it, or open the box for own words."""
        await _choose(interaction, "monthly", values[0])


class Quarterly(Menu, verb="plan:quarterly"):
    """Chooses the quarterly goal."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Keep it, or open the box for own words."""
        await _choose(interaction, "quarterly", values[0])


class Find(Menu, verb="plan:find"):
    """Chooses where the nudge finds a member, and how often."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Keep it; direct messages are tried then and there."""
        group = await group_for(interaction, FEATURE)
        way = values[0] if values[0] in WAYS else "here"
        plan = await _plan(interaction, group)
        if WAYS[way]["find"] != "dm" or plan.by_dm:
            await _change(interaction, group, words.SAVED, **WAYS[way])
            return
        await take_time(interaction)
        nonce = f"t{interaction.id}"
        client = interaction.client
        sent = await send_test(client, interaction.user.id, Card(words.DM_TEST), nonce)
        if isinstance(sent, Sent):
            await _change(interaction, group, words.DM_WORKS, **WAYS[way])
            return
        first = words.DM_REFUSED if isinstance(sent, Refused) else words.DM_UNSURE
        await show(interaction, settings(plan, group, first))


async def open_settings(interaction: Interaction, group: Group) -> None:
    """Show the settings."""
    await show(interaction, settings(await _plan(interaction, group), group))


async def keep_own(interaction: Interaction, goal: str, typed: str) -> None:
    """Keep a goal in own words; without any, the one from the list stands again."""
    group = await group_for(interaction, FEATURE)
    try:
        own = rules.tidy_own(typed)
    except Refusal as refusal:
        card = cards.typed_back(refusal.message, typed, press("plan:settings:0"))
        await answer(interaction, card)
        return
    await _change(interaction, group, words.SAVED, **{f"{goal}_own": own})


def settings(plan: Plan, group: Group, first: str = "") -> Card:
    """Return the panel, under what was just done."""
    lines = [first, words.SET] if first else [words.SET]
    lines += [
        words.GOAL.format(
            when=words.GOALS[goal],
            goal=safe(rules.goal_line(plan, goal)),
        )
        for goal in rules.GOALS
    ]
    lines.append(words.FIND_LINES[plan.way])
    menus = (Weekly, Monthly, Quarterly)
    items: list[discord.ui.Item[Any]] = [
        menu(0, _goals(plan, goal)) for menu, goal in zip(menus, rules.GOALS, strict=True)
    ]
    items += [Find(0, _ways(plan, group)), press("plan:nudge:0"), press("plan:show:0")]
    return Card(fitted(lines), items)


def _goals(plan: Plan, goal: str) -> discord.ui.Select[Any]:
    own = plan.own.get(goal)
    select = discord.ui.Select[Any](placeholder=words.GOAL_MENUS[goal])
    for one in presets.of_goal(goal):
        chosen = not own and one.id == plan.goals[goal]
        select.add_option(label=one.label, value=one.id, default=chosen)
    label = shorten(f"{words.OWN_WORDS}: {own}", 100) if own else words.OWN_WORDS
    select.add_option(
        label=label,
        value=OWN,
        description=words.OWN_WORDS_MENU if own else None,
    )
    return select


def _ways(plan: Plan, group: Group) -> discord.ui.Select[Any]:
    select = discord.ui.Select[Any](placeholder=words.FIND_MENU)
    at = group.nudge_at
    time = f"{at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}"
    for way, label in words.FINDS.items():
        select.add_option(
            label=label,
            value=way,
            description=words.FIND_HINTS[way].format(time=time),
            default=way == plan.way,
        )
    return select


async def _choose(interaction: Interaction, goal: str, value: str) -> None:
    group = await group_for(interaction, FEATURE)
    if value == OWN:
        plan = await _plan(interaction, group)
        form = OwnForm(rules.GOALS.index(goal), value=plan.own.get(goal, ""))
        await interaction.response.send_modal(form)
        return
    if value not in {one.id for one in presets.of_goal(goal)}:
        value = presets.of_goal(goal)[0].id
    await _change(interaction, group, words.SAVED, **{goal: value, f"{goal}_own": None})


async def _change(interaction: Interaction, group: Group, first: str, **values: Any) -> None:
    client = interaction.client
    plan = await client.services.plans.change(
        group.guild_id, interaction.user.id, client.clock.now(), **values
    )
    await show(interaction, settings(plan, group, first))


async def _plan(interaction: Interaction, group: Group) -> Plan:
    return await interaction.client.services.plans.get(group.guild_id, interaction.user.id)
