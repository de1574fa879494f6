"""What anyone presses to see what comes, one day, and the files of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.celebrations import files, saying, words
from bot.kit.errors import NotFound, Refusal
from bot.kit.safe import safe_line, safe_name
from bot.kit.text import shorten
from bot.ui.answer import answer, show, take_time
from bot.ui.card import Attached, Card
from bot.ui.checks import coordinator_names, is_coordinator, set_up_group
from bot.ui.press import Menu, Press
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import FEATURE, coordinators_only
from cogs.celebrations.choosing_views import month_of, number, panel

if TYPE_CHECKING:
    from bot.celebrations.calendar import Calendar
    from bot.celebrations.occurrences import Occurrence
    from bot.groups.service import Group
    from bot.ui.answer import Interaction

PAGE = 10  # celebrations in a list


class Upcoming(Press, verb="celebrate:upcoming"):
    """Shows what comes; the row says how many are before the page."""

    label = words.BACK_TO_LIST

    async def pressed(self, interaction: Interaction) -> None:
        """Show it in place of what was pressed."""
        await show(interaction, await upcoming(interaction, self.row_id))


class Look(Menu, verb="celebrate:look"):
    """One of the list."""

    @classmethod
    def showing(cls, page: list[tuple[str, Occurrence]]) -> Look:
        """Return the menu of a page."""
        options = {
            one.slug: discord.SelectOption(
                label=shorten(name, 100),
                value=one.slug,
                description=saying.days(one.first, one.last)[:100],
            )
            for name, one in page
        }
        select = discord.ui.Select[Any](placeholder=words.LOOK_MENU, options=list(options.values()))
        return cls(0, select)

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Show it in place of the list."""
        await show(interaction, await about(interaction, values[0]))


class ShowDay(Press, verb="celebrate:show"):
    """Shows one day; the tail is its slug."""

    label = words.LATER

    async def pressed(self, interaction: Interaction) -> None:
        """Show it in place of what was pressed."""
        await show(interaction, await about(interaction, self.tail))


class Keep(Press, verb="celebrate:keep"):
    """Celebrates a day, or no longer; row 1 does, the tail is its slug."""

    label = words.ADD

    async def pressed(self, interaction: Interaction) -> None:
        """Save it, and show the day."""
        group, client = await coordinators_only(interaction), interaction.client
        services, now = client.services, client.clock.now()
        one = await services.celebrations.observance(group.guild_id, self.tail)
        change = services.choices.add if self.row_id else services.choices.remove
        await change(group.guild_id, one.slug, now)
        note = (words.ADDED if self.row_id else words.REMOVED).format(name=safe_name(one.name))
        await show(interaction, await about(interaction, one.slug, note))


