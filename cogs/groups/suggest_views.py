"""What a coordinator presses to switch a suggested feature on, or to hear no more of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.groups import suggest_words
from bot.groups.suggesting import suggestion
from bot.kit.text import CONTENT_LIMIT
from bot.ui.card import MOST_ITEMS, Button, Card
from bot.ui.components import button
from bot.ui.template import Outdated
from cogs.groups import setup_cards

if TYPE_CHECKING:
    from datetime import datetime

    from bot.groups.service import Group
    from bot.kit.switch import Switch
    from bot.ui.context import Context


@button("suggest:on:{feature}", label=suggest_words.SUGGEST_YES, coordinator=True)
async def switch_on(ctx: Context, feature: str) -> None:
    """Switch a feature on, bring its commands, and lead to its first step."""
    switch = _switch(ctx, feature)
    await ctx.take_time()
    on = ctx.group.switched_on | {feature}
    await ctx.services.groups.change(ctx.guild_id, ctx.now, switched_on=on)
    await ctx.client.registry.register(ctx.guild_id)
    first = ctx.client.first_steps.get(feature)
    client = ctx.client
    coming = await client.agenda.next_of(ctx.guild_id, client.kinds_of.get(feature, ()))
    then = setup_cards.next_line(coming, client.kinds)
    text = "\n".join((suggest_words.SUGGEST_ON.format(feature=switch.label), then))
    await ctx.show(Card(text, [] if first is None else [Button(first)]))


@button("suggest:no:{feature}", label=suggest_words.SUGGEST_NO, coordinator=True)
async def decline(ctx: Context, feature: str) -> None:
    """Note that a group does not want a feature."""
    _switch(ctx, feature)
    declined = ctx.group.declined | {feature}
    await ctx.services.groups.change(ctx.guild_id, ctx.now, declined=declined)
    await ctx.show(Card(suggest_words.SUGGEST_DECLINED))


def _switch(ctx: Context, feature: str) -> Switch:
    switch = ctx.group.switches.get(feature)
    if switch is None or not switch.optional:
        raise Outdated
    return switch


def suggested(group: Group, card: Card, now: datetime, members: int) -> Card:
    """Return the list of what waits with the one suggestion under it, if there is one.

    *members*: how many the group has.
    """
    feature = suggestion(group, now, members)
    if feature is None:
        return card
    switch = group.switches[feature]
    why = "" if switch.suggestion is None else switch.suggestion.why
    said = suggest_words.SUGGEST.format(feature=switch.label, why=why)
    content = f"{card.content}\n\n{said}"
    items = [*card.items, switch_on.button(feature), decline.button(feature)]
    if len(content) > CONTENT_LIMIT or len(items) > MOST_ITEMS:
        return card  # enough waits as it is
    return Card(content, items)
