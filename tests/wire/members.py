"""Acting as members: what they type, press and choose, any number of them at once."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any, cast

from simcord.builders import ChannelHandle, GuildHandle, RoleHandle, UserHandle
from simcord.enums import ChannelType, MessageType
from simcord.results import InteractionResult, ResponseMessage

from tests.wire.answers import Answer, SeenMessage
from tests.wire.clock import AT_MOST
from tests.wire.server import WireServer, until

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import discord
    from simcord.actors import MemberActor
    from simcord.backend.models import Channel
    from simcord.env import Env

_CHOICES = {3, 5, 6, 7, 8, 22}


class _Seat:
    """What SimCord's handles ask of an environment, without its one actor at a time."""

    bot = None
    strict_sync = True

    def __init__(self, wire: WireServer) -> None:
        self.backend = wire.backend
        self._message_states: weakref.WeakSet[object] = weakref.WeakSet()

    def _begin_operation(self, label: str) -> None:
        """Let everyone act at once."""

    def _end_operation(self) -> None:
        """Let everyone act at once."""

    def _mark_mutation(self) -> None:
        """Need no settling: the bot is another process."""

    def _notify_dispatch_observers(self, interaction: object) -> None:
        """Have no observers."""

    async def _settle_internal(self, *, dispatch: str | None = None) -> None:
        """Need no settling: the bot is another process."""


