"""What coordinators see of meet-ups: those without an organizer, and whether names are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.meetups import words
from bot.ui.card import Button, Card
from bot.ui.components import button
from bot.ui.inbox import Waiting
from cogs.meetups import cards
from cogs.meetups.create_views import FEATURE, create

if TYPE_CHECKING:
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.ui.context import Context


async def waiting(
    client: WhatsWorking,
    group: Group,
    now: datetime,
) -> list[Waiting]:
    """Return the meet-ups to come that nobody in the group runs."""
    if not group.has(FEATURE):
        return []
    return [
        Waiting(cards.adrift(one), take_over.button(one.id))
        for one in await client.services.meetups.adrift(group.guild_id)
    ]


@button("meetup:run:{meetup_id:int}", label=words.TAKE_OVER, feature=FEATURE, coordinator=True)
async def take_over(ctx: Context, meetup_id: int) -> None:
    """Become the organizer of a meet-up without one."""
    given = (ctx.guild_id, meetup_id, ctx.member_id, ctx.now)
    meetup = await ctx.services.meetups.take_over(*given)
    items = [Button(f"meetup:show:{meetup_id}", words.DETAILS)]
    await ctx.show(Card(cards.about(words.TAKEN_OVER, meetup), items))


@button("meetup:settings", label=words.SETTINGS, feature=FEATURE, coordinator=True)
async def settings(ctx: Context) -> None:
    """Show how the group likes its meet-ups."""
    await ctx.show(await _panel(ctx))


@button("meetup:names:{show:bool}", label=words.SHOW_NAMES, feature=FEATURE, coordinator=True)
async def names(ctx: Context, show: bool) -> None:
    """Let members see who's coming, or only how many."""
    await ctx.services.meetups.show_names(ctx.guild_id, names=show)
    await ctx.show(await _panel(ctx))


async def _panel(ctx: Context) -> Card:
    shown = await ctx.services.meetups.shows_names(ctx.guild_id)
    lines = [words.SETTINGS_HEAD, words.NAMES_ON if shown else words.NAMES_OFF]
    change = names.button(not shown).named(words.HIDE_NAMES if shown else words.SHOW_NAMES)
    items = [change, create.button(), Button("meetup:upcoming")]
    if ctx.client.settings.public_url:
        items.append(Button("calendar:feed"))
    return Card("\n".join(lines), items)
