"""The first week: three taps under a new member's first answer, each kept right away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.groups import words as group_words
from bot.members import rules, words
from bot.reaching.rules import METHODS
from bot.ui.card import Button, Card
from bot.ui.components import Style, button
from bot.ui.reach import choose

if TYPE_CHECKING:
    from bot.groups.service import Group
    from bot.reaching.rules import Method
    from bot.ui.context import Context


@button("me:first", label=words.SET_UP, style=Style.primary)
async def begin(ctx: Context) -> None:
    """Ask where they work."""
    levels = {"none": words.NO_LEVEL} | rules.LEVELS
    items = [level.button(one).named(label) for one, label in levels.items()]
    await ctx.answer(_step(ctx.group, 1, words.STEP_LEVEL, [*items[1:], items[0]]))


@button("me:first_level:{chosen:elementary|middle|high|district|other|none}", label=words.NO_LEVEL)
async def level(ctx: Context, chosen: str) -> None:
    """Keep the level, and ask about the nudge."""
    kept = chosen if chosen in rules.LEVELS else None
    await ctx.services.members.change(ctx.guild_id, ctx.member_id, level=kept)
    if ctx.group.has("plans"):
        await ctx.show(_nudge(ctx.group))
    else:
        await ctx.show(_who(ctx.group))


@button("me:first_nudge:{way:here|dm|off}", label=words.SET_UP, feature="plans")
async def nudge(ctx: Context, way: Method) -> None:
    """Keep how the nudge comes, and show who can see what; closed messages ask once more."""
    chosen = await choose(ctx, "nudge", way)
    await ctx.show(_nudge(ctx.group, chosen.says) if chosen.method is None else _who(ctx.group))


@button("me:first_done", label=words.STEP_DONE, style=Style.primary)
async def done(ctx: Context) -> None:
    """End with what people do most."""
    group = ctx.group
    items = [Button("win:share"), Button("win:find")] if group.has("wins") else []
    items += [Button("plan:nudge")] if group.has("plans") else []
    await ctx.show(Card(words.SET_UP_DONE, [*items, Button("me:set")]))


def _nudge(group: Group, first: str = "") -> Card:
    ways = METHODS["nudge"]
    items = [nudge.button(way).named(words.STEP_NUDGE_YES[way]) for way in ways]
    return _step(group, 2, words.STEP_NUDGE, items, first)


def _who(group: Group) -> Card:
    last = 3 if group.has("plans") else 2
    sees = (words.STEP_WHO, *group_words.WHO_SHORT)
    return _step(group, last, "\n".join(sees), [done.button()])


def _step(group: Group, number: int, question: str, items: list[Button], first: str = "") -> Card:
    asked = words.STEP.format(
        number=number, count=3 if group.has("plans") else 2, question=question
    )
    return Card("\n".join(filter(None, (first, asked))), items)
