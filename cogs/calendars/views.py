"""What anyone presses for their own calendar, and coordinators for the group's address."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.calendars import words
from bot.calendars.feeds import FRESH, PATH
from bot.kit.errors import Refusal
from bot.kit.safe import fenced, safe_name
from bot.kit.text import plural
from bot.ui.card import Attached, Button, Card
from bot.ui.components import button

if TYPE_CHECKING:
    from bot.ui.context import Context

FEATURE = "meetups"
BEFORE = timedelta(minutes=15)

calendar_button = partial(button, feature=FEATURE)


@calendar_button("calendar:meetup:{remind:bool}:{meetup_id:int}", label=words.ADD)
async def add(ctx: Context, remind: bool, meetup_id: int) -> None:
    """Answer with a meet-up as a file for a calendar."""
    meetup, content = await ctx.services.calendars.one(
        ctx.guild_id, meetup_id, ctx.now, alarms=(BEFORE,) if remind else ()
    )
    minutes = int(BEFORE.total_seconds()) // 60
    ready = words.READY_REMINDER if remind else words.READY
    lines = [ready.format(title=safe_name(meetup.title), minutes=minutes)]
    lines += await _subscribe(ctx)
    items = [Button("calendar:mine")]
    if not remind:
        items.insert(0, add.button(True, meetup_id).named(words.WITH_REMINDER))
    await ctx.answer(Card("\n".join(lines), items, [Attached(content, words.FILE_NAME)]))


@calendar_button("calendar:mine", label=words.MINE)
async def mine(ctx: Context) -> None:
    """Answer with everything that a member comes to, and the group's book days."""
    found = await ctx.services.calendars.mine(ctx.guild_id, ctx.member_id, ctx.now)
    if not found.dates:
        raise Refusal(words.MINE_NOTHING, "meetup:upcoming")
    ready = words.MINE_READY.format(
        meetups=plural(found.dates, words.DATE, words.DATES),
        days=plural(found.book_days, words.BOOK_DAY),
    )
    lines = [ready, *await _subscribe(ctx)]
    await ctx.answer(Card("\n".join(lines), files=[Attached(found.content, words.MINE_NAME)]))


@calendar_button("calendar:feed", label=words.FEED, coordinator=True)
async def feed(ctx: Context) -> None:
    """Show the address of the group's calendar, or what one is for."""
    await ctx.show(await _panel(ctx))


@calendar_button("calendar:renew", label=words.FEED_MAKE, coordinator=True)
async def renew(ctx: Context) -> None:
    """Give the group's calendar a new address."""
    _public_url(ctx)
    await ctx.services.feeds.renew(ctx.guild_id, ctx.now)
    await ctx.show(await _panel(ctx))


@calendar_button("calendar:stop", label=words.FEED_STOP, coordinator=True)
async def stop(ctx: Context) -> None:
    """Let the group's calendar have no address."""
    await ctx.services.feeds.stop(ctx.guild_id)
    await ctx.show(await _panel(ctx))


async def _panel(ctx: Context) -> Card:
    _public_url(ctx)
    address = await _address(ctx)
    back = Button("meetup:settings")
    if address is None:
        return Card(words.FEED_OFF, [renew.button(), back])
    minutes = int(FRESH.total_seconds()) // 60
    text = "\n".join((words.FEED_ON.format(minutes=minutes), fenced(address)))
    return Card(text, [renew.button().named(words.FEED_RENEW), stop.button(), back])


def _public_url(ctx: Context) -> str:
    found = ctx.client.settings.public_url
    if not found:
        raise Refusal(words.FEED_NOT_THERE, "meetup:settings")
    return found


async def _address(ctx: Context) -> str | None:
    """Return the address of the group's calendar; None where it has none."""
    public_url = ctx.client.settings.public_url
    token = await ctx.services.feeds.token(ctx.guild_id) if public_url else None
    return None if token is None else public_url + PATH.format(token=token)


async def _subscribe(ctx: Context) -> list[str]:
    address = await _address(ctx)
    return [] if address is None else ["", words.SUBSCRIBE, fenced(address)]
