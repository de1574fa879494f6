"""Who uses what's on the shelf: noted once, asked once how it went, counted for its owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.drafts.rules import lets_read
from bot.kit.errors import NotYours
from bot.shelf import queries, rules, use_queries, words
from bot.shelf.service import find
from bot.shelf.tables import ResourceRow
from bot.shown import queries as shown
from bot.wins.words import TRY_ANSWERED

if TYPE_CHECKING:
    from bot.kit.database import Database
    from bot.shelf.rules import Resource

ASK = "shelf.ask"  # subject: the resource, about the member who uses it
ASK_FOR = timedelta(days=60)

UseIt = Literal["noted", "asked before", "taken back"]


@dataclass(frozen=True)
class Use:
    """How one member used something, in their words, and who they are to colleagues."""

    name: str
    line: str


@dataclass(frozen=True)
class Reach:
    """How far something went, for its owner alone. `worked`: for how many, or changed."""

    people: int = 0
    schools: int = 0
    districts: int = 0
    worked: int = 0


class ShelfUses:
    """The uses of what's on the shelf; each method is one short transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def use(
        self,
        guild_id: int,
        resource_id: int,
        member_id: int,
        name: str,
        now: datetime,
        ask_at: datetime,
    ) -> UseIt:
        """Note that someone uses this, or take it back; return which, and whether they're asked.

        Raises NotFound, and NotYours for their own or once it was answered.
        """
        series = Series(ASK, guild_id, resource_id, member_id)
        async with self._database.write() as connection:
            resource = await find(connection, guild_id, resource_id, to_change=True)
            if resource.owner_id == member_id:
                raise NotYours(words.OWN_USE)
            there = await use_queries.find(connection, resource_id, member_id)
            if there is not None and there.answer is not None:
                raise NotYours(TRY_ANSWERED)
            await shown.about(connection, guild_id, queries.POST, resource_id, now)
            if there is not None and there.line is None:
                await use_queries.remove(connection, resource_id, member_id)
                # What may have been asked already stays, so that it is never asked again.
                await agenda.replan(connection, series, (), now)
                return "taken back"
            await use_queries.keep(connection, resource, member_id, name, now)
            if await agenda.was_planned(connection, series):
                return "asked before"
            await agenda.plan(connection, [series.at(ask_at, ask_at + ASK_FOR)])
            return "noted"

    async def answer(
        self, guild_id: int, resource_id: int, member_id: int, answer: str, now: datetime
    ) -> Resource:
        """Note how it went. Raises NotFound, and NotYours if it was noted before."""
        async with self._database.write() as connection:
            resource = await find(connection, guild_id, resource_id)
            if not await use_queries.answer(connection, resource_id, member_id, answer, now):
                raise NotYours(TRY_ANSWERED)
            return resource

    @lets_read
    async def say(
        self, guild_id: int, resource_id: int, member_id: int, name: str, line: str, now: datetime
    ) -> Resource:
        """Keep how someone used something, for colleagues to read; empty takes it back.

        Its owner's line is a part of it; a colleague who says how they used it uses it.
        Raises Refusal, NotFound.
        """
        line = rules.tidy_line(line)
        async with self._database.write() as connection:
            resource = await find(connection, guild_id, resource_id, to_change=True)
            if resource.owner_id == member_id:
                await queries.change(connection, guild_id, resource_id, {"used": line or None}, now)
                return await find(connection, guild_id, resource_id)
            await use_queries.keep(connection, resource, member_id, name, now)
            said = {"line": line or None, "name": name}
            await use_queries.change(connection, resource_id, member_id, said)
            await queries.index_again(connection, guild_id, ResourceRow.id == resource_id)
            await shown.about(connection, guild_id, queries.POST, resource_id, now)
            return await find(connection, guild_id, resource_id)

    async def line(self, resource_id: int, member_id: int) -> str:
        """Return how a member said that they used something; empty if they didn't."""
        async with self._database.read() as connection:
            there = await use_queries.find(connection, resource_id, member_id)
        return (there.line or "") if there is not None else ""

    async def lines(self, guild_id: int, resource_id: int, limit: int) -> list[Use]:
        """Return how colleagues used something, the latest first."""
        async with self._database.read() as connection:
            rows = await use_queries.lines(connection, guild_id, resource_id, limit)
        return [Use(*row) for row in rows]

    async def still_uses(
        self, guild_id: int, resource_id: int, member_id: int
    ) -> tuple[Resource, datetime] | None:
        """Return what a member uses, and since when, until they say how it went.

        It may be hidden.
        """
        async with self._database.read() as connection:
            there = await use_queries.find(connection, resource_id, member_id)
            found = await queries.find(connection, guild_id, resource_id)
        if found is None or there is None or there.answer is not None:
            return None
        return found, there.created_at

    async def reach(self, guild_id: int, resource_id: int) -> Reach:
        """Return how far something went; a school or district that nobody entered isn't counted."""
        async with self._database.read() as connection:
            return Reach(*await use_queries.reach(connection, guild_id, resource_id))
