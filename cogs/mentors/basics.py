"""What all about mentors stands on: its button, names, and whether a group has private threads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.kit.safe import Safe, safe_name
from bot.ui.components import button
from bot.ui.private_thread import may_make
from bot.wins.rules import NAMELESS

if TYPE_CHECKING:
    from bot.client import WhatsWorking

FEATURE = "mentors"

# A button about mentors; its placeholder `guild_id` lets it work in direct messages.
mentor_button = partial(button, feature=FEATURE, works_in_dm=True)


async def threads_of(client: WhatsWorking, guild_id: int) -> bool:
    """Return whether private threads can be made in a group."""
    return may_make(client, await client.services.groups.get(guild_id))


async def name_of(client: WhatsWorking, guild_id: int, member_id: int) -> Safe:
    """Return how a member is called there, in a message."""
    return safe_name(await plain_name(client, guild_id, member_id))


async def plain_name(client: WhatsWorking, guild_id: int, member_id: int) -> str:
    """Return the same as it stands in a file; anyone who is hidden, or gone, is a colleague."""
    return await client.services.members.public_name(guild_id, member_id, NAMELESS)


def number_in(tail: str) -> int:
    """Return the number of a row that a button carries; 0, which is no row, for a forged one."""
    return int(tail) if tail.isascii() and tail.isdigit() and len(tail) < 19 else 0
