"""Days that nobody announced to the bot: which they are, and the form for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.celebrations import saying, words
from bot.celebrations import when as whens
from bot.celebrations.occurrences import ends
from bot.kit.errors import Refusal
from bot.kit.safe import safe_name
from bot.kit.text import shorten
from bot.ui import words as ui_words
from bot.ui.card import Button, Card, Item
from bot.ui.choices import menu, options
from bot.ui.components import button, form, select
from bot.ui.modal import Answers, Part, box
from cogs.celebrations import calendar_cards
from cogs.celebrations.access import FEATURE, coordinators_only

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.members.rules import Notice
    from bot.ui.context import Context

BOX_LIMIT = 300
MENU = 25  # as many as a menu of Discord's holds


@button("celebrate:dates:{guild_id:int}", label=words.DATES, works_in_dm=True, feature=FEATURE)
async def dates(ctx: Context, guild_id: int | None = None) -> None:
    """Show what has no date, in place of what was pressed."""
    await ctx.show(await lacking(ctx))


@select("celebrate:undated:{guild_id:int}", works_in_dm=True, feature=FEATURE)
async def pick_date(ctx: Context, values: list[str], guild_id: int) -> None:
    """Open the form for the day that was picked."""
    await coordinators_only(ctx)
    one = await ctx.services.celebrations.observance(ctx.guild_id, values[0])
    await ctx.open(enter_date.filled(one.name), ctx.guild_id, one.slug)


def _date(name: str) -> list[Part]:
    label = shorten(name, 45) or words.DATE_LABEL
    return [box("when", label, hint=words.DATE_HINT, limit=BOX_LIMIT, required=True)]


@form(
    "celebrate:date:{guild_id:int}:{slug}",
    _date,
    title=words.DATE_TITLE,
    private="only days are read from it; nothing that was typed is shown to others",
    works_in_dm=True,
    feature=FEATURE,
)
async def enter_date(ctx: Context, answers: Answers, guild_id: int, slug: str) -> None:
    """Save the days of one celebration in one year, and show what still has no date."""
    group, services, typed = await coordinators_only(ctx), ctx.services, answers.text("when")
    one = await services.celebrations.observance(ctx.guild_id, slug)
    today = await services.celebrations.today(ctx.guild_id, ctx.now)
    try:
        when = whens.read(typed, today, group.country)
        if when.first is None or when.last is None:
            raise Refusal(words.DATE_YEARLY)
    except Refusal as refusal:
        raise Refusal(refusal.message, dates.custom_id(ctx.guild_id)) from refusal
    first, last = when.first, when.last
    if first == last and one.days > 1:
        last = ends(first, one.days)  # a week was named by its first day
    await services.selections.enter_date(ctx.guild_id, slug, first, last, ctx.now)
    days = saying.days(first, last, group.country, year=True)
    note = words.DATE_SAVED.format(name=safe_name(one.name), days=days)
    await ctx.show(await lacking(ctx, note))


async def lacking(ctx: Context, note: str = "") -> Card:
    """Return what has no date, with a menu to enter one."""
    group = await coordinators_only(ctx)
    found = await ctx.services.asking.undated(ctx.guild_id, ctx.now)
    lines = [*([note] if note else []), calendar_cards.lacking(found, group.country)]
    items: list[Item] = []
    if found:
        names = {one.observance.slug: shorten(one.observance.name, 100) for one in found[:MENU]}
        items.append(pick_date.select(menu(words.LACKING_MENU, options(names)), ctx.guild_id))
    if ctx.in_dm:
        lines.append(ui_words.FROM_GROUP.format(group=safe_name(group.name)))
    else:
        items.append(Button("celebrate:choose"))
    return Card("\n\n".join(lines), items)


async def asked(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return what a coordinator is asked; None when nothing is missing or they run it no longer."""
    group = await client.services.groups.get(notice.guild_id)
    found = await client.services.asking.undated(notice.guild_id, client.clock.now())
    if not found or not group.runs(notice.member_id):
        return None
    text = calendar_cards.lacking(found, group.country)
    return Card(text, [dates.button(notice.guild_id)])
