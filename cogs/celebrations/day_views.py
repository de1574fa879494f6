"""Buttons under a day's post and in its thread; every answer is private."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.agenda.occurrences import Done, Dropped, Outcome
from bot.celebrations import day_words as words
from bot.kit.errors import NotFound, Refusal
from bot.kit.safe import safe_name
from bot.totals import words as total_words
from bot.ui import amount
from bot.ui.answer import patiently
from bot.ui.card import Card
from bot.ui.components import Style, button, form
from cogs.celebrations import day_cards
from cogs.celebrations.access import FEATURE

if TYPE_CHECKING:
    from bot.celebrations.gathering import Gathering
    from bot.client import WhatsWorking
    from bot.ui.card import Button
    from bot.ui.context import Context
    from bot.ui.modal import Answers

SHARE_FORM = "win:there"  # the wins' own form: its words and photo walk the one way to a post


day_button = partial(button, feature=FEATURE)


@day_button("day:join:{gathering_id:int}", label=words.JOIN, style=Style.primary, slow=True)
async def join(ctx: Context, gathering_id: int) -> None:
    """Note who joins a day's thread, add them, and say where it is."""
    gathering = await ctx.services.gatherings.get(ctx.guild_id, gathering_id)
    if gathering.thread_deleted:
        raise Refusal(words.JOIN_TROUBLE["deleted"], did.custom_id(gathering.id))
    due = await ctx.services.taking_part.join(ctx.guild_id, gathering.id, ctx.member_id, ctx.now)
    became = None if due is None else await patiently(ctx.interaction, due)
    await ctx.answer(await _joined(ctx, gathering_id, became))


@day_button("day:did:{gathering_id:int}:{mark}", label=words.DID)
async def did(ctx: Context, gathering_id: int, mark: str | None = None) -> None:
    """Count the member's library in, and offer to say more; the mark makes a recap findable."""
    part = ctx.services.taking_part
    if await part.did(ctx.guild_id, gathering_id, ctx.member_id, ctx.now):
        content = f"{words.DID_NOTED} {words.SHARE_TOO}"
        await ctx.answer(Card(content, [share.button(gathering_id)]))
    else:
        await ctx.answer(Card(words.DID_ALREADY, [did_not.button(gathering_id)]))


@day_button("day:undo:{gathering_id:int}", label=words.DID_NOT)
async def did_not(ctx: Context, gathering_id: int) -> None:
    """Take that back."""
    await ctx.services.taking_part.did_not(ctx.guild_id, gathering_id, ctx.member_id)
    await ctx.show(Card(words.DID_TAKEN_BACK))


@day_button("day:about:{gathering_id:int}", label=words.ABOUT)
async def about(ctx: Context, gathering_id: int) -> None:
    """Show what a day is, where it is from, and what was the last time."""
    morning = await ctx.services.gatherings.morning(ctx.guild_id, gathering_id)
    gathering = morning.gathering
    slugs = [one.slug for one in gathering.days]
    memories = await ctx.services.memories.of(ctx.guild_id, slugs, gathering.day)
    await ctx.answer(day_cards.about(morning, memories, ctx.group.country))


@day_button("day:unfit:{gathering_id:int}:{slug}", label=words.UNFIT)
async def unfit(ctx: Context, gathering_id: int, slug: str) -> None:
    """Tell the coordinators that a day is not for this group, without who said so."""
    gathering = await ctx.services.gatherings.get(ctx.guild_id, gathering_id)
    await ctx.services.taking_part.does_not_fit(ctx.guild_id, gathering.id, slug, ctx.now)
    name = next(one.name for one in gathering.days if one.slug == slug)
    await ctx.show(Card(words.UNFIT_NOTED.format(name=safe_name(name))))


@day_button("day:share:{gathering_id:int}", label=words.SHARE, style=Style.primary)
async def share(ctx: Context, gathering_id: int) -> None:
    """Open the form that says in the thread what one did."""
    gathering = await ctx.services.gatherings.get(ctx.guild_id, gathering_id)
    if gathering.thread_deleted:
        raise Refusal(words.JOIN_TROUBLE["deleted"], "win:share")
    if gathering.thread_id is None:
        raise Refusal(words.NOT_YET, share.custom_id(gathering.id))
    await ctx.open(ctx.client.components.forms[SHARE_FORM].filled(), gathering.thread_id)


