"""What a feature declares about its face: what Discord shows of it, and what the clock does."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from discord.ext import commands

    from bot.agenda.agenda import Handler
    from bot.client import WhatsWorking
    from bot.members.rules import Notice
    from bot.ui.attachments import AttachmentSource
    from bot.ui.card import Card
    from bot.ui.components import Component
    from bot.ui.inbox import InboxPart, PairsSource
    from bot.ui.review import AnySurface

    MakeNotice = Callable[[WhatsWorking, Notice], Awaitable[Card | None]]


@dataclass(frozen=True, kw_only=True)
class DiscordFeature:
    """The half of a feature that members see; the other is `bot.kit.feature.Feature`."""

    name: str
    cogs: tuple[Callable[[WhatsWorking], commands.Cog], ...] = ()  # commands and listeners
    components: tuple[Component[...], ...] = ()  # buttons, selects and forms
    surfaces: tuple[AnySurface, ...] = ()  # what others read of a member's words
    handlers: tuple[Callable[[WhatsWorking], Handler], ...] = ()  # what the agenda delivers
    # How each kind of notice that may wait for a person is shown; None: no longer needed.
    notices: Mapping[str, MakeNotice] = field(default_factory=lambda: MappingProxyType({}))
    # What each kind of agenda row is in a coordinator's words; those without any are not shown.
    kinds: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    inbox: tuple[InboxPart, ...] = ()  # what waits for a group's coordinators
    pairs: tuple[PairsSource, ...] = ()  # what coordinators see on *Pairs*
    # What's added to morning posts that carry it (see `ChannelPost.carries_attachments`).
    attachments: tuple[Callable[[WhatsWorking], AttachmentSource], ...] = ()
    # The button on its card in setup, which an optional feature begins with.
    first_step: str | None = None
