"""Buttons between a mentor who is asked and the member who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.members.rules import Notice
from bot.mentors import words
from bot.mentors.schedule import TELL
from bot.ui.card import Button, Card
from bot.ui.components import Style
from cogs.mentors import actions, cards, notices
from cogs.mentors.basics import mentor_button

if TYPE_CHECKING:
    from bot.ui.context import Context


@mentor_button("mentor:suggest:{guild_id:int}:{mark}", label=words.SUGGEST)
async def suggest(ctx: Context, guild_id: int, mark: str | None = None) -> None:
    """Show the best three for an open request."""
    await actions.suggest(ctx)


@mentor_button("mentor:pick:{guild_id:int}:{token}", label=words.SUGGEST, style=Style.primary)
async def pick(ctx: Context, guild_id: int, token: str) -> None:
    """Ask one of the three; nobody can be read from the token."""
    await actions.pick(ctx, token)


@mentor_button("mentor:see:{guild_id:int}", label=words.SEE_IT, style=Style.primary)
async def see(ctx: Context, guild_id: int) -> None:
    """Show the first thing that waits for an answer."""
    mine = await actions.mine(ctx)
    agreed = next((one for one in mine.asks if one.state == "agreed"), None)
    card = None
    if agreed is not None:
        notice = Notice(ctx.guild_id, ctx.member_id, TELL + "agreed", agreed.id)
        card = await notices.agreed(ctx.client, notice)
    elif mine.waiting:
        notice = Notice(ctx.guild_id, ctx.member_id, TELL + "ask", mine.waiting[0].id)
        card = await notices.ask(ctx.client, notice)
    await ctx.show(card or cards.status(mine))


@mentor_button("mentor:accept:{guild_id:int}:{ask_id:int}", label=words.HELP, style=Style.primary)
async def accept(ctx: Context, guild_id: int, ask_id: int) -> None:
    """Take it, once: the mentor says yes."""
    asks = ctx.services.mentor_asks
    answered = await asks.accept(ctx.guild_id, ask_id, ctx.member_id, ctx.now)
    first = words.THANKS_YES if answered.pair is None else words.MATCHED
    await ctx.show(Card(first, [Button(f"mentor:status:{ctx.guild_id}")]))


@mentor_button("mentor:decline:{guild_id:int}:{ask_id:int}", label=words.NOT_NOW)
async def decline(ctx: Context, guild_id: int, ask_id: int) -> None:
    """Ask somebody else: the mentor says no."""
    await ctx.services.mentor_asks.decline(ctx.guild_id, ask_id, ctx.member_id, ctx.now)
    await ctx.show(Card(words.THANKS_NO))


@mentor_button("mentor:rest:{guild_id:int}:{ask_id:int}", label=words.REST_ME)
async def rest_me(ctx: Context, guild_id: int, ask_id: int) -> None:
    """Pause the mentor's requests; what waits goes on to somebody else."""
    await ctx.services.mentors.set_state(ctx.guild_id, ctx.member_id, "resting", ctx.now)
    await ctx.show(Card(words.RESTED_BY_SELF, [Button(f"mentor:back:{ctx.guild_id}")]))


@mentor_button(
    "mentor:confirm:{guild_id:int}:{ask_id:int}", label=words.YES_PLEASE, style=Style.primary
)
async def confirm(ctx: Context, guild_id: int, ask_id: int) -> None:
    """Match the two: the member who asks says yes."""
    await ctx.services.mentor_asks.confirm(ctx.guild_id, ask_id, ctx.member_id, ctx.now)
    await ctx.show(Card(words.MATCHED, [Button(f"mentor:status:{ctx.guild_id}")]))


@mentor_button("mentor:refuse:{guild_id:int}:{ask_id:int}", label=words.NOT_THIS)
async def refuse(ctx: Context, guild_id: int, ask_id: int) -> None:
    """Look for somebody else: the member who asks says no."""
    await ctx.services.mentor_asks.refuse(ctx.guild_id, ask_id, ctx.member_id, ctx.now)
    await ctx.show(Card(words.REFUSED_DONE))