class Wire(WireServer):
    """The wire and the people on it.

    What a member does returns an `Answer` once the bot's answer is complete, or once Discord's
    patience is over, or the bot gone, without one (`answer.failed`).
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._seat = cast("Env", _Seat(self))

    def guild(self, name: str = "Prairie School Librarians") -> GuildHandle:
        """Make a server that the bot is in; its handle makes channels and roles."""
        return GuildHandle(self._seat, self.backend.create_guild(name))

    def member(
        self,
        guild: GuildHandle,
        name: str,
        *,
        permissions: discord.Permissions | None = None,
        roles: Sequence[RoleHandle] = (),
    ) -> MemberActor:
        """Make someone, with a role of their own where they have permissions."""
        user = UserHandle(self._seat, self.backend.make_user(name))
        extra = [guild.create_role(name, permissions=permissions)] if permissions else []
        return guild.add_member(user, roles=[*roles, *extra])

    def thread(
        self,
        channel: ChannelHandle,
        name: str,
        owner: MemberActor,
        *,
        message: ResponseMessage | None = None,
        private: bool = False,
    ) -> ChannelHandle:
        """Open a thread as a member."""
        kind = ChannelType.PRIVATE_THREAD if private else ChannelType.PUBLIC_THREAD
        thread = self.backend.create_thread(
            channel.id, name, owner.id, type=kind, message_id=message.id if message else None
        )
        return ChannelHandle(self._seat, channel.guild, thread)

    def channel(self, channel_id: int) -> ChannelHandle:
        """Find a channel, a thread or a direct message by its id."""
        found: Channel = self.backend.get_channel(channel_id)
        guild = self.backend.guilds.get(found.guild_id or 0)
        return ChannelHandle(self._seat, GuildHandle(self._seat, guild) if guild else None, found)

    def messages(
        self, channel: ChannelHandle, viewer: MemberActor | None = None
    ) -> list[SeenMessage]:
        """List what stands in a channel, oldest first, with the viewer's private answers."""
        stored = self.backend.messages.get(channel.id, {})
        return [
            SeenMessage(self._seat, message)
            for _, message in sorted(stored.items())
            if message.visible_to(viewer.id if viewer else None)
        ]

    def posts(self, channel: ChannelHandle) -> list[SeenMessage]:
        """List the bot's own messages that everyone sees, oldest first."""
        own = self.backend.bot_user.id
        return [m for m in self.messages(channel) if m.author_id == own]

    def dms(self, member: MemberActor) -> list[SeenMessage]:
        """List the direct messages between a member and the bot, oldest first."""
        return self.messages(member.user.dm_channel, member)

    async def registered(
        self, guild: GuildHandle, *names: str, type: int = 1, within: float = AT_MOST
    ) -> None:
        """Wait until commands of these names are in the guild's picker."""
        await until(
            lambda: all(self.backend.find_command(n, guild.id, type) for n in names), within
        )

    async def say(
        self,
        member: MemberActor,
        channel: ChannelHandle,
        text: str = "",
        *,
        files: Sequence[tuple[str, bytes]] = (),
        reply_to: ResponseMessage | None = None,
    ) -> SeenMessage:
        """Write a message as a member."""
        send = "send_messages_in_threads" if channel.is_thread else "send_messages"
        guild_id = channel.guild.id if channel.guild else None
        self.backend.require_permissions(guild_id, member.id, channel.id, send)
        reference = (
            {"channel_id": str(channel.id), "message_id": str(reply_to.id)} if reply_to else None
        )
        message = self.backend.create_message(
            channel.id,
            member.id,
            text,
            attachments=self.backend.store_attachments(channel.id, files),
            reference=reference,
            message_type=MessageType.REPLY if reply_to else None,
        )
        return SeenMessage(self._seat, message)

    async def slash(
        self, member: MemberActor, channel: ChannelHandle, name: str, /, **options: object
    ) -> Answer:
        """Run a command; an option is a value, a handle, or a file as (name, bytes)."""
        if channel.guild is None:
            return await self._answered(await member.user.slash(name, **options))
        return await self._answered(await member.slash(channel, name, **options))

    async def autocomplete(
        self,
        member: MemberActor,
        channel: ChannelHandle,
        name: str,
        option: str,
        typed: str,
        /,
        **filled: object,
    ) -> Answer:
        """Type into an option; the answer's `choices` are what is offered."""
        from simcord.actors import _autocomplete_result

        result = await _autocomplete_result(member, channel, name, option, typed, filled)
        return await self._answered(result)

    async def menu(
        self,
        member: MemberActor,
        name: str,
        target: ResponseMessage | MemberActor,
        channel: ChannelHandle | None = None,
    ) -> Answer:
        """Use a message's or, in a channel, a member's context menu."""
        if channel is None:
            assert isinstance(target, ResponseMessage)
            channel = self.channel(target.channel_id)
        return await self._answered(await member.context_menu(channel, name, target))

    async def press(
        self,
        member: MemberActor,
        message: ResponseMessage | Answer,
        label: str | None = None,
        *,
        custom_id: str | None = None,
    ) -> Answer:
        """Press the one button with this label or custom_id."""
        shown = _message(message)
        actor = self._actor(member, shown)
        return await self._answered(await actor.click(shown, label=label, custom_id=custom_id))

    async def select(
        self,
        member: MemberActor,
        message: ResponseMessage | Answer,
        values: Sequence[object],
        *,
        custom_id: str | None = None,
    ) -> Answer:
        """Choose in a select menu: strings, or handles of members, roles, channels."""
        shown = _message(message)
        actor = self._actor(member, shown)
        return await self._answered(await actor.select(shown, values, custom_id=custom_id))

    async def submit(
        self, member: MemberActor, form: Answer, values: Mapping[str, object]
    ) -> Answer:
        """Fill a form that was shown and send it.

        `values` go by label or custom_id; a file is (name, bytes), a single choice a string.
        What the bot filled in beforehand is sent as it is, unless `values` says otherwise.
        """
        assert form.modal is not None, f"no form was shown: {form!r}"
        controls = dict(_controls(form.modal["components"]))
        filled = {c["custom_id"]: c["value"] for c in controls.values() if c.get("value")}
        for name, value in values.items():
            control = controls[name]
            single = control["type"] in _CHOICES and not isinstance(value, list | tuple)
            filled[control["custom_id"]] = [value] if single else value
        in_guild = form._interaction.guild_id is not None
        actor = member if in_guild else member.user
        return await self._answered(await actor.submit_modal(form, filled))

    def _actor(self, member: MemberActor, message: ResponseMessage) -> MemberActor | UserHandle:
        in_guild = self.backend.get_channel(message.channel_id).guild_id is not None
        return member if in_guild else member.user

    async def _answered(self, result: InteractionResult) -> Answer:
        answer = Answer(self._seat, result._interaction)
        self.answers.expect(answer, result._interaction.token)
        hearing = self.gateway.hearing(result._interaction.guild_id)
        await answer.settled(self.backend.patience, lambda: self.gateway.is_connected(hearing))
        return answer


def _message(message: ResponseMessage | Answer) -> ResponseMessage:
    return message.message if isinstance(message, Answer) else message


def _controls(nodes: Sequence[Mapping[str, Any]], label: str = "") -> list[tuple[str, Any]]:
    """Find a form's controls by their custom_id and by their label."""
    found: list[tuple[str, Any]] = []
    for node in nodes:
        name = node.get("label") or label
        if "custom_id" in node:
            found += [(node["custom_id"], node), (name, node)]
        inner = [*(node.get("components") or ()), *filter(None, [node.get("component")])]
        found += _controls(inner, name)
    return found
