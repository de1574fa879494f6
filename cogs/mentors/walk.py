"""The way from a form to an offer, a request or a win by both: what others read is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.drafts.rules import Draft
from bot.mentors.rules import MentorProfile
from bot.ui.review import submit

if TYPE_CHECKING:
    from bot.ui.context import Context

# One draft of each; of a win by two, one of each pair.
OFFER, REQUEST, WIN = "mentor.offer", "mentor.request", "mentor.win"


async def go_on(ctx: Context, kind: str, profile: MentorProfile, pair_id: int = 0) -> None:
    """Save what was filled in, or ask the one question that comes first."""
    await submit(ctx, Draft(ctx.guild_id, ctx.member_id, kind, profile, str(pair_id)))


async def typed(ctx: Context, kind: str, pair_id: int = 0) -> MentorProfile | None:
    """Return what the member typed and has not saved."""
    kept = await ctx.services.drafts.of(ctx.guild_id, ctx.member_id, kind, str(pair_id))
    return None if kept is None else kept.read(MentorProfile).text
