"""Buttons between a mentor who is asked and the one who asks; the tail is the ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.mentors import words
from bot.ui.answer import answer, show
from bot.ui.card import Card
from bot.ui.press import Style
from cogs.mentors import actions, cards, shows
from cogs.mentors.place import number_in
from cogs.mentors.views import MentorPress

if TYPE_CHECKING:
    from bot.ui.answer import Interaction


class Suggest(MentorPress, verb="mentor:suggest"):
    """Who fits an open request."""

    label = words.SUGGEST

    async def pressed(self, interaction: Interaction) -> None:
        """Show the best three."""
        await actions.suggest(interaction, await self.group(interaction))


class Pick(MentorPress, verb="mentor:pick"):
    """One of the three; the tail is a token from which nobody can be read."""

    label = words.SUGGEST
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Ask that mentor."""
        await actions.pick(interaction, await self.group(interaction), self.tail)


class See(MentorPress, verb="mentor:see"):
    """What waits for an answer."""

    label = words.SEE_IT
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Show the first of it."""
        group, client, member_id = await self.group(interaction), interaction.client, 0
        member_id = interaction.user.id
        mine = await actions.mine(interaction, group)
        agreed = next((one for one in mine.asks if one.state == "agreed"), None)
        card = None
        if agreed is not None:
            card = await shows.agreed(client, group.guild_id, str(agreed.id), member_id)
        elif mine.waiting:
            card = await shows.ask(client, group.guild_id, str(mine.waiting[0].id), member_id)
        await show(interaction, card or cards.status(mine))


class Accept(MentorPress, verb="mentor:accept"):
    """The mentor says yes."""

    label = words.HELP
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Take it, once."""
        group, client = await self.group(interaction), interaction.client
        answered = await client.services.mentor_asks.accept(
            group.guild_id, number_in(self.tail), interaction.user.id, client.clock.now()
        )
        first = words.THANKS_YES if answered.pair is None else words.MATCHED
        await show(interaction, Card(first, [cards.on("mentor:status", group.guild_id)]))


class Decline(MentorPress, verb="mentor:decline"):
    """The mentor says no."""

    label = words.NOT_NOW

    async def pressed(self, interaction: Interaction) -> None:
        """Let somebody else be asked."""
        group, client = await self.group(interaction), interaction.client
        await client.services.mentor_asks.decline(
            group.guild_id, number_in(self.tail), interaction.user.id, client.clock.now()
        )
        await show(interaction, Card(words.THANKS_NO))


class RestMe(MentorPress, verb="mentor:rest"):
    """The mentor says no, and rests."""

    label = words.REST_ME

    async def pressed(self, interaction: Interaction) -> None:
        """Rest them; what waits goes on to somebody else."""
        group, client = await self.group(interaction), interaction.client
        await client.services.mentors.set_state(
            group.guild_id, interaction.user.id, "resting", client.clock.now()
        )
        back = cards.on("mentor:back", group.guild_id)
        await show(interaction, Card(words.RESTED_BY_SELF, [back]))


class Confirm(MentorPress, verb="mentor:confirm"):
    """The one who asks says yes."""

    label = words.YES_PLEASE
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Match the two."""
        group, client = await self.group(interaction), interaction.client
        await client.services.mentor_asks.confirm(
            group.guild_id, number_in(self.tail), interaction.user.id, client.clock.now()
        )
        await show(interaction, Card(words.MATCHED, [cards.on("mentor:status", group.guild_id)]))


class Refuse(MentorPress, verb="mentor:refuse"):
    """The one who asks says no."""

    label = words.NOT_THIS

    async def pressed(self, interaction: Interaction) -> None:
        """Look for somebody else."""
        group, client = await self.group(interaction), interaction.client
        await client.services.mentor_asks.refuse(
            group.guild_id, number_in(self.tail), interaction.user.id, client.clock.now()
        )
        await show(interaction, Card(words.REFUSED_DONE))


class HelpOut(MentorPress, verb="mentor:help"):
    """Somebody in the group takes a question; the tail is the request."""

    label = words.HELP
    style = Style.primary
    works_in_dm = False

    async def pressed(self, interaction: Interaction) -> None:
        """Take it, once; answered privately."""
        group, client = await self.group(interaction), interaction.client
        await client.services.mentor_asks.help_out(
            group.guild_id, number_in(self.tail), interaction.user.id, client.clock.now()
        )
        await answer(interaction, Card(words.MATCHED, [cards.on("mentor:status", group.guild_id)]))
