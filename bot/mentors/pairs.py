"""Pairs: how two people stay in touch, what each says about it, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import queries as agenda
from bot.kit.errors import NotFound, Refusal
from bot.mentors import ending, queries, records, rules, schedule, words
from bot.mentors.tables import MentorCheckinRow, MentorPairRow, MentorRequestRow
from bot.mentors.tying import following_month
from bot.plans import queries as plan_queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.agenda.rows import Planned
    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.mentors.records import Pair
    from bot.mentors.tying import Tying
    from bot.pairing.service import Pairing
    from bot.plans.service import Plans

SAID = ("met", "planning", "help", "stop")
LAST_CHECK_IN = timedelta(days=7)  # none so near to the finish date
RENEWED = {"question": "weeks", "weeks": "weeks", "year": "year"}


@dataclass(frozen=True)
class Renewal:
    """What came of wishing to go on: both wish it, or the other was told."""

    pair: Pair
    goes_on: bool


class MentorPairs:
    """What is between two people; each method is one short transaction."""

    def __init__(
        self, database: Database, groups: Groups, pairing: Pairing, plans: Plans, tying: Tying
    ) -> None:
        self._database = database
        self._groups = groups
        self._pairing = pairing
        self._plans = plans
        self._tying = tying

    async def get(self, guild_id: int, pair_id: int, member_id: int | None = None) -> Pair:
        """Return a pair, to one of the two where a member is named. Raises NotFound."""
        async with self._database.read() as connection:
            return await _pair(connection, guild_id, pair_id, member_id)

    async def of_member(
        self, guild_id: int, member_id: int, states: tuple[str, ...] = ending.LIVING
    ) -> list[Pair]:
        """Return the pairs that a member is in, oldest first."""
        async with self._database.read() as connection:
            rows = await queries.pairs_of(connection, guild_id, member_id, states)
        return [records.pair(one) for one in rows]

    async def of_group(self, guild_id: int) -> list[Pair]:
        """Return every pair of a group, ended ones too."""
        async with self._database.read() as connection:
            rows = await queries.all_of(connection, MentorPairRow, guild_id=guild_id)
        return [records.pair(one) for one in rows]

    async def met_counts(self, guild_id: int) -> dict[int, int]:
        """Return how often the two of each pair said that they met."""
        async with self._database.read() as connection:
            rows = await queries.all_of(connection, MentorCheckinRow, guild_id=guild_id)
        found: dict[int, int] = {}
        for row in rows:
            found[row.pair_id] = found.get(row.pair_id, 0) + (
                "met" in (row.mentor_said, row.mentee_said)
            )
        return found

    async def said(
        self, guild_id: int, pair_id: int, number: int, member_id: int, what: str, now: datetime
    ) -> Pair:
        """Keep what one of the two said at a check-in, and do what follows from it.

        *met* counts for the plan and is an hour in the member's own log. Raises NotFound, and
        Refusal once the pair has ended.
        """
        async with self._database.write() as connection:
            pair = await self._living(connection, guild_id, pair_id, member_id)
            key = {"pair_id": pair_id, "number": number}
            side = {f"{pair.side(member_id)}_said": what}
            await queries.change(connection, MentorCheckinRow, key, **side)
            await queries.change(connection, MentorPairRow, {"id": pair_id}, quiet=0)
            if what == "met":
                ref = meeting(pair_id, number)
                await self._plans.mark(
                    connection, guild_id, member_id, "mentor", ref, now, rules.MEETING
                )
                ref = f"pair {pair_id}"
                await self._pairing.met(connection, guild_id, member_id, "mentor", ref, now)
            elif what == "help":
                await queries.change(connection, MentorPairRow, {"id": pair_id}, help_at=now)
            elif what == "stop":
                await ending.end_pair(connection, pair, now, "ended", [pair.other(member_id)])
        return pair

    async def reflect(
        self, guild_id: int, pair_id: int, number: int, member_id: int, text: str
    ) -> bool:
        """Add a line to the member's own log; return whether there was an entry for it.

        Raises Refusal for more than a line.
        """
        note = rules.tidy_line(text, words.LINE_TOO_LONG)
        async with self._database.write() as connection:
            ref = meeting(pair_id, number)
            return await plan_queries.note(connection, guild_id, member_id, "mentor", ref, note)

    async def stop(self, guild_id: int, pair_id: int, member_id: int, now: datetime) -> Pair:
        """End a pair as one of the two; no reason is asked, and the other one is thanked too."""
        async with self._database.write() as connection:
            pair = await self._living(connection, guild_id, pair_id, member_id)
            await ending.end_pair(connection, pair, now, "ended", [pair.other(member_id)])
        return pair

    async def rematch(self, guild_id: int, pair_id: int, member_id: int, now: datetime) -> Pair:
        """End a pair and look for somebody else; the other only hears that it ended.

        For the mentee the request opens again; a mentor has room again.
        """
        async with self._database.write() as connection:
            pair = await _pair(connection, guild_id, pair_id, member_id)
            await ending.end_pair(connection, pair, now, "ended", [pair.other(member_id)])
            if pair.mentee_id == member_id:
                await _reopen(connection, pair, now)
            school = await self._groups.school(guild_id)
            await schedule.plan_round(connection, guild_id, school, now)
        return pair

    async def helped(self, guild_id: int, pair_id: int) -> None:
        """Note that a coordinator has seen to those who asked for help."""
        async with self._database.write() as connection:
            key = {"id": pair_id, "guild_id": guild_id}
            await queries.change(connection, MentorPairRow, key, help_at=None)

    async def wake(self, guild_id: int, pair_id: int, member_id: int, now: datetime) -> Pair:
        """Let a pair that rests go on. Raises Refusal where the mentor has no room any more."""
        async with self._database.write() as connection:
            pair = await _pair(connection, guild_id, pair_id, member_id)
            await queries.hold(connection, guild_id, pair.mentor_id)
            pair = await self._living(connection, guild_id, pair_id, member_id)
            if pair.state == "active":
                return pair
            await self._tying.check_room(connection, guild_id, pair.mentor_id)
            values = {"state": "active", "quiet": 0}
            await queries.change(connection, MentorPairRow, {"id": pair_id}, **values)
            await agenda.plan(connection, await self._next_check_in(connection, pair, now))
        return replace(pair, state="active", quiet=0)

    async def check_in(
        self, connection: Connection, guild_id: int, pair_id: int, number: int, now: datetime
    ) -> list[Planned]:
        """Ask both how it goes, and return what follows; after three without a word, rest."""
        row = await queries.one_of(connection, MentorPairRow, guild_id=guild_id, id=pair_id)
        if row is None or row.state != "active":
            return []
        pair = records.pair(row)
        last = await queries.last_checkin(connection, pair_id)
        silent = last is not None and not (last.mentor_said or last.mentee_said)
        quiet = pair.quiet + 1 if silent else 0
        await queries.change(connection, MentorPairRow, {"id": pair_id}, quiet=quiet)
        if quiet > rules.QUIET_ENOUGH:
            await queries.change(connection, MentorPairRow, {"id": pair_id}, state="resting")
            return [_tell(pair, "resting", one, now) for one in pair.members]
        await queries.add_checkin(connection, guild_id, pair_id, number, now)
        what = "more" if quiet == rules.QUIET_ENOUGH else "check"
        planned = [_tell(pair, what, one, now, number) for one in pair.members]
        pair = replace(pair, quiet=quiet)
        return planned + await self._next_check_in(connection, pair, now, after=number)

    async def month_over(
        self, connection: Connection, guild_id: int, pair_id: int, now: datetime
    ) -> list[Planned]:
        """Return the next monthly agenda of a pair that goes on."""
        row = await queries.one_of(connection, MentorPairRow, guild_id=guild_id, id=pair_id)
        if row is None or row.state == "ended":
            return []
        school = await self._groups.school(guild_id)
        return following_month(records.pair(row), school, now)

    async def finish(
        self, connection: Connection, guild_id: int, pair_id: int, now: datetime
    ) -> list[Planned]:
        """Ask both whether to go on; without two who wish so it closes with a thank-you."""
        row = await queries.one_of(connection, MentorPairRow, guild_id=guild_id, id=pair_id)
        if row is None or row.state == "ended":
            return []
        pair, school = records.pair(row), await self._groups.school(guild_id)
        closes = rules.after_school_days(school, now, rules.CLOSED_WITHIN)
        planned = [_tell(pair, "finish", one, now, pair.finish_at.date()) for one in pair.members]
        return [*planned, schedule.close(guild_id, pair_id, closes)]

    async def close(
        self, connection: Connection, guild_id: int, pair_id: int, now: datetime
    ) -> None:
        """Close a pair whose time is over, and thank both."""
        row = await queries.one_of(connection, MentorPairRow, guild_id=guild_id, id=pair_id)
        if row is not None and row.finish_at <= now:
            both = (row.mentor_id, row.mentee_id)
            await ending.end_pair(connection, row, now, "closed", both)

    async def go_on(self, guild_id: int, pair_id: int, member_id: int, now: datetime) -> Renewal:
        """Wish to go on; once both do, there is a new finish date."""
        async with self._database.write() as connection:
            pair = await self._living(connection, guild_id, pair_id, member_id)
            side = f"{pair.side(member_id)}_renews"
            await queries.change(connection, MentorPairRow, {"id": pair_id}, **{side: True})
            row = await queries.one_of(connection, MentorPairRow, id=pair_id)
            if not (row.mentor_renews and row.mentee_renews):
                tell = _tell(pair, "wishes", pair.other(member_id), now, pair.finish_at.date())
                await agenda.plan(connection, [tell])
                return Renewal(pair, goes_on=False)
            pair = await self._renewed(connection, pair, now)
        return Renewal(pair, goes_on=True)

    async def thank(self, guild_id: int, pair_id: int, member_id: int, now: datetime) -> Pair:
        """Close a pair at its finish date, and thank both."""
        async with self._database.write() as connection:
            pair = await self._living(connection, guild_id, pair_id, member_id)
            await ending.end_pair(connection, pair, now, "closed", [pair.other(member_id)])
        return pair

    async def _renewed(self, connection: Connection, pair: Pair, now: datetime) -> Pair:
        school = await self._groups.school(pair.guild_id)
        size = RENEWED[pair.size]
        at = rules.finish(size, school, max(now, pair.finish_at + timedelta(days=1)))
        values = {"size": size, "finish_at": at, "mentor_renews": False, "mentee_renews": False}
        await queries.change(connection, MentorPairRow, {"id": pair.id}, **values)
        kinds = [schedule.CLOSE, schedule.FINISH]
        await queries.drop_planned(connection, pair.guild_id, kinds, str(pair.id))
        pair = replace(pair, size=size, finish_at=at)
        planned = [schedule.finish(pair.guild_id, pair.id, at)]
        planned += [_tell(pair, "renewed", one, now, at.date()) for one in pair.members]
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
            at = rules.after_school_days(school, now, rules.ONCE_MORE_WITHIN)
        else:
            at = rules.next_check_in(school, now)
            if at > pair.finish_at - LAST_CHECK_IN:
                return []
        last = await queries.last_checkin(connection, pair.id)
        number = max(after, 0 if last is None else last.number) + 1
        return [schedule.check_in(pair.guild_id, pair.id, number, at)]

    async def _living(
        self, connection: Connection, guild_id: int, pair_id: int, member_id: int
    ) -> Pair:
        pair = await _pair(connection, guild_id, pair_id, member_id)
        if pair.state == "ended":
            raise Refusal(words.ENDED_ALREADY, f"mentor:status:{guild_id}")
        return pair


def meeting(pair_id: int, number: int) -> str:
    """Return by which ref a meeting stands in the log."""
    return f"pair {pair_id} {number}"


def living(pairs: Iterable[Pair]) -> Sequence[Pair]:
    """Return the pairs that have not ended."""
    return [one for one in pairs if one.state in ending.LIVING]


async def _pair(
    connection: Connection, guild_id: int, pair_id: int, member_id: int | None
) -> Pair:
    row = await queries.one_of(connection, MentorPairRow, guild_id=guild_id, id=pair_id)
    if row is None or (member_id is not None and member_id not in (row.mentor_id, row.mentee_id)):
        raise NotFound(words.PAIR_GONE)
    return records.pair(row)


async def _reopen(connection: Connection, pair: Pair, now: datetime) -> None:
    """Let the mentee's request be open again, unless they have another one by now."""
    key = {"guild_id": pair.guild_id, "member_id": pair.mentee_id, "state": "open"}
    await queries.hold(connection, pair.guild_id, pair.mentee_id)
    if await queries.one_of(connection, MentorRequestRow, **key) is None:
        values = {"state": "open", "pick_until": None, "message_id": None}
        key = {"id": pair.request_id, "member_id": pair.mentee_id}
        await queries.change(connection, MentorRequestRow, key, **values)
        # What was asked before, and of whom, stays: the same mentor is not asked again.


def _tell(
    pair: Pair, what: str, member_id: int, now: datetime, part: object = ""
) -> Planned:
    row = f"{pair.id}.{part}" if part else pair.id
    return schedule.tell(pair.guild_id, what, row, member_id, now, occurrence=str(part))
