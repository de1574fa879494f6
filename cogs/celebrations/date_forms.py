"""Days that nobody announced to the bot: which they are, and the form for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.celebrations import saying, words
from bot.celebrations import when as whens
from bot.kit import calendar
from bot.kit.errors import Refusal
from bot.kit.safe import safe, safe_name
from bot.kit.text import shorten
from bot.ui import words as ui_words
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.form import Answers, Form
from bot.ui.press import Menu, Press, press
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import coordinators_only

if TYPE_CHECKING:
    from bot.celebrations.asking import Undated
    from bot.client import WhatsWorking
    from bot.ui.answer import Interaction

BOX_LIMIT = 300
MENU = 25  # as many as a menu of Discord's holds


# In a direct message the row of each of these is the group; in a server it is not read.


class Dates(Press, verb="celebrate:dates"):
    """Shows what has no date."""

    label = words.DATES
    works_in_dm = True

    async def pressed(self, interaction: Interaction) -> None:
        """Show it in place of what was pressed."""
        await show(interaction, await lacking(interaction, self.row_id))


class PickDate(Menu, verb="celebrate:undated"):
    """Which of them the date is for."""

    works_in_dm = True

    @classmethod
    def showing(cls, guild_id: int, found: list[Undated]) -> PickDate:
        """Return the menu."""
        options = [
            discord.SelectOption(label=shorten(one.observance.name, 100), value=one.observance.slug)
            for one in found[:MENU]
        ]
        return cls(
            guild_id, discord.ui.Select[Any](placeholder=words.LACKING_MENU, options=options)
        )

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Open the form for it."""
        group = await coordinators_only(interaction, self.row_id)
        celebrations = interaction.client.services.celebrations
        one = await celebrations.observance(group.guild_id, values[0])
        await interaction.response.send_modal(DateForm(self.row_id, one.name, one.slug))


class DateForm(Form, verb="celebrate:date"):
    """Takes the days of one celebration in one year."""

    private = "only days are read from it; nothing that was typed is shown to others"
    works_in_dm = True

    def __init__(self, guild_id: int = 0, name: str = "", slug: str = "") -> None:
        super().__init__(words.DATE_TITLE, guild_id)
        label = shorten(name, 45) or words.DATE_LABEL
        # The box is called by what it asks for: a form keeps nothing else through a restart.
        self.box(slug, label, hint=words.DATE_HINT, limit=BOX_LIMIT, required=True)

    @classmethod
    async def submitted(cls, interaction: Interaction, row_id: int, answers: Answers) -> None:
        """Save them, and show what still lacks a date."""
        group, client = await coordinators_only(interaction, row_id), interaction.client
        slug, typed = next(iter(answers.texts.items()), ("", ""))
        services, now = client.services, client.clock.now()
        one = await services.celebrations.observance(group.guild_id, slug)
        today = await services.celebrations.today(group.guild_id, now)
        try:
            when = whens.read(typed, today, month_first=calendar.month_first(group.zone))
            if when.first is None or when.last is None:
                raise Refusal(words.DATE_YEARLY)
        except Refusal as refusal:
            text = f"{refusal.message}\n{words.DATE_TYPED.format(typed=safe(typed))}"
            raise Refusal(text, f"celebrate:dates:{row_id}") from refusal
        first, last = when.first, when.last
        if first == last and one.days > 1:
            last = saying.last_of(first, one.days)  # a week was named by its first day
        await services.choices.enter_date(group.guild_id, slug, first, last, now)
        days = saying.days(first, last, year=True)
        note = words.DATE_SAVED.format(name=safe_name(one.name), days=days)
        await show(interaction, await lacking(interaction, row_id, note))


async def lacking(interaction: Interaction, row_id: int, note: str = "") -> Card:
    """Return what has no date, with a menu to enter one."""
    group, client = await coordinators_only(interaction, row_id), interaction.client
    found = await client.services.asking.undated(group.guild_id, client.clock.now())
    lines = [*([note] if note else []), calendar_cards.lacking(found)]
    items: list[Any] = [PickDate.showing(row_id, found)] if found else []
    if interaction.guild_id is None:
        lines.append(ui_words.FROM_GROUP.format(group=safe_name(group.name)))
    else:
        items.append(press("celebrate:choose:0"))
    return Card("\n\n".join(lines), items)


async def asked(
    client: WhatsWorking,
    guild_id: int,
    member_id: int,
    subject: str,
) -> Card | None:
    """Return what a coordinator is asked; None when nothing lacks or they run it no longer."""
    group = await client.services.groups.get(guild_id)
    found = await client.services.asking.undated(guild_id, client.clock.now())
    if not found or not group.runs(member_id):
        return None
    return Card(calendar_cards.lacking(found), [Dates(guild_id)])
