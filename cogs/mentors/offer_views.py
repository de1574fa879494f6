"""Buttons about a member's own offer: room, rest, and being there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.mentors import words
from bot.ui.card import Card
from bot.ui.components import Style, select
from cogs.mentors import actions
from cogs.mentors.place import FEATURE, mentor_button

if TYPE_CHECKING:
    from bot.ui.context import Context


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
