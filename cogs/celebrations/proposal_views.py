"""What coordinators press about proposed days, and what who proposed one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.celebrations import own_words, words
from bot.celebrations.own_days import APPROVED, PROPOSED
from bot.kit.errors import if_found
from bot.kit.links import link_to
from bot.kit.safe import safe, safe_name
from bot.kit.text import shorten
from bot.ui.card import Button, Card
from bot.ui.checks import set_up_group
from bot.ui.components import Style, button
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import FEATURE, coordinators_only
from cogs.celebrations.upcoming_views import upcoming

if TYPE_CHECKING:
    from bot.celebrations.own_days import OwnDay
    from bot.client import WhatsWorking
    from bot.kit.safe import Safe
    from bot.members.rules import Notice
    from bot.ui.context import Context

SHOWN = 5  # proposals on one card; each has two buttons


@button("celebrate:proposals", label=words.WAITING, coordinator=True)
async def show_proposals(ctx: Context) -> None:
    """Show what was proposed, in place of what was pressed."""
    await ctx.show(await _waiting(ctx))


@button(
    "celebrate:approve:{day_id:int}", label=own_words.APPROVE, style=Style.primary, coordinator=True
)
async def approve(ctx: Context, day_id: int) -> None:
    """Take a proposed day into the calendar, and show what else waits."""
    await coordinators_only(ctx)
    day = await ctx.services.proposals.approve(ctx.guild_id, day_id, ctx.member_id, ctx.now)
    today = await ctx.services.celebrations.today(ctx.guild_id, ctx.now)
    name, days = (
        safe_name(day.observance.name),
        calendar_cards.days_of(day, today, ctx.group.country),
    )
    await ctx.show(await _waiting(ctx, own_words.APPROVED.format(name=name, days=days)))


@button("celebrate:decline:{day_id:int}", label=own_words.DECLINE, coordinator=True)
async def decline(ctx: Context, day_id: int) -> None:
    """Leave a proposed day out of the calendar, and show what else waits."""
    await coordinators_only(ctx)
    day = await ctx.services.proposals.decline(ctx.guild_id, day_id, ctx.member_id, ctx.now)
    note = own_words.DECLINED.format(name=safe_name(day.observance.name))
    await ctx.show(await _waiting(ctx, note))


@button(
    "celebrate:onward:{day_id:int}:{guild_id:int}",
    label=own_words.WHAT_COMES,
    works_in_dm=True,
    feature=FEATURE,
)
async def what_comes(ctx: Context, day_id: int, guild_id: int) -> None:
    """Lead on from an answer to what comes; in a direct message, say where that is."""
    if ctx.in_dm:
        await ctx.answer(own_words.COMES_ELSEWHERE.format(link=link_to(guild_id)))
        return
    await set_up_group(ctx.interaction, FEATURE)
    await ctx.show(await upcoming(ctx))


async def author_of(client: WhatsWorking, day: OwnDay) -> Safe:
    """Return the name of who proposed a day, unless they left or hide it."""
    members, someone = client.services.members, own_words.SOMEONE
    if day.member_id is None:
        return safe_name(someone)
    return safe_name(await members.public_name(day.guild_id, day.member_id, someone))


async def decision_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return what who proposed a day is told; None when there is nothing to tell anymore."""
    proposals = client.services.proposals
    day = await if_found(proposals.get(notice.guild_id, notice.subject_id))
    if day is None or day.member_id != notice.member_id or day.state == PROPOSED:
        return None
    today = await client.services.celebrations.today(notice.guild_id, client.clock.now())
    country = (await client.services.groups.get(notice.guild_id)).country
    one = day.observance
    if day.state == APPROVED:
        days = calendar_cards.days_of(day, today, country)
        text = own_words.TOLD_APPROVED.format(name=safe_name(one.name), days=days)
    else:
        typed = " ".join(
            filter(None, (one.name + ",", calendar_cards.days_of(day, today, country) + "."))
        )
        typed = "\n".join(filter(None, (typed, one.what, one.idea)))
        text = own_words.TOLD_DECLINED.format(name=safe_name(one.name), typed=safe(typed))
    # By this button an earlier try to tell them is found again.
    return Card(text, [what_comes.button(day.id, notice.guild_id)])


async def _waiting(ctx: Context, note: str = "") -> Card:
    await coordinators_only(ctx)
    today = await ctx.services.celebrations.today(ctx.guild_id, ctx.now)
    found = await ctx.services.proposals.waiting(ctx.guild_id, today)
    lines = [
        *([note, ""] if note else []),
        own_words.PROPOSALS if found else own_words.PROPOSALS_NONE,
    ]
    items = []
    for day in found[:SHOWN]:
        lines.append(
            calendar_cards.proposal(day, await author_of(ctx.client, day), today, ctx.group.country)
        )
        name = own_words.APPROVE_NAME.format(name=day.observance.name)
        items += [approve.button(day.id).named(shorten(name, 80)), decline.button(day.id)]
    if found[SHOWN:]:
        lines.append(words.MORE.format(count=len(found) - SHOWN))
    return Card(calendar_cards.fitting(lines), [*items, Button("celebrate:choose")])
