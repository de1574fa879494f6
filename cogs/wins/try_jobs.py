"""What the agenda triggers about tries and help: the one question, the news, the thanks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda.occurrences import Dropped, Retry
from bot.ui.reach import notice_of, reach
from bot.wins import tries
from bot.wins.helped import HELPED
from bot.wins.reactions import TRIED
from cogs.wins.jobs import WinHandler

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Due, Outcome

LOOK_AGAIN = timedelta(days=1)


class AskAboutTry(WinHandler):
    """Ask once, privately, how an idea went."""

    kind = TRIED
    prunable = False  # who was asked once is never asked again
    brief = True

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach the person who wanted to try, once the win may be read."""
        reactions = self.services.reactions
        found = await reactions.still_tries(due.guild_id, due.subject_id, due.member_id)
        if found is not None and found[0].hidden:
            return Retry("its post is hidden", LOOK_AGAIN)
        return await reach(self.client, due, notice_of(due), now)


class TellAuthor(WinHandler):
    """Tell the author of an idea, privately, how it went for a colleague."""

    kind = tries.TOLD
    brief = True

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach the author."""
        win = await self.win(due)
        if win is None:
            return Dropped("the win is gone")
        return await reach(self.client, due, notice_of(due, win.author_id), now)


class TellHelper(WinHandler):
    """Tell a member thanked in a win, once its post may be read."""

    kind = HELPED
    prunable = False  # who was told once is never told again
    brief = True

    async def deliver(self, due: Due, now: datetime) -> Outcome:
        """Reach them."""
        win = await self.win(due)
        if win is not None and (win.hidden or win.message_id is None):
            return Retry("its post can't be read", LOOK_AGAIN)
        return await reach(self.client, due, notice_of(due), now)
