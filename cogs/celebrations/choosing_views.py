"""What coordinators press to choose what is celebrated: the panel, and what is posted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import discord

from bot.celebrations import own_words, saying, words
from bot.celebrations.observances import LISTS, PACKS, load
from bot.kit.errors import NotFound
from bot.kit.safe import safe_name
from bot.kit.text import plural
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.press import Menu, Press, Style
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import coordinators_only

if TYPE_CHECKING:
    from bot.celebrations.choosing import Choice
    from bot.ui.answer import Interaction

CAPS: dict[str, int | None] = {"1": 1, "2": 2, "0": None}


class Choose(Press, verb="celebrate:choose"):
    """Shows the panel."""

    label = words.CHANGE

    async def pressed(self, interaction: Interaction) -> None:
        """Show it in place of what was pressed."""
        await show(interaction, await panel(interaction))


class Posted(Press, verb="celebrate:posted"):
    """Shows what is posted in a month; the row is the month, such as 202703."""

    label = words.PREVIEW

    async def pressed(self, interaction: Interaction) -> None:
        """Show the panel with that month."""
        await show(interaction, await panel(interaction, month_of(self.row_id)))


class TakeList(Menu, verb="celebrate:list"):
    """A ready list."""

    @classmethod
    def showing(cls, choice: Choice | None) -> TakeList:
        """Return the menu with the present answer in it."""
        chosen = None if choice is None else choice.base
        options = [
            discord.SelectOption(
                label=words.LISTS[one],
                value=one or "none",
                description=words.LIST_HINTS[one],
                default=one == chosen,
            )
            for one in (*LISTS, "")
        ]
        return cls(0, discord.ui.Select[Any](placeholder=words.LIST_MENU, options=options))

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Save it, and show what is posted next month."""
        group, client = await coordinators_only(interaction), interaction.client
        base = "" if values[0] == "none" else values[0]
        await client.services.choices.take_list(group.guild_id, base, client.clock.now())
        await show(interaction, await panel(interaction))


class TakePacks(Menu, verb="celebrate:packs"):
    """Packs besides the list."""

    @classmethod
    def showing(cls, choice: Choice) -> TakePacks:
        """Return the menu with the present answers in it."""
        options = []
        for one in PACKS:
            inside = [each.name for each in load() if one in each.packs]
            days = plural(len(inside), own_words.DAY)
            hint = words.PACK_HINT.format(days=days, name=inside[0])
            options.append(
                discord.SelectOption(
                    label=words.PACKS[one],
                    value=one,
                    description=hint[:100],
                    default=one in choice.packs,
                )
            )
        select = discord.ui.Select[Any](
            placeholder=words.PACKS_MENU, options=options, min_values=0, max_values=len(options)
        )
        return cls(0, select)

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Save them."""
        group, client = await coordinators_only(interaction), interaction.client
        await client.services.choices.take_packs(group.guild_id, values, client.clock.now())
        await show(interaction, await panel(interaction))


class TakeCap(Menu, verb="celebrate:cap"):
    """How many posts a week may have."""

    @classmethod
    def showing(cls, choice: Choice) -> TakeCap:
        """Return the menu with the present answer in it."""
        options = [
            discord.SelectOption(
                label=words.CAPS[name], value=name, default=cap == choice.weekly_cap
            )
            for name, cap in CAPS.items()
        ]
        # Called by its answer: Discord keeps what stood in a menu of the same name.
        select = discord.ui.Select[Any](placeholder=words.CAP_MENU, options=options)
        return cls(choice.weekly_cap or 0, select)

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Save it."""
        group, client = await coordinators_only(interaction), interaction.client
        cap = CAPS.get(values[0], 1)
        await client.services.choices.cap(group.guild_id, cap, client.clock.now())
        await show(interaction, await panel(interaction))


async def panel(interaction: Interaction, month: date | None = None) -> Card:
    """Return the panel with what is posted in a month, the next one if none is named."""
    group, client = await coordinators_only(interaction), interaction.client
    services, guild_id = client.services, group.guild_id
    today = await services.celebrations.today(guild_id, client.clock.now())
    found = await services.celebrations.calendar(guild_id)
    month = saying.month_after(today) if month is None else month
    guild = interaction.guild
    name = safe_name(group.name if guild is None else guild.name)
    if found is None:
        text = calendar_cards.choosing(name, None, None, month, today)
        return Card(text, [TakeList.showing(None), client.press("celebrate:import:0")])
    school = await services.groups.school(guild_id)
    first = await services.celebrations.first_to_come(guild_id, client.clock.now())
    plan = found.plan(school, max(first, month), saying.month_end(month))
    lacking = await services.asking.undated(guild_id, client.clock.now())
    text = calendar_cards.choosing(name, found, plan, month, today, lacking)
    if group.wins_channel_id is None:
        text = f"{text}\n\n{words.NO_CHANNEL}"
    menus: list[Any] = [
        TakeList.showing(found.choice),
        TakePacks.showing(found.choice),
        TakeCap.showing(found.choice),
    ]
    ways = await _ways(interaction, month, today, lacks=bool(lacking))
    return Card(text, [*menus, *ways])


async def _ways(interaction: Interaction, month: date, today: date, *, lacks: bool) -> list[Press]:
    """Return the buttons under the panel: other months, changes, and what waits."""
    client, guild_id = interaction.client, interaction.guild_id or 0
    this, before, after = (
        today.replace(day=1),
        saying.month_after(month, -1),
        saying.month_after(month),
    )
    change = words.BY_MONTH.format(month=saying.month(month).partition(" ")[0])
    items: list[Press] = []
    if before >= this:
        items.append(Posted(number(before), words.MONTH_BEFORE))
    if after <= saying.month_after(this, 12):
        items.append(Posted(number(after), words.MONTH_AFTER))
    items += [
        client.press(f"celebrate:month:{month.month * 100}", change),
        client.press(f"celebrate:page:{number(month)}"),
        client.press("celebrate:upcoming:0"),
        client.press("celebrate:import:0"),
    ]
    if lacks:
        items.append(client.press("celebrate:dates:0"))
    if await client.services.proposals.waiting(guild_id, today):
        waiting = client.press("celebrate:proposals:0")
        waiting.item.style = Style.primary
        items.append(waiting)
    return items


def number(month: date) -> int:
    """Return a month as the row of a button: 202703."""
    return month.year * 100 + month.month


def month_of(row_id: int) -> date:
    """Return the month that a button names. Raises NotFound for a forged one."""
    try:
        return date(row_id // 100, row_id % 100, 1)
    except ValueError as error:
        raise NotFound(words.OTHER_MONTH, "celebrate:choose:0") from error
