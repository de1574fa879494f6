"""What the agenda triggers about tries: the one question, the news, the thanks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda.rows import Dropped, Later
from bot.ui.reach import reach
from bot.wins import marks, tries
from cogs.wins.jobs import WinHandler

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.rows import Due, Outcome

LOOK_AGAIN = timedelta(days=1)


class AskHowItWent(WinHandler):
    """Ask once, privately, how an idea went."""

    kind = marks.TRIED

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach the person who wanted to try, once the win may be read."""
        win_id, _, member_id = due.subject.partition(":")
        win = await self.client.services.marks.still_tries(
            due.guild_id, int(win_id), int(member_id)
        )
        if win is not None and win.hidden:
            return Later("its post is hidden", LOOK_AGAIN)
        return await reach(self.client, due, int(member_id), self.kind, due.subject, now)


class TellAuthor(WinHandler):
    """Tell the author of an idea, privately, how it went for a colleague."""

    kind = tries.TOLD

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach the author."""
        win_id, _, member_id = due.subject.partition(":")
        found = await self.client.services.tries.get(due.guild_id, int(win_id), int(member_id))
        if found is None:
            return Dropped("the win or the try is gone")
        return await reach(self.client, due, found[0].author_id, self.kind, due.subject, now)


class SayThanks(WinHandler):
    """Hand an author's thanks to whoever tried the idea."""

    kind = tries.THANKED

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach whoever tried it."""
        member_id = int(due.subject.partition(":")[2])
        return await reach(self.client, due, member_id, self.kind, due.subject, now)
