"""Everything that a bot sent in the time of a test, line by line, with who could read it."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from discord import app_commands
from simcord.enums import ChannelType

from tests.discord import answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from simcord import InteractionResult, MemberActor
    from simcord.backend.models import Channel

    from tests.discord import World

UNREAD = {"custom_id", "nonce", "id", "url", "attachment_url"}
EPHEMERAL = 64
PARAGRAPH, TAG = re.compile(r"</(?:w:)?(?:p|tr|li|h\d)>"), re.compile(r"<[^>]*>")


class Readings:
    """What people read: messages, private answers, forms, lists of choices, files."""

    def __init__(self, world: World, people: Iterable[MemberActor]) -> None:
        self._world, self._backend = world, world.env.backend
        self._names = {one.id: str(one.user.global_name) for one in people}
        self._papers: dict[str, set[int]] = defaultdict(set)

    def sent(self) -> dict[str, set[int]]:
        """Return the readers of each line that was sent; names stand for mentions and ids."""
        found: dict[str, set[int]] = defaultdict(set)
        for entry in self._world.env.http_requests:
            if entry.json is not None and (readers := self._readers(entry.path, entry.json)):
                for text in _texts(entry.json):
                    for line in self._named(text):
                        found[line] |= readers
        return found

    def telling(self, secret: re.Pattern[str]) -> set[tuple[str, str]]:
        """Return who read a line that names another person beside something secret."""
        return {
            (self._names[one], line)
            for found in (self.sent(), self._papers)
            for line, readers in found.items()
            if secret.search(line)
            for member_id, name in self._names.items()
            if name in line
            for one in readers - {member_id}
        }

    def about(self, log: str) -> list[str]:
        """Return the lines of a log that are about anybody."""
        traces = [*self._names.values(), *map(str, self._names)]
        return [line for line in log.splitlines() if any(one in line for one in traces)]

    async def paper(self, actor: MemberActor, result: InteractionResult) -> None:
        """Add the files of an answer, each line behind the name of its file."""
        for one in answer(result).attachments:
            for name, text in _words(one.filename, await one.read()):
                for line in self._named(text):
                    self._papers[f"{name}: {line}"].add(actor.id)

    async def choices(self, actor: MemberActor) -> int:
        """Let someone look at every list that commands offer to them; return how many."""
        shown = set(actor.available_commands(self._world.channel))
        lists = [
            (one.qualified_name, option.display_name)
            for one in self._world.client.tree.walk_commands()
            if isinstance(one, app_commands.Command) and one.qualified_name in shown
            for option in one.parameters
            if option.autocomplete
        ]
        for command, option in lists:
            await actor.autocomplete(self._world.channel, command, option, "")
        return len(lists)

    def _named(self, text: str) -> list[str]:
        for member_id, name in self._names.items():
            text = re.sub(rf"<@!?{member_id}>|\b{member_id}\b", name, text)
        return text.splitlines()

    def _readers(self, path: str, body: object) -> set[int]:
        kind, which, *rest = path.strip("/").split("/")
        if kind == "channels":
            return self._of_channel(int(which)) if rest[:1] == ["messages"] else set(self._names)
        if kind == "interactions":
            return self._of_answer(int(which), body)
        if kind == "webhooks":
            token = rest[0]
            found = (one for one in self._backend.interactions.values() if one.token == token)
            return self._of_answer(next(found).id, body)
        return set()

    def _of_answer(self, interaction_id: int, body: Any) -> set[int]:
        record = self._backend.interactions[interaction_id]
        flags = (body.get("data") or body).get("flags") or 0
        message = None
        if record.message_id is not None:
            kept = self._backend.messages.get(record.channel_id, {})
            message = kept.get(record.message_id)
        if flags & EPHEMERAL or message is None or message.is_ephemeral:
            return {record.user_id}
        return self._of_channel(record.channel_id)

    def _of_channel(self, channel_id: int) -> set[int]:
        channel: Channel = self._backend.channels[channel_id]
        if channel.guild_id is None:
            return set(channel.recipient_ids) & set(self._names)
        if channel.type == ChannelType.PRIVATE_THREAD:
            return set(channel.thread_members) & set(self._names)
        return set(self._names)


def _words(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Yield the texts in a file, and of one that holds others, by name."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from _words(inner, archive.read(inner))
    elif name.endswith((".html", ".xml")):
        text = PARAGRAPH.sub("\n", bytes(content).decode())
        yield name, html.unescape(TAG.sub(" ", text))
    elif name.endswith((".csv", ".json", ".txt")):
        yield name, bytes(content).decode("utf-8-sig")


def _texts(body: object) -> Iterator[str]:
    if isinstance(body, str):
        yield body
    elif isinstance(body, dict):
        for name, part in body.items():
            if name not in UNREAD:
                yield from _texts(part)
    elif isinstance(body, list):
        for part in body:
            yield from _texts(part)
