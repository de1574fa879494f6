"""No win left unanswered: who greets, in turn, and what waits for a coordinator instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.kit.regional import localized
from bot.weekly import greetings, queries, rules
from bot.weekly.rules import Greeter
from bot.wins import queries as win_queries
from bot.wins.rules import ANSWER, MOMENT
from bot.wins.service import as_win

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.school.clock import SchoolClock
    from bot.wins.rules import Win

UNANSWERED = "win.unanswered"  # subject: the win's id
LOOK_FOR = timedelta(days=14)
SHOWN_FOR = timedelta(days=21)  # a coordinator is shown it no longer than that
GREETER_HAS = timedelta(days=5)  # then a coordinator sees it as well


@dataclass(frozen=True)
class Unanswered:
    """A win that nobody answered, and what one could ask about it."""

    win: Win
    question: str


@dataclass(frozen=True)
class Turn:
    """Whose turn it is to see a win; nobody's: a coordinator sees it."""

    win: Win
    greeter_id: int | None


class Greeters:
    """Who greets in every group, and which wins wait for an answer."""

    def __init__(self, database: Database, groups: Groups) -> None:
        self._database = database
        self._groups = groups

    async def watch(self, connection: Connection, win: Win, now: datetime) -> None:
        """Plan the look at a new win, in the transaction that keeps it."""
        if win.kind in (MOMENT, ANSWER):
            return  # its thread is where it is read
        school = await self._groups.school(win.guild_id)
        await agenda.plan(connection, [_look(win, school, now)])

    async def replan(
        self, connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        """Move the looks that wait to where the group's time says."""
        for one in await agenda.open_occurrences(connection, guild_id, UNANSWERED):
            found = await win_queries.find(connection, guild_id, one.subject_id)
            planned = [] if found is None else [_look(as_win(found), school, found.created_at)]
            series = Series(UNANSWERED, guild_id, one.subject_id)
            await agenda.replan(connection, series, planned, now)

    async def toggle(self, guild_id: int, member_id: int, now: datetime) -> bool:
        """Let a member greet, or no longer; return whether they do now."""
        async with self._database.write() as connection:
            if await queries.drop_greeter(connection, guild_id, member_id):
                return False
            return await queries.add_greeter(connection, guild_id, member_id, now)

    async def stop(self, guild_id: int, member_id: int) -> None:
        """Let a member greet no longer."""
        async with self._database.write() as connection:
            await queries.drop_greeter(connection, guild_id, member_id)

    async def turn(
        self, guild_id: int, win_id: int, now: datetime, not_now: Collection[int] = ()
    ) -> Turn | None:
        """Give an unanswered win to the next greeter who is not in *not_now*, and note it.

        None when it is answered, hidden or gone. A repeat gives it to the same greeter.
        """
        async with self._database.write() as connection:
            win = await _waiting(connection, guild_id, win_id)
            if win is None:
                return None
            given = await queries.unanswered(connection, guild_id, win_id)
            if given is not None and given.greeter_id not in (None, *not_now):
                return Turn(win, given.greeter_id)
            greeters = [Greeter(*row) for row in await queries.greeters(connection, guild_id)]
            others = (
                one.member_id
                for one in rules.in_turn(greeters, win.author_id)
                if one.member_id not in not_now
            )
            greeter_id = next(others, None)
            await queries.keep_unanswered(connection, guild_id, win_id, greeter_id, now)
            if greeter_id is not None:
                await queries.turn_taken(connection, guild_id, greeter_id, now)
        return Turn(win, greeter_id)

    async def next_in_turn(
        self, connection: Connection, guild_id: int, now: datetime, without: Collection[int]
    ) -> int | None:
        """Give a question that waits to the next greeter who isn't among *without*, if any."""
        found = [Greeter(*row) for row in await queries.greeters(connection, guild_id)]
        ids = (one.member_id for one in rules.in_turn(found, 0) if one.member_id not in without)
        greeter_id = next(ids, None)
        if greeter_id is not None:
            await queries.turn_taken(connection, guild_id, greeter_id, now)
        return greeter_id

    async def to_greet(self, guild_id: int, win_id: int) -> Unanswered | None:
        """Return a win that still has no answer, and what to ask about it."""
        async with self._database.read() as connection:
            win = await _waiting(connection, guild_id, win_id)
        country = (await self._groups.get(guild_id)).country
        return None if win is None else _asked(win, country)

    async def unanswered(self, guild_id: int, now: datetime) -> list[Unanswered]:
        """Return the wins without an answer that wait for a coordinator, oldest first."""
        async with self._database.read() as connection:
            found = await queries.still_unanswered(
                connection, guild_id, now - SHOWN_FOR, now - GREETER_HAS
            )
        country = (await self._groups.get(guild_id)).country
        return [_asked(win, country) for win in found if _waits(win)]


def _look(win: Win, school: SchoolClock, shared_at: datetime) -> Planned:
    at = rules.look_at(school, shared_at)
    return Planned(UNANSWERED, win.guild_id, win.id, at, at + LOOK_FOR)


def _waits(win: Win) -> bool:
    there = not win.hidden and win.message_id is not None
    return there and not rules.is_answered(win)


async def _waiting(connection: Connection, guild_id: int, win_id: int) -> Win | None:
    row = await win_queries.find(connection, guild_id, win_id)
    win = None if row is None else as_win(row)
    return win if win is not None and _waits(win) else None


def _asked(win: Win, country: str) -> Unanswered:
    found = greetings.choose(greetings.load(), win.kind, win.id)
    return Unanswered(win, localized(found.text, country))
