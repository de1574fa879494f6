"""Reminding the people who run a group of what waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda.occurrences import Dropped
from bot.groups import inquiry_words as said
from bot.groups import promises
from bot.kit.text import plural
from bot.ui.card import Card
from bot.ui.coordinators import TellCoordinator, may_read, tell_coordinators
from bot.ui.handlers import ClientHandler
from cogs.groups import views

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome
    from bot.client import WhatsWorking
    from bot.members.rules import Notice


class RemindCoordinators(ClientHandler):
    """Reminds coordinators of what waits for them: one silent line, only when something does."""

    kind = promises.REMINDER

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Say how much waits."""
        wait = await self.until_school(due, now)
        if wait is not None:
            return wait
        if not (await self.services.groups.get(due.guild_id)).has(promises.SWITCH):
            return Dropped("the coordinators' reminder is switched off")
        card = await _waiting(self.client, due.guild_id, now)
        if card is None:
            return Dropped("nothing waits anymore")
        return await tell_coordinators(self.client, due, card, promises.TELL, now)


async def waiting_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return how much waits for a coordinator; None when nothing does anymore."""
    group = await client.services.groups.get(notice.guild_id)
    if not may_read(group, notice):
        return None
    return await _waiting(client, notice.guild_id, client.clock.now())


async def _waiting(client: WhatsWorking, guild_id: int, now: datetime) -> Card | None:
    group = await client.services.groups.get(guild_id)
    count = sum(map(len, await views.everything(client, group, now)))
    if not count:
        return None
    return Card(said.REMINDER.format(things=plural(count, said.THING, said.THINGS)))


HANDLERS = (RemindCoordinators, *TellCoordinator.each(promises.TELL))
NOTICES = {promises.TELL: waiting_notice}
