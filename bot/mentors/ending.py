"""How things end: a request taken back, a mentor let go, a pair over, a person gone.

The other side only ever learns that it ended, or that someone is not free.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.mentors import pair_queries, queries, schedule

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.kit.database import AnyRow, Connection
    from bot.mentors.records import Pair, Request

STILL = ("waiting", "agreed")
LIVING = ("active", "resting")


async def withdraw(connection: Connection, request: AnyRow, now: datetime) -> None:
    """End an open request; a mentor who had said yes hears that it came to nothing."""
    agreed = await queries.asks(connection, request_id=request.id, state="agreed")
    await queries.change_request(connection, {"id": request.id}, state="over")
    await queries.change_ask(connection, {"request_id": request.id, "state": STILL}, state="over")
    planned = [
        schedule.tell(request.guild_id, "refused", one.id, one.mentor_id, now) for one in agreed
    ]
    await agenda.plan(connection, planned)


async def let_go(connection: Connection, guild_id: int, mentor_id: int, now: datetime) -> None:
    """End what a mentor was asked and has not answered; who asked hears what a no sounds like."""
    key: queries.AskKey = {"guild_id": guild_id, "mentor_id": mentor_id, "state": "waiting"}
    ids = tuple(one.request_id for one in await queries.asks(connection, **key))
    await queries.change_ask(connection, key, state="over")
    for request in await queries.requests(connection, id=ids):
        await not_free(connection, request, now)


async def not_free(connection: Connection, request: AnyRow | Request, now: datetime) -> None:
    """Tell the one who asks that somebody is not free; a no, silence and a rest look alike.

    Many are asked about a question, so that one of them is not told of.
    """
    if request.size != "question" and request.state == "open":
        tell = schedule.tell(request.guild_id, "next", request.id, request.member_id, now)
        await agenda.plan(connection, [tell])


async def end_pair(
    connection: Connection, pair: AnyRow | Pair, now: datetime, what: str, told: Iterable[int]
) -> bool:
    """End a pair and let people know by *what*; return whether it had not ended before."""
    if not await pair_queries.end_pair(connection, pair.id, now):
        return False
    await schedule.drop_pair(connection, pair.guild_id, pair.id)
    planned = [schedule.tell(pair.guild_id, what, pair.id, one, now) for one in told]
    await agenda.plan(connection, planned)
    return True


async def leave(connection: Connection, guild_id: int, member_id: int, now: datetime) -> None:
    """End everything that a person who is gone had a part in."""
    requests = await queries.requests(
        connection, guild_id=guild_id, member_id=member_id, state="open"
    )
    for request in requests:
        await withdraw(connection, request, now)
    for pair in await pair_queries.pairs_of(connection, guild_id, member_id, LIVING):
        other = pair.mentee_id if member_id == pair.mentor_id else pair.mentor_id
        what = "gone" if other == pair.mentee_id else "gone_mentee"
        await end_pair(connection, pair, now, what, [other])
    await let_go(connection, guild_id, member_id, now)
    agreed: queries.AskKey = {"guild_id": guild_id, "mentor_id": member_id, "state": "agreed"}
    await queries.change_ask(connection, agreed, state="over")
    await queries.remove_offer(connection, guild_id, member_id)
    term = Series(schedule.TERM, guild_id, member_id=member_id)
    await agenda.drop_waiting(connection, term)
