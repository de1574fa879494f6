"""What coordinators press to change a month: ticks in a menu, and contested days one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.celebrations import saying, words
from bot.celebrations.months import contested_in, in_month, page_of, pages_of, usually
from bot.kit.dates import MONTHS
from bot.kit.errors import NotFound
from bot.kit.text import shorten
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.press import Menu, Press
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import coordinators_only
from cogs.celebrations.choosing_views import Posted, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.celebrations.calendar import Calendar
    from bot.celebrations.observances import Observance
    from bot.ui.answer import Interaction


class OneMonth(Press, verb="celebrate:month"):
    """Changes a month; the row is a hundred times the month, and the page from 0."""

    label = words.MONTH_AFTER

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        await show(interaction, await month(interaction, self.row_id))


class Tick(Menu, verb="celebrate:tick"):
    """What of a page is celebrated."""

    @classmethod
    def showing(
        cls, row_id: int, calendar: Calendar, page: Sequence[Observance], today: date
    ) -> Tick:
        """Return the menu with the present answers in it."""
        options = [
            discord.SelectOption(
                label=shorten(one.name, 100),
                value=one.slug,
                description=_when(calendar, one, today)[:100],
                default=calendar.choice.holds(one),
            )
            for one in page
        ]
        placeholder = words.MONTH_MENU.format(month=MONTHS[row_id // 100 - 1])
        select = discord.ui.Select[Any](
            placeholder=placeholder, options=options, min_values=0, max_values=len(options)
        )
        return cls(row_id, select)

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Save them; what was not on the page stays as it is."""
        group, client = await coordinators_only(interaction), interaction.client
        select: Any = self.item
        asked = [option.value for option in select.options]
        now = client.clock.now()
        await client.services.choices.pick(group.guild_id, values, asked, now)
        await show(interaction, await month(interaction, self.row_id, words.MONTH_SAVED))


class Contested(Press, verb="celebrate:contested"):
    """Chooses a contested day, or leaves it out; row 1 chooses, the tail is its slug."""

    label = words.CONTESTED_ADD

    async def pressed(self, interaction: Interaction) -> None:
        """Save it, and show its month again."""
        group, client = await coordinators_only(interaction), interaction.client
        services, now = client.services, client.clock.now()
        one = await services.celebrations.observance(group.guild_id, self.tail)
        change = services.choices.add if self.row_id else services.choices.remove
        found = await change(group.guild_id, one.slug, now)
        today = await services.celebrations.today(group.guild_id, now)
        day = usually(found, one, today) or today
        await show(interaction, await month(interaction, day.month * 100, words.MONTH_SAVED))


async def month(interaction: Interaction, row_id: int, note: str = "") -> Card:
    """Return a page of a month to change. Raises NotFound for a forged row."""
    group, client = await coordinators_only(interaction), interaction.client
    celebrations, guild_id = client.services.celebrations, group.guild_id
    which, page = divmod(row_id, 100)
    if not 1 <= which <= 12:
        raise NotFound(words.OTHER_MONTH, "celebrate:choose:0")
    found = await celebrations.calendar_or_none_chosen(guild_id)
    today = await celebrations.today(guild_id, client.clock.now())
    every = in_month(found, which, today)
    pages = pages_of(every)
    page = min(page, max(pages - 1, 0))
    contested = [
        (one, _when(found, one, today), found.choice.holds(one))
        for one in contested_in(found, which, today)
    ]
    name = MONTHS[which - 1]
    text = calendar_cards.month(name, (page + 1, pages), contested, note)
    items: list[Any] = []
    if every:
        part = page_of(every, page)
        items.append(Tick.showing(which * 100 + page, found, part, today))
    for one, _, is_on in contested:
        label = words.CONTESTED_REMOVE if is_on else words.CONTESTED_ADD
        label = shorten(label.format(name=one.name), 80)
        items.append(Contested(0 if is_on else 1, label, tail=one.slug))
    return Card(text, [*items, *_others(which, page, pages, today)])


def _others(which: int, page: int, pages: int, today: date) -> list[Press]:
    """Return the ways to other pages and months, and to what is posted."""
    items: list[Press] = []
    if page > 0:
        items.append(OneMonth(which * 100 + page - 1, words.EARLIER))
    if page + 1 < pages:
        items.append(OneMonth(which * 100 + page + 1, words.LATER))
    before, after = (which - 2) % 12 + 1, which % 12 + 1
    items += [
        OneMonth(before * 100, MONTHS[before - 1]),
        OneMonth(after * 100, MONTHS[after - 1]),
    ]
    # The next such month: this one, or of the next year.
    ahead = today.replace(day=1)
    while ahead.month != which:
        ahead = saying.month_after(ahead)
    return [*items, Posted(number(ahead))]


def _when(calendar: Calendar, one: Observance, today: date) -> str:
    """Return when it is next."""
    found = calendar.occurrence(one, today)
    if found is None:
        return words.MONTH_UNDATED
    return saying.days(found.first, found.last, year=True)
