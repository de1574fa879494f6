"""What a press about mentors does, in the server or in direct messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.mentors import words
from bot.mentors.tying import LONG
from bot.ui.answer import show, take_time
from bot.ui.membership import UnsureError, is_here
from bot.ui.way import tried
from cogs.mentors import cards
from cogs.mentors.cards import Mine
from cogs.mentors.place import plain_name, threads_of

if TYPE_CHECKING:
    from bot.groups.service import Group
    from bot.mentors.records import Request
    from bot.ui.answer import Interaction


async def mine(interaction: Interaction, group: Group) -> Mine:
    """Return everything of the member's who pressed."""
    client, member_id = interaction.client, interaction.user.id
    services, guild_id = client.services, group.guild_id
    request = await services.mentors.open_request(guild_id, member_id)
    asks = await services.mentor_asks.of_request(guild_id, request.id) if request else []
    pairs = await services.mentor_pairs.of_member(guild_id, member_id)
    way = await services.mentors.way(guild_id, member_id)
    school = await services.groups.school(guild_id)
    threads = {}
    for one in pairs:
        room = await services.rooms.get(guild_id, "mentor", f"pair {one.id}")
        if room is not None and not room.in_messages:
            threads[one.id] = room.thread_id
    return Mine(
        guild_id,
        client.clock.now(),
        (await services.members.school(guild_id, member_id, school)).zone,
        None if way is None else way[0],
        await services.mentors.offer(guild_id, member_id),
        request,
        asks,
        await services.mentor_asks.of_mentor(guild_id, member_id),
        pairs,
        {one.id: await plain_name(client, guild_id, one.other(member_id)) for one in pairs},
        threads,
        member_id,
        interaction.guild_id is not None,
    )


async def status(interaction: Interaction, group: Group, *first: str) -> None:
    """Show a member's own card."""
    await show(interaction, cards.status(await mine(interaction, group), *first))


async def saved(
    interaction: Interaction, group: Group, first: str, request: Request | None = None
) -> None:
    """Go on after a form: where to be reached, then who fits, then the card of it all."""
    services = interaction.client.services
    if await services.mentors.way(group.guild_id, interaction.user.id) is None:
        await show(interaction, cards.choose_way(group.guild_id, first))
    elif request is not None and request.size in LONG and not request.by_coordinator:
        await suggest(interaction, group, first)
    else:
        await status(interaction, group, first)


async def choose_way(interaction: Interaction, group: Group, way: str) -> None:
    """Keep where a member is reached; direct messages are tried then and there."""
    await take_time(interaction)
    client, guild_id = interaction.client, group.guild_id
    found, _ = await tried(interaction, way)
    if found == "thread" and not await threads_of(client, guild_id):
        first = words.WAY_NEITHER if way == "dm" else words.WAY_THREADS_NOT
        await show(interaction, cards.choose_way(guild_id, first))
        return
    await client.services.mentors.choose_way(
        guild_id, interaction.user.id, found, client.clock.now()
    )
    if found == way:
        first = words.WAY_DM_TRIED if way == "dm" else words.WAY_THREAD_SET
    else:
        first = words.WAY_DM_NOT
    request = await client.services.mentors.open_request(guild_id, interaction.user.id)
    if request is not None and request.size in LONG and not request.by_coordinator:
        await suggest(interaction, group, first)
    else:
        await status(interaction, group, first)


async def suggest(interaction: Interaction, group: Group, *first: str) -> None:
    """Show the three who fit best; without a request, what there is."""
    client, guild_id = interaction.client, group.guild_id
    request = await client.services.mentors.open_request(guild_id, interaction.user.id)
    if request is None or request.is_question:
        await status(interaction, group, *first)
        return
    threads, now = await threads_of(client, guild_id), client.clock.now()
    pool = await client.services.mentor_rounds.pool(guild_id, now, threads=threads)
    if request.id not in {one.id for one in pool.idle()} or await _approved(interaction, group):
        await status(interaction, group, *first)
        return
    await show(interaction, cards.suggestions(request, pool.best(request.id), pool.offers, *first))


async def pick(interaction: Interaction, group: Group, token: str) -> None:
    """Ask the mentor of a suggestion, once Discord says that they are still there."""
    await take_time(interaction)
    client, guild_id = interaction.client, group.guild_id
    threads, now = await threads_of(client, guild_id), client.clock.now()
    ask = await client.services.mentor_rounds.pick(
        guild_id, interaction.user.id, token, now, threads=threads
    )
    try:
        here = await is_here(client, guild_id, ask.mentor_id)
    except UnsureError:
        here = True  # the message to them asks again
    if not here:
        await suggest(interaction, group, words.SUGGESTION_GONE)
        return
    await status(interaction, group, words.PICKED.format(when=cards.moment(ask.expires_at)))


async def _approved(interaction: Interaction, group: Group) -> bool:
    return await interaction.client.services.mentors.approves(group.guild_id)
