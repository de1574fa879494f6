"""Which permissions the bot needs, where, and why; nothing more is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.kit.text import listed
from bot.ui import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.client import WhatsWorking
    from bot.groups.service import Group


@dataclass(frozen=True)
class Need:
    """One permission: discord.py's name, Discord's words, the reason, what fails without it."""

    name: str
    label: str
    reason: str
    cannot: str


NEEDS = (
    Need("view_channel", "View Channel", "I can't see the channel without it", "look"),
    Need("send_messages", "Send Messages", "wins are posted here", "post"),
    Need("attach_files", "Attach Files", "photos go with wins", "attach pictures"),
    Need(
        "read_message_history",
        "Read Message History",
        "I find my own earlier posts by it",
        "find my own earlier posts",
    ),
    Need(
        "create_public_threads",
        "Create Public Threads",
        "Talk about it opens a thread",
        "open threads",
    ),
    Need(
        "send_messages_in_threads",
        "Send Messages in Threads",
        "I open the thread with a line",
        "write in threads",
    ),
    Need(
        "manage_threads",
        "Manage Threads",
        "an author may remove a win together with its thread",
        "delete a thread that its author takes back",
    ),
)
# What a channel for the coordinators alone takes.
DESK_NEEDS = NEEDS[:2]
# What a forum takes, in which each thing is a post.
FORUM_NEEDS = (
    NEEDS[0],
    Need("send_messages", "Create Posts", "what's on the shelf is posted here", "post"),
    NEEDS[3],
)
# Coffee and mentors have more. It is not in the invitation: most groups never switch them on, and
# without it they go on by direct message.
PRIVATE_THREADS = Need(
    "create_private_threads",
    "Create Private Threads",
    "coffee and mentors talk in a private thread",
    "open private threads",
)
THREAD_NEEDS = (NEEDS[0], PRIVATE_THREADS, NEEDS[5])


def needs_of(group: Group) -> tuple[Need, ...]:
    """Return what a group's channel for wins takes, by what the group has switched on."""
    return (*NEEDS, PRIVATE_THREADS) if group.has_private_threads else NEEDS


INVITE = discord.Permissions(**{need.name: True for need in NEEDS})


def missing(
    channel: discord.abc.GuildChannel,
    me: discord.Member | None = None,
    needs: tuple[Need, ...] = NEEDS,
) -> list[Need]:
    """Return what the bot isn't allowed in a channel; what only follows from it isn't said as well.

    Without *View Channel* Discord grants nothing there, without *Send Messages* no files.
    """
    granted = channel.permissions_for(me or channel.guild.me)
    lacking = [need for need in needs if not getattr(granted, need.name)]
    names = {need.name for need in lacking}
    if "view_channel" in names:
        return [need for need in lacking if need.name == "view_channel"]
    follows = {"attach_files"} if "send_messages" in names else set()
    return [need for need in lacking if need.name not in follows]


def may_attach(client: WhatsWorking, channel_id: int | None) -> bool:
    """Return whether a message in a channel can have files; so does one that isn't known here."""
    channel = client.get_channel(channel_id or 0)
    if not isinstance(channel, discord.abc.GuildChannel):
        return True  # Discord says it, if it isn't so
    return channel.permissions_for(channel.guild.me).attach_files


def fault(where: str, lacking: Sequence[Need]) -> str:
    """Return what the bot cannot do in a channel called *where*, and how to give it."""
    return words.CANNOT.format(
        what=listed([need.cannot for need in lacking], "or"),
        where=where,
        permissions=listed([need.label for need in lacking]),
    )


def is_open_to_all(channel: discord.abc.GuildChannel) -> bool:
    """Return whether everyone with an invite link could read the channel."""
    everyone = channel.guild.default_role
    return channel.permissions_for(everyone).view_channel
