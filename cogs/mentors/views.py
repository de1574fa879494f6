"""Buttons about one's own request and offer. The row is the group, so that they work anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.mentors import words
from bot.ui.answer import show
from bot.ui.card import Card
from bot.ui.checks import group_for, set_up_group
from bot.ui.press import Menu, Press
from cogs.mentors import actions, cards, walk
from cogs.mentors.forms import OfferForm, RequestForm
from cogs.mentors.place import FEATURE

if TYPE_CHECKING:
    from bot.groups.service import Group
    from bot.ui.answer import Interaction


class MentorPress(Press):
    """A button that also works in direct messages."""

    works_in_dm = True
    label = ""

    async def group(self, interaction: Interaction) -> Group:
        """Return the group that it is about. Raises Refusal."""
        return await group_for(interaction, FEATURE, self.row_id)


class Status(MentorPress, verb="mentor:status"):
    """One's own card."""

    label = words.STATUS_BUTTON

    async def pressed(self, interaction: Interaction) -> None:
        """Show it."""
        await actions.status(interaction, await self.group(interaction))


class NewOffer(MentorPress, verb="mentor:new_offer"):
    """Opens the form of an offer."""

    label = words.NEW_OFFER

    async def pressed(self, interaction: Interaction) -> None:
        """Open it, filled with what is known."""
        await open_offer(interaction, await self.group(interaction))


class NewRequest(MentorPress, verb="mentor:new_request"):
    """Opens the form of a request."""

    label = words.NEW_REQUEST

    async def pressed(self, interaction: Interaction) -> None:
        """Open it, filled with what is known."""
        await open_request(interaction, await self.group(interaction))


class ByMessage(MentorPress, verb="mentor:by_dm"):
    """To be reached by direct message."""

    label = words.WAY_DM

    async def pressed(self, interaction: Interaction) -> None:
        """Try it then and there."""
        await actions.choose_way(interaction, await self.group(interaction), "dm")


class ByThread(MentorPress, verb="mentor:by_thread"):
    """To be reached in a private thread of one's own."""

    label = words.WAY_THREAD

    async def pressed(self, interaction: Interaction) -> None:
        """Keep it."""
        await actions.choose_way(interaction, await self.group(interaction), "thread")


class Way(MentorPress, verb="mentor:way"):
    """Asks where one is reached."""

    label = words.WAY_CHANGE

    async def pressed(self, interaction: Interaction) -> None:
        """Ask."""
        await show(interaction, cards.choose_way((await self.group(interaction)).guild_id))


class District(Menu, verb="mentor:district"):
    """From which district somebody is hoped for."""

    async def chosen(self, interaction: Interaction, values: list[Any]) -> None:
        """Keep it."""
        wish = values[0] if values[0] in words.DISTRICTS else "any"
        group = await set_up_group(interaction, FEATURE)
        await wished(interaction, group, district=wish)


class Coordinator(MentorPress, verb="mentor:coordinator"):
    """A coordinator picks."""

    label = words.LET_COORDINATOR

    async def pressed(self, interaction: Interaction) -> None:
        """Keep it."""
        await wished(interaction, await self.group(interaction), by_coordinator=True)


class Myself(MentorPress, verb="mentor:myself"):
    """The member picks."""

    label = words.PICK_MYSELF

    async def pressed(self, interaction: Interaction) -> None:
        """Keep it."""
        await wished(interaction, await self.group(interaction), by_coordinator=False)


class ToGroup(MentorPress, verb="mentor:to_group"):
    """The question may go to the group."""

    label = words.OFFER_TO_GROUP

    async def pressed(self, interaction: Interaction) -> None:
        """Keep it."""
        await wished(interaction, await self.group(interaction), to_group=True)


class MentorsOnly(MentorPress, verb="mentor:mentors_only"):
    """The question stays with mentors."""

    label = words.NOT_TO_GROUP

    async def pressed(self, interaction: Interaction) -> None:
        """Keep it."""
        await wished(interaction, await self.group(interaction), to_group=False)


class StopRequest(MentorPress, verb="mentor:stop_request"):
    """No request any more."""

    label = words.STOP_REQUEST

    async def pressed(self, interaction: Interaction) -> None:
        """Take it back."""
        group, client = await self.group(interaction), interaction.client
        await client.services.mentors.withdraw(
            group.guild_id, interaction.user.id, client.clock.now()
        )
        await show(interaction, Card(words.REQUEST_STOPPED))


async def open_offer(interaction: Interaction, group: Group) -> None:
    """Open the form of an offer with what was typed last."""
    mentors, member_id = interaction.client.services.mentors, interaction.user.id
    offer = await mentors.offer(group.guild_id, member_id)
    filled = await walk.typed(interaction, group.guild_id, walk.OFFER)
    known = filled or (None if offer is None else offer.filled)
    await interaction.response.send_modal(OfferForm(group.guild_id, filled=known))


async def open_request(interaction: Interaction, group: Group) -> None:
    """Open the form of a request with what was typed last."""
    mentors, member_id = interaction.client.services.mentors, interaction.user.id
    request = await mentors.open_request(group.guild_id, member_id)
    filled = await walk.typed(interaction, group.guild_id, walk.REQUEST)
    known = filled or (None if request is None else request.filled)
    await interaction.response.send_modal(RequestForm(group.guild_id, filled=known))


async def wished(interaction: Interaction, group: Group, **values: Any) -> None:
    """Keep a wish about the open request, and show the card with it."""
    client = interaction.client
    await client.services.mentors.wish(
        group.guild_id, interaction.user.id, client.clock.now(), **values
    )
    await actions.status(interaction, group, words.SAVED)
