"""The coordinators' board: a round to look at, change and approve; nothing happens before that."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.kit.errors import NotFound, Refusal
from bot.mentors import board_queries, coordinator_words, queries, schedule, scoring

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.kit.database import Connection, Database
    from bot.mentors.mentor_rounds import MentorRounds
    from bot.mentors.pool import Pool, Pools
    from bot.mentors.records import Ask, Request
    from bot.mentors.scoring import Fit


MOST = 25  # lines of a board that one can change: as many as Discord's menu holds


@dataclass(frozen=True)
class BoardRequest:
    """One request on a board; without a fit it is left out, or nobody could be found."""

    request: Request
    fit: Fit | None


@dataclass(frozen=True)
class Board:
    """A preview: its number, what it pairs, and the mentors there are."""

    guild_id: int
    number: int
    lines: tuple[BoardRequest, ...]
    mentors: tuple[int, ...]


class MentorBoards:
    """One board for each group; each method is one short transaction."""

    def __init__(self, database: Database, pools: Pools, asking: MentorRounds) -> None:
        self._database = database
        self._pools = pools
        self._asking = asking

    async def waiting(self, guild_id: int, now: datetime, *, threads: bool) -> list[Request]:
        """Return the requests that a coordinator is to pair, oldest first."""
        async with self._database.read() as connection:
            pool = await self._pools.read(connection, guild_id, now, threads=threads)
            return await _to_arrange(connection, pool, guild_id)

    async def left_over(self, guild_id: int, now: datetime, *, threads: bool) -> list[Request]:
        """Return the requests that no mentor can be asked about now, and no board has."""
        async with self._database.read() as connection:
            return await self._left_over(connection, guild_id, now, threads=threads)

    async def seen(self, guild_id: int, last_id: int, now: datetime, *, threads: bool) -> None:
        """Note that a coordinator wrote to the authors of what's left over, up to one request."""
        async with self._database.write() as connection:
            found = await self._left_over(connection, guild_id, now, threads=threads)
            for request in found:
                if request.id <= last_id:
                    await queries.change_request(connection, {"id": request.id}, seen_at=now)
                    await agenda.drop(connection, schedule.no_mentor(request))

    async def preview(self, guild_id: int, now: datetime, *, threads: bool) -> Board:
        """Make the best round as it would be now, in place of the board before."""
        async with self._database.write() as connection:
            pool = await self._pools.read(connection, guild_id, now, threads=threads)
            requests = await _to_arrange(connection, pool, guild_id)
            seekings = [pool.seekings[one.id] for one in requests if one.id in pool.seekings]
            found = scoring.arranged(seekings, pool.offerings.values(), pool.apart)
            pairs = {
                one.id: found[one.id].mentor_id if one.id in found else None for one in requests
            }
            return await _kept(connection, guild_id, pool, pairs, now)

    async def swap(
        self,
        guild_id: int,
        number: int,
        request_id: int,
        mentor_id: int | None,
        now: datetime,
        *,
        threads: bool,
    ) -> Board:
        """Give a request another mentor, or none (None); who had that mentor gets the old one.

        Raises Refusal for a board that is not the latest anymore, and, in one sentence for
        every cause, for two who cannot be paired.
        """
        async with self._database.write() as connection:
            pool, pairs = await self._latest(connection, guild_id, number, now, threads=threads)
            if request_id not in pairs:
                raise NotFound(coordinator_words.BOARD_STALE, "mentor:board")
            before = pairs[request_id]
            if mentor_id is not None and pool.fit(request_id, mentor_id) is None:
                raise Refusal(coordinator_words.CANNOT_BE_PAIRED, "mentor:board")
            pairs[request_id] = mentor_id
            over = [one for one, theirs in pairs.items() if theirs == mentor_id != before]
            if mentor_id is not None and len(over) > pool.offerings[mentor_id].room:
                other = next(one for one in over if one != request_id)
                if before is None or pool.fit(other, before) is None:
                    raise Refusal(coordinator_words.CANNOT_BE_PAIRED, "mentor:board")
                pairs[other] = before
            return await _kept(connection, guild_id, pool, pairs, now)

    async def approve(
        self, guild_id: int, number: int, now: datetime, *, threads: bool, lines: int = MOST
    ) -> Sequence[Ask]:
        """Ask the mentors of the pairs on the board; both sides still say yes themselves.

        *lines*: how many of them the coordinator saw, from the first on; the others stay
        for the next board. Raises Refusal for a board that is not the latest, or from before
        something changed.
        """
        async with self._database.write() as connection:
            pool, pairs = await self._latest(connection, guild_id, number, now, threads=threads)
            pairs = dict(islice(pairs.items(), lines))
            fits = [
                pool.fit(request_id, mentor_id)
                for request_id, mentor_id in pairs.items()
                if mentor_id is not None
            ]
            found = [one for one in fits if one is not None]
            if not found or len(found) < len(fits) or _too_many(pool, pairs):
                raise Refusal(
                    coordinator_words.BOARD_EMPTY if not fits else coordinator_words.BOARD_STALE,
                    "mentor:board",
                )
            await board_queries.empty_board(connection, guild_id)
            return await self._asking.arrange(connection, guild_id, found, now)

    async def _left_over(
        self, connection: AsyncConnection, guild_id: int, now: datetime, *, threads: bool
    ) -> list[Request]:
        pool = await self._pools.read(connection, guild_id, now, threads=threads)
        to_arrange = {one.id for one in await _to_arrange(connection, pool, guild_id)}
        return [one for one in pool.left_over(now) if one.id not in to_arrange]

    async def _latest(
        self, connection: Connection, guild_id: int, number: int, now: datetime, *, threads: bool
    ) -> tuple[Pool, dict[int, int | None]]:
        board = await board_queries.lock_board(connection, guild_id)
        pool = await self._pools.read(connection, guild_id, now, threads=threads)
        requests = await _to_arrange(connection, pool, guild_id)
        if board is None or board.number != number or board.seen != _seen(pool, requests):
            raise Refusal(coordinator_words.BOARD_STALE, "mentor:board")
        rows = await board_queries.board_pairs(connection, guild_id)
        return pool, {one.request_id: one.mentor_id for one in rows}


