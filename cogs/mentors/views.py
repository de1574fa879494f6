"""Buttons about a member's own request and offer. Each names the group, for direct messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from bot.drafts.rules import Draft
from bot.mentors import words
from bot.questions.rules import KIND, QuestionDraft
from bot.ui.card import Card
from bot.ui.checks import group_for
from bot.ui.components import Style, select
from bot.ui.review import submit
from cogs.mentors import actions, cards, forms, walk
from cogs.mentors.basics import FEATURE, mentor_button

if TYPE_CHECKING:
    from bot.mentors.service import RequestChange
    from bot.ui.context import Context


QUESTIONS = "questions"

# `mark` makes a message the bot starts different from the one before it.


@mentor_button("mentor:status:{guild_id:int}:{mark}", label=words.STATUS_BUTTON)
async def status(ctx: Context, guild_id: int, mark: str | None = None) -> None:
    """Show a member's own card."""
    await actions.status(ctx)


@mentor_button("mentor:new_offer:{guild_id:int}", label=words.NEW_OFFER)
async def new_offer(ctx: Context, guild_id: int) -> None:
    """Open the form of an offer, filled with what is known."""
    await open_offer(ctx)


@mentor_button("mentor:new_request:{guild_id:int}", label=words.NEW_REQUEST)
async def new_request(ctx: Context, guild_id: int) -> None:
    """Open the form of a request, filled with what is known."""
    await open_request(ctx)


@mentor_button("mentor:by_dm:{guild_id:int}", label=words.WAY_DM)
async def by_dm(ctx: Context, guild_id: int) -> None:
    """Try direct messages right away, and keep that."""
    await actions.choose_way(ctx, "dm")


@mentor_button("mentor:by_thread:{guild_id:int}", label=words.WAY_THREAD)
async def by_thread(ctx: Context, guild_id: int) -> None:
    """Keep a private thread of the member's own."""
    await actions.choose_way(ctx, "thread")


@mentor_button("mentor:way:{guild_id:int}", label=words.WAY_CHANGE)
async def way(ctx: Context, guild_id: int) -> None:
    """Ask where to reach the member."""
    await ctx.show(cards.choose_way(ctx.guild_id))


@select("mentor:district", feature=FEATURE)
async def district(ctx: Context, values: list[str]) -> None:
    """Keep from which district somebody is hoped for."""
    await update_options(ctx, district=values[0] if values[0] in words.DISTRICTS else "any")


@mentor_button("mentor:coordinator:{guild_id:int}", label=words.LET_COORDINATOR)
async def coordinator(ctx: Context, guild_id: int) -> None:
    """Have a coordinator pick."""
    await update_options(ctx, by_coordinator=True)


@mentor_button("mentor:myself:{guild_id:int}", label=words.PICK_MYSELF)
async def myself(ctx: Context, guild_id: int) -> None:
    """Have the member pick."""
    await update_options(ctx, by_coordinator=False)


@mentor_button("mentor:ask_group:{guild_id:int}:{request_id:int}", label=words.ASK_GROUP)
async def ask_group(ctx: Context, guild_id: int, request_id: int) -> None:
    """Let the group be asked what no mentor was free for, once its author has looked at it."""
    group = await group_for(ctx.interaction, QUESTIONS, ctx.guild_id)
    request = await ctx.services.mentors.open_request(group.guild_id, ctx.member_id)
    if request is None or request.id != request_id or request.question_id is not None:
        await actions.status(ctx)
        return
    profile = request.profile
    topic, level = next(iter(profile.topics), ""), profile.level or ""
    # Mentors read it without a name; so would the group, unless its author wants it otherwise.
    typed = QuestionDraft(profile.words, topic, level, unnamed=True, request_id=request.id)
    await submit(ctx, Draft(group.guild_id, ctx.member_id, KIND, typed))


@mentor_button("mentor:stop_request:{guild_id:int}", label=words.STOP_REQUEST)
async def stop_request(ctx: Context, guild_id: int) -> None:
    """Take the request back."""
    request = await ctx.services.mentors.open_request(ctx.guild_id, ctx.member_id)
    asked = await actions.asked_in_group(ctx, request)
    await ctx.services.mentors.withdraw(ctx.guild_id, ctx.member_id, ctx.now)
    stays = "" if asked is None else words.QUESTION_STAYS.format(link=asked.address)
    await ctx.show(Card(" ".join(filter(None, [words.REQUEST_STOPPED, stays]))))


async def open_offer(ctx: Context) -> None:
    """Open the form of an offer with what was typed last."""
    mentors = ctx.services.mentors
    offer = await mentors.offer(ctx.guild_id, ctx.member_id)
    profile = await walk.typed(ctx, walk.OFFER)
    known = profile or (None if offer is None else offer.profile)
    await ctx.open(forms.offer.filled(known), ctx.guild_id)


async def open_request(ctx: Context) -> None:
    """Open the form of a request with what was typed last."""
    mentors = ctx.services.mentors
    request = await mentors.open_request(ctx.guild_id, ctx.member_id)
    profile = await walk.typed(ctx, walk.REQUEST)
    known = profile or (None if request is None else request.profile)
    await ctx.open(forms.request.filled(known), ctx.guild_id)


async def update_options(ctx: Context, **values: Unpack[RequestChange]) -> None:
    """Keep an option of the open request, and show the card with it."""
    await ctx.services.mentors.update_options(ctx.guild_id, ctx.member_id, ctx.now, **values)
    await actions.status(ctx, words.SAVED)


@mentor_button("mentor:full:{guild_id:int}:{mark}", label=words.FULL)
async def full(ctx: Context, guild_id: int, mark: str | None = None) -> None:
    """Note that there's no room for anybody right now."""
    await _change(ctx, "full", words.SAVED)


@mentor_button("mentor:away:{guild_id:int}:{mark}", label=words.AWAY)
async def away(ctx: Context, guild_id: int, mark: str | None = None) -> None:
    """Note that the mentor is away until the next school year."""
    await _change(ctx, "away", words.SAVED)


@mentor_button("mentor:back:{guild_id:int}", label=words.BACK, style=Style.primary)
async def back(ctx: Context, guild_id: int) -> None:
    """Put the mentor back on the list."""
    await _change(ctx, "open", words.WELCOME_BACK)


@mentor_button("mentor:still:{guild_id:int}:{mark}", label=words.STILL_HERE, style=Style.primary)
async def still_here(ctx: Context, guild_id: int, mark: str | None = None) -> None:
    """Thank a mentor who's still available."""
    await ctx.show(Card(words.TERM_YES))


@select("mentor:capacity", feature=FEATURE)
async def capacity(ctx: Context, values: list[str]) -> None:
    """Keep for how many people at a time there's room."""
    await ctx.services.mentors.set_capacity(ctx.guild_id, ctx.member_id, values[0], ctx.now)
    await actions.status(ctx, words.SAVED)


@mentor_button("mentor:stop_offer:{guild_id:int}:{mark}", label=words.STOP_OFFER)
async def stop_offer(ctx: Context, guild_id: int, mark: str | None = None) -> None:
    """Take the offer back."""
    await ctx.services.mentors.stop_offering(ctx.guild_id, ctx.member_id, ctx.now)
    await ctx.show(Card(words.OFFER_STOPPED))


async def _change(ctx: Context, state: str, first: str) -> None:
    await ctx.services.mentors.set_state(ctx.guild_id, ctx.member_id, state, ctx.now)
    await actions.status(ctx, first)
