"""Buttons under the planning post, and in the coordinators' inbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.celebrations import day_words as words
from bot.celebrations.coordinator_notes import PAST, UNPOSTED
from bot.kit.errors import NotYours
from bot.kit.safe import safe_name
from bot.kit.text import listed, shorten
from bot.ui.card import Card
from bot.ui.components import button
from bot.ui.feature import Waiting
from cogs.celebrations import plan_cards
from cogs.celebrations.access import FEATURE
from cogs.celebrations.day_cards import COLLEAGUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.kit.safe import Safe
    from bot.ui.context import Context


@button("day:help:{day:date}", label=words.HELP, feature=FEATURE)
async def help_with(ctx: Context, day: date) -> None:
    """Offer to help with a day, or no longer, and say who else helps."""
    planning = ctx.services.planning
    ahead, helps = await planning.help_with(ctx.guild_id, day, ctx.member_id, ctx.now)
    if not helps:
        await ctx.answer(words.HELP_TAKEN_BACK.format(name=safe_name(listed(ahead.names))))
        return
    others = [one for one in ahead.helpers if one != ctx.member_id]
    names = await _names(ctx.client, ctx.guild_id, others)
    await ctx.answer(plan_cards.helps(ahead, [names[one] for one in others], ctx.group.country))


@button("day:who:{month:date}", label=words.WHO_HELPS, feature=FEATURE)
async def who_helps(ctx: Context, month: date) -> None:
    """Show who helps with the days of a month, to coordinators and to people who help."""
    ahead = await ctx.services.planning.month(ctx.guild_id, month)
    people = {helper for one in ahead for helper in one.helpers}
    if ctx.member_id not in people and not ctx.is_coordinator:
        raise NotYours(words.HELPERS_ONLY)
    names = await _names(ctx.client, ctx.guild_id, people)
    await ctx.answer(plan_cards.helpers(month, ahead, names, ctx.group.country))


@button("day:seen:{note_id:int}", label=words.NOTE_IS_SEEN, coordinator=True)
async def seen(ctx: Context, note_id: int) -> None:
    """Put away a note that coordinators have seen."""
    await ctx.services.taking_part.see(ctx.guild_id, note_id, ctx.now)
    await ctx.show(Card(words.NOTE_IS_SEEN))


async def inbox(client: WhatsWorking, group: Group, now: datetime) -> Sequence[Waiting]:
    """Return what coordinators should know of days and their threads."""
    today = str(await client.services.celebrations.today(group.guild_id, now))
    return [
        Waiting(
            words.DESK[PAST if one.why == UNPOSTED and one.subject < today else one.why].format(
                number="{number}",
                name=safe_name(one.name),
                channel=one.channel_id,
            ),
            seen.button(one.id).named(shorten(words.NOTE_SEEN.format(name=one.name), 80)),
        )
        for one in await client.services.taking_part.notes(group.guild_id)
    ]


async def _names(client: WhatsWorking, guild_id: int, people: Iterable[int]) -> dict[int, Safe]:
    members = client.services.members
    return {
        one: safe_name(await members.public_name(guild_id, one, COLLEAGUE)) for one in set(people)
    }
