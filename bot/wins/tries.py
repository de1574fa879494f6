"""How tries went: the one line about it, the author's thanks, and what travelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.drafts.rules import lets_read
from bot.kit.errors import NotFound, NotYours
from bot.kit.text import checked, one_line
from bot.wins import queries, reaction_queries, try_words, words
from bot.wins.service import as_win, find_win

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.kit.database import Database
    from bot.wins.rules import Win

# Subject: the win, about the member who tried.
TOLD = "win.told"  # tells the author how it went; occurrence: "line" for the line about it
THANKED = "win.thanked"  # tells who tried that the author says thank you
LINE_LIMIT = 200  # characters
# There is time to add a line before the author is told.
TOLD_AFTER = timedelta(minutes=10)
NEWS_FOR = timedelta(days=60)


@dataclass(frozen=True)
class TryCount:
    """How many members try a win's idea, and for how many it worked, as it was or changed.

    Someone whose data are gone is not in it anymore.
    """

    trying: int = 0
    worked: int = 0


@dataclass(frozen=True)
class Try:
    """One member's try of a win; *answer*: worked, changed, did_not, not_yet, or None so far.

    `line` is what the author reads about it.
    """

    guild_id: int
    member_id: int
    name: str
    answer: str | None
    line: str | None
    thanked: bool


class Tries:
    """What follows a try that was answered; each method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @lets_read
    async def send_line(
        self, guild_id: int, win_id: int, member_id: int, line: str, now: datetime
    ) -> Win:
        """Let the author read a line, together with how it went if they weren't told yet.

        Raises Refusal, NotFound, and NotYours the second time.
        """
        line = tidy_line(line)
        async with self._database.write() as connection:
            win = await find_win(connection, guild_id, win_id)
            if not await reaction_queries.send_line(connection, win_id, member_id, line):
                raise NotYours(try_words.LINE_TOLD)
            news = _news(TOLD, win, member_id, now, "line")
            series = Series(TOLD, guild_id, win_id, member_id)
            await agenda.replan(connection, series, [news], now)
            return win

    async def thank(
        self, guild_id: int, win_id: int, member_id: int, to: int, now: datetime
    ) -> None:
        """Let the author of a win thank someone who tried it, once.

        Raises NotFound, and NotYours for somebody else's win or the second time.
        """
        async with self._database.write() as connection:
            win = await find_win(connection, guild_id, win_id)
            if win.author_id != member_id:
                raise NotYours(words.NOT_YOUR_WIN)
            there = await reaction_queries.try_of(connection, win_id, to)
            if there is None or there.answer is None:
                raise NotFound(words.NO_WIN)
            if not await reaction_queries.thank(connection, win_id, to, now):
                raise NotYours(try_words.THANKED_ALREADY)
            await agenda.plan(connection, [_news(THANKED, win, to, now)])

    async def get(self, guild_id: int, win_id: int, member_id: int) -> tuple[Win, Try] | None:
        """Return a win and a member's try of it; who hides is a colleague here too."""
        async with self._database.read() as connection:
            row = await queries.find(connection, guild_id, win_id)
            there = await reaction_queries.try_of(connection, win_id, member_id)
            if row is None or there is None:
                return None
            name = await reaction_queries.name_of_try(connection, win_id, member_id)
        thanked = there.thanked_at is not None
        one = Try(guild_id, member_id, name, there.answer, there.line, thanked)
        return as_win(row), one

    async def own(self, guild_id: int | None, win_id: int, member_id: int) -> tuple[Win, Try]:
        """Return a member's own try; *guild_id* is None in a direct message. Raises NotFound."""
        async with self._database.read() as connection:
            there = await reaction_queries.try_of(connection, win_id, member_id)
        if there is None or (guild_id is not None and there.guild_id != guild_id):
            raise NotFound(words.NO_WIN)
        found = await self.get(int(there.guild_id), win_id, member_id)
        if found is None:
            raise NotFound(words.NO_WIN)
        return found

    async def names_worked(self, win: Win) -> Sequence[str]:
        """Return who a win's idea worked for; who hides is a colleague to its author too."""
        async with self._database.read() as connection:
            return await reaction_queries.names_worked(connection, win.id)

    async def count(self, guild_id: int, win_id: int) -> TryCount:
        """Return how a win's idea travelled so far."""
        async with self._database.read() as connection:
            return TryCount(*await reaction_queries.count_tries(connection, guild_id, win_id))

    async def travelled(
        self, guild_id: int, since: datetime, until: datetime
    ) -> list[tuple[Win, TryCount]]:
        """Return the wins that worked for a colleague who said so in a period, most of them first.

        *since* is part of the period, *until* is not; `TryCount.worked` counts the period alone.
        What of them may leave the group is decided by the code that makes a document.
        """
        async with self._database.read() as connection:
            rows = await reaction_queries.travelled(connection, guild_id, since, until)
        return [(as_win(row), TryCount(row.tries, row.worked)) for row in rows]


def news_of(win: Win, member_id: int, now: datetime) -> Planned:
    """Return the row that tells a win's author how a member's try went."""
    return _news(TOLD, win, member_id, now + TOLD_AFTER)


def tidy_line(line: str) -> str:
    """Return the one line about a try as it is kept. Raises Refusal."""
    return checked(one_line(line), LINE_LIMIT, try_words.LINE_TOO_LONG, try_words.LINE_EMPTY)


def _news(kind: str, win: Win, member_id: int, at: datetime, occurrence: str = "") -> Planned:
    return Series(kind, win.guild_id, win.id, member_id).at(at, at + NEWS_FOR, occurrence)
