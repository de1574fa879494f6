"""What a press about mentors does, in the server or in direct messages."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from bot.mentors import words
from bot.mentors.matches import LONG
from bot.ui.membership import UnsureError, is_here
from bot.ui.reach import choose
from cogs.mentors import cards
from cogs.mentors.basics import plain_name, threads_of
from cogs.mentors.cards import OwnMentoring

if TYPE_CHECKING:
    from bot.mentors.records import Request
    from bot.questions.rules import Question
    from bot.reaching.rules import Method
    from bot.ui.context import Context


async def asked_in_group(ctx: Context, request: Request | None) -> Question | None:
    """Return what the group was asked about a member's request, if it was."""
    if request is None or request.question_id is None:
        return None
    return await ctx.services.questions.get(ctx.guild_id, request.question_id)


async def mine(ctx: Context) -> OwnMentoring:
    """Return everything of the member's who pressed."""
    client, services = ctx.client, ctx.services
    guild_id, member_id = ctx.guild_id, ctx.member_id
    request = await services.mentors.open_request(guild_id, member_id)
    asks = await services.mentor_asks.of_request(guild_id, request.id) if request else []
    pairs = await services.mentor_pairs.of_member(guild_id, member_id)
    ways = await services.reaching.ways(guild_id, member_id)
    school = await services.groups.school(guild_id)
    threads = {}
    for one in pairs:
        room = await services.rooms.get(guild_id, "mentor", f"pair {one.id}")
        if room is not None and not room.in_messages:
            threads[one.id] = room.thread_id
    return OwnMentoring(
        guild_id,
        ctx.now,
        (await services.members.school(guild_id, member_id, school)).zone,
        ways.chosen.get("mentor"),
        await services.mentors.offer(guild_id, member_id),
        request,
        asks,
        await services.mentor_asks.of_mentor(guild_id, member_id),
        pairs,
        {one.id: await plain_name(client, guild_id, one.other(member_id)) for one in pairs},
        threads,
        member_id,
        not ctx.in_dm,
        (await services.groups.get(guild_id)).has("questions"),
        await asked_in_group(ctx, request),
    )


async def status(ctx: Context, *first: str) -> None:
    """Show a member's own card, once Discord says that those it names are still there."""
    pairs = await ctx.services.mentor_pairs.of_member(ctx.guild_id, ctx.member_id)
    if pairs:
        await ctx.take_time()
    for one in pairs:
        # Who left is noted, which ends the match; where Discord doesn't say, nothing is known.
        with contextlib.suppress(UnsureError):
            other = one.other(ctx.member_id)
            await ctx.client.presence.is_here(ctx.client, ctx.guild_id, other)
    await ctx.show(cards.status(await mine(ctx), *first))


async def saved(ctx: Context, first: str, request: Request | None = None) -> None:
    """Go on after a form: where to be reached, then who fits, then the card of it all."""
    services = ctx.services
    if "mentor" not in (await services.reaching.ways(ctx.guild_id, ctx.member_id)).chosen:
        await ctx.show(cards.choose_way(ctx.guild_id, first))
    elif request is not None and request.size in LONG and not request.by_coordinator:
        await suggest(ctx, first)
    else:
        await status(ctx, first)


async def choose_way(ctx: Context, way: Method) -> None:
    """Keep where a member is reached; direct messages are tried then and there."""
    await ctx.take_time()
    guild_id = ctx.guild_id
    threads: Method | None = "thread" if await threads_of(ctx.client, guild_id) else None
    if way == "thread" and threads is None:
        await ctx.show(cards.choose_way(guild_id, words.WAY_THREADS_NOT))
        return
    chosen = await choose(ctx, "mentor", way, threads)
    if chosen.method is None:
        await ctx.show(cards.choose_way(guild_id, words.WAY_NEITHER))
        return
    first = words.WAY_THREAD_SET if way == "thread" else chosen.says
    request = await ctx.services.mentors.open_request(guild_id, ctx.member_id)
    if request is not None and request.size in LONG and not request.by_coordinator:
        await suggest(ctx, first)
    else:
        await status(ctx, first)


async def suggest(ctx: Context, *first: str) -> None:
    """Show the three who fit best; without a request, what there is."""
    client, guild_id = ctx.client, ctx.guild_id
    request = await ctx.services.mentors.open_request(guild_id, ctx.member_id)
    if request is None or request.is_question:
        await status(ctx, *first)
        return
    threads = await threads_of(client, guild_id)
    pool = await ctx.services.mentor_rounds.pool(guild_id, ctx.now, threads=threads)
    if request.id not in {one.id for one in pool.idle()} or await _approved(ctx):
        await status(ctx, *first)
        return
    await ctx.show(cards.suggestions(request, pool.best(request.id), pool.offers, *first))


async def pick(ctx: Context, token: str) -> None:
    """Ask the mentor of a suggestion, once Discord says that they are still there."""
    await ctx.take_time()
    client, guild_id = ctx.client, ctx.guild_id
    threads = await threads_of(client, guild_id)
    ask = await ctx.services.mentor_rounds.pick(
        guild_id, ctx.member_id, token, ctx.now, threads=threads
    )
    try:
        here = await is_here(client, guild_id, ask.mentor_id)
    except UnsureError:
        here = True  # the message to them asks again
    if not here:
        await suggest(ctx, words.SUGGESTION_GONE)
        return
    await status(ctx, words.PICKED.format(when=cards.moment(ask.expires_at)))


async def _approved(ctx: Context) -> bool:
    return await ctx.services.mentors.approves(ctx.guild_id)
