"""What a member chooses for a document: days, who it's for, which wins, under which headings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypedDict, Unpack

from bot.documents import queries, rules
from bot.documents.rules import FOUNDATIONS, Period
from bot.drafts.rules import lets_read
from bot.kit import calendar
from bot.plans import queries as plan_queries

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

    from bot.documents.leaving import Audience
    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.school.clock import SchoolClock

MY_YEAR, GROUP, RECORD = "my-year", "group", "record"


@dataclass(frozen=True)
class DocumentChoice:
    """The next document of one member; *wins* is None for all of the period."""

    guild_id: int
    member_id: int
    kind: str
    period: Period
    audience: Audience
    wins: frozenset[int] | None = None
    by_heading: bool = False
    headings: str = ""  # the member's own, a line each
    reflections: bool = False
    released: bool = False  # photos with a release are in: it covers this use


class DocumentChange(TypedDict, total=False):
    """What a member can change of their next document; see `DocumentChoice`."""

    period: Period
    audience: Audience
    wins: frozenset[int] | None
    by_heading: bool
    headings: str
    reflections: bool
    released: bool


class DocumentChoices:
    """Keeps choices, so that a card's buttons work after a restart."""

    def __init__(self, database: Database, groups: Groups) -> None:
        self._database = database
        self._groups = groups

    async def get(self, guild_id: int, member_id: int, kind: str, now: datetime) -> DocumentChoice:
        """Return what a member chose last; else this school year, all wins, for the principal."""
        school, today = await self._days(guild_id, now)
        async with self._database.read() as connection:
            return await _choice(connection, guild_id, member_id, kind, school, today)

    async def change(
        self,
        guild_id: int,
        member_id: int,
        kind: str,
        now: datetime,
        **values: Unpack[DocumentChange],
    ) -> DocumentChoice:
        """Set what *values* names of a `DocumentChoice`; with another period all wins are in again.

        For other days, or for somebody else, a release has to be asked about again.
        """
        school, today = await self._days(guild_id, now)
        async with self._database.write() as connection:
            before = await _choice(connection, guild_id, member_id, kind, school, today)
            choice = replace(before, **values)
            if choice.period != before.period:
                choice = replace(choice, wins=None)
            if (choice.period, choice.audience) != (before.period, before.audience):
                choice = replace(choice, released=False)  # it's another use
            await queries.keep_request(connection, _values(choice, now))
        return choice

    async def period(self, guild_id: int, typed: str, now: datetime) -> Period:
        """Return the days that were picked or typed. Raises Refusal."""
        return rules.period(typed, *await self._days(guild_id, now))

    async def periods(self, guild_id: int, typed: str, now: datetime) -> list[tuple[str, str]]:
        """Return name and value of the periods to pick from."""
        return rules.period_choices(typed, *await self._days(guild_id, now))

    async def today(self, guild_id: int, now: datetime) -> date:
        """Return the day it is where the group is."""
        return (await self._days(guild_id, now))[1]

    async def headings(self, guild_id: int, member_id: int) -> list[str]:
        """Return what a win or a meeting can be filed under.

        The member's own headings go before the group's, and these before the foundations'.
        """
        async with self._database.read() as connection:
            own = await queries.request(connection, guild_id, member_id, MY_YEAR)
            pasted = own.headings if own is not None else None
            pasted = pasted or await queries.rubric(connection, guild_id)
        return pasted.split("\n") if pasted else list(FOUNDATIONS)

    async def rubric(self, guild_id: int) -> str:
        """Return the headings that the group pasted in; empty if none."""
        async with self._database.read() as connection:
            return await queries.rubric(connection, guild_id) or ""

    @lets_read
    async def keep_rubric(self, guild_id: int, found: Sequence[str], now: datetime) -> None:
        """Keep a group's headings, as `rules.headings` reads them; none: the foundations' again."""
        async with self._database.write() as connection:
            await queries.keep_rubric(connection, guild_id, "\n".join(found), now)

    async def under(self, guild_id: int, member_id: int) -> dict[int, str]:
        """Return under which heading a member put which of their own wins."""
        async with self._database.read() as connection:
            found = await queries.headings(connection, guild_id, member_id)
            return {row.win_id: row.heading for row in found}

    async def put_under(
        self, guild_id: int, member_id: int, wins: Collection[int], heading: str | None
    ) -> None:
        """Put a member's own wins under a heading, or under none; others are left alone."""
        async with self._database.write() as connection:
            own = await queries.own_among(connection, guild_id, member_id, wins)
            await queries.put_under(connection, guild_id, own, heading)

    async def file(
        self, guild_id: int, member_id: int, entries: Collection[int], heading: str | None
    ) -> None:
        """File what a member went to under a heading, or under none; others' is left alone."""
        async with self._database.write() as connection:
            for entry_id in sorted(entries):
                row = await plan_queries.entry(connection, entry_id, member_id)
                if row is None or row.guild_id != guild_id:
                    continue
                for one in await plan_queries.same_thing(connection, row):
                    await plan_queries.change_entry(connection, one.id, {"heading": heading})

    async def _days(self, guild_id: int, now: datetime) -> tuple[SchoolClock, date]:
        school = await self._groups.school(guild_id)
        return school, calendar.local_day(now, school.zone)


async def _choice(
    connection: Connection,
    guild_id: int,
    member_id: int,
    kind: str,
    school: SchoolClock,
    today: date,
) -> DocumentChoice:
    row = await queries.request(connection, guild_id, member_id, kind)
    if row is None:
        audience: Audience = "group" if kind == GROUP else "principal"
        return DocumentChoice(guild_id, member_id, kind, rules.this_year(school, today), audience)
    period = Period(row.first, row.last)
    named = [one for one in rules.usual(school, today) if one.value == period.value]
    wins = None if row.wins is None else frozenset(map(int, filter(None, row.wins.split(","))))
    found = named[0] if named else period
    more = (wins, row.by_heading, row.headings or "", row.reflections, row.released)
    return DocumentChoice(guild_id, member_id, kind, found, row.audience, *more)


def _values(choice: DocumentChoice, now: datetime) -> dict[str, object]:
    wins = None if choice.wins is None else ",".join(map(str, sorted(choice.wins)))
    return {
        "guild_id": choice.guild_id,
        "member_id": choice.member_id,
        "kind": choice.kind,
        "first": choice.period.first,
        "last": choice.period.last,
        "audience": choice.audience,
        "wins": wins,
        "by_heading": choice.by_heading,
        "headings": choice.headings or None,
        "reflections": choice.reflections,
        "released": choice.released,
        "changed_at": now,
    }
