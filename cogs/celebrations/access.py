"""Who may change a group's calendar: what each of its buttons asks first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.errors import NotYours, Refusal
from bot.ui import checks, words

if TYPE_CHECKING:
    from bot.groups.service import Group
    from bot.ui.answer import Interaction

FEATURE = "celebrations"


async def coordinators_only(interaction: Interaction, guild_id: int = 0) -> Group:
    """Return the group's settings to someone who runs it.

    In a direct message *guild_id* is the group. Raises NotYours for others, and Refusal where
    book days are switched off.
    """
    if interaction.guild_id is None:
        group = await _by_dm(interaction, guild_id)
    else:
        group = await checks.coordinators_only(interaction)
    if not group.has(FEATURE):
        raise Refusal(words.SWITCHED_OFF)
    return group


async def _by_dm(interaction: Interaction, guild_id: int) -> Group:
    services, user_id = interaction.client.services, interaction.user.id
    group = await services.groups.get(guild_id)
    member = await services.members.get(guild_id, user_id)
    if (member is not None and member.left_at is not None) or not group.runs(user_id):
        # Nobody outside of a group learns here who runs it.
        raise NotYours(words.COORDINATORS_ONLY.format(names=words.A_COORDINATOR))
    return group
