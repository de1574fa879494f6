"""What a coordinator presses on the list of the week."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import words
from bot.agenda.rows import Done, Dropped
from bot.ui.answer import PATIENCE, show, take_time
from bot.ui.card import Card
from bot.ui.checks import coordinators_only
from bot.ui.press import Press
from cogs.groups import week_cards

if TYPE_CHECKING:
    from bot.agenda.rows import Outcome
    from bot.client import WhatsWorking
    from bot.ui.answer import Interaction

WEEK = timedelta(days=7)


class ShowWeek(Press, verb="agenda:week"):
    """Turns the page; the row is the page's number."""

    label = words.LATER_DAYS

    async def pressed(self, interaction: Interaction) -> None:
        """Show that page."""
        group = await coordinators_only(interaction)
        await show(interaction, await week(interaction.client, group.guild_id, self.row_id))


class RunNow(Press, verb="agenda:run"):
    """Lets something happen before its time."""

    label = words.RUN.format(number="it")

    async def pressed(self, interaction: Interaction) -> None:
        """Do it, and say what became of it."""
        group, client = await coordinators_only(interaction), interaction.client
        await take_time(interaction)
        task = await client.agenda.run_now(group.guild_id, self.row_id, client.kinds)
        if task is None:
            note = words.IS_GONE
        else:
            done, _ = await asyncio.wait({task}, timeout=PATIENCE)
            note = _told(task.result()) if done else words.IS_UNDER_WAY
        await show(interaction, await week(client, group.guild_id, note=note))


class Skip(Press, verb="agenda:skip"):
    """Lets something not happen this time."""

    label = words.SKIP.format(number="it")

    async def pressed(self, interaction: Interaction) -> None:
        """Leave it out; what follows it is planned."""
        group, client = await coordinators_only(interaction), interaction.client
        skipped = await client.agenda.skip(group.guild_id, self.row_id, client.kinds)
        note = words.IS_GONE if skipped is None else words.IS_SKIPPED
        await show(interaction, await week(client, group.guild_id, note=note))


async def week(client: WhatsWorking, guild_id: int, page: int = 0, note: str = "") -> Card:
    """Return what ran in the last seven days and what runs in the next."""
    now, agenda = client.clock.now(), client.agenda
    past = await agenda.past(guild_id, client.kinds, now - WEEK)
    coming = await agenda.coming(guild_id, client.kinds, now + WEEK)
    page = min(page, max(0, len(coming) - 1) // week_cards.PAGE)
    start, end = page * week_cards.PAGE, (page + 1) * week_cards.PAGE
    items: list[Press] = []
    for number, one in enumerate(coming[start:end], start + 1):
        if one.count == 1:  # what concerns many persons is each one's own
            items.append(RunNow(one.id, words.RUN.format(number=number)))
            items.append(Skip(one.id, words.SKIP.format(number=number)))
    if page:
        items.append(ShowWeek(page - 1, words.EARLIER_DAYS))
    if len(coming) > end:
        items.append(ShowWeek(page + 1))
    return Card(week_cards.week(past, coming, client.kinds, page, note), items)


def _told(outcome: Outcome) -> str:
    if isinstance(outcome, Done):
        return words.IS_DONE
    sentence = words.IS_LEFT_OUT if isinstance(outcome, Dropped) else words.IS_NOT_DONE
    return sentence.format(reason=outcome.reason.rstrip("."))
