"""Where a member is reached about each thing: chosen on one card, or stopped under a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from bot.kit.safe import safe_name
from bot.kit.text import listed
from bot.members import words
from bot.reaching import words as reaching_words
from bot.reaching.rules import METHODS, STOPPED
from bot.ui.card import Button, Card
from bot.ui.components import button, select
from bot.ui.private_thread import may_make
from bot.ui.reach import choose
from cogs.members import cards
from cogs.members.views import myself

if TYPE_CHECKING:
    from bot.reaching.rules import Method, Topic
    from bot.ui.context import Context


@button("me:reach", label=words.REACH_BUTTON)
async def reaches(ctx: Context) -> None:
    """Show how a member is reached about each thing, and let them change it."""
    await _reaches(ctx)


@select("me:way:{topic:general|nudge|coffee|mentor}")
async def choose_reach(ctx: Context, values: list[str], topic: Topic) -> None:
    """Keep how a member is reached about one thing; direct messages are tried right then."""
    method = next((one for one in METHODS[topic] if one == values[0]), None)
    if method is None:
        await _reaches(ctx)
        return
    threads = may_make(ctx.client, ctx.group)
    if method == "thread" and not threads:
        await _reaches(ctx, reaching_words.NO_THREADS)
        return
    otherwise: Method | None = "thread" if threads and "thread" in METHODS[topic] else None
    await _reaches(ctx, (await choose(ctx, topic, method, otherwise)).says)


@button(
    "me:stop:{topic:general|nudge|coffee|mentor|meetup}:{guild_id:int}",
    label=reaching_words.STOP,
    works_in_dm=True,
)
async def stop(ctx: Context, topic: Topic, guild_id: int) -> None:
    """Send no more direct messages about a topic; the one that was pressed stays as it is."""
    services, key = ctx.services, (ctx.guild_id, ctx.member_id)
    await services.reaching.choose(*key, topic, STOPPED[topic], ctx.now)
    group = await services.groups.get(ctx.guild_id)
    name = safe_name(ctx.client.name_of(group))
    said = reaching_words.STOPPED[topic].format(group=name)
    ways = await services.reaching.ways(*key)
    still = [one for one in ways.topics(group.has) if ways.method(one) == "dm"]
    if still:
        named = listed([reaching_words.TOPICS[one].lower() for one in still])
        said = f"{said} {reaching_words.STOPPED_STILL.format(topics=named)}"
    await ctx.answer(Card(said, [resume.button(topic, ctx.guild_id)]))


@button("me:stop_thread:{topic:coffee|mentor}", label=reaching_words.STOP)
async def stop_in_thread(ctx: Context, topic: Literal["coffee", "mentor"]) -> None:
    """Show the ways to stop what comes in a private thread: to leave, or another way."""
    leave = f"mentor:status:{ctx.guild_id}:stop" if topic == "mentor" else "coffee:leave"
    ways = [Button(leave), reaches.button()]
    await ctx.answer(Card(reaching_words.STOP_THREAD[topic], ways))


@button(
    "me:resume:{topic:general|nudge|coffee|mentor|meetup}:{guild_id:int}",
    label=reaching_words.RESUME,
    works_in_dm=True,
)
async def resume(ctx: Context, topic: Topic, guild_id: int) -> None:
    """Send direct messages about a topic again; those of this person come through."""
    await ctx.services.reaching.choose(ctx.guild_id, ctx.member_id, topic, "dm", ctx.now)
    await ctx.show(Card(reaching_words.RESUMED))


async def _reaches(ctx: Context, first: str = "") -> None:
    threads = may_make(ctx.client, ctx.group)
    await ctx.show(cards.reaches(await myself(ctx), first, threads=threads))
