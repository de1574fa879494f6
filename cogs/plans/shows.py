"""How the nudge looks when it reaches one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.safe import safe_name
from bot.plans import words
from cogs.plans import cards

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.members.rules import Notice
    from bot.ui.card import Card


async def nudge(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return this week's card; None once the week is done, or was not wanted."""
    plans, now = client.services.plans, client.clock.now()
    guild_id, member_id = notice.guild_id, notice.member_id
    if await plans.settled(guild_id, member_id, now):
        return None
    found = await plans.nudge(guild_id, member_id, now)
    ways = await client.services.reaching.ways(guild_id, member_id)
    closed = found.plan.by_dm and ways.dm_closed
    state = (await client.services.groups.get(guild_id)).state
    return cards.nudge(found, *([words.DM_CLOSED] if closed else []), state=state)


async def restart(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return the one question of a new school year; None for one whose plan rests."""
    guild_id = notice.guild_id
    plan = await client.services.plans.get(guild_id, notice.member_id)
    if not plan.made or plan.find == "off":
        return None
    guild = client.get_guild(guild_id)
    group = await client.services.groups.get(guild_id)
    return cards.restart(plan, safe_name(group.name if guild is None else guild.name))
