"""A person's own private thread with the bot, for anyone who does not choose direct messages."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.mentors import board_queries, schedule
from bot.pairing import queries as pairing_queries

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection

OWN_THREAD = "mentor.own_thread"  # makes the thread; about its member; occurrence: the room's ref
ROOMS = "mentor"  # the kind of all private threads of this feature
OWN_THREAD_NAME = "Mentors: your private thread"


@dataclass(frozen=True)
class OwnThread:
    """Which room it makes the thread of."""

    ref: str


async def make(connection: Connection, guild_id: int, member_id: int, now: datetime) -> None:
    """Plan a member's own private thread, unless there is one."""
    if await board_queries.own_thread(connection, guild_id, member_id) is not None:
        return
    room = secrets.token_hex(8)
    values = {"guild_id": guild_id, "kind": ROOMS, "ref": room, "name": OWN_THREAD_NAME}
    await pairing_queries.add_room(connection, values | {"made_at": now}, [member_id])
    series = Series(OWN_THREAD, guild_id, member_id=member_id)
    planned = series.at(now, now + schedule.KEPT, room, OwnThread(room))
    await agenda.plan(connection, [planned])
    await board_queries.keep_own_thread(connection, guild_id, member_id, room)
