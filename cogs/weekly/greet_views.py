"""Greeting: offering it, ending it, and how a win that nobody answered is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.card import Card
from bot.ui.components import button
from bot.weekly import words
from cogs.weekly import cards
from cogs.weekly.hidden import hidden_among

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.members.rules import Notice
    from bot.ui.context import Context


@button("weekly:greet", label=words.GREET, feature="weekly")
async def greet(ctx: Context) -> None:
    """Be a greeter, or no longer."""
    if await ctx.services.greeters.toggle(ctx.guild_id, ctx.member_id, ctx.now):
        await ctx.show(Card(words.GREETS, [stop_greeting.button(ctx.guild_id)]))
    else:
        await ctx.show(Card(words.GREETS_NO_MORE, [greet.button().named(words.GREET_AGAIN)]))


@button("weekly:ungreet:{guild_id:int}:{win_id:int}", label=words.GREET_STOP, works_in_dm=True)
async def stop_greeting(ctx: Context, guild_id: int, win_id: int | None = None) -> None:
    """Greet no longer; the win makes the button, and so the message, one of a kind."""
    await ctx.services.greeters.stop(ctx.guild_id, ctx.member_id)
    await ctx.show(Card(words.GREETS_NO_MORE))


async def unanswered_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return a win that still has no answer, for a greeter."""
    found = await client.services.greeters.to_greet(notice.guild_id, notice.subject_id)
    if found is None:
        return None
    hidden = await hidden_among(client, [found.win])
    stop = stop_greeting.button(notice.guild_id, found.win.id)
    return Card(cards.greeting(found, hidden), [stop])