@day_button("day:add:{gathering_id:int}:{day}", label=words.COUNT_ANY)
async def add(ctx: Context, gathering_id: int, day: str | None = None) -> None:
    """Open the form that adds to what a day counts; the day makes the line findable."""
    gathering = await _counting(ctx, gathering_id)
    await ctx.open(add_count.filled(gathering.counter), gathering_id)


@form(
    "day:add:{gathering_id:int}",
    amount.amount_box,
    title=total_words.TITLE,
    private=total_words.PRIVATE,
    feature=FEATURE,
)
async def add_count(ctx: Context, answers: Answers, gathering_id: int) -> None:
    """Add one number, and say what there is together."""
    gathering = await _counting(ctx, gathering_id)
    key = gathering.guild_id, gathering_id, ctx.member_id
    found = await ctx.services.taking_part.add(*key, answers.text("amount"), ctx.now)
    await ctx.answer(amount.added(words.COUNT_ADDED, found, *_ways(gathering_id)))


@day_button("day:recount:{gathering_id:int}", label=total_words.CHANGE)
async def recount(ctx: Context, gathering_id: int) -> None:
    """Open the form with all that a member added."""
    gathering = await _counting(ctx, gathering_id)
    mine = await ctx.services.taking_part.added_by(gathering, ctx.member_id)
    await ctx.open(recounted.filled(gathering.counter, mine), gathering_id)


@form(
    "day:recount:{gathering_id:int}",
    amount.amount_box,
    title=total_words.CHANGE,
    private=total_words.PRIVATE,
    feature=FEATURE,
)
async def recounted(ctx: Context, answers: Answers, gathering_id: int) -> None:
    """Let one number stand for all that a member added."""
    await _corrected(ctx, gathering_id, answers.text("amount"))


@day_button("day:uncount:{gathering_id:int}", label=total_words.TAKE_BACK)
async def uncount(ctx: Context, gathering_id: int) -> None:
    """Take back all that a member added."""
    await _corrected(ctx, gathering_id, None)


async def _corrected(ctx: Context, gathering_id: int, typed: str | None) -> None:
    gathering = await _counting(ctx, gathering_id)
    key = gathering.guild_id, gathering_id, ctx.member_id
    found = await ctx.services.taking_part.correct(*key, typed, ctx.now)
    await ctx.show(amount.corrected(found, *_ways(gathering_id)))


def _ways(gathering_id: int) -> list[Button]:
    return [recount.button(gathering_id), uncount.button(gathering_id)]


async def _counting(ctx: Context, gathering_id: int) -> Gathering:
    gathering = await ctx.services.gatherings.get(ctx.guild_id, gathering_id)
    if not gathering.counter:
        raise NotFound(words.NO_COUNT, did.custom_id(gathering_id))
    return gathering


async def _joined(ctx: Context, gathering_id: int, became: Outcome | None) -> Card:
    # Read again: the thread may have opened, or gone, meanwhile.
    gathering = await ctx.services.gatherings.get(ctx.guild_id, gathering_id)
    thread = gathering.thread_id
    if isinstance(became, Done):
        return Card(words.JOINED.format(thread=thread))
    if isinstance(became, Dropped) and became.reason in words.JOIN_TROUBLE:
        text = words.JOIN_TROUBLE[became.reason].format(thread=thread)
        return Card(text, [did.button(gathering_id)])
    if thread is not None:
        return Card(words.JOINED_SLOW.format(thread=thread))
    if not _may_open(ctx.client, gathering):
        return Card(words.JOIN_TROUBLE["no_thread"], [did.button(gathering_id)])
    return Card(words.JOINED_EARLY)


def _may_open(client: WhatsWorking, gathering: Gathering) -> bool:
    channel = client.get_channel(gathering.channel_id or 0)
    if not isinstance(channel, discord.TextChannel):
        return True
    return channel.permissions_for(channel.guild.me).create_public_threads
