"""What every button, select and form is handed: who pressed, where, when, and how to answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ParamSpec

from bot.kit.errors import Refusal
from bot.ui import words
from bot.ui.answer import answer, show, take_time
from bot.ui.checks import (
    coordinators_only,
    group_for,
    group_of,
    is_coordinator,
    members_only,
)
from bot.ui.payload import custom_id_of
from bot.ui.template import Outdated

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.services import Services
    from bot.ui.answer import Interaction
    from bot.ui.card import Card
    from bot.ui.components import Filled

P = ParamSpec("P")


@dataclass(frozen=True)
class RowOf:
    """The row that a custom id names: only members of its group can press.

    *placeholder* holds the row's id. *guild_of* returns the function that looks up its group in
    direct messages, and raises NotFound if the row is gone.
    """

    placeholder: str
    guild_of: Callable[[Services], Callable[[int], Awaitable[int]]]


@dataclass(frozen=True)
class Access:
    """Who may press something, and where."""

    feature: str | None = None  # only where the group has set it up and switched it on
    coordinator: bool = False  # only people who run the group
    works_in_dm: bool = False  # the placeholder `guild_id` says which group it is about
    slow: bool = False  # acknowledge first: hundreds may press it in the same second
    of: RowOf | None = None  # what it's about, which says the group
    always: str = ""  # why it works where its own feature is switched off

    async def enter(
        self, interaction: Interaction, guild_id: int | None = None, row_id: int = 0
    ) -> Context:
        """Return the context of a press; *guild_id*, *row_id*: what its custom id says, if it does.

        Raises Refusal for who may not.
        """
        about, group = guild_id or 0, None
        if about:
            await members_only(interaction, about)
        elif guild_id is not None and interaction.guild_id is None:
            raise Outdated  # nobody is a member of no group
        if self.coordinator:
            group = await coordinators_only(interaction)
        elif interaction.guild_id is not None:
            group = await group_of(interaction)
        if self.feature is not None and self.of is None:
            group = await group_for(interaction, self.feature, about)
        ctx = Context(interaction, interaction.client.clock.now(), about, group)
        if self.of is None:
            return ctx
        guild_of = self.of.guild_of(ctx.services)
        return await ctx.within(guild_of, row_id, self.feature)


@dataclass(frozen=True)
class Context:
    """One press or form that was handed in."""

    interaction: Interaction
    now: datetime
    about: int = 0  # the group that a press in direct messages is about
    known_group: Group | None = None

    @property
    def client(self) -> WhatsWorking:
        """The bot."""
        return self.interaction.client

    @property
    def services(self) -> Services:
        """What is true."""
        return self.interaction.client.services

    @property
    def guild_id(self) -> int:
        """The server that it was pressed in, else the group that it's about; 0: neither."""
        return self.interaction.guild_id or self.about

    @property
    def member_id(self) -> int:
        """The person."""
        return self.interaction.user.id

    @property
    def in_dm(self) -> bool:
        """Whether it was pressed in direct messages."""
        return self.interaction.guild_id is None

    @property
    def group(self) -> Group:
        """The group's settings. Raises Refusal in direct messages that are about none."""
        if self.known_group is None:
            raise Refusal(words.ONLY_IN_SERVER)
        return self.known_group

    @property
    def is_coordinator(self) -> bool:
        """Whether the person runs the group."""
        return is_coordinator(self.interaction, self.group)

    async def display_name(self) -> str:
        """Return what the group calls the person; a direct message has their account's name."""
        member = None
        if self.in_dm:
            member = await self.services.members.get(self.guild_id, self.member_id)
        return self.interaction.user.display_name if member is None else member.name

    async def within(
        self, guild_of: Callable[[int], Awaitable[int]], row_id: int, feature: str | None = None
    ) -> Context:
        """Return a context of the group that a row is in, also in direct messages.

        *guild_of* is asked there. Raises NotFound for who's no member of that group, and Refusal
        where it hasn't switched *feature* on.
        """
        about = self.guild_id or await guild_of(row_id)
        await members_only(self.interaction, about)
        if feature is not None:
            group = await group_for(self.interaction, feature, about)
        else:
            group = self.known_group or await self.services.groups.get(about)
        return replace(self, about=about, known_group=group)

    def offered(self) -> list[str]:
        """Return the values of the options that a select that was used had."""
        used, message = custom_id_of(self.interaction), self.interaction.message
        return [
            option.value
            for row in (message.components if message is not None else ())
            for part in getattr(row, "children", ())
            if getattr(part, "custom_id", None) == used
            for option in getattr(part, "options", ())
        ]

    async def answer(self, card: Card | str) -> None:
        """Answer privately with a new message."""
        await answer(self.interaction, card, self.about)

    async def show(self, card: Card) -> None:
        """Show a private card in place of the one that was pressed, else as a new one."""
        await show(self.interaction, card, self.about)

    async def take_time(self) -> None:
        """Acknowledge now: the answer will take longer than Discord waits (3 s)."""
        await take_time(self.interaction)

    async def open(self, form: Filled[P], *ids: P.args, **named: P.kwargs) -> None:
        """Open a form; nothing may have been answered yet."""
        await self.interaction.response.send_modal(form.modal(*ids, **named))


async def context(
    interaction: Interaction, feature: str | None = None, *, coordinator: bool = False
) -> Context:
    """Return the context of a command. Raises Refusal for who may not use it."""
    return await Access(feature, coordinator).enter(interaction)
