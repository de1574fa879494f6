"""What one person is told by their nudge."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.kit.safe import safe_name
from bot.meetups.rules import CHALLENGE
from bot.plans import words
from cogs.plans import cards

SOON = timedelta(weeks=3)

if TYPE_CHECKING:
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.meetups.meetup import Meetup
    from bot.members.rules import Notice
    from bot.plans.service import Nudge
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
    return await nudge_card(client, found, now, *([words.DM_CLOSED] if closed else []))


async def nudge_card(client: WhatsWorking, found: Nudge, now: datetime, *first: str) -> Card:
    """Return a card, under some lines, with the meet-up and the colleague's question it leads to.

    The question is one that the member has written about, and that nobody has answered.
    """
    guild_id, question = found.plan.guild_id, None
    group = await client.services.groups.get(guild_id)
    if group.has("questions"):
        about = guild_id, found.plan.member_id, now
        question = await client.services.questions.to_answer_by(*about)
    coming = await coming_up(client, found, now)
    return cards.nudge(found, *first, state=group.state, coming=coming, question=question)


async def coming_up(client: WhatsWorking, found: Nudge, now: datetime) -> Meetup | None:
    """Return the meet-up that would do for what a card is about, if there's one.

    For the month's goal it's the next one within three weeks; for the quarter's, the next with an
    open slot.
    """
    guild_id, goal = found.plan.guild_id, getattr(found.chosen, "goal", "")
    if goal not in ("monthly", "quarterly"):
        return None
    if not (await client.services.groups.get(guild_id)).has("meetups"):
        return None
    if goal == "quarterly":
        return await client.services.talks.next_open(guild_id)
    coming = await client.services.meetups.between(guild_id, now, now + SOON)
    meetings = (one for one in coming if one.kind != CHALLENGE)
    return next((one for one in meetings if one.message_id is not None), None)


async def restart(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return the one question of a new school year; None for one whose plan rests."""
    guild_id = notice.guild_id
    plan = await client.services.plans.get(guild_id, notice.member_id)
    if not plan.made or plan.find == "off":
        return None
    group = await client.services.groups.get(guild_id)
    return cards.restart(plan, safe_name(client.name_of(group)))
