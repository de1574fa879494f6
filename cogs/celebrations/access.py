"""Who may change a group's calendar: what each of its buttons asks first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.errors import NotYours, Refusal
from bot.ui import checks, words

if TYPE_CHECKING:
    from bot.groups.service import Group
    from bot.ui.context import Context

FEATURE = "celebrations"


async def coordinators_only(ctx: Context) -> Group:
    """Return the group's settings to someone who runs it, in direct messages those of the id's.

    Raises NotYours for others, and Refusal where book days are switched off.
    """
    group = await (_by_dm(ctx) if ctx.in_dm else checks.coordinators_only(ctx.interaction))
    if not group.has(FEATURE):
        raise Refusal(words.SWITCHED_OFF)
    return group


async def _by_dm(ctx: Context) -> Group:
    group = await ctx.services.groups.get(ctx.guild_id)
    member = await ctx.services.members.get(ctx.guild_id, ctx.member_id)
    if (member is not None and member.left_at is not None) or not group.runs(ctx.member_id):
        # Nobody outside of a group learns here who runs it.
        raise NotYours(words.COORDINATORS_ONLY.format(names=words.A_COORDINATOR))
    return group
