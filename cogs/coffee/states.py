"""A member's own state of coffee, put together from what's known of them and of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.ui.private_thread import may_make
from cogs.coffee import cards

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.members.rules import Member

MOST = 3  # names of those not met for longest


async def state_of(client: WhatsWorking, group: Group, member_id: int) -> cards.State:
    """Return what a member's own state is made of."""
    services, now, guild_id = client.services, client.clock.now(), group.guild_id
    coming = await services.coffee.coming(guild_id, now)
    joined = await services.coffee.get(guild_id, member_id)
    if joined is None:
        return cards.State(coming, None)
    member = await services.members.get(guild_id, member_id)
    small = await services.small_groups.current(guild_id, member_id, now)
    room = None
    others: list[int] = []
    if small is not None:
        room = await services.rooms.get(guild_id, "coffee", str(small.id))
        others = [one for one in small.members if one != member_id]
    waits = await services.rounds.longest_waiting(
        guild_id, member_id, now, threads=may_make(client, group)
    )
    not_met = await _not_met(client, guild_id, member_id)
    people = await people_of(client, guild_id, [*others, *not_met, *([waits] if waits else [])])
    return cards.State(
        coming,
        joined,
        None if member is None else member.paused_until,
        small,
        room,
        [cards.name_of(people, one) for one in others],
        [cards.name_of(people, one) for one in not_met],
        None if waits is None else (waits, cards.name_of(people, waits)),
    )


async def people_of(
    client: WhatsWorking, guild_id: int, member_ids: list[int]
) -> dict[int, Member]:
    """Return these members, by id."""
    found = [await client.services.members.get(guild_id, one) for one in member_ids]
    return {one.member_id: one for one in found if one is not None}


async def _not_met(client: WhatsWorking, guild_id: int, member_id: int) -> list[int]:
    """Return who joined and was not met, or longest ago.

    A member's own list is left out, and so is who hides their name. Nothing else is: who pauses,
    rests or would rather not is no different from others here.
    """
    services = client.services
    mine = set(await services.pairing.not_with(guild_id, member_id))
    last = (await services.pairing.ground(guild_id)).last
    others = [one.member_id for one in await services.coffee.everyone(guild_id)]
    mine |= await services.members.hidden(guild_id, others)
    long_ago = discord.utils.snowflake_time(0)

    def when(other: int) -> tuple[object, int]:
        two = (min(member_id, other), max(member_id, other))
        return last.get(two, long_ago), other

    return sorted((one for one in others if one != member_id and one not in mine), key=when)[:MOST]
