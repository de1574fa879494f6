"""Buttons about one's own offer: room, rest, and being there again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.mentors import words
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.checks import set_up_group
from bot.ui.press import Menu, Style
from cogs.mentors import actions
from cogs.mentors.place import FEATURE
from cogs.mentors.views import MentorPress

if TYPE_CHECKING:
    from bot.ui.answer import Interaction


class OfferState(MentorPress):
    """Changes whether one takes requests."""

    state = "open"

    async def pressed(self, interaction: Interaction) -> None:
        """Change it, and show the card with it."""
        group, client = await self.group(interaction), interaction.client
        await client.services.mentors.set_state(
            group.guild_id, interaction.user.id, self.state, client.clock.now()
        )
        first = words.WELCOME_BACK if self.state == "open" else words.SAVED
        await actions.status(interaction, group, first)


class Full(OfferState, verb="mentor:full"):
    """No room for anybody just now."""

    label = words.FULL
    state = "full"


class Away(OfferState, verb="mentor:away"):
    """Away until the next school year."""

    label = words.AWAY
    state = "away"


class Back(OfferState, verb="mentor:back"):
    """On the list again."""

    label = words.BACK
    style = Style.primary


class StillHere(MentorPress, verb="mentor:still"):
    """Still available in the new term."""

    label = words.STILL_HERE
    style = Style.primary

    async def pressed(self, interaction: Interaction) -> None:
        """Say thank you."""
        await self.group(interaction)
        await show(interaction, Card(words.TERM_YES))


class Capacity(Menu, verb="mentor:capacity"):
    """For how many people at a time there is room."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Keep it."""
        group, client = await set_up_group(interaction, FEATURE), interaction.client
        await client.services.mentors.set_capacity(
            group.guild_id, interaction.user.id, values[0], client.clock.now()
        )
        await actions.status(interaction, group, words.SAVED)


class StopOffer(MentorPress, verb="mentor:stop_offer"):
    """No mentor any more."""

    label = words.STOP_OFFER

    async def pressed(self, interaction: Interaction) -> None:
        """Take the offer back."""
        group, client = await self.group(interaction), interaction.client
        await client.services.mentors.stop_offering(
            group.guild_id, interaction.user.id, client.clock.now()
        )
        await show(interaction, Card(words.OFFER_STOPPED))
