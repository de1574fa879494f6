"""Telling coordinators of what Discord doesn't take, where nobody else wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.text import capitalized
from bot.ui import words
from bot.ui.card import Card
from bot.ui.coordinators import TellCoordinator, may_read, tell_coordinators
from bot.ui.handlers import ClientHandler
from bot.ui.send import why_unfit
from bot.ui.unfit import DESK, TELL, Untaken

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome
    from bot.client import WhatsWorking
    from bot.members.rules import Notice


class TellDesk(ClientHandler):
    """Tells the coordinators, on a school morning."""

    kind = DESK

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Say what, why, and how it's changed."""
        wait = await self.until_school(due, now)
        if wait is not None:
            return wait
        about = due.load(Untaken)
        card = await _card(self.client, due.guild_id, about)
        return await tell_coordinators(self.client, due, card, TELL, now, payload=about)


class TellOfUnfit(TellCoordinator):
    """Tells one coordinator."""

    kind = TELL
    in_inbox = False


async def unfit_notice(client: WhatsWorking, notice: Notice) -> Card | None:
    """Return what Discord doesn't take, for a coordinator."""
    group = await client.services.groups.get(notice.guild_id)
    if not may_read(group, notice):
        return None
    return await _card(client, notice.guild_id, notice.load(Untaken))


async def _card(client: WhatsWorking, guild_id: int, about: Untaken) -> Card:
    handler = client.agenda.handler(about.kind)
    assert isinstance(handler, ClientHandler)
    what = client.kinds.get(about.kind, words.UNFIT_PRIVATE)
    text = words.UNFIT_DESK.format(what=capitalized(what), why=why_unfit(about.code))
    return Card(text, [await handler.way_to_change(guild_id, about.occurrence)])


HANDLERS = (TellDesk, TellOfUnfit)
NOTICES = {TELL: unfit_notice}
