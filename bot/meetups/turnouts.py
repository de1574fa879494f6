"""How many people came to a meet-up: a number that its organizer counted, never names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.kit.errors import NotFound, NotYours, Refusal
from bot.meetups import queries, words
from bot.meetups.dates import changes_of, find
from bot.meetups.repeats import every

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.meetups.meetup import Meetup
    from bot.meetups.repeats import MeetupDate

MOST = 10_000  # people

_NUMBER = re.compile(r"\d{1,6}")


def read_people(typed: str) -> int:
    """Return the one number in "14" or "14 teachers came". Raises Refusal."""
    found = _NUMBER.findall(typed.replace(",", ""))
    if len(found) != 1 or int(found[0]) > MOST:
        raise Refusal(words.TURNOUT_NOT_READ)
    return int(found[0])


class Turnouts:
    """How many came to each date of a group's meet-ups; each method is one short transaction."""

    def __init__(self, database: Database, groups: Groups) -> None:
        self._database = database
        self._groups = groups

    async def people(self, meetup: Meetup, day: date) -> int | None:
        """Return how many came to a date, by the day its rule gives; None where nobody counted."""
        async with self._database.read() as connection:
            return await queries.people(connection, meetup.id, day)

    async def count(
        self,
        guild_id: int,
        meetup_id: int,
        member_id: int,
        day: date,
        people: int,
        now: datetime,
        *,
        runs: bool,
    ) -> Meetup:
        """Keep how many came to a date that has begun. Raises NotFound, NotYours.

        *runs*: it's a coordinator, who may as well as its organizer.
        """
        async with self._database.write() as connection:
            meetup = await find(connection, guild_id, meetup_id)
            if meetup.organizer_id != member_id and not runs:
                raise NotYours(words.NOT_YOURS)
            held = {one.planned: one for one in await self._held(connection, meetup, now)}
            if day not in held:
                raise NotFound(words.NO_DATE)
            values = {"meetup_id": meetup_id, "guild_id": guild_id, "day": day}
            values |= {"held_on": held[day].span.day, "people": people}
            await queries.count_people(connection, values)
        return meetup

    async def _held(
        self, connection: Connection, meetup: Meetup, now: datetime
    ) -> list[MeetupDate]:
        """Return the dates that have begun; those after it was called off never did."""
        school = await self._groups.school(meetup.guild_id)
        changes = await changes_of(connection, meetup.id)
        until = min(now, meetup.ended_at or now)
        return [
            one
            for one in every(meetup.when, school, changes)
            if one.span.starts(meetup.when.zone) <= until
        ]
