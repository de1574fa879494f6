"""What is presented gets its thread at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned
from bot.wins.posts import POST_FOR
from bot.wins.rules import PRESENTED

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection
    from bot.wins.rules import Win

THREAD = "win.thread"  # subject: the win's id


async def plan_thread(connection: Connection, win: Win, now: datetime) -> None:
    """Plan the thread of something that is presented, in the transaction that keeps it."""
    if win.kind == PRESENTED:
        planned = Planned(THREAD, win.guild_id, win.id, now, now + POST_FOR)
        await agenda.plan(connection, [planned])
