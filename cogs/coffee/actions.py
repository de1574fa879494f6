"""What a member does about coffee, whether by a command or by a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.coffee import words
from bot.kit.errors import Refusal
from bot.kit.text import listed
from bot.pairing import words as pairing_words
from bot.ui.card import Button, Card
from bot.ui.checks import group_for
from bot.ui.membership import UnsureError, is_here
from bot.ui.private_thread import may_make
from bot.ui.reach import choose
from cogs.coffee import cards

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.members.rules import Member
    from bot.reaching.rules import Method
    from bot.ui.context import Context

MOST = 3  # names of those not met for longest


async def join(ctx: Context) -> None:
    """Ask where to reach someone; anyone who's in already sees their state."""
    if await ctx.services.coffee.get(ctx.guild_id, ctx.member_id) is not None:
        await status(ctx)
        return
    await ctx.show(ways(ctx.client, ctx.group))


def ways(client: WhatsWorking, group: Group) -> Card:
    """Return the question where one is reached for coffee."""
    if may_make(client, group):
        return Card(words.JOIN_ASK, [Button("coffee:dm"), Button("coffee:thread")])
    return Card(f"{words.JOIN_ASK}\n{words.JOIN_ASK_NO_THREADS}", [Button("coffee:dm")])


async def choose_way(ctx: Context, wanted: Method) -> None:
    """Join with a way to be reached, tried right then; or change it."""
    threads: Method | None = "thread" if may_make(ctx.client, ctx.group) else None
    if wanted != "dm" and threads is None:
        raise Refusal(words.NEEDS_DM, "coffee:dm")
    chosen = await choose(ctx, "coffee", wanted, threads)
    if chosen.method is None:
        raise Refusal(words.NEEDS_DM, "coffee:dm")
    await ctx.services.coffee.join(ctx.guild_id, ctx.member_id, ctx.now)
    says = pairing_words.WAY_SAID[wanted] if chosen.method == wanted else chosen.says
    await status(ctx, f"{words.JOINED} {says}")


async def skip(ctx: Context, *, skips: bool | None = None) -> None:
    """Sit out the next round or not; None: the other of the two."""
    coffee = ctx.services.coffee
    if skips is None:
        joined = await coffee.get(ctx.guild_id, ctx.member_id)
        coming = await coffee.coming(ctx.guild_id, ctx.now)
        skips = joined is None or coming.day is None or joined.skips != coming.day
    await coffee.skip(ctx.guild_id, ctx.member_id, ctx.now, skips=skips)
    await status(ctx, words.SKIPPED if skips else words.UNSKIPPED)


async def leave(ctx: Context) -> None:
    """Leave, and say how to come back; a coffee that's arranged isn't called off by it."""
    services = ctx.services
    small = await services.small_groups.current(ctx.guild_id, ctx.member_id, ctx.now)
    await services.coffee.leave(ctx.guild_id, ctx.member_id)
    left = words.LEFT
    seats = [] if small is None else [*small.seats]
    is_open = any(one.member_id == ctx.member_id and one.answer is None for one in seats)
    if small is not None and is_open and len(seats) > 1:
        others = [one for one in small.members if one != ctx.member_id]
        people = await people_of(ctx.client, ctx.guild_id, others)
        names = listed([cards.name_of(people, one) for one in others])
        left = f"{left} {words.LEFT_STILL_ON.format(names=names)}"
    await ctx.show(Card(left, [Button("coffee:join")]))


async def come_back(ctx: Context) -> None:
    """End a rest; in direct messages too."""
    await ctx.services.coffee.come_back(ctx.guild_id, ctx.member_id, ctx.now)
    if ctx.in_dm:
        group = await ctx.services.groups.get(ctx.guild_id)
        await ctx.show(cards.welcome_back(await state_of(ctx.client, group, ctx.member_id)))
    else:
        await status(ctx, words.CAME_BACK)


async def meet(ctx: Context, other: int) -> None:
    """Have coffee right away with someone who waits; in direct messages too."""
    client, rounds = ctx.client, ctx.services.rounds
    await ctx.take_time()
    try:
        here = await is_here(client, ctx.guild_id, other)
    except UnsureError:
        here = False
    waits = await rounds.longest_waiting(
        ctx.guild_id, ctx.member_id, ctx.now, threads=may_make(client, ctx.group)
    )
    if not here or waits != other:
        raise Refusal(words.OFFER_GONE, f"coffee:status:{ctx.guild_id}")
    await rounds.meet(ctx.guild_id, ctx.member_id, other, ctx.now)
    people = await people_of(client, ctx.guild_id, [other])
    note = words.OFFER_DONE.format(name=cards.name_of(people, other))
    if ctx.in_dm:
        await ctx.show(Card(note))
    else:
        await status(ctx, note)


async def status(ctx: Context, note: str = "") -> None:
    """Show a member their own state. Raises Refusal where coffee is switched off."""
    group = await group_for(ctx.interaction, "coffee")
    state = await state_of(ctx.client, group, ctx.member_id)
    await ctx.show(cards.status(state, ctx.now, note))


async def status_in_dm(ctx: Context, guild_id: int) -> None:
    """Show the same in direct messages; what changes it is in the server."""
    group = await ctx.services.groups.get(guild_id)
    state = await state_of(ctx.client, group, ctx.member_id)
    card = cards.status(state, ctx.now)
    await ctx.show(Card(f"{card.content}\n{words.CHANGE_IN_SERVER}"))


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
    """Return who joined and was not met, or longest ago; a member's own list is left out.

    Nothing else is: who pauses, rests or would rather not is no different from others here.
    """
    services = client.services
    mine = set(await services.pairing.not_with(guild_id, member_id))
    last = (await services.pairing.ground(guild_id)).last
    others = [one.member_id for one in await services.coffee.everyone(guild_id)]
    long_ago = discord.utils.snowflake_time(0)

    def when(other: int) -> tuple[object, int]:
        two = (min(member_id, other), max(member_id, other))
        return last.get(two, long_ago), other

    return sorted((one for one in others if one != member_id and one not in mine), key=when)[:MOST]
