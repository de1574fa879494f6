"""What a feature declares about its face: what Discord shows of it, and what the clock does."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from datetime import datetime

    from discord.ext import commands

    from bot.agenda.agenda import Handler
    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.members.rules import Notice
    from bot.ui.attachments import AttachmentSource
    from bot.ui.card import Card, Item
    from bot.ui.components import Component
    from bot.ui.review import AnySurface

    MakeNotice = Callable[[WhatsWorking, Notice], Awaitable[Card | None]]
    # Gives what one feature has for a group's coordinators; nothing where it is switched off.
    InboxPart = Callable[[WhatsWorking, Group, datetime], Awaitable[Sequence["Waiting"]]]
    # Gives what one feature has on the coordinators' *Pairs*; None where it is switched off.
    PairsSource = Callable[[WhatsWorking, Group, datetime], Awaitable["PairsPart | None"]]


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


@dataclass(frozen=True)
class Waiting:
    """One thing that waits, and how to see to it; `{number}` in the line is its position."""

    line: str
    item: Item | None = None


@dataclass(frozen=True)
class PairsRow:
    """One line of the table that coordinators take away."""

    what: str  # coffee | mentor
    who: str  # names, or how many people it is about
    state: str
    since: str  # a day, or nothing


@dataclass(frozen=True)
class PairsPart:
    """What one feature has on *Pairs*: sentences on the panel, and the same as rows of a table."""

    lines: Sequence[str]
    rows: Sequence[PairsRow] = ()
    items: Sequence[Item] = ()
