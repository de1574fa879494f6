"""How long something took, for a member's own record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.errors import Refusal
from bot.plans import attending, rules
from bot.plans import hours_words as words
from bot.plans.attending import took as said_length
from bot.ui.card import Card
from bot.ui.checks import members_only
from bot.ui.components import button, form
from bot.ui.modal import Answers, Part, box
from cogs.plans import cards

if TYPE_CHECKING:
    from bot.plans.rules import PlanEntry
    from bot.ui.context import Context

_LIMIT = 60  # characters


@button(
    "plan:took:{entry_id:int}:{minutes:int}",
    label=words.ADD_MINUTES.format(minutes=attending.SUGGESTED["coffee"]),
    works_in_dm=True,
)
async def took(ctx: Context, entry_id: int, minutes: int) -> None:
    """Count the length that was suggested."""
    await _own(ctx, entry_id)
    await _keep(ctx, entry_id, min(minutes, rules.LONGEST))


@button("plan:length:{entry_id:int}", label=words.OTHER_LENGTH, works_in_dm=True)
async def other_length(ctx: Context, entry_id: int) -> None:
    """Open the form for another length."""
    entry = await _own(ctx, entry_id)
    await ctx.open(keep_length.filled(str(entry.minutes or "")), entry_id)


def _length(known: str) -> list[Part]:
    label, hint = words.LENGTH_LABEL, words.MINUTES_HINT
    return [box("minutes", label, hint=hint, value=known, limit=_LIMIT, required=True)]


@form(
    "plan:length:{entry_id:int}",
    _length,
    title=words.LENGTH_TITLE,
    private=words.PRIVATE,
    works_in_dm=True,
)
async def keep_length(ctx: Context, answers: Answers, entry_id: int) -> None:
    """Count the length that was typed."""
    await _own(ctx, entry_id)
    typed = answers.text("minutes")
    try:
        minutes = rules.minutes_done(typed)
    except Refusal as refusal:
        await ctx.answer(cards.typed_back(refusal.message, typed, other_length.button(entry_id)))
        return
    await _keep(ctx, entry_id, minutes or 0)


@button("plan:drop:{entry_id:int}", label=words.REMOVE, works_in_dm=True)
async def drop(ctx: Context, entry_id: int) -> None:
    """Take something out of the member's own record."""
    await _own(ctx, entry_id)
    await ctx.services.hours.remove(entry_id, ctx.member_id)
    await ctx.show(Card(words.REMOVED))


async def _own(ctx: Context, entry_id: int) -> PlanEntry:
    entry = await ctx.services.hours.entry(entry_id, ctx.member_id)
    await members_only(ctx.interaction, entry.guild_id)
    return entry


async def _keep(ctx: Context, entry_id: int, minutes: int) -> None:
    entry = await ctx.services.hours.took(entry_id, ctx.member_id, minutes)
    said = words.TOOK_KEPT.format(took=said_length(entry.minutes or 0))
    await ctx.show(Card(said, [other_length.button(entry_id)]))
