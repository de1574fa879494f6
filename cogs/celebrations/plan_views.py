"""Buttons under the planning post, and on the coordinators' desk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.celebrations import day_words as words
from bot.kit.errors import NotFound, NotYours
from bot.kit.safe import safe_name
from bot.kit.text import listed, shorten
from bot.ui.answer import answer, show
from bot.ui.card import Card
from bot.ui.checks import coordinators_only, is_coordinator, set_up_group
from bot.ui.desk import Waiting
from bot.ui.press import Press, presses
from cogs.celebrations import plan_cards
from cogs.celebrations.day_cards import COLLEAGUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.kit.safe import Safe
    from bot.ui.answer import Interaction


class Help(Press, verb="day:help"):
    """Offer to help with a day, or no longer; the row is the day."""

    label = words.HELP

    async def pressed(self, interaction: Interaction) -> None:
        """Note it, and say who else helps."""
        group, client = await set_up_group(interaction, "celebrations"), interaction.client
        member_id, now = interaction.user.id, client.clock.now()
        ahead, helps = await client.services.planning.help_with(
            group.guild_id, _day(self.row_id), member_id, now
        )
        if not helps:
            text = words.HELP_TAKEN_BACK.format(name=safe_name(listed(ahead.names)))
            await answer(interaction, text)
            return
        others = [one for one in ahead.helpers if one != member_id]
        names = await _names(client, group.guild_id, others)
        await answer(interaction, plan_cards.helps(ahead, [names[one] for one in others]))


class Who(Press, verb="day:who"):
    """Who helps with the days of a month; the row is its first day."""

    label = words.WHO_HELPS

    async def pressed(self, interaction: Interaction) -> None:
        """Show it to coordinators and to those who help."""
        group, client = await set_up_group(interaction, "celebrations"), interaction.client
        month = _day(self.row_id)
        ahead = await client.services.planning.month(group.guild_id, month)
        people = {helper for one in ahead for helper in one.helpers}
        if interaction.user.id not in people and not is_coordinator(interaction, group):
            raise NotYours(words.HELPERS_ONLY)
        names = await _names(client, group.guild_id, people)
        await answer(interaction, plan_cards.helpers(month, ahead, names))


class Seen(Press, verb="day:seen"):
    """Put a note on the desk away."""

    label = words.NOTE_IS_SEEN

    async def pressed(self, interaction: Interaction) -> None:
        """Put it away."""
        group, client = await coordinators_only(interaction), interaction.client
        await client.services.taking_part.see(group.guild_id, self.row_id, client.clock.now())
        await show(interaction, Card(words.NOTE_IS_SEEN))


async def desk(client: WhatsWorking, group: Group, _now: datetime) -> Sequence[Waiting]:
    """Return what coordinators should know of days and their threads."""
    return [
        Waiting(
            words.DESK[one.why].format(
                number="{number}",
                name=safe_name(one.name),
                channel=one.channel_id,
            ),
            presses["day:seen"](one.id, shorten(words.NOTE_SEEN.format(name=one.name), 80)),
        )
        for one in await client.services.taking_part.notes(group.guild_id)
    ]


async def _names(client: WhatsWorking, guild_id: int, people: Iterable[int]) -> dict[int, Safe]:
    members = client.services.members
    found = {one: await members.get(guild_id, one) for one in people}
    return {
        one: safe_name(COLLEAGUE if member is None or member.hidden else member.name)
        for one, member in found.items()
    }


def _day(row_id: int) -> date:
    try:
        return date.fromisoformat(str(row_id))
    except ValueError as error:
        raise NotFound(words.DAY_GONE) from error
