"""What an owner says about something on the shelf: four menus, each of them optional."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Unpack

from bot.members.rules import LEVELS
from bot.members.topics import topics
from bot.shelf import rules, words
from bot.ui.card import Button, Card, Menu
from bot.ui.choices import menu, options, topic_options
from bot.ui.components import button, form, select
from bot.ui.context import RowOf
from cogs.shelf import cards

if TYPE_CHECKING:
    from collections.abc import Callable

    import discord

    from bot.shelf.rules import Resource
    from bot.shelf.service import ResourceChange
    from bot.ui.context import Context

FEATURE = "shelf"
RESOURCE_ROW = RowOf("resource_id", lambda services: services.shelf.guild_of)
resource_button = partial(button, of=RESOURCE_ROW, feature=FEATURE, works_in_dm=True)
resource_select = partial(select, of=RESOURCE_ROW, feature=FEATURE, works_in_dm=True)
resource_form = partial(form, of=RESOURCE_ROW, works_in_dm=True)


@resource_select("shelf:kind:{resource_id:int}")
async def choose_kind(ctx: Context, values: list[str], resource_id: int) -> None:
    """Keep what it is."""
    await _keep(ctx, resource_id, kind=next(iter(rules.known(values, rules.KINDS)), None))


@resource_select("shelf:levels:{resource_id:int}")
async def choose_levels(ctx: Context, values: list[str], resource_id: int) -> None:
    """Keep for which levels it is."""
    await _keep(ctx, resource_id, levels=rules.known(values, LEVELS))


@resource_select("shelf:topics:{resource_id:int}")
async def choose_topics(ctx: Context, values: list[str], resource_id: int) -> None:
    """Keep what it's about."""
    await _keep(ctx, resource_id, topics=rules.known(values, topics()))


@resource_select("shelf:rights:{resource_id:int}")
async def choose_rights(ctx: Context, values: list[str], resource_id: int) -> None:
    """Keep whose it is."""
    await _keep(ctx, resource_id, rights=next(iter(rules.known(values, rules.RIGHTS)), None))


@resource_button("shelf:more:{resource_id:int}", label=words.SAY_MORE)
async def say_more(ctx: Context, resource_id: int) -> None:
    """Show the menus."""
    resource = await ctx.services.shelf.get_own(ctx.guild_id, resource_id, ctx.member_id)
    await ctx.show(more(resource, words.ADDED_MORE))


@resource_button(
    "shelf:opens:{answer:yes|no|unsure}:{resource_id:int}", label=words.OPENS_ANSWERS["yes"]
)
async def opens(ctx: Context, answer: str, resource_id: int) -> None:
    """Keep whether a link opens outside its owner's district, and go on to the menus."""
    said = {"yes": True, "no": False}.get(answer)
    await _keep(ctx, resource_id, cards.added, opens=said)


@resource_button("shelf:copy:{resource_id:int}", label=words.USE_COPY)
async def use_copy(ctx: Context, resource_id: int) -> None:
    """Let the link give each person a copy of their own."""
    resource = await ctx.services.shelf.offer_copy(*_key(ctx, resource_id), ctx.now)
    await ctx.show(cards.opening(resource, words.COPY_USED))


def more(resource: Resource, first: str) -> Card:
    """Return the menus for what can be said about something, with what was said."""
    key = resource.id
    kinds = {one: words.KINDS[one] for one in rules.KINDS}
    levels, about = options(LEVELS, *resource.levels), topic_options(*resource.topics)
    rights = options(words.RIGHTS, resource.rights, hints=words.RIGHTS_HINTS)
    return Card(
        first,
        [
            choose_kind.select(_menu(words.KIND_MENU, options(kinds, resource.kind)), key),
            choose_levels.select(menu(words.LEVELS_MENU, levels, many=True), key),
            choose_topics.select(menu(words.TOPICS_MENU, about, many=True), key),
            choose_rights.select(_menu(words.RIGHTS_MENU, rights), key),
            Button(f"shelf:line:{key}"),
            Button(f"shelf:edit:{key}"),
            Button(f"shelf:travel:{key}"),
            Button(f"shelf:remove:{key}"),
        ],
    )


async def owned(ctx: Context, resource: Resource) -> Card:
    """Return something to the person who put it there."""
    uses = ctx.services.shelf_uses
    reach = await uses.reach(resource.guild_id, resource.id)
    lines = await uses.lines(resource.guild_id, resource.id, cards.LINES_SHOWN)
    group = await ctx.services.groups.get(resource.guild_id)
    return cards.owned(resource, reach, lines, group.zone)


async def _keep(
    ctx: Context,
    resource_id: int,
    first: Callable[[Resource], str] | None = None,
    **said: Unpack[ResourceChange],
) -> None:
    resource = await ctx.services.shelf.describe(*_key(ctx, resource_id), ctx.now, **said)
    note = first(resource) if first is not None else f"{words.SAVED} {words.ADDED_MORE}"
    await ctx.show(more(resource, note))


def _key(ctx: Context, resource_id: int) -> tuple[int, int, int]:
    return ctx.guild_id, resource_id, ctx.member_id


def _menu(placeholder: str, choices: list[discord.SelectOption]) -> Menu:
    """Return a menu to choose one from, or none."""
    return Menu(placeholder=placeholder, options=choices, min_values=0)
