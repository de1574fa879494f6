"""What colleagues do with a win: cheering it, trying it, telling how that went."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.kit.errors import NotFound, NotYours
from bot.kit.followers import Followers
from bot.wins import queries, reaction_queries, words
from bot.wins.posts import CHANGES_FOR, RENDER, Change
from bot.wins.service import as_win, find_win
from bot.wins.tables import CheerRow, TryRow
from bot.wins.tries import news_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.kit.database import Connection, Database
    from bot.school.clock import SchoolClock
    from bot.wins.rules import Win

TRIED = "win.tried"  # subject: the win, about the member who tries it
FOLLOW_UP_AFTER = 2  # school weeks
FOLLOW_UP_FOR = timedelta(days=60)
COUNT_EVERY = timedelta(seconds=5)

TryIt = Literal["noted", "asked before", "taken back"]


class Reactions:
    """Cheers and tries; one per member and win."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # What other features do about a cheer or a try by a member of a group, in the transaction
        # that keeps it. Taking it back isn't told.
        self.on_reaction: Followers[Connection, int, int, datetime] = Followers()

    async def cheer(
        self, guild_id: int, win_id: int, member_id: int, name: str, now: datetime
    ) -> bool:
        """Cheer, or take it back; return whether it is cheered now.

        Raises NotFound, and NotYours for your own.
        """
        async with self._database.write() as connection:
            win = await find_win(connection, guild_id, win_id)
            if win.author_id == member_id:
                raise NotYours(words.OWN_CHEER)
            await agenda.plan(connection, [_to_count(win, now)])
            if await reaction_queries.remove_reaction(connection, CheerRow, win_id, member_id):
                return False
            await self.on_reaction.follow(connection, guild_id, member_id, now)
            values = {"win_id": win_id, "member_id": member_id, "guild_id": guild_id, "name": name}
            return await reaction_queries.add_reaction(connection, CheerRow, values)

    async def try_it(
        self, guild_id: int, win_id: int, member_id: int, name: str, now: datetime, ask_at: datetime
    ) -> TryIt:
        """Note that someone tries this, or take it back; return which, and whether they are asked.

        Raises NotFound, and NotYours for your own or once it was answered.
        """
        series = Series(TRIED, guild_id, win_id, member_id)
        async with self._database.write() as connection:
            win = await find_win(connection, guild_id, win_id)
            if win.author_id == member_id:
                raise NotYours(words.OWN_TRY)
            there = await reaction_queries.try_of(connection, win_id, member_id)
            if there is not None and there.answer is not None:
                raise NotYours(words.TRY_ANSWERED)
            await agenda.plan(connection, [_to_count(win, now)])
            if there is not None:
                await reaction_queries.remove_reaction(connection, TryRow, win_id, member_id)
                # What may have been asked already stays, so that it is never asked again.
                await agenda.replan(connection, series, (), now)
                return "taken back"
            await self.on_reaction.follow(connection, guild_id, member_id, now)
            values = {"win_id": win_id, "member_id": member_id, "guild_id": guild_id, "name": name}
            await reaction_queries.add_reaction(connection, TryRow, values | {"created_at": now})
            if await agenda.was_planned(connection, series):
                return "asked before"
            await agenda.plan(connection, [series.at(ask_at, ask_at + FOLLOW_UP_FOR)])
            return "noted"

    async def answer_try(
        self, guild_id: int, win_id: int, member_id: int, answer: str, now: datetime
    ) -> Win:
        """Note how a try went, and plan that the author hears of it.

        Raises NotFound, and NotYours if it was noted before.
        """
        async with self._database.write() as connection:
            win = await find_win(connection, guild_id, win_id)
            if not await reaction_queries.answer_try(connection, win_id, member_id, answer, now):
                raise NotYours(words.TRY_ANSWERED)
            if answer not in ("not_yet", "did_not"):
                await agenda.plan(connection, [news_of(win, member_id, now)])
            return win

    async def guild_of_try(self, win_id: int, member_id: int) -> int:
        """Return the group in which a member tries a win, for an answer by direct message.

        Raises NotFound.
        """
        async with self._database.read() as connection:
            there = await reaction_queries.try_of(connection, win_id, member_id)
        if there is None:
            raise NotFound(words.NO_WIN)
        return int(there.guild_id)

    async def still_tries(
        self, guild_id: int, win_id: int, member_id: int
    ) -> tuple[Win, datetime] | None:
        """Return a win that a member tries, and since when, until they say how it went.

        It may be hidden.
        """
        async with self._database.read() as connection:
            there = await reaction_queries.try_of(connection, win_id, member_id)
            row = await queries.find(connection, guild_id, win_id)
        if row is None or there is None or there.answer is not None:
            return None
        return as_win(row), there.created_at

    async def names_on(self, win: Win) -> tuple[Sequence[str], Sequence[str]]:
        """Return who cheers and who tries a win; who hides is a colleague to its author too."""
        async with self._database.read() as connection:
            return (
                await reaction_queries.names_on(connection, CheerRow, win.id),
                await reaction_queries.names_on(connection, TryRow, win.id),
            )


def follow_up_at(school: SchoolClock, now: datetime) -> datetime:
    """Return when to ask someone whose school time this is how it went: two school weeks on."""
    return school.school_weeks_later(now, FOLLOW_UP_AFTER)


def _to_count(win: Win, now: datetime) -> Planned:
    """Return the row that renews the numbers under a post, at most once in five seconds.

    Presses within the same five seconds plan the same row.
    """
    seconds = COUNT_EVERY.total_seconds()
    at = datetime.fromtimestamp((now.timestamp() // seconds + 1) * seconds, UTC)
    series, name = Series(RENDER, win.guild_id, win.id), f"count {at.timestamp():.0f}"
    return series.at(at, at + CHANGES_FOR, name, Change(numbers_only=True))
