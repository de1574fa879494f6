"""What a coordinator presses to switch a suggested feature on, or to hear no more of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.groups import suggest_words, words
from bot.groups.service import OPTIONAL
from bot.groups.suggesting import AFTER, suggestion
from bot.kit.errors import NotFound
from bot.kit.text import CONTENT_LIMIT
from bot.ui.answer import show, take_time
from bot.ui.card import Card
from bot.ui.checks import coordinators_only
from bot.ui.press import Press
from cogs.groups.views import MOST_ITEMS

if TYPE_CHECKING:
    from datetime import datetime

    from bot.groups.service import Group
    from bot.ui.answer import Interaction


class SwitchOn(Press, verb="suggest:on"):
    """Switches on the feature that the row numbers."""

    label = suggest_words.SUGGEST_YES

    async def pressed(self, interaction: Interaction) -> None:
        """Save it, bring its commands, and lead to its first step."""
        feature, client = _feature(self.row_id), interaction.client
        group = await coordinators_only(interaction)
        await take_time(interaction)
        on = group.switched_on | {feature}
        await client.services.groups.change(group.guild_id, client.clock.now(), switched_on=on)
        await client.registry.register(group.guild_id)
        name = words.FEATURES[feature]
        first = client.first_steps.get(feature)
        items: list[Any] = [] if first is None else [client.press(first)]
        await show(interaction, Card(suggest_words.SUGGEST_ON.format(feature=name), items))


class Decline(Press, verb="suggest:no"):
    """Notes that a group does not want the feature that the row numbers."""

    label = suggest_words.SUGGEST_NO

    async def pressed(self, interaction: Interaction) -> None:
        """Save it."""
        feature, client = _feature(self.row_id), interaction.client
        group = await coordinators_only(interaction)
        declined = group.declined | {feature}
        await client.services.groups.change(group.guild_id, client.clock.now(), declined=declined)
        await show(interaction, Card(suggest_words.SUGGEST_DECLINED))


def suggested(group: Group, card: Card, now: datetime) -> Card:
    """Return the list of what waits with the one suggestion under it, if there is one."""
    feature = suggestion(group, AFTER, now)
    if feature is None:
        return card
    said = suggest_words.SUGGEST.format(
        feature=words.FEATURES[feature], why=suggest_words.SUGGESTIONS[feature]
    )
    number = OPTIONAL.index(feature)
    content = f"{card.content}\n\n{said}"
    items = [*card.items, SwitchOn(number), Decline(number)]
    if len(content) > CONTENT_LIMIT or len(items) > MOST_ITEMS:
        return card  # enough waits as it is
    return Card(content, items)


def _feature(number: int) -> str:
    if number >= len(OPTIONAL):
        raise NotFound(words.NOTHING_WAITS)
    return OPTIONAL[number]
