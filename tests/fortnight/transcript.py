"""Everything that people can read in a simulated Discord, in order, and how it reads to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from simcord.components import walk_components
from simcord.enums import ChannelType

from bot.kit.calendar import local
from tests.discord import ZONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from simcord.backend.models import Channel, Message

    from tests.discord import World

LOADING = 1 << 7  # an answer that's still to come
SILENT = 1 << 12
WIDTH = "      "
_TIME = re.compile(r"<t:(\d+)(?::(\w))?>")
_LINK = re.compile(r"\[([^\]]+)\]\((https?:[^)]+)\)")
_OF_DISCORD = (18, 21)  # its own lines about a thread


@dataclass(frozen=True)
class Line:
    """One thing that happened: something a person did, read, or could read no longer.

    `reads` are those who can see it, by name; None for everyone in the server.
    """

    at: datetime
    what: str  # "does", "happens", "reads", "changes", "renamed", "gone"
    where: str
    reads: frozenset[str] | None
    text: str
    message_id: int = 0
    channel_id: int = 0
    by_bot: bool = True
    silent: bool = False
    is_answer: bool = False  # private, to what somebody pressed


class Transcript:
    """Writes down what's posted, answered, edited and deleted from when it's made."""

    def __init__(self, world: World, coordinators: Iterable[str]) -> None:
        self.world = world
        self.lines: list[Line] = []
        self.standing: list[tuple[str, str]] = []  # where, and which words
        self.desks = {world.desk.id}
        self._coordinators = frozenset(coordinators)
        self._names = {
            one.id: one.global_name or one.name for one in world.env.backend.users.values()
        }
        self.faults: list[str] = []  # of the bot's own, by their names in the log
        self._follow()

    def happens(self, text: str) -> None:
        """Note what happens to the group that nobody in it reads."""
        self._add("happens", "", None, text, by_bot=False)

    def does(self, name: str, text: str) -> None:
        """Note what somebody does."""
        self._add("does", "", None, f"{name} {text}", by_bot=False)

    def read_by(self, name: str) -> list[Line]:
        """Return what one person could read, oldest first."""
        return [one for one in self._shown() if one.reads is None or name in one.reads]

    def written_to(self, name: str) -> list[Line]:
        """Return what reached one person alone, unasked: direct messages, and their own thread."""
        return [
            one
            for one in self._shown()
            if one.what == "reads"
            and one.by_bot
            and not one.is_answer
            and one.reads == frozenset({name})
        ]

    def posts(self) -> list[Line]:
        """Return what the bot posted or wrote without being pressed."""
        return [
            one for one in self.lines if one.what == "reads" and one.by_bot and not one.is_answer
        ]

    def close(self, logged: Iterable[Any]) -> None:
        """Keep what still stands at the end, and what went wrong by the log."""
        self.standing = list(self._standing())
        self.faults = [one["event"] for one in logged if one["log_level"] in ("error", "critical")]

    def _standing(self) -> Iterator[tuple[str, str]]:
        """Yield where each message of the bot is that everyone or several can read, and its words.

        A thread's name counts as well.
        """
        backend = self.world.env.backend
        for channel_id, messages in backend.messages.items():
            channel = backend.channels[channel_id]
            for message in messages.values():
                is_own = message.author_id == self.world.client.own_id
                if is_own and not message.is_ephemeral and message.type not in _OF_DISCORD:
                    yield self._place(channel)[0], self._words(message)
        for channel in backend.channels.values():
            if channel.is_thread:
                yield "a thread's name", str(channel.name)

    def __str__(self) -> str:
        """Return it as text, day by day."""
        told, day = list[str](), ""
        for one in self.lines:
            there = local(one.at, ZONE)
            if f"{there:%A, %B %-d}" != day:
                day = f"{there:%A, %B %-d}"
                told += ["", f"==== {day} ===="]
            told += ["", *self._lines(one, f"{there:%a} {there:%-I:%M %p}")]
        return "\n".join(told).strip() + "\n"

    def _lines(self, one: Line, at: str) -> list[str]:
        if one.what == "happens":
            return [f"{at}  *** {one.text}"]
        if one.what == "does":
            return [f"{at}  {one.text}"]
        verbs = {
            "reads": "",
            "changes": "now reads:",
            "gone": "is gone:",
            "renamed": "is now called:",
        }
        head = f"{at}  {one.where}{' (no sound)' if one.silent else ''} {verbs[one.what]}".rstrip()
        return [head, *(f"{WIDTH}| {line}" for line in one.text.split("\n"))]

    def _shown(self) -> list[Line]:
        return [one for one in self.lines if one.what not in ("does", "happens")]

    def _add(
        self, what: str, where: str, reads: Iterable[str] | None, text: str, **more: Any
    ) -> None:
        group = None if reads is None else frozenset(reads)
        self.lines.append(Line(self.world.clock.now(), what, where, group, text, **more))

    def _follow(self) -> None:
        """Listen to the simulated Discord's own steps."""
        self._follow_messages()
        self._follow_channels()

    def _follow_messages(self) -> None:
        backend: Any = self.world.env.backend
        commit, edit, delete = backend.commit_message, backend.edit_message, backend.delete_message

        def committed(message: Message, **options: object) -> Message:
            made: Message = commit(message, **options)
            if not made.flags & LOADING:
                self._message("reads", made)
            return made

        def edited(channel_id: int, message_id: int, fields: dict[str, object]) -> Message:
            old = backend.get_message(channel_id, message_id)
            was_loading, before = bool(old.flags & LOADING), self._words(old)
            made: Message = edit(channel_id, message_id, fields)
            if was_loading:
                self._message("reads", made)
            elif self._words(made) != before:
                self._message("changes", made)
            return made

        def deleted(channel_id: int, message_id: int) -> None:
            old = backend.get_message(channel_id, message_id)
            delete(channel_id, message_id)
            if not old.flags & LOADING:
                self._message("gone", old)

        backend.commit_message, backend.edit_message = committed, edited
        backend.delete_message = deleted

    def _follow_channels(self) -> None:
        backend: Any = self.world.env.backend
        remove, rename = backend.delete_channel, backend.edit_channel

        def removed(channel_id: int) -> None:
            where, reads = self._place(backend.channels[channel_id])
            remove(channel_id)
            self._add("gone", where, reads, "(with everything in it)", channel_id=channel_id)

        def renamed(channel_id: int, changes: dict[str, object], **more: object) -> Channel:
            where, reads = self._place(backend.channels[channel_id])
            changed: Channel = rename(channel_id, changes, **more)
            if "name" in changes:
                self._add("renamed", where, reads, str(changed.name), channel_id=channel_id)
            return changed

        backend.delete_channel, backend.edit_channel = removed, renamed

    def _message(self, what: str, message: Message) -> None:
        channel = self.world.env.backend.channels.get(message.channel_id)
        if channel is None or message.type in _OF_DISCORD:
            return
        where, reads = self._where(channel, message)
        self._add(
            what,
            where,
            reads,
            self._words(message),
            message_id=message.id,
            channel_id=channel.id,
            by_bot=message.author_id == self.world.client.own_id,
            silent=bool(message.flags & SILENT),
            is_answer=message.is_ephemeral,
        )

    def _where(self, channel: Channel, message: Message) -> tuple[str, frozenset[str] | None]:
        author = (
            ""
            if message.author_id == self.world.client.own_id
            else (f"{self._names[message.author_id]} writes in ")
        )
        if message.is_ephemeral and message.interaction_metadata is not None:
            record = self.world.env.backend.interactions[int(message.interaction_metadata["id"])]
            name = self._names[record.user_id]
            return f"Only {name} sees:", frozenset({name})
        where, reads = self._place(channel)
        return author + where, reads

    def _place(self, channel: Channel) -> tuple[str, frozenset[str] | None]:
        if channel.type == ChannelType.DM:
            name = self._names[channel.recipient_ids[0]]
            return f"Direct message to {name}:", frozenset({name})
        if channel.type == ChannelType.PRIVATE_THREAD:
            inside = [one for one in channel.thread_members if one != self.world.client.own_id]
            names = sorted(self._names[one] for one in inside)
            return f'Private thread "{channel.name}" of {", ".join(names)}:', frozenset(names)
        if channel.is_thread:
            return f'Thread "{channel.name}":', None
        if channel.id in self.desks:
            return f"#{channel.name} (coordinators):", self._coordinators
        return f"#{channel.name}:", None

    def _words(self, message: Message) -> str:
        parts = [self._plain(message.content)] if message.content else []
        labels = []
        for part in walk_components(message.components):
            if part.get("content"):
                parts.append(self._plain(str(part["content"])))
            if part.get("label"):
                labels.append(f"[{part['label']}]")
            elif part.get("type") in (3, 5, 6, 7, 8):
                labels.append(f"[{part.get('placeholder', 'a list')} v]")
        for one in message.attachments:
            parts.append(f"(a file: {one['filename']}{self._described(one)})")
        if labels:
            parts.append(" ".join(labels))
        return "\n".join(parts)

    @staticmethod
    def _described(file: dict[str, object]) -> str:
        return f", {file['description']}" if file.get("description") else ""

    def _plain(self, text: str) -> str:
        """Return words as Discord shows them."""
        backend = self.world.env.backend
        text = _TIME.sub(lambda found: self._time(int(found[1]), found[2] or "f"), text)
        text = _LINK.sub(r"\1 (link)", text)
        for user_id, name in self._names.items():
            text = text.replace(f"<@{user_id}>", f"@{name}")
        for channel in backend.channels.values():
            text = text.replace(f"<#{channel.id}>", f"#{channel.name}")
        return re.sub(r"<#\d+>", "#deleted-channel", text)

    def _time(self, seconds: int, style: str) -> str:
        there = local(datetime.fromtimestamp(seconds, self.world.clock.now().tzinfo), ZONE)
        if style == "R":
            return _relative(seconds - self.world.clock.now().timestamp())
        forms = {
            "t": "%-I:%M %p",
            "d": "%m/%d/%Y",
            "D": "%B %-d, %Y",
            "F": "%A, %B %-d, %Y at %-I:%M %p",
        }
        return f"{there:{forms.get(style, '%B %-d, %Y at %-I:%M %p')}}"


def _relative(away: float) -> str:
    """Return how far off a moment is, as Discord says it."""
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1)):
        count = round(abs(away) / length)
        if count or unit == "second":
            told = f"{count} {unit}{'' if count == 1 else 's'}"
            return f"in {told}" if away > 0 else f"{told} ago"
    raise AssertionError
