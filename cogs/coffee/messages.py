"""The messages of coffee, as they are at the moment: for threads, for direct messages."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import discord

from bot.coffee import kinds, words
from bot.kit.errors import if_found
from bot.kit.text import listed
from bot.pairing import words as pairing_words
from bot.shown.rules import of_people
from bot.ui import under_post
from bot.ui.card import Button, Card
from bot.ui.private_thread import first_line, may_make
from cogs.coffee import cards
from cogs.coffee.states import people_of

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.coffee.small import SmallGroup
    from bot.members.rules import Notice


async def small_group(
    client: WhatsWorking, group: SmallGroup, *, late: bool, calls: bool = True
) -> Card:
    """Return a small group's first message, with who can read it; *calls*: it calls each of them.

    Written again it calls nobody, and counts nobody: who sits there no more can still read it.
    """
    services, guild_id = client.services, group.guild_id
    people = await people_of(client, guild_id, list(group.members))
    room = await services.rooms.get(guild_id, kinds.COFFEE, str(group.id))
    first = first_line(len(group.members)) if calls else pairing_words.WHO_READS_MORE
    if room is not None and room.in_messages:
        first = pairing_words.IN_MESSAGES
    zone = (await services.groups.school(guild_id)).zone
    return cards.small_group(group, people, zone, first, late=late, calls=calls)


async def name_thread(client: WhatsWorking, group: SmallGroup, thread_id: int) -> None:
    """Name a small group's thread after those who sit there, as far as Discord lets the bot.

    It's made under another name, by which a retry can find it when someone hides
    meanwhile. Raises what is worth another try.
    """
    people = await people_of(client, group.guild_id, list(group.members))
    with contextlib.suppress(discord.Forbidden):
        await under_post.rename(client, thread_id, cards.thread_name(group, people))


async def small_group_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return a small group's first message, for one of them by direct message."""
    group = await _found(client, notice)
    return None if group is None else await small_group(client, group, late=False)


async def question_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return the one question; None for one who has answered, or sits there no more."""
    group = await _found(client, notice)
    if group is None:
        return None
    mine = next((one for one in group.seats if one.member_id == notice.member_id), None)
    if mine is None or mine.answer is not None or len(group.seats) < 2:
        return None
    people = await people_of(client, notice.guild_id, list(group.members))
    return cards.asked(group, people, notice.member_id)


async def end_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that a coffee has ended, and that there's a next round for who is in it."""
    group = await _found(client, notice)
    if group is None:
        return None
    joined = await client.services.coffee.get(notice.guild_id, notice.member_id)
    is_in = joined is not None and joined.rested_at is None and joined.skips is None
    return Card(
        words.ENDED if is_in else words.ENDED_FOR_NOW,
        [Button(f"coffee:status:{notice.guild_id}:{group.id}")],
    )


async def lost_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that the thread of a coffee was deleted; None where nobody else sits there."""
    group = await _found(client, notice)
    others = () if group is None else [one for one in group.members if one != notice.member_id]
    if group is None or notice.member_id not in group.members or not others:
        return None
    text = words.THREAD_LOST.format(people=listed([f"<@{one}>" for one in others]))
    button = Button(f"coffee:status:{notice.guild_id}:{group.id}")
    return Card(text, [button], leads_to=tuple(others), shows=of_people(*group.members))


async def rest_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that someone rests, with the way back; None once they are back."""
    joined = await client.services.coffee.get(notice.guild_id, notice.member_id)
    if joined is None or joined.rested_at is None:
        return None
    return Card(words.RESTED, [Button(f"coffee:back:{notice.guild_id}")])


async def alone_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return that nobody was left to meet; None once somebody is."""
    joined = await client.services.coffee.get(notice.guild_id, notice.member_id)
    if joined is None or joined.waiting_since is None:
        return None
    return Card(words.LEFT_ALONE, [Button(f"coffee:status:{notice.guild_id}")])


async def offer_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return the offer of a coffee with who waits longest; None when nobody does."""
    guild_id = notice.guild_id
    group = await client.services.groups.get(guild_id)
    other = await client.services.rounds.longest_waiting(
        guild_id, notice.member_id, client.clock.now(), threads=may_make(client, group)
    )
    if other is None:
        return None
    people = await people_of(client, guild_id, [other])
    text = words.OFFER.format(name=cards.name_of(people, other))
    return Card(text, [cards.meet(guild_id, other)])


async def _found(client: WhatsWorking, notice: Notice) -> SmallGroup | None:
    return await if_found(client.services.small_groups.get(notice.guild_id, notice.subject_id))
