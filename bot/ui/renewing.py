"""Messages follow their people: composed again from what's true now, and edited."""

from __future__ import annotations

import asyncio
from dataclasses import fields
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from bot.agenda.occurrences import Dropped, Due, Failed, Outcome, Retry
from bot.kit.links import link_to
from bot.shown import words
from bot.shown.queries import RENEW
from bot.shown.rules import of_people
from bot.ui.card import Card
from bot.ui.feature import Waiting
from bot.ui.handlers import ClientHandler
from bot.ui.mentions import for_readers, mentioned
from bot.ui.send import UNREACHED, edit, unreached

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.agenda.occurrences import Planned
    from bot.client import WhatsWorking
    from bot.groups.service import Group
    from bot.kit.database import Connection
    from bot.shown.rules import Message
    from bot.wins.rules import Win

LINKS = 8  # in a coordinator's line
_SAME = [one.name for one in fields(Due)]


class Renew(ClientHandler):
    """Edits a message that shows what was removed, hidden, changed or forgotten since."""

    kind = RENEW

    def __init__(self, client: WhatsWorking) -> None:
        super().__init__(client)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def deliver(
        self,
        due: Due,
        now: datetime,  # noqa: ARG002 - a message is of the moment for which it was written
    ) -> Outcome:
        """Compose it again and edit it, one change of a message at a time."""
        turn = self._turns.setdefault(due.subject_id, asyncio.Lock())
        async with turn:
            message = await self.services.shown.begin(due.guild_id, due.subject_id)
            if message is None or message.channel_id is None or message.message_id is None:
                return Dropped("there is no message to change")
            handler = self.client.agenda.handler(message.kind)
            assert isinstance(handler, ClientHandler)
            origin = _origin(message)
            try:
                card = await handler.compose_again(origin, message)
            except UNREACHED as error:  # a thread's name that goes with it
                return unreached(error)
            card = card or Card(words.TAKEN_BACK)
            # A change may have brought a mention: from here on the message follows that, too.
            shows = of_people(*mentioned(card))
            await self.services.shown.also(due.guild_id, due.subject_id, shows)
            card = await for_readers(self.client, due.guild_id, card)
            where = message.guild_id, message.channel_id, message.message_id
            editing = self.client.components.editing
            done = await edit(self.client, *where, lambda: editing(card))
            if isinstance(done, Failed):
                # What was to go mustn't stay because of what was to come.
                taken_back = Card(words.TAKEN_BACK)
                done = await edit(self.client, *where, lambda: editing(taken_back))
            return done

    async def record(
        self,
        connection: Connection,
        due: Due,
        outcome: Outcome,
        now: datetime,  # noqa: ARG002 - shared by all handlers
    ) -> Iterable[Planned]:
        """Note what Discord doesn't let the bot change: coordinators see it."""
        is_blocked = isinstance(outcome, Retry) and outcome.refused
        why = outcome.reason if isinstance(outcome, Retry) and is_blocked else None
        await self.services.shown.block(connection, due.subject_id, why)
        return ()


def _origin(message: Message) -> Due:
    """Return the occurrence that a message came from."""
    same = {name: getattr(message, name) for name in _SAME if hasattr(message, name)}
    moment = message.due_at
    return Due(**same, use_by=moment, attempts=1, first_claimed_at=moment)


async def blocked(
    client: WhatsWorking,
    group: Group,
    now: datetime,  # noqa: ARG001 - shared by all features
) -> list[Waiting]:
    """Return the one line about messages that can't be changed, for a group's coordinators."""
    services, guild_id = client.services, group.guild_id
    found: list[Message | Win] = [*await services.shown.blocked(guild_id)]
    found += await services.wins.unchanged_posts(guild_id)
    if not found:
        return []
    links = ", ".join(
        link_to(one.guild_id, one.channel_id, one.message_id) for one in found[:LINKS]
    )
    sentence = words.BLOCKED_ONE if len(found) == 1 else words.BLOCKED
    return [Waiting(sentence.replace("{links}", links).replace("{count}", str(len(found))))]
