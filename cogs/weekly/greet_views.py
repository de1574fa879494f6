"""Greeting: offering it, ending it, and how a win that nobody answered is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.checks import set_up_group
from bot.ui.press import Press, press
from bot.weekly import words
from cogs.weekly import cards
from cogs.weekly.hidden import hidden_among

if TYPE_CHECKING:
    from bot.client import WhatsWorking
    from bot.ui.answer import Interaction


class Greet(Press, verb="weekly:greet"):
    """Be a greeter, or no longer."""

    label = words.GREET

    async def pressed(self, interaction: Interaction) -> None:
        """Save it, and say what it means."""
        group, client = await set_up_group(interaction, "weekly"), interaction.client
        now, member_id = client.clock.now(), interaction.user.id
        greets = await client.services.greeters.toggle(group.guild_id, member_id, now)
        if greets:
            await show(interaction, Card(words.GREETS, [_stop(group.guild_id)]))
        else:
            again = press("weekly:greet:0", words.GREET_AGAIN)
            await show(interaction, Card(words.GREETS_NO_MORE, [again]))


class StopGreeting(Press, verb="weekly:ungreet"):
    """Greet no longer; its row is the group, so that it works in direct messages."""

    label = words.GREET_STOP
    works_in_dm = True

    async def pressed(self, interaction: Interaction) -> None:
        """Save it."""
        guild_id = interaction.guild_id or self.row_id
        await interaction.client.services.greeters.stop(guild_id, interaction.user.id)
        await show(interaction, Card(words.GREETS_NO_MORE))


async def shown(client: WhatsWorking, guild_id: int, _member_id: int, subject: str) -> Card | None:
    """Return a win that still has no answer, for a greeter."""
    found = await client.services.greeters.to_greet(guild_id, int(subject))
    if found is None:
        return None
    hidden = await hidden_among(client, [found.win])
    # The win's id makes the button, and so the message, one of a kind.
    return Card(cards.greeting(found, hidden), [_stop(guild_id, subject)])


def _stop(guild_id: int, win: str | None = None) -> StopGreeting:
    return StopGreeting(guild_id, tail=win)
