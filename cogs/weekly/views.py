"""Buttons under the weekly post, on the panel of those who look after it, and for greeters."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Literal

from bot.documents.workshop import fingerprint
from bot.kit.errors import NotFound, Refusal
from bot.ui import words as ui_words
from bot.ui.card import Card
from bot.ui.components import Style, button
from bot.weekly import words
from bot.weekly.service import comes
from bot.wins.rules import of_wins
from cogs.weekly import cards

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.client import WhatsWorking
    from bot.members.rules import Notice
    from bot.ui.context import Context
    from bot.weekly.service import WeekAhead
    from bot.wins.rules import Win


coordinators_button = partial(button, coordinator=True)


@button("weekly:try:{week:date}", label=words.TRY, feature="wins")
async def try_one(ctx: Context, week: date) -> None:
    """List the wins that a post showed, each with a button to try it."""
    wins = await ctx.services.weekly.quoted(ctx.guild_id, week)
    if not wins:
        raise NotFound(words.TRY_GONE, "win:find")
    await ctx.answer(cards.to_try(wins, await hidden_among(ctx.client, wins)))


@coordinators_button("weekly:plan", label=words.PLAN)
async def plan(ctx: Context) -> None:
    """Show the next four posts."""
    ahead = await ctx.services.weekly.ahead(ctx.guild_id, ctx.now)
    await ctx.show(
        cards.plan(ahead, ctx.group.weekly_at, ctx.group.country, comes=comes(ctx.group))
    )


@coordinators_button("weekly:week:{week:date}", label=words.PLAN)
async def one_week(ctx: Context, week: date) -> None:
    """Show one of them, as it would read."""
    await show_week(ctx, await ctx.services.weekly.one(ctx.guild_id, week, ctx.now))


@coordinators_button("weekly:swap:{week:date}", label=words.SWAP)
async def swap(ctx: Context, week: date) -> None:
    """Ask something else in a week."""
    ahead = await ctx.services.weekly.swap(ctx.guild_id, week, ctx.now)
    await show_week(ctx, ahead, words.SWAPPED)


@coordinators_button("weekly:skip:{week:date}", label=words.SKIP)
async def skip(ctx: Context, week: date) -> None:
    """Post nothing in a week."""
    ahead = await ctx.services.weekly.skip(ctx.guild_id, week, ctx.now, skipped=True)
    await show_week(ctx, ahead, words.SKIPPED)


@coordinators_button("weekly:unskip:{week:date}", label=words.UNSKIP)
async def unskip(ctx: Context, week: date) -> None:
    """Post in a week after all."""
    ahead = await ctx.services.weekly.skip(ctx.guild_id, week, ctx.now, skipped=False)
    await show_week(ctx, ahead, words.UNSKIPPED)


@coordinators_button(
    "weekly:mail:{audience:members|anyone}:{week:date}:{looked_at}",
    label=words.MAIL,
    style=Style.primary,
    feature="weekly",
)
async def copy_as_email(
    ctx: Context,
    audience: Literal["members", "anyone"],
    week: date | None = None,
    looked_at: str | None = None,
) -> None:
    """Show a week's e-mail (without one: this week's, or else the next) as text and as files.

    *looked_at* is the fingerprint of what the coordinator has looked at.
    """
    await ctx.take_time()
    if not comes(ctx.group):
        raise Refusal(ui_words.SWITCHED_OFF)
    server, services = ctx.interaction.guild, ctx.services
    name = server.name if server is not None else ctx.group.name
    letter = await services.weekly.to_copy(ctx.guild_id, week, ctx.now)
    mail = await services.documents.email(ctx.guild_id, name, letter.issue, audience)
    look = await services.documents.worries_in(ctx.guild_id, mail.members_words())
    if look and fingerprint(look) != looked_at:
        await ctx.show(cards.mail_look(audience, letter.issue.week, look, fingerprint(look)))
        return
    await services.documents.record(
        ctx.guild_id, ctx.member_id, "week", audience, mail.found, ctx.now
    )
    await ctx.show(await asyncio.to_thread(cards.email, letter, mail, ctx.group.country))


async def show_week(ctx: Context, one: WeekAhead, note: str = "") -> None:
    """Show one post to come, in place of the card that was pressed."""
    issue = await ctx.services.weekly.preview(ctx.guild_id, one.post.week, ctx.now)
    hidden = await hidden_among(ctx.client, issue.quoted)
    await ctx.show(cards.week(one, issue, hidden, ctx.group.weekly_at, ctx.group.country, note))


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


async def hidden_among(client: WhatsWorking, wins: Iterable[Win]) -> frozenset[int]:
    """Return who hides their name: of the authors of a group's wins, and of those they mention."""
    found = list(wins)
    guild_id = found[0].guild_id if found else 0
    return await client.services.members.hidden(guild_id, of_wins(found).people)
