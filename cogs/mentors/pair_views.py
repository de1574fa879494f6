"""Buttons for two people who are matched: how it goes, stopping, going on, a win by both."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Done
from bot.kit.errors import NotFound
from bot.mentors import pair_words
from bot.mentors.pairs import meeting
from bot.ui.answer import time_left
from bot.ui.card import Card
from bot.ui.components import Style
from bot.ui.length import length_to_add
from bot.wins.rules import WinDraft
from cogs.mentors import cards, forms, talk_cards, walk
from cogs.mentors.basics import mentor_button, name_of, plain_name

if TYPE_CHECKING:
    from bot.mentors.records import Pair
    from bot.ui.context import Context


@mentor_button(
    "mentor:met:{guild_id:int}:{pair_id:int}:{number:int}",
    label=pair_words.MET,
    style=Style.primary,
)
async def met(ctx: Context, guild_id: int, pair_id: int, number: int) -> None:
    """Count that they met, and offer a line."""
    pair = await _said(ctx, pair_id, number, "met")
    line = add_line.button(pair.guild_id, pair_id, number)
    ref = meeting(pair_id, number)
    entry = await ctx.services.hours.entry_of(pair.guild_id, ctx.member_id, "mentor", ref)
    said, items = length_to_add(entry, "mentor")
    await ctx.show(Card("\n".join((pair_words.MET_DONE, *said)), [line, *items]))


@mentor_button(
    "mentor:planning:{guild_id:int}:{pair_id:int}:{number:int}", label=pair_words.PLANNING
)
async def planning(ctx: Context, guild_id: int, pair_id: int, number: int) -> None:
    """Keep that they are planning to."""
    await _said(ctx, pair_id, number, "planning")
    await ctx.show(Card(pair_words.PLANNING_DONE))


@mentor_button("mentor:need:{guild_id:int}:{pair_id:int}:{number:int}", label=pair_words.NEED_HELP)
async def need_help(ctx: Context, guild_id: int, pair_id: int, number: int) -> None:
    """Tell the coordinators that one of the two would like help."""
    await _said(ctx, pair_id, number, "help")
    await _show_privately(ctx, Card(pair_words.HELP_DONE))


@mentor_button(
    "mentor:end:{guild_id:int}:{pair_id:int}:{number:int}", label=pair_words.TIME_TO_STOP
)
async def end(ctx: Context, guild_id: int, pair_id: int, number: int) -> None:
    """Stop, and thank both; no reason is asked."""
    await _said(ctx, pair_id, number, "stop")
    await _show_privately(ctx, Card(pair_words.STOP_DONE))


@mentor_button("mentor:else:{guild_id:int}:{pair_id:int}", label=pair_words.SOMEONE_ELSE)
async def someone_else(ctx: Context, guild_id: int, pair_id: int) -> None:
    """Stop, and look for somebody else; the other one only hears that it ended."""
    pairs = ctx.services.mentor_pairs
    pair = await pairs.rematch(ctx.guild_id, pair_id, ctx.member_id, ctx.now)
    mentee = pair.mentee_id == ctx.member_id
    text = pair_words.ELSE_DONE if mentee else pair_words.ELSE_MENTOR_DONE
    await _show_privately(ctx, Card(text))


@mentor_button("mentor:stop_pair:{guild_id:int}:{pair_id:int}", label=pair_words.TIME_TO_STOP)
async def stop_pair(ctx: Context, guild_id: int, pair_id: int) -> None:
    """Stop a match, from the member's own card."""
    await ctx.services.mentor_pairs.stop(ctx.guild_id, pair_id, ctx.member_id, ctx.now)
    await ctx.show(Card(pair_words.STOP_DONE))


@mentor_button(
    "mentor:change_pair:{guild_id:int}:{pair_id:int}:{month:int}", label=pair_words.STOP_OR_CHANGE
)
async def change_pair(ctx: Context, guild_id: int, pair_id: int, month: int | None = None) -> None:
    """Show one of the two, and nobody else, what they can change from their thread.

    *month* makes each month's message different from the one before it.
    """
    pair = await ctx.services.mentor_pairs.get(ctx.guild_id, pair_id, ctx.member_id)
    name = await name_of(ctx.client, ctx.guild_id, pair.other(ctx.member_id))
    await _show_privately(ctx, talk_cards.change(pair, name))


@mentor_button("mentor:line:{guild_id:int}:{pair_id:int}:{number:int}", label=pair_words.ADD_LINE)
async def add_line(ctx: Context, guild_id: int, pair_id: int, number: int) -> None:
    """Open the form of a line for the member's own log."""
    await ctx.open(forms.line.filled(), ctx.guild_id, pair_id, number)


