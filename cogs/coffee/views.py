"""Buttons of coffee: a member's own state, the suggested times, the one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coffee import words
from bot.pairing import words as pairing_words
from bot.ui.card import Card
from bot.ui.components import Style, button
from bot.ui.length import length_to_add
from bot.ui.mentions import for_readers
from cogs.coffee import actions, cards, messages

if TYPE_CHECKING:
    from bot.coffee.rules import Answer
    from bot.ui.context import Context


@button("coffee:join", label=words.JOIN_LABEL, style=Style.primary, feature="coffee")
async def join(ctx: Context) -> None:
    """Ask where to reach someone who wants to join."""
    await actions.join(ctx)


@button("coffee:dm", label=pairing_words.BY_DM, feature="coffee")
async def by_dm(ctx: Context) -> None:
    """Try direct messages, and keep that."""
    await actions.choose_way(ctx, "dm")


@button("coffee:thread", label=pairing_words.BY_THREAD, feature="coffee")
async def by_thread(ctx: Context) -> None:
    """Keep the private thread."""
    await actions.choose_way(ctx, "thread")


@button("coffee:ways", label=words.WAYS_LABEL, feature="coffee")
async def ways(ctx: Context) -> None:
    """Ask again where to reach someone."""
    await ctx.show(actions.ways(ctx.client, ctx.group))


@button("coffee:status:{guild_id:int}:{small_id:int}", label=words.STATUS_LABEL, works_in_dm=True)
async def status(ctx: Context, guild_id: int | None = None, small_id: int | None = None) -> None:
    """Show a member's own state; *small_id* makes the end of each coffee a message of its own."""
    if ctx.in_dm:
        await actions.status_in_dm(ctx, guild_id or 0)
    else:
        await actions.status(ctx)


@button("coffee:skip", label=words.SKIP_LABEL, feature="coffee")
async def skip(ctx: Context) -> None:
    """Sit out the next round."""
    await actions.skip(ctx, skips=True)


@button("coffee:unskip", label=words.UNSKIP_LABEL, feature="coffee")
async def unskip(ctx: Context) -> None:
    """Join the next round after all."""
    await actions.skip(ctx, skips=False)


@button("coffee:leave", label=words.LEAVE_LABEL, feature="coffee")
async def leave(ctx: Context) -> None:
    """Leave coffee."""
    await actions.leave(ctx)


@button("coffee:back:{guild_id:int}", label=words.BACK_LABEL, works_in_dm=True)
async def back(ctx: Context, guild_id: int) -> None:
    """Come back from a rest, in direct messages too."""
    await actions.come_back(ctx)


@button(
    "coffee:meet:{other:int}:{guild_id:int}",
    label=words.OFFER_LABEL,
    style=Style.primary,
    feature="coffee",
    works_in_dm=True,
)
async def meet(ctx: Context, other: int, guild_id: int) -> None:
    """Have coffee now with someone who waits."""
    await actions.meet(ctx, other)


@button(
    "coffee:suit:{guild_id:int}:{small_id:int}:{number:int}",
    label=words.SUITS.format(number=1),
    works_in_dm=True,
)
async def suit(ctx: Context, guild_id: int, small_id: int, number: int) -> None:
    """Say that a suggested time works, or no longer; everyone in the small group sees it."""
    small = await ctx.services.small_groups.suits(ctx.guild_id, small_id, ctx.member_id, number)
    card = await messages.small_group(ctx.client, small, late=False, calls=False)
    card = await for_readers(ctx.client, ctx.guild_id, card)
    await ctx.interaction.response.edit_message(**ctx.client.components.editing(card))


@button(
    "coffee:met:{guild_id:int}:{small_id:int}:{given:yes|planned|no}:{asked_id:int}",
    label=words.ANSWER_LABEL,
    works_in_dm=True,
)
async def met(ctx: Context, guild_id: int, small_id: int, given: Answer, asked_id: int) -> None:
    """Keep the answer to the one question, for the person who pressed."""
    small = await ctx.services.small_groups.answer(
        ctx.guild_id, small_id, ctx.member_id, given, ctx.now
    )
    said, items = [words.ANSWERED[given]], []
    if given == "planned":
        items = [cards.met(small, "yes", ctx.member_id, words.YES)]
    elif given == "yes":
        ref = f"coffee {small_id}"
        entry = await ctx.services.hours.entry_of(ctx.guild_id, ctx.member_id, "coffee", ref)
        more, items = length_to_add(entry, "coffee")
        said += more
    await ctx.show(Card("\n".join(said), items))
