"""A person's own private thread with the bot, for whoever does not choose direct messages."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.kit.errors import Refusal
from bot.mentors import queries, rules, schedule, words
from bot.mentors.tables import MentorReachRow
from bot.pairing import queries as pairing_queries

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection

OWN_THREAD = "mentor.own_thread"  # makes the thread; about its member; occurrence: the room's ref
ROOMS = "mentor"  # the kind of all private threads of this feature
OWN_THREAD_NAME = "Mentors: your corner"


@dataclass(frozen=True)
class OwnThread:
    """Which room it makes the thread of."""

    ref: str


async def keep_way(
    connection: Connection, guild_id: int, member_id: int, way: str, now: datetime
) -> None:
    """Write how a member is reached, and plan their own private thread if that is the way."""
    if way not in rules.WAYS:
        raise Refusal(words.CHOOSE_WAY)
    key = {"guild_id": guild_id, "member_id": member_id}
    row = await queries.one_of(connection, MentorReachRow, **key)
    room = None if row is None else row.room
    if way == "thread" and room is None:
        room = secrets.token_hex(8)
        values = {"guild_id": guild_id, "kind": ROOMS, "ref": room, "name": OWN_THREAD_NAME}
        await pairing_queries.add_room(connection, values | {"made_at": now}, [member_id])
        use_by = now + schedule.KEPT
        series = Series(OWN_THREAD, guild_id, member_id=member_id)
        await agenda.plan(connection, [series.at(now, use_by, room, OwnThread(room))])
    await queries.keep(connection, MentorReachRow, key, {"way": way, "room": room})
