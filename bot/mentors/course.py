"""The course of a match over time: check-ins, monthly agendas, the finish date, and after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.drafts.rules import lets_read
from bot.kit.errors import NotFound, Refusal
from bot.mentors import ending, pair_queries, pair_words, queries, records, rules, schedule
from bot.mentors.matches import following_month
from bot.mentors.pairs import living_pair
from bot.mentors.schedule import TellPayload

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Planned
    from bot.groups.service import Groups
    from bot.kit.database import AnyRow, Connection, Database
    from bot.mentors.matches import Matches
    from bot.mentors.records import Pair

RENEWED = {"question": "weeks", "weeks": "weeks", "year": "year"}


@dataclass(frozen=True)
class Renewal:
    """What came of wishing to go on: both wish it, or the other was told."""

    pair: Pair
    goes_on: bool


class MentorCourse:
    """What comes by itself; what the agenda calls runs in the agenda's own transaction."""

    def __init__(self, database: Database, groups: Groups, matches: Matches) -> None:
        self._database = database
        self._groups = groups
        self._matches = matches

    async def wake(self, guild_id: int, pair_id: int, member_id: int, now: datetime) -> Pair:
        """Let a pair that rests go on. Raises Refusal where the mentor has no room anymore."""
        async with self._database.write() as connection:
            pair = await living_pair(connection, guild_id, pair_id, member_id)
            await queries.hold(connection, guild_id, pair.mentor_id)
            pair = await living_pair(connection, guild_id, pair_id, member_id)
            if pair.state == "active":
                return pair
            await self._matches.check_room(connection, guild_id, pair.mentor_id, member_id)
            await pair_queries.change_pair(connection, pair_id, state="active", quiet=0)
            await agenda.plan(connection, await self._next_check_in(connection, pair, now))
        return replace(pair, state="active", quiet=0)

    async def check_in(
        self, connection: Connection, guild_id: int, pair_id: int, number: int, now: datetime
    ) -> list[Planned]:
        """Ask both how it goes, and return what follows; after three without a word, rest.

        One that came late, or moved so near to the finish date that both are asked then, is left
        out.
        """
        row = await pair_queries.find_pair(connection, guild_id, pair_id)
        if row is None or row.state != "active":
            return []
        pair = records.pair(row)
        if now > pair.finish_at - rules.LAST_CHECK_IN:
            return []
        last = await pair_queries.last_checkin(connection, pair_id)
        silent = last is not None and not (last.mentor_answer or last.mentee_answer)
        quiet = pair.quiet + 1 if silent else 0
        await pair_queries.change_pair(connection, pair_id, quiet=quiet)
        if quiet > rules.QUIET_ENOUGH:
            await pair_queries.change_pair(connection, pair_id, state="resting")
            return [_tell(pair, "resting", one, now) for one in pair.members]
        await pair_queries.add_checkin(connection, guild_id, pair_id, number, now)
        what, payload = "more" if quiet == rules.QUIET_ENOUGH else "check", TellPayload(number)
        planned = [_tell(pair, what, one, now, payload) for one in pair.members]
        pair = replace(pair, quiet=quiet)
        return planned + await self._next_check_in(connection, pair, now, after=number)

    async def month_over(
        self, connection: Connection, guild_id: int, pair_id: int, now: datetime
    ) -> list[Planned]:
        """Return the next monthly agenda of a pair that goes on."""
        row = await pair_queries.find_pair(connection, guild_id, pair_id)
        if row is None or row.state == "ended":
            return []
        school = await self._groups.school(guild_id)
        return following_month(records.pair(row), school, now)

    async def finish(
        self, connection: Connection, guild_id: int, pair_id: int, now: datetime
    ) -> list[Planned]:
        """Ask both whether to go on; without two who wish so it closes with a thank-you."""
        row = await pair_queries.find_pair(connection, guild_id, pair_id)
        if row is None or row.state == "ended":
            return []
        pair, school = records.pair(row), await self._groups.school(guild_id)
        closes = school.school_days_later(now, rules.CLOSED_WITHIN)
        payload = _until(pair.finish_at)
        planned = [_tell(pair, "finish", one, now, payload) for one in pair.members]
        return [*planned, schedule.close(guild_id, pair_id, closes)]

    async def close(
        self, connection: Connection, guild_id: int, pair_id: int, now: datetime
    ) -> None:
        """Close a pair whose time is over, and thank both."""
        row = await pair_queries.find_pair(connection, guild_id, pair_id)
        if row is not None and row.finish_at <= now:
            both = (row.mentor_id, row.mentee_id)
            await ending.end_pair(connection, row, now, "closed", both)

    async def go_on(
        self, guild_id: int, pair_id: int, member_id: int, now: datetime, day: int = 0
    ) -> Renewal:
        """Wish to go on; once both do, there is a new finish date, and a rest is over.

        *day*: the finish date for which it is wished, such as 20270528; once there is another,
        nothing is left to wish. Raises NotFound, and Refusal where the mentor has no room any
        more for a pair that rested.
        """
        async with self._database.write() as connection:
            pair = await living_pair(connection, guild_id, pair_id, member_id)
            await queries.hold(connection, guild_id, pair.mentor_id)
            pair = await living_pair(connection, guild_id, pair_id, member_id)
            if day and day < rules.day_number(pair.finish_at):
                return Renewal(pair, goes_on=True)
            await pair_queries.renew(connection, pair_id, pair.side(member_id))
            row = await pair_queries.pair(connection, pair_id)
            if not (row.mentor_renews and row.mentee_renews):
                payload = _until(pair.finish_at)
                tell = _tell(pair, "wishes", pair.other(member_id), now, payload)
                await agenda.plan(connection, [tell])
                return Renewal(pair, goes_on=False)
            if pair.state == "resting":
                await self._matches.check_room(connection, guild_id, pair.mentor_id, member_id)
            pair = await self._renewed(connection, pair, now)
        return Renewal(pair, goes_on=True)

    async def thank(self, guild_id: int, pair_id: int, member_id: int, now: datetime) -> Pair:
        """Close a pair at its finish date, and thank both."""
        async with self._database.write() as connection:
            pair = await living_pair(connection, guild_id, pair_id, member_id)
            await ending.end_pair(connection, pair, now, "closed", [pair.other(member_id)])
        return pair

    async def _renewed(self, connection: Connection, pair: Pair, now: datetime) -> Pair:
        school = await self._groups.school(pair.guild_id)
        size = RENEWED[pair.size]
        at = rules.finish(size, school, max(now, pair.finish_at + timedelta(days=1)))
        await pair_queries.change_pair(
            connection,
            pair.id,
            size=size,
            finish_at=at,
            mentor_renews=False,
            mentee_renews=False,
            state="active",
            quiet=0,
        )
        kinds = (schedule.CLOSE, schedule.FINISH)
        await schedule.drop_pair(connection, pair.guild_id, pair.id, *kinds)
        pair = replace(pair, size=size, finish_at=at, state="active", quiet=0)
        planned = [schedule.finish(pair.guild_id, pair.id, at)]
        planned += [_tell(pair, "renewed", one, now, _until(at)) for one in pair.members]
        planned += await self._next_check_in(connection, pair, now)
        planned += following_month(pair, school, now)
        await agenda.plan(connection, planned)
        return pair

    async def _next_check_in(
        self, connection: Connection, pair: Pair, now: datetime, after: int = 0
    ) -> list[Planned]:
        """Return the next check-in: a month later, or within a week where nobody answered."""
        school = await self._groups.school(pair.guild_id)
        if pair.quiet >= rules.QUIET_ENOUGH:
            at = school.school_days_later(now, rules.ONCE_MORE_WITHIN)
        else:
            at = rules.next_check_in(school, now)
        if at > pair.finish_at - rules.LAST_CHECK_IN:
            return []
        last = await pair_queries.last_checkin(connection, pair.id)
        number = max(after, 0 if last is None else last.number) + 1
        return [schedule.check_in(pair.guild_id, pair.id, number, at)]

    @lets_read
    async def propose_win(
        self, guild_id: int, pair_id: int, member_id: int, text: str, now: datetime
    ) -> Pair:
        """Keep what one of the two would share about it, and ask the other one.

        Raises NotFound, and Refusal for nothing or more than a few lines.
        """
        line = rules.tidy_line(text, pair_words.WIN_TOO_LONG)
        if line is None:
            raise Refusal(pair_words.WIN_EMPTY)
        async with self._database.write() as connection:
            row = await _own(connection, guild_id, pair_id, member_id)
            pair = records.pair(row)
            side = pair.side(member_id)
            await pair_queries.change_pair(connection, pair_id, win=line, win_by=side)
            await agenda.plan(
                connection, [schedule.tell(guild_id, "win", pair_id, pair.other(member_id), now)]
            )
        return replace(pair, win=line, win_by=pair.side(member_id))

    async def proposed_win(self, guild_id: int, pair_id: int, member_id: int) -> Pair:
        """Return a pair with what is to be shared, to the one who did not write it.

        Raises NotFound where nothing waits for this member.
        """
        async with self._database.read() as connection:
            return await _proposed(connection, guild_id, pair_id, member_id)

    async def drop_win(self, guild_id: int, pair_id: int, member_id: int) -> None:
        """Let go of what was to be shared, since it's unwanted. Raises NotFound."""
        async with self._database.write() as connection:
            await self.take_win(connection, guild_id, pair_id, member_id)

    async def take_win(
        self, connection: Connection, guild_id: int, pair_id: int, member_id: int
    ) -> None:
        """Take what was to be shared, in the transaction that shares it. Raises NotFound."""
        await _proposed(connection, guild_id, pair_id, member_id)
        await pair_queries.change_pair(connection, pair_id, win=None, win_by=None)


async def _proposed(connection: Connection, guild_id: int, pair_id: int, member_id: int) -> Pair:
    pair = records.pair(await _own(connection, guild_id, pair_id, member_id))
    if pair.win is None or pair.win_by in (None, pair.side(member_id)):
        raise NotFound(pair_words.WIN_GONE)
    return pair


async def _own(connection: Connection, guild_id: int, pair_id: int, member_id: int) -> AnyRow:
    row = await pair_queries.find_pair(connection, guild_id, pair_id)
    if row is None or member_id not in (row.mentor_id, row.mentee_id):
        raise NotFound(pair_words.PAIR_GONE)
    return row


def _tell(
    pair: Pair, what: str, member_id: int, now: datetime, payload: TellPayload | None = None
) -> Planned:
    return schedule.tell(
        pair.guild_id, what, pair.id, member_id, now, payload=payload or TellPayload()
    )


def _until(finish_at: datetime) -> TellPayload:
    return TellPayload(day=finish_at.date().isoformat())
