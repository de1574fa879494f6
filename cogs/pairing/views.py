"""The private list of who a member would rather not be paired with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.kit.safe import safe_name
from bot.kit.text import listed
from bot.pairing import words
from bot.pairing.rules import NOT_WITH_LIMIT
from bot.ui.card import Card
from bot.ui.components import button, select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ui.context import Context


@button("pair:list", label=words.NOT_WITH)
async def open_list(ctx: Context) -> None:
    """Show the member's own list, with the menu that changes it."""
    await ctx.show(await own_list(ctx))


@select("pair:people")
async def pick_people(ctx: Context, values: list[discord.abc.Snowflake]) -> None:
    """Keep the people the member chose; anyone who isn't here anymore falls off on their own."""
    others = {one.id for one in values}
    await ctx.services.pairing.keep_not_with(ctx.guild_id, ctx.member_id, others, ctx.now)
    await ctx.show(await own_list(ctx, words.NOT_WITH_SAVED))


async def own_list(ctx: Context, note: str = "") -> Card:
    """Return a member's own list."""
    others = await ctx.services.pairing.not_with(ctx.group.guild_id, ctx.member_id)
    names = []
    for one in others:
        member = await ctx.services.members.get(ctx.guild_id, one)
        names.append(f"<@{one}>" if member is None else safe_name(member.name))
    listing = words.NOT_WITH_COUNT.format(names=listed(names)) if names else words.NOT_WITH_NONE
    lines = [*([note] if note else []), words.NOT_WITH_HEAD, listing]
    return Card("\n".join(lines), [pick_people.select(_menu(others))])


def _menu(listed_now: Sequence[int]) -> discord.ui.UserSelect[discord.ui.View]:
    user = discord.SelectDefaultValueType.user
    return discord.ui.UserSelect(
        placeholder=words.NOT_WITH_PICK,
        min_values=0,
        max_values=NOT_WITH_LIMIT,
        default_values=[discord.SelectDefaultValue(id=one, type=user) for one in listed_now],
    )
