"""What coordinators press about proposed days, and what who proposed one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.celebrations import own_words, words
from bot.celebrations.own_days import APPROVED, PROPOSED
from bot.kit.errors import NotFound
from bot.kit.safe import safe, safe_name
from bot.kit.text import shorten
from bot.ui.answer import answer, show
from bot.ui.card import Card
from bot.ui.press import Press, Style, press
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import coordinators_only
from cogs.celebrations.upcoming_views import upcoming

if TYPE_CHECKING:
    from datetime import date

    from bot.celebrations.own_days import OwnDay
    from bot.client import WhatsWorking
    from bot.kit.safe import Safe
    from bot.ui.answer import Interaction

SHOWN = 5  # proposals on one card; each has two buttons


class Proposed(Press, verb="celebrate:proposals"):
    """Shows what was proposed."""

    label = words.WAITING

    async def pressed(self, interaction: Interaction) -> None:
        """Show it in place of what was pressed."""
        await show(interaction, await _waiting(interaction))


class Approve(Press, verb="celebrate:approve"):
    """Takes a proposed day into the calendar."""

    label = own_words.APPROVE
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Save it, and show what else waits."""
        group, client = await coordinators_only(interaction), interaction.client
        now = client.clock.now()
        day = await client.services.proposals.approve(
            group.guild_id, self.row_id, interaction.user.id, now
        )
        today = await client.services.celebrations.today(group.guild_id, now)
        name, days = safe_name(day.observance.name), calendar_cards.days_of(day, today)
        note = own_words.APPROVED.format(name=name, days=days)
        await show(interaction, await _waiting(interaction, note))


class Decline(Press, verb="celebrate:decline"):
    """Leaves a proposed day out of the calendar."""

    label = own_words.DECLINE

    async def pressed(self, interaction: Interaction) -> None:
        """Save it, and show what else waits."""
        group, client = await coordinators_only(interaction), interaction.client
        day = await client.services.proposals.decline(
            group.guild_id, self.row_id, interaction.user.id, client.clock.now()
        )
        note = own_words.DECLINED.format(name=safe_name(day.observance.name))
        await show(interaction, await _waiting(interaction, note))


class WhatComes(Press, verb="celebrate:onward"):
    """Leads on from an answer; the row is the day that it is about, the tail its group."""

    label = own_words.WHAT_COMES
    works_in_dm = True

    async def pressed(self, interaction: Interaction) -> None:
        """Show what comes; in a direct message, say where that is."""
        if interaction.guild_id is None:
            link = f"https://discord.com/channels/{self.tail}"
            await answer(interaction, own_words.COMES_ELSEWHERE.format(link=link))
            return
        await show(interaction, await upcoming(interaction))


async def author_of(client: WhatsWorking, day: OwnDay) -> Safe:
    """Return the name of who proposed a day, unless they left or hide it."""
    if day.member_id is None:
        return safe_name(own_words.SOMEONE)
    member = await client.services.members.get(day.guild_id, day.member_id)
    named = own_words.SOMEONE if member is None or member.hidden else member.name
    return safe_name(named)


async def told(client: WhatsWorking, guild_id: int, member_id: int, subject: str) -> Card | None:
    """Return what who proposed a day is told; None when there is nothing to tell any more."""
    try:
        day = await client.services.proposals.get(guild_id, int(subject))
    except (NotFound, ValueError):
        return None
    if day.member_id != member_id or day.state == PROPOSED:
        return None
    one, today = day.observance, await _today(client, guild_id)
    if day.state == APPROVED:
        days = calendar_cards.days_of(day, today)
        text = own_words.TOLD_APPROVED.format(name=safe_name(one.name), days=days)
    else:
        typed = " ".join(filter(None, (one.name + ",", calendar_cards.days_of(day, today) + ".")))
        typed = "\n".join(filter(None, (typed, one.what, one.idea)))
        text = own_words.TOLD_DECLINED.format(name=safe_name(one.name), typed=safe(typed))
    # By this button an earlier try to tell them is found again.
    return Card(text, [WhatComes(day.id, tail=str(guild_id))])


async def _waiting(interaction: Interaction, note: str = "") -> Card:
    group, client = await coordinators_only(interaction), interaction.client
    today = await _today(client, group.guild_id)
    found = await client.services.proposals.waiting(group.guild_id, today)
    lines = [
        *([note, ""] if note else []),
        own_words.PROPOSALS if found else own_words.PROPOSALS_NONE,
    ]
    items: list[Press] = []
    for day in found[:SHOWN]:
        lines.append(calendar_cards.proposal(day, await author_of(client, day), today))
        name = own_words.APPROVE_NAME.format(name=day.observance.name)
        items += [Approve(day.id, shorten(name, 80)), Decline(day.id)]
    if found[SHOWN:]:
        lines.append(words.MORE.format(count=len(found) - SHOWN))
    back = press("celebrate:choose:0")
    return Card(calendar_cards.fitting(lines), [*items, back])


async def _today(client: WhatsWorking, guild_id: int) -> date:
    return await client.services.celebrations.today(guild_id, client.clock.now())
