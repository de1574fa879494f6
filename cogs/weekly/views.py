"""Buttons under the weekly post, and on the panel where coordinators look after it."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING

from bot.documents.workshop import mark
from bot.kit.errors import NotFound
from bot.ui.answer import answer, show, take_time
from bot.ui.checks import coordinators_only, set_up_group
from bot.ui.press import Press, Style
from bot.weekly import words
from bot.weekly.service import comes
from cogs.weekly import cards
from cogs.weekly.hidden import hidden_among

if TYPE_CHECKING:
    from bot.ui.answer import Interaction
    from bot.weekly.service import Ahead


class TryOne(Press, verb="weekly:try"):
    """Try one of the wins that a post showed."""

    label = words.TRY

    async def pressed(self, interaction: Interaction) -> None:
        """List them, each with its button."""
        group = await set_up_group(interaction, "wins")
        wins = await interaction.client.services.weekly.shown(group.guild_id, week_of(self.row_id))
        if not wins:
            raise NotFound(words.TRY_GONE, "win:find:0")
        hidden = await hidden_among(interaction.client, wins)
        await answer(interaction, cards.to_try(wins, hidden))


class Plan(Press, verb="weekly:plan"):
    """The next four posts."""

    label = words.PLAN

    async def pressed(self, interaction: Interaction) -> None:
        """Show them."""
        group, client = await coordinators_only(interaction), interaction.client
        ahead = await client.services.weekly.ahead(group.guild_id, client.clock.now())
        await show(interaction, cards.plan(ahead, group.weekly_at, comes=comes(group)))


class OneWeek(Press, verb="weekly:week"):
    """One of them, as it would read."""

    label = words.PLAN

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        group, client = await coordinators_only(interaction), interaction.client
        week, now = week_of(self.row_id), client.clock.now()
        await show_week(interaction, await client.services.weekly.one(group.guild_id, week, now))


class Swap(Press, verb="weekly:swap"):
    """Ask something else in a week."""

    label = words.SWAP

    async def pressed(self, interaction: Interaction) -> None:
        """Save another question, and show it."""
        group, client = await coordinators_only(interaction), interaction.client
        week, now = week_of(self.row_id), client.clock.now()
        ahead = await client.services.weekly.swap(group.guild_id, week, now)
        await show_week(interaction, ahead, words.SWAPPED)


class Skip(Press, verb="weekly:skip"):
    """Post nothing in a week."""

    label = words.SKIP

    async def pressed(self, interaction: Interaction) -> None:
        """Save that."""
        await _skip(interaction, self.row_id, words.SKIPPED, skipped=True)


class Unskip(Press, verb="weekly:unskip"):
    """Post in a week after all."""

    label = words.UNSKIP

    async def pressed(self, interaction: Interaction) -> None:
        """Save that."""
        await _skip(interaction, self.row_id, words.UNSKIPPED, skipped=False)


class CopyAsEmail(Press, verb="weekly:mail"):
    """A week's post as an e-mail; row 0: this week's, or else the next one.

    The tail is the mark of what was looked at.
    """

    label = words.MAIL
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Show the text, with the same as files."""
        group, client = await coordinators_only(interaction), interaction.client
        await take_time(interaction)
        name = interaction.guild.name if interaction.guild is not None else group.name
        week = week_of(self.row_id) if self.row_id else None
        services, now = client.services, client.clock.now()
        day, issue = await services.weekly.to_copy(group.guild_id, week, now)
        documents, guild_id = services.documents, group.guild_id
        mail = await documents.email(guild_id, name, issue.question, issue.wins)
        look = await documents.worries_in(guild_id, mail.told())
        if look and (looked_at := mark(look)) != self.tail:
            await show(interaction, cards.mail_look(self.row_id, look, looked_at))
            return
        await documents.record(guild_id, interaction.user.id, "week", "anyone", mail.found, now)
        await show(interaction, await asyncio.to_thread(cards.email, day, mail))


def week_of(row_id: int) -> date:
    """Return the week that a button names. Raises NotFound for a forged one."""
    try:
        return date.fromisoformat(str(row_id))
    except ValueError as error:
        raise NotFound(words.WEEK_OVER, "weekly:plan:0") from error


async def show_week(interaction: Interaction, one: Ahead, note: str = "") -> None:
    """Show one post to come, in place of the card that was pressed."""
    group, client = await coordinators_only(interaction), interaction.client
    now, week = client.clock.now(), one.slot.week
    issue = await client.services.weekly.preview(group.guild_id, week, now)
    hidden = await hidden_among(client, issue.wins)
    await show(interaction, cards.week(one, issue, hidden, group.weekly_at, note))


async def _skip(interaction: Interaction, row_id: int, note: str, *, skipped: bool) -> None:
    group, client = await coordinators_only(interaction), interaction.client
    week, now = week_of(row_id), client.clock.now()
    ahead = await client.services.weekly.skip(group.guild_id, week, now, skipped=skipped)
    await show_week(interaction, ahead, note)
