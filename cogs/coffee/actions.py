"""What a member does about coffee, whether by a command or by a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.coffee import words
from bot.kit.errors import Refusal
from bot.ui import way
from bot.ui.answer import show, take_time
from bot.ui.card import Card
from bot.ui.checks import set_up_group
from bot.ui.membership import UnsureError, is_here
from bot.ui.press import press
from bot.ui.private_thread import may_make
from cogs.coffee import cards

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.members.rules import Member
    from bot.ui.answer import Interaction

MOST = 3  # names of whom one has not met for longest


async def group_for(interaction: Interaction) -> Group:
    """Return the group's settings. Raises Refusal where coffee is switched off."""
    group = await set_up_group(interaction)
    if not group.has("coffee"):
        raise Refusal(words.OFF)
    return group


async def join(interaction: Interaction) -> None:
    """Ask where to be reached; who is in already sees their state."""
    group, client = await group_for(interaction), interaction.client
    if await client.services.coffee.get(group.guild_id, interaction.user.id) is not None:
        await status(interaction)
        return
    await show(interaction, ways(client, group))


def ways(client: WhatsWorking, group: Group) -> Card:
    """Return the question where one is reached for coffee."""
    if may_make(client, group):
        return Card(words.JOIN_ASK, [press("coffee:dm:0"), press("coffee:thread:0")])
    return Card(f"{words.JOIN_ASK}\n{words.JOIN_ASK_NO_THREADS}", [press("coffee:dm:0")])


async def choose_way(interaction: Interaction, wanted: str) -> None:
    """Join with a way to be reached, tried then and there; or change it."""
    group, client = await group_for(interaction), interaction.client
    await take_time(interaction)
    chosen, line = await way.tried(interaction, wanted)
    if chosen == "thread" and not may_make(client, group):
        raise Refusal(words.NEEDS_DM, "coffee:dm:0")
    await client.services.coffee.join(
        group.guild_id, interaction.user.id, chosen, client.clock.now()
    )
    await status(interaction, f"{words.JOINED} {line}")


async def skip(interaction: Interaction, *, skips: bool | None = None) -> None:
    """Sit out the next round or not; None: the other of the two."""
    group, client = await group_for(interaction), interaction.client
    coffee, now, member_id = client.services.coffee, client.clock.now(), interaction.user.id
    if skips is None:
        joined = await coffee.get(group.guild_id, member_id)
        coming = await coffee.coming(group.guild_id, now)
        skips = joined is None or coming.day is None or joined.skips != coming.day
    await coffee.skip(group.guild_id, member_id, now, skips=skips)
    await status(interaction, words.SKIPPED if skips else words.UNSKIPPED)


async def leave(interaction: Interaction) -> None:
    """Leave, and say how to come back."""
    group, client = await group_for(interaction), interaction.client
    await client.services.coffee.leave(group.guild_id, interaction.user.id)
    await show(interaction, Card(words.LEFT, [press("coffee:join:0")]))


async def come_back(interaction: Interaction, guild_id: int) -> None:
    """End a rest; in direct messages too."""
    client = interaction.client
    await client.services.coffee.come_back(guild_id, interaction.user.id, client.clock.now())
    if interaction.guild_id is None:
        group = await client.services.groups.get(guild_id)
        await show(
            interaction, cards.welcome_back(await state_of(client, group, interaction.user.id))
        )
    else:
        await status(interaction, words.CAME_BACK)


async def meet(interaction: Interaction, guild_id: int, other: int) -> None:
    """Have coffee at once with someone who waits; in direct messages too."""
    client = interaction.client
    group = await client.services.groups.get(guild_id)
    if not group.has("coffee"):
        raise Refusal(words.OFF)
    rounds, now, member_id = client.services.rounds, client.clock.now(), interaction.user.id
    await take_time(interaction)
    try:
        here = await is_here(client, guild_id, other)
    except UnsureError:
        here = False
    waits = await rounds.longest_waiting(guild_id, member_id, now, threads=may_make(client, group))
    if not here or waits != other:
        raise Refusal(words.OFFER_GONE, f"coffee:status:{guild_id}")
    await rounds.meet(guild_id, member_id, other, now)
    people = await people_of(client, guild_id, [other])
    note = words.OFFER_DONE.format(name=cards.name_of(people, other))
    if interaction.guild_id is None:
        await show(interaction, Card(note))
    else:
        await status(interaction, note)


async def status(interaction: Interaction, note: str = "") -> None:
    """Show a member their own state."""
    group, client = await group_for(interaction), interaction.client
    state = await state_of(client, group, interaction.user.id)
    await show(interaction, cards.status(state, client.clock.now(), note))


async def status_in_dm(interaction: Interaction, guild_id: int) -> None:
    """Show the same in direct messages; what changes it is in the server."""
    client = interaction.client
    group = await client.services.groups.get(guild_id)
    state = await state_of(client, group, interaction.user.id)
    card = cards.status(state, client.clock.now())
    await show(interaction, Card(f"{card.content}\n{words.CHANGE_IN_SERVER}"))


async def state_of(client: WhatsWorking, group: Group, member_id: int) -> cards.State:
    """Return what a member's own state is made of."""
    services, now, guild_id = client.services, client.clock.now(), group.guild_id
    coming = await services.coffee.coming(guild_id, now)
    joined = await services.coffee.get(guild_id, member_id)
    if joined is None:
        return cards.State(coming, None)
    member = await services.members.get(guild_id, member_id)
    table = await services.tables.current(guild_id, member_id, now)
    room = None
    others: list[int] = []
    if table is not None:
        room = await services.rooms.get(guild_id, "coffee", str(table.id))
        others = [one for one in table.members if one != member_id]
    waits = await services.rounds.longest_waiting(
        guild_id, member_id, now, threads=may_make(client, group)
    )
    not_met = await _not_met(client, guild_id, member_id)
    people = await people_of(client, guild_id, [*others, *not_met, *([waits] if waits else [])])
    return cards.State(
        coming,
        joined,
        None if member is None else member.paused_until,
        table,
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
    """Return who joined and was not met, or longest ago; one's own list is left out.

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
