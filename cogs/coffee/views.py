"""Buttons of coffee: one's own state, the suggested times, the one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.coffee import rules, words
from bot.kit.errors import NotFound
from bot.pairing import words as pairing_words
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.press import Press, Style, row_of
from cogs.coffee import actions, messages
from cogs.coffee.pressed import MEET, MET, SUIT, met

if TYPE_CHECKING:
    from bot.ui.answer import Interaction


class Join(Press, verb="coffee:join"):
    """Join, from anywhere."""

    label = words.JOIN_LABEL
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Ask where to be reached."""
        await actions.join(interaction)


class ByDm(Press, verb="coffee:dm"):
    """Be reached by direct message."""

    label = pairing_words.BY_DM

    async def pressed(self, interaction: Interaction) -> None:
        """Try it, and keep it."""
        await actions.choose_way(interaction, "dm")


class ByThread(Press, verb="coffee:thread"):
    """Be reached in the private thread."""

    label = pairing_words.BY_THREAD

    async def pressed(self, interaction: Interaction) -> None:
        """Keep it."""
        await actions.choose_way(interaction, "thread")


class Ways(Press, verb="coffee:ways"):
    """Change where one is reached."""

    label = words.WAYS_LABEL

    async def pressed(self, interaction: Interaction) -> None:
        """Ask."""
        group = await actions.group_for(interaction)
        await show(interaction, actions.ways(interaction.client, group))


class Status(Press, verb="coffee:status"):
    """One's own state; in direct messages its row is the server."""

    label = words.STATUS_LABEL
    works_in_dm = True

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        if interaction.guild_id is None:
            await actions.status_in_dm(interaction, self.row_id)
        else:
            await actions.status(interaction)


class Skip(Press, verb="coffee:skip"):
    """Sit out the next round."""

    label = words.SKIP_LABEL

    async def pressed(self, interaction: Interaction) -> None:
        """Save it."""
        await actions.skip(interaction, skips=True)


class Unskip(Press, verb="coffee:unskip"):
    """Join the next round after all."""

    label = words.UNSKIP_LABEL

    async def pressed(self, interaction: Interaction) -> None:
        """Save it."""
        await actions.skip(interaction, skips=False)


class Leave(Press, verb="coffee:leave"):
    """Leave coffee."""

    label = words.LEAVE_LABEL

    async def pressed(self, interaction: Interaction) -> None:
        """Save it."""
        await actions.leave(interaction)


class Back(Press, verb="coffee:back"):
    """Come back from a rest; its row is the server, so that it works in direct messages."""

    label = words.BACK_LABEL
    works_in_dm = True

    async def pressed(self, interaction: Interaction) -> None:
        """Save it."""
        await actions.come_back(interaction, interaction.guild_id or self.row_id)


class Meet(Press, verb=MEET):
    """Have coffee now with someone who waits; its row is that person, its tail the server."""

    label = words.OFFER_LABEL
    style = Style.primary
    works_in_dm = True

    async def pressed(self, interaction: Interaction) -> None:
        """Put the two together."""
        guild_id = interaction.guild_id or _numbers(self.tail, 1)[0]
        await actions.meet(interaction, guild_id, self.row_id)


class Suit(Press, verb=SUIT):
    """A suggested time suits, or no longer; its row is the server, its tail table and time."""

    label = words.SUITS.format(number=1)
    works_in_dm = True

    async def pressed(self, interaction: Interaction) -> None:
        """Save it, and show it to everyone at the table."""
        guild_id, client = interaction.guild_id or self.row_id, interaction.client
        group_id, number, *_ = _numbers(self.tail, 2)
        table = await client.services.tables.suits(guild_id, group_id, interaction.user.id, number)
        card = await messages.table(client, table, late=False)
        await interaction.response.edit_message(**client.components.editing(card))


class Met(Press, verb=MET):
    """Whether one met; its tail is the table, the answer, and whom the question was for."""

    label = words.ANSWER_LABEL
    works_in_dm = True

    async def pressed(self, interaction: Interaction) -> None:
        """Keep the answer, for the one who pressed."""
        guild_id, client = interaction.guild_id or self.row_id, interaction.client
        first, _, rest = self.tail.partition(":")
        given = next((one for one in rules.ANSWERS if one == rest.partition(":")[0]), None)
        if given is None:
            raise NotFound(words.COFFEE_GONE)
        (group_id,) = _numbers(first, 1)
        table = await client.services.tables.answer(
            guild_id, group_id, interaction.user.id, given, client.clock.now()
        )
        later = [met(table, "yes", interaction.user.id, words.YES)] if given == "planned" else []
        await show(interaction, Card(words.ANSWERED[given], later))


def _numbers(tail: str, count: int) -> list[int]:
    parts = tail.split(":")
    if len(parts) < count or not all(one.isascii() and one.isdecimal() for one in parts[:count]):
        raise NotFound(words.COFFEE_GONE)
    return [row_of(one) for one in parts[:count]]