class CalendarFile(Press, verb="celebrate:ics"):
    """Gives the next twelve months as a file; the tail is a slug, none for the whole list."""

    label = words.FILE

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the file."""
        group, client = await set_up_group(interaction, FEATURE), interaction.client
        celebrations, now = client.services.celebrations, client.clock.now()
        found = await celebrations.calendar_or_none_chosen(group.guild_id)
        first, last = saying.ahead(await celebrations.today(group.guild_id, now))
        if self.tail:
            one = await celebrations.observance(group.guild_id, self.tail)
            next_ = found.occurrence(one, first)
            days = [next_] if next_ is not None and next_.first <= last else []
        else:
            days = found.occurrences(first, last)
        if not days:
            raise Refusal(words.ICS_NOTHING)
        content = files.ics(found, group.guild_id, days, now)
        text = words.ICS_READY.format(count=len(days))
        if self.tail:
            when = saying.days(days[0].first, days[0].last, year=True)
            text = words.ICS_ONE.format(name=safe_name(one.name), days=when)
        await answer(interaction, Card(text, files=[Attached(content, words.ICS_NAME)]))


class MonthPage(Press, verb="celebrate:page"):
    """Gives a month as a page to print; the row is the month, 0 for the next one."""

    label = words.PAGE

    async def pressed(self, interaction: Interaction) -> None:
        """Answer with the page."""
        group, client = await set_up_group(interaction, FEATURE), interaction.client
        await take_time(interaction)
        celebrations = client.services.celebrations
        today = await celebrations.today(group.guild_id, client.clock.now())
        month = month_of(self.row_id) if self.row_id else saying.month_after(today)
        found = await celebrations.calendar_or_none_chosen(group.guild_id)
        name = interaction.guild.name if interaction.guild is not None else group.name
        said = saying.month(month)
        content = files.page(found, name, month)
        if content is None:
            raise Refusal(words.PAGE_NOTHING.format(month=said))
        page = Attached(content, f"book-days-{month:%Y-%m}.html")
        await answer(interaction, Card(words.PAGE_READY.format(month=said), files=[page]))


async def upcoming(interaction: Interaction, start: int = 0) -> Card:
    """Return a page of what comes; to coordinators who have not chosen yet, the panel."""
    group, client = await set_up_group(interaction, FEATURE), interaction.client
    celebrations = client.services.celebrations
    found = await celebrations.calendar(group.guild_id)
    runs = is_coordinator(interaction, group)
    propose = client.press("celebrate:propose:0")
    if found is None:
        if runs:
            return await panel(interaction)
        return Card(words.UNCHOSEN.format(names=coordinator_names(group)), [propose])
    today = await celebrations.today(group.guild_id, client.clock.now())
    first, last = saying.ahead(today)
    every = [(_name(found, one), one) for one in found.occurrences(first, last)]
    start = max(0, min(start, len(every) - 1))
    page = every[start : start + PAGE]
    asking = client.services.asking
    lacking = [] if start else await asking.undated(group.guild_id, client.clock.now())
    items: list[Any] = [Look.showing(page)] if page else []
    if start > 0:
        items.append(Upcoming(max(0, start - PAGE), words.EARLIER))
    if start + PAGE < len(every):
        items.append(Upcoming(start + PAGE, words.LATER))
    items += [CalendarFile(), MonthPage(number(saying.month_after(today))), propose]
    if runs:
        items.append(client.press("celebrate:choose:0"))
    return Card(calendar_cards.upcoming(page, lacking), items)


async def about(interaction: Interaction, slug: str, note: str = "") -> Card:
    """Return one day: what it is, when, and what can be done with it. Raises NotFound."""
    group, client = await set_up_group(interaction, FEATURE), interaction.client
    celebrations = client.services.celebrations
    found = await celebrations.calendar_or_none_chosen(group.guild_id)
    one = found.get(slug)
    if one is None:
        raise NotFound(words.NOT_THERE, "celebrate:upcoming:0")
    today = await celebrations.today(group.guild_id, client.clock.now())
    celebrated = found.choice.holds(one)
    when = found.occurrence(one, today)
    text = calendar_cards.about(one, when, celebrated=celebrated, note=note)
    items = _beside(found, slug)
    if when is not None:
        items.append(CalendarFile(tail=slug))
    if is_coordinator(interaction, group):
        label = words.REMOVE if celebrated else words.ADD
        items.append(Keep(0 if celebrated else 1, label, tail=slug))
        if celebrated and when is None:
            items.append(client.press("celebrate:dates:0"))
    return Card(text, [*items, Upcoming()])


async def named(interaction: Interaction, typed: str) -> str:
    """Return the slug of what was typed: itself, or the only name that fits. Raises NotFound."""
    group, client = await set_up_group(interaction, FEATURE), interaction.client
    celebrations = client.services.celebrations
    found = await celebrations.calendar_or_none_chosen(group.guild_id)
    if not typed.strip():
        today = await celebrations.today(group.guild_id, client.clock.now())
        every = found.occurrences(*saying.ahead(today))
        return every[0].slug if every else found.everything()[0].slug
    if found.get(typed) is not None:
        return typed
    fits = found.matching(typed)
    if not fits:
        said = safe_line(typed, 60)
        raise NotFound(words.NOT_FOUND.format(typed=said), "celebrate:upcoming:0")
    return fits[0].slug


async def completing(interaction: Interaction, group: Group, current: str) -> list[tuple[str, str]]:
    """Return names and slugs that fit what is being typed."""
    celebrations = interaction.client.services.celebrations
    found = await celebrations.calendar_or_none_chosen(group.guild_id)
    return [(shorten(one.name, 100), one.slug) for one in found.matching(current)[:25]]


def _beside(found: Calendar, slug: str) -> list[Press]:
    """Return the ways to the days before and after in the calendar's order."""
    slugs = [one.slug for one in found.everything()]
    at = slugs.index(slug)
    return [
        ShowDay(0, words.EARLIER, tail=slugs[at - 1]),
        ShowDay(1, words.LATER, tail=slugs[(at + 1) % len(slugs)]),
    ]


def _name(found: Calendar, one: Occurrence) -> str:
    observance = found.get(one.slug)
    return "" if observance is None else observance.name