@mentor_button("mentor:again:{guild_id:int}:{pair_id:int}", label=pair_words.FIND_ELSE)
async def again(ctx: Context, guild_id: int, pair_id: int) -> None:
    """Open the last request again, after a match has ended."""
    if not await ctx.services.mentor_pairs.ask_again(ctx.guild_id, ctx.member_id, ctx.now):
        raise NotFound(pair_words.NOTHING_TO_FIND, f"mentor:new_request:{ctx.guild_id}")
    await ctx.show(Card(pair_words.FOUND_ELSE))


@mentor_button(
    "mentor:wake:{guild_id:int}:{pair_id:int}", label=pair_words.WAKE, style=Style.primary
)
async def wake(ctx: Context, guild_id: int, pair_id: int) -> None:
    """Wake up a pair that rests."""
    await ctx.services.mentor_course.wake(ctx.guild_id, pair_id, ctx.member_id, ctx.now)
    await ctx.show(Card(pair_words.AWAKE))


@mentor_button(
    "mentor:go_on:{guild_id:int}:{pair_id:int}:{day:int}",
    label=pair_words.GO_ON,
    style=Style.primary,
)
async def go_on(ctx: Context, guild_id: int, pair_id: int, day: int) -> None:
    """Ask the other one whether to go on after the finish date, or go on."""
    course = ctx.services.mentor_course
    renewal = await course.go_on(ctx.guild_id, pair_id, ctx.member_id, ctx.now, day)
    renewed = pair_words.RENEWED.format(until=cards.day(renewal.pair.finish_at))
    await ctx.show(Card(renewed if renewal.goes_on else pair_words.GOING_ON))


@mentor_button("mentor:thank:{guild_id:int}:{pair_id:int}", label=pair_words.CLOSE_IT)
async def thank(ctx: Context, guild_id: int, pair_id: int) -> None:
    """Close it with a thank-you, and offer to tell the group."""
    course = ctx.services.mentor_course
    pair = await course.thank(ctx.guild_id, pair_id, ctx.member_id, ctx.now)
    name = await name_of(ctx.client, ctx.guild_id, pair.other(ctx.member_id))
    await ctx.show(talk_cards.closed(pair, name))


@mentor_button("mentor:win:{guild_id:int}:{pair_id:int}", label=pair_words.SHARE_WIN)
async def share_win(ctx: Context, guild_id: int, pair_id: int) -> None:
    """Open the form of a win by both, to one of the two."""
    pair = await ctx.services.mentor_pairs.get(ctx.guild_id, pair_id, ctx.member_id)
    draft = await walk.typed(ctx, walk.WIN, pair.id)
    typed = "" if draft is None else draft.words
    await ctx.open(forms.win.filled(typed), ctx.guild_id, pair.id)


@mentor_button(
    "mentor:post_win:{guild_id:int}:{pair_id:int}", label=pair_words.POST_BOTH, style=Style.primary
)
async def post_win(ctx: Context, guild_id: int, pair_id: int) -> None:
    """Post it as the win of the one who wrote it, with help from the other, who agrees.

    Their words become a win and wait no longer in one step: tapped twice, they're one win.
    """
    course = ctx.services.mentor_course
    pair = await course.proposed_win(ctx.guild_id, pair_id, ctx.member_id)
    author_id = pair.other(ctx.member_id)
    people = (author_id, ctx.member_id)
    names = [await plain_name(ctx.client, ctx.guild_id, one) for one in people]
    draft = WinDraft(ctx.guild_id, author_id, names[0], pair.win or "", thanks=names[1])
    taken = partial(
        course.take_win, guild_id=ctx.guild_id, pair_id=pair.id, member_id=ctx.member_id
    )
    changed = await ctx.services.wins.share(draft, ctx.now, ctx.group.wins_channel_id, taken)
    task = None if changed.due is None else ctx.client.agenda.begin(changed.due)
    if task is not None:
        await asyncio.wait({task}, timeout=time_left(ctx.interaction))
    is_there = task is not None and task.done() and isinstance(task.result(), Done)
    await ctx.show(Card(pair_words.WIN_POSTED if is_there else pair_words.WIN_SOON))


@mentor_button("mentor:drop_win:{guild_id:int}:{pair_id:int}", label=pair_words.RATHER_NOT)
async def drop_win(ctx: Context, guild_id: int, pair_id: int) -> None:
    """Drop it: the other one would rather not. Nobody is told."""
    await ctx.services.mentor_course.drop_win(ctx.guild_id, pair_id, ctx.member_id)
    await ctx.show(Card(pair_words.WIN_NOT))


async def _said(ctx: Context, pair_id: int, number: int, what: str) -> Pair:
    """Keep what this one of the two said."""
    pairs = ctx.services.mentor_pairs
    return await pairs.said(ctx.guild_id, pair_id, number, ctx.member_id, what, ctx.now)


async def _show_privately(ctx: Context, card: Card) -> None:
    """Answer privately, never in place of what both can read in their thread."""
    await (ctx.show if ctx.in_dm else ctx.answer)(card)