async def _to_arrange(connection: Connection, pool: Pool, guild_id: int) -> list[Request]:
    approves = await board_queries.approves(connection, guild_id)
    return [one for one in pool.idle() if not one.is_question and (approves or one.by_coordinator)]


async def _kept(
    connection: Connection,
    guild_id: int,
    pool: Pool,
    pairs: Mapping[int, int | None],
    now: datetime,
) -> Board:
    row = await board_queries.lock_board(connection, guild_id)
    number = 1 if row is None else row.number + 1
    requests = [pool.requests[one] for one in pairs]
    seen = _seen(pool, requests)
    await board_queries.keep_board(connection, guild_id, number, seen, pairs, now)
    lines = tuple(
        BoardRequest(
            request, None if (one := pairs[request.id]) is None else pool.fit(request.id, one)
        )
        for request in requests
    )
    return Board(guild_id, number, lines, tuple(sorted(pool.offers)))


def _seen(pool: Pool, requests: Sequence[Request]) -> str:
    """Return what a board was made from: another one where anybody came, went or changed."""
    parts = [
        sorted((one.id, one.profile.to_json(), one.district) for one in requests),
        sorted(one.request_id for one in pool.seekings.values()),
        sorted((one.member_id, one.room, sorted(one.topics)) for one in pool.offerings.values()),
        sorted(map(sorted, pool.apart.not_with)),
        sorted(pool.apart.asked),
    ]
    return sha256(repr(parts).encode()).hexdigest()


def _too_many(pool: Pool, pairs: Mapping[int, int | None]) -> bool:
    counts = Counter(one for one in pairs.values() if one is not None)
    return any(count > pool.offerings[one].room for one, count in counts.items())
