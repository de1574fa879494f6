"""What a member sees of the bot's answer, and how long it took."""

from __future__ import annotations

import asyncio
import contextlib
import time
from typing import TYPE_CHECKING, Any

from simcord.backend.models.interaction import ResponseKind
from simcord.results import InteractionResult, ResponseMessage

from tests.wire.clock import AT_MOST

if TYPE_CHECKING:
    from collections.abc import Callable

    from simcord.backend.models import Interaction, Message
    from simcord.env import Env

    from tests.wire.server import Request

LOOK = 3.0  # seconds; how often it's looked whether anybody is there who could answer


class SeenMessage(ResponseMessage):
    """A message as a member sees it; it changes when the bot edits it."""

    @property
    def author_id(self) -> int:
        """Name who wrote it."""
        return self._message.author_id

    @property
    def attachments(self) -> list[Any]:
        """List its files as Discord's attachment objects."""
        return list(self._message.attachments)

    @property
    def text(self) -> str:
        """Join everything readable: content, embeds, texts of components, labels of buttons."""
        return "\n".join(_texts([self.content, self._message.embeds, self._message.components]))

    @property
    def labels(self) -> list[str]:
        """List the labels of its buttons."""
        return list(_labels(self._message.components))


class Answer(InteractionResult):
    """The bot's answer to one interaction.

    `took` is the seconds until the bot acknowledged; None while, or if, it never did.
    `shown` keeps each text that the answer had, edits included, oldest first.
    """

    def __init__(self, env: Env, interaction: Interaction) -> None:
        super().__init__(env, interaction)
        self.sent_at = time.monotonic()
        self.took: float | None = None
        self.shown: list[str] = []
        self._change = asyncio.Event()

    @property
    def failed(self) -> bool:
        """Tell whether the member reads "The application did not respond"."""
        return self.took is None

    @property
    def response(self) -> SeenMessage | None:
        """Show the first answer as it is now; None where there is none, or it was deleted."""
        return self._message(self._interaction.message_id)

    @property
    def followups(self) -> list[ResponseMessage]:
        """Show what came after the first answer."""
        found = [self._message(message_id) for message_id in self._interaction.followup_ids]
        return [message for message in found if message is not None]

    def _message(self, message_id: int | None) -> SeenMessage | None:
        stored = self._env.backend.messages.get(self._interaction.channel_id, {})
        message: Message | None = stored.get(message_id or 0)
        return SeenMessage(self._env, message) if message is not None else None

    @property
    def message(self) -> SeenMessage:
        """Show the first answer; raises AssertionError where there is none."""
        response = self.response
        assert response is not None, f"nothing was answered: {self!r}"
        return response

    @property
    def text(self) -> str:
        """Join everything readable in the answer and what followed it."""
        seen = [self.response, *self.followups]
        return "\n".join(message.text for message in seen if isinstance(message, SeenMessage))

    @property
    def choices(self) -> list[dict[str, object]]:
        """List the choices of an autocompletion."""
        return self.autocomplete_choices or []

    def heard(self, request: Request) -> None:
        """Note that the bot did something with this interaction."""
        if self.took is None and request.path.endswith("/callback"):
            self.took = time.monotonic() - self.sent_at
        self.shown.append(self.text)
        self._change.set()

    async def changed(self, within: float = AT_MOST) -> None:
        """Wait for the bot's next word; raises TimeoutError."""
        self._change.clear()
        await asyncio.wait_for(self._change.wait(), within)

    async def settled(self, patience: float, is_heard: Callable[[], bool]) -> None:
        """Wait until it is acknowledged and no longer thinking.

        `patience` is Discord's, in seconds, for the first word. A bot that isn't there any more
        (`is_heard`) isn't waited for.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await self._until(lambda: self.took is not None, is_heard)
            async with asyncio.timeout(AT_MOST):
                await self._until(lambda: not self._is_thinking, is_heard)

    @property
    def _is_thinking(self) -> bool:
        if self._interaction.response_kind is ResponseKind.DEFERRED_UPDATE:
            return len(self.shown) < 2  # the card that was pressed is as it was
        return self._interaction.loading and self.response is not None

    async def _until(self, is_so: Callable[[], bool], is_heard: Callable[[], bool]) -> None:
        """Wait until it is so; raises TimeoutError where the bot is gone."""
        while not is_so():
            try:
                await self.changed(LOOK)
            except TimeoutError:
                if not is_heard():
                    raise


class Answers:
    """The answers that members wait for, by interaction token."""

    def __init__(self) -> None:
        self._waiting: dict[str, Answer] = {}

    def expect(self, answer: Answer, token: str) -> None:
        """Follow an interaction that was just sent."""
        self._waiting[token] = answer

    def heard(self, request: Request) -> None:
        """Tell the answer that an accepted request belongs to."""
        segments = request.segments
        answer = self._waiting.get(segments[2]) if len(segments) > 2 else None
        if answer is not None:
            answer.heard(request)


def _texts(node: object) -> list[str]:
    if isinstance(node, str):
        return [node] if node else []
    if isinstance(node, list):
        return [text for item in node for text in _texts(item)]
    if isinstance(node, dict):
        readable = ("content", "title", "description", "name", "value", "text", "label")
        nested = ("author", "fields", "footer", "components", "component", "accessory", "options")
        return [text for key in (*readable, *nested) if key in node for text in _texts(node[key])]
    return []


def _labels(node: object) -> list[str]:
    if isinstance(node, list):
        return [label for item in node for label in _labels(item)]
    if isinstance(node, dict):
        own = [node["label"]] if node.get("type") == 2 and node.get("label") else []
        return own + [x for key in ("components", "accessory") for x in _labels(node.get(key))]
    return []
