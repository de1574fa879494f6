"""Interactions that are sent many at once, and what became of each."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from simcord import InteractionResult
from simcord.backend import serializers
from simcord.http import router
from simcord.interactions import base_payload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.discord import World
    from tests.ui.fuzzing import Made, Shown

BATCH = 25  # in flight at once
AN_ANSWER = 0.7  # seconds that each of Discord's answers is taken to need
PATIENCE = 3_000  # looks, each 10 ms after another


class Storm:
    """Sends interactions, many at once, and keeps what became of each."""

    def __init__(self, world: World, shown: Shown) -> None:
        self.world = world
        self.shown = shown
        self.results: list[tuple[str, InteractionResult]] = []
        self.took: dict[str, float] = {}  # simulated seconds until each was acknowledged
        self._posts: dict[int, int] = {}  # the newest by channel
        self._in_flight: list[tuple[str, Any]] = []

    async def post(self, channel_id: int) -> int:
        """Return the id of a new message of the bot's."""
        with self.world.env._bot_scope():
            channel = self.world.client.get_partial_messageable(channel_id)
            return (await channel.send("A card.")).id

    async def send(
        self,
        user_id: int,
        guild_id: int | None,
        channel_id: int,
        made: Made,
        message_id: int,
    ) -> None:
        """Send one; those sent so far are waited for once there are enough."""
        kind, data, shown = made
        backend = self.world.env.backend
        record, payload = base_payload(
            backend, type=kind, channel_id=channel_id, guild_id=guild_id, user_id=user_id, data=data
        )
        if shown is not None:
            message_id = self._posts.get(channel_id, message_id)
            if message_id not in backend.messages.get(channel_id, {}):  # a press let it go
                message_id = self._posts[channel_id] = await self.post(channel_id)
            stored = backend.get_message(channel_id, message_id)
            message = dict(serializers.message_payload(backend, stored))
            message["components"] = [{"type": 1, "components": [shown]}]
            payload["message"] = message
            record.source_message_id = message_id
        backend.emit("INTERACTION_CREATE", payload)
        self._in_flight.append((str(data.get("custom_id") or data), record))
        if len(self._in_flight) >= BATCH:
            await self.wait()

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Count what Discord's answers take before an interaction is acknowledged."""
        routes: Any = router
        inner, spent = routes.dispatch, WeakKeyDictionary[asyncio.Task[object], float]()

        def dispatch(backend: object, method: str, path: str, **request: object) -> object:
            task = asyncio.current_task()
            if task is not None and path.startswith("/interactions/"):
                self.took.setdefault(path, spent.pop(task, 0.0))
            elif task is not None:
                spent[task] = spent.get(task, 0.0) + AN_ANSWER
            return inner(backend, method, path, **request)

        routes.dispatch = dispatch
        try:
            yield
        finally:
            routes.dispatch = inner

    async def wait(self) -> None:
        """Wait until everything that was sent is answered, and what follows from it is done."""
        # Simulated Discord's own way to wait costs more than the answers do, while there are many.
        for _ in range(PATIENCE):
            if all(one.responded for _, one in self._in_flight):
                break
            await asyncio.sleep(0.01)
        env = self.world.env
        for name, record in self._in_flight:
            result = InteractionResult(env, record)
            self.results.append((name, result))
            for message in (result.response, *result.followups):
                self.shown.note(message.components if message is not None else ())
            if result.modal is not None:
                self.shown.note_form(result.modal)
        self._in_flight = []
        await env.settle()  # else it remembers each timer there ever was

    def said(self) -> list[tuple[str, str]]:
        """Return what was read in each answer."""
        found = []
        for name, one in self.results:
            messages = [one.response, *one.followups]
            told = [f"{each.content} {each.components}" for each in messages if each is not None]
            found.append((name, f"{told} {one.modal} {one.autocomplete_choices}"))
        return found

    def unanswered(self) -> list[str]:
        """Return what nobody answered."""
        return [name for name, one in self.results if not one.acknowledged]
