"""A small server with people in it, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from simcord.actors import MemberActor
    from simcord.builders import ChannelHandle, GuildHandle

    from tests.wire.members import Wire


@dataclass(frozen=True)
class School:
    """A server, a channel for wins, a librarian and a coordinator."""

    guild: GuildHandle
    channel: ChannelHandle
    dana: MemberActor
    coordinator: MemberActor


def build(wire: Wire) -> School:
    """Make the server."""
    guild = wire.guild()
    return School(
        guild,
        guild.create_text_channel("whats-working"),
        wire.member(guild, "Dana"),
        wire.member(guild, "Rosa", permissions=discord.Permissions(manage_guild=True)),
    )
