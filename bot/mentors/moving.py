"""Where what is planned goes when a group's school year, zone or hours change.

Only what waits for a later moment and was never tried moves, each row in its place, so that
nothing is lost or doubled. What was promised is never sooner than it was told.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.groups.promises import late_at
from bot.mentors import pair_queries, queries, rules, schedule

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Open
    from bot.kit.database import Connection
    from bot.members.service import Members
    from bot.school.clock import SchoolClock

# A month's or a term's beginning there is never further from what it was elsewhere.
_HALF_A_DAY = timedelta(hours=12)


class Moving:
    """Moves the rows of one group to where *school* says, in the transaction that changes it."""

    def __init__(
        self, connection: Connection, members: Members, school: SchoolClock, now: datetime
    ) -> None:
        self._connection = connection
        self._members = members
        self._school = school
        self._now = now

    async def move(self, guild_id: int) -> None:
        """Move everything of a group that waits; what's about something forgotten stays."""
        ways = {
            schedule.EXPIRY: self._expiry,
            schedule.ALONE: self._alone,
            schedule.CHECKIN: self._check_in,
            schedule.MONTH: self._month,
            schedule.FINISH: self._finish,
            schedule.TERM: self._term,
            schedule.NO_MENTOR: self._promised,
            schedule.NO_HELP: self._promised,
        }
        kinds = (*ways, schedule.ROUND, schedule.CLOSE)
        for row in await agenda.untouched(self._connection, guild_id, kinds, self._now):
            at = await ways.get(row.kind, self._later)(row)
            if row.kind == schedule.MONTH and f"{at:%Y-%m}" != row.occurrence:
                # It is another month's idea now, which may be planned already.
                month = schedule.month(guild_id, row.subject_id, at)
                series = Series(schedule.MONTH, guild_id, row.subject_id)
                await agenda.replan(self._connection, series, [month], self._now)
            elif at != row.due_at:
                await agenda.move(self._connection, row, at)

    async def _later(self, row: Open) -> datetime:
        return self._school.next_school_moment(row.due_at)

    async def _promised(self, row: Open) -> datetime:
        return late_at(row, self._school, self._now)

    async def _check_in(self, row: Open) -> datetime:
        at = self._school.next_school_moment(row.due_at)
        if row.occurrence != "1":
            return at
        pair = await pair_queries.find_pair(self._connection, row.guild_id, row.subject_id)
        if pair is None:
            return row.due_at
        first = self._school.school_weeks_later(pair.began_at, rules.FIRST_CHECK_IN)
        return max(at, first)

    async def _month(self, row: Open) -> datetime:
        at = rules.same_month(self._school, row.due_at + _HALF_A_DAY)
        return at if at > self._now else self._school.next_school_moment(self._now)

    async def _term(self, row: Open) -> datetime:
        school = await self._of(row.guild_id, row.member_id)
        at = rules.nearest_term(school, row.due_at)
        return at if at > self._now else school.next_school_moment(self._now)

    async def _finish(self, row: Open) -> datetime:
        at = rules.same_day(self._school, row.due_at)
        at = at if at > self._now else row.due_at
        await pair_queries.change_pair(self._connection, row.subject_id, finish_at=at)
        return at

    async def _alone(self, row: Open) -> datetime:
        request = await queries.find_request(
            self._connection, guild_id=row.guild_id, id=row.subject_id
        )
        if request is None:
            return row.due_at
        school = await self._of(row.guild_id, request.member_id)
        at = school.school_days_later(request.created_at, rules.ALONE_FOR)
        return max(at, school.next_school_moment(row.due_at))

    async def _expiry(self, row: Open) -> datetime:
        ask = await queries.find_ask(self._connection, guild_id=row.guild_id, id=row.subject_id)
        if ask is None:
            return row.due_at
        if ask.state == "waiting":
            what, member_id = "ask", ask.mentor_id
            school = await self._of(row.guild_id, member_id)
            at = school.school_days_later(ask.asked_at, rules.ANSWERED_WITHIN)
        else:
            request = await queries.request(self._connection, ask.request_id)
            what, member_id, at = "agreed", request.member_id, row.due_at
            school = await self._of(row.guild_id, member_id)
        at = max(at, school.next_school_moment(row.due_at))
        await queries.change_ask(self._connection, {"id": ask.id}, expires_at=at)
        # Who has not been reached yet can be for as long as it stands.
        series = Series(schedule.TELL + what, row.guild_id, ask.id, member_id)
        await agenda.keep_until(self._connection, series, at)
        return at

    async def _of(self, guild_id: int, member_id: int) -> SchoolClock:
        return await self._members.school(guild_id, member_id, self._school)
