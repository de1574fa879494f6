"""Who's coming: one answer for each member and date, and one consistent count of spots."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bot.kit.database import in_turn
from bot.kit.errors import NotFound
from bot.meetups import dates, kinds, queries, spots, words
from bot.meetups.dates import find
from bot.meetups.rules import COMING, MAYBE, OFFERED, WAITING, Count
from bot.reaching import queries as reaching

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Due, Planned
    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.meetups.meetup import Meetup
    from bot.members.rules import Member
    from bot.plans.service import Plans
    from bot.reaching.rules import Topic

TOPIC: Topic = "meetup"


@dataclass(frozen=True)
class RsvpOutcome:
    """What became of an answer: the state now (None: none), and whether they wanted in vain."""

    meetup: Meetup
    state: str | None
    full: bool = False


class Rsvps:
    """What members answer about meet-ups; each method is one short transaction.

    Answers about one meet-up are taken one after another, on either database, so that the last
    spot is one person's however many press at once.
    """

    def __init__(self, database: Database, groups: Groups, plans: Plans) -> None:
        self._database = database
        self._groups = groups
        self._plans = plans

    async def answer(
        self,
        guild_id: int,
        meetup_id: int,
        day: date,
        member_id: int,
        wanted: str | None,
        now: datetime,
    ) -> RsvpOutcome:
        """Note what a member answers about a date: `COMING`, `MAYBE` or `WAITING`.

        Who comes gets a spot, if there's one: a free one, or the one that's kept for them. Who
        waits is in line for one; one that's free is theirs. Who may come takes none. None takes
        back what they answered, and what they'd present; who waits gets their spot.

        Raises NotFound for a date that's over or called off.
        """
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            school = await self._groups.school(guild_id)
            there = await find(connection, guild_id, meetup_id)
            meetup = await dates.on(connection, there, school, day, now)
            if meetup is None:
                raise NotFound(words.DATE_OVER, f"meetup:show:{meetup_id}")
            answer = await queries.answer(connection, meetup_id, day, member_id)
            was = None if answer is None else str(answer.state)
            if wanted is None:
                await queries.drop_talk(connection, meetup_id, day, member_id)
                await self._withdraw(connection, meetup, day, member_id, now)
                return RsvpOutcome(meetup, None)
            state = await self._given(connection, meetup, was, wanted)
            if state is None:
                return RsvpOutcome(meetup, was, full=True)
            if state != was:
                await self._keep(connection, meetup, member_id, was, state, now)
            return RsvpOutcome(meetup, state)

    async def presents(
        self, connection: Connection, meetup: Meetup, member_id: int, now: datetime
    ) -> None:
        """Let a member come who presents, whether there's a spot or not."""
        assert meetup.next_day is not None
        answer = await queries.answer(connection, meetup.id, meetup.next_day, member_id)
        was = None if answer is None else str(answer.state)
        if was != COMING:
            await self._keep(connection, meetup, member_id, was, COMING, now)

    async def leave(self, connection: Connection, member: Member, now: datetime) -> None:
        """Take back everything that somebody answered who left; who waits gets their spots."""
        if member.left_at is not None:
            school = await self._groups.school(member.guild_id)
            await spots.forget(connection, member.guild_id, member.member_id, school, now)

    async def lapse(self, connection: Connection, due: Due, now: datetime) -> None:
        """Keep a spot for a member no longer, who didn't take it: the next in line is told."""
        await in_turn(connection, f"meetup {due.subject_id}")
        meetup = await queries.find(connection, due.guild_id, due.subject_id)
        if meetup is None:
            return
        day = date.fromisoformat(due.load(kinds.About).day)
        answer = await queries.answer(connection, due.subject_id, day, due.member_id)
        if answer is not None and answer.state == OFFERED:
            await self._withdraw(connection, meetup, day, due.member_id, now)

    async def after_edit(self, guild_id: int, meetup_id: int, now: datetime) -> None:
        """Offer the spots that an organizer added."""
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            meetup = await find(connection, guild_id, meetup_id)
            school = await self._groups.school(guild_id)
            answers = await queries.answers(connection, meetup_id, now.date() - kinds.SOME_DAYS)
            for day in sorted({one.day for one in answers if one.state == WAITING}):
                there = await dates.on(connection, meetup, school, day, now)
                if there is not None:
                    await spots.offer(connection, there, school, now)

    async def tell_changes(
        self, connection: Connection, guild_id: int, meetup_id: int, now: datetime
    ) -> list[Planned]:
        """Return what tells those who know another time or place than what's true now.

        Each is told once of what it became, however often it changed meanwhile.
        """
        meetup = await queries.find(connection, guild_id, meetup_id)
        if meetup is None:
            return []
        given = await queries.answers(connection, meetup_id, now.date() - kinds.SOME_DAYS)
        school = await self._groups.school(guild_id)
        starts = await dates.starts(connection, meetup, school, {one.day for one in given})
        by_thread = await self._by_thread(connection, meetup)
        is_elsewhere = await self._is_elsewhere(connection, meetup)
        found: list[Planned] = []
        calls: dict[kinds.About, list[int]] = {}
        know_the_place: set[int] = set()
        for one in given:
            at, knows = starts[one.day], one.knows
            if knows is None or knows < now:
                continue
            about = kinds.About(str(one.day), at=knows.isoformat())
            if knows == at:
                if not is_elsewhere or one.member_id in know_the_place:
                    continue
                about = replace(about, which=kinds.PLACE)
            know_the_place.add(one.member_id)
            await queries.note_known(connection, meetup_id, one.day, [one.member_id], at)
            if one.member_id in by_thread and one.state == COMING:
                calls.setdefault(about, []).append(one.turn)
                continue
            series = kinds.of(kinds.TOLD, meetup, one.member_id)
            found.append(series.at(now, now + kinds.TOLD_FOR, kinds.token(), about))
        for about, turns in calls.items():
            found += kinds.calling(meetup, now, now + kinds.TOLD_FOR, kinds.token(), about, turns)
        return found

    async def reminders(self, connection: Connection, due: Due, now: datetime) -> list[Planned]:
        """Return what reminds those who come and chose how, of a date that's near."""
        meetup = await queries.find(connection, due.guild_id, due.subject_id)
        about = due.load(kinds.About)
        if meetup is None or meetup.next_at is None or str(meetup.next_day) != about.day:
            return []
        chosen = await reaching.methods(connection, due.guild_id, TOPIC)
        coming = await queries.turns(connection, meetup.id, date.fromisoformat(about.day))
        use_by = meetup.next_at
        found: list[Planned] = []
        alone = {"dm"} if meetup.thread_id is not None else {"dm", "thread"}
        for member_id, _ in coming:
            if chosen.get(member_id) in alone:
                series = kinds.of(kinds.REMIND, meetup, member_id)
                found.append(series.at(now, use_by, due.occurrence, about))
        if "thread" not in alone:
            turns = [turn for member_id, turn in coming if chosen.get(member_id) == "thread"]
            found += kinds.calling(meetup, now, use_by, due.occurrence, about, turns)
        return found

    async def one_by_one(self, connection: Connection, due: Due, now: datetime) -> list[Planned]:
        """Return what tells each of those who couldn't be called by one message in the thread."""
        about = due.load(kinds.About)
        meetup = await queries.find(connection, due.guild_id, due.subject_id)
        if meetup is None:
            return []
        chosen = await reaching.methods(connection, due.guild_id, TOPIC)
        coming = await queries.turns(connection, meetup.id, date.fromisoformat(about.day))
        kind = kinds.REMIND if about.which in kinds.AHEAD else kinds.TOLD
        return [
            kinds.of(kind, meetup, one).at(now, due.use_by, due.occurrence, about)
            for one, turn in coming
            if chosen.get(one) == "thread" and about.calls(turn)
        ]

    async def in_thread(self, meetup: Meetup, about: kinds.About) -> list[int]:
        """Return who comes to a date and wants to be called in the thread, of those it's about."""
        async with self._database.read() as connection:
            by_thread = await self._by_thread(connection, meetup)
            coming = await queries.turns(connection, meetup.id, date.fromisoformat(about.day))
        return [one for one, turn in coming if one in by_thread and about.calls(turn)]

    async def state(self, meetup: Meetup, day: date, member_id: int) -> str | None:
        """Return what a member answered about a date."""
        async with self._database.read() as connection:
            answer = await queries.answer(connection, meetup.id, day, member_id)
        return None if answer is None else str(answer.state)

    async def _given(
        self, connection: Connection, meetup: Meetup, was: str | None, wanted: str
    ) -> str | None:
        """Return the state that a member gets who wants one; None: there's no spot."""
        assert meetup.next_day is not None
        if wanted == MAYBE:
            return MAYBE
        if was in (COMING, OFFERED):
            return COMING
        count = Count(await queries.counts(connection, meetup.id, meetup.next_day))
        if not count.is_full(meetup.spots):
            return COMING
        return WAITING if wanted == WAITING else None

    async def _keep(
        self,
        connection: Connection,
        meetup: Meetup,
        member_id: int,
        was: str | None,
        state: str,
        now: datetime,
    ) -> None:
        values: dict[str, object] = {
            "meetup_id": meetup.id,
            "day": meetup.next_day,
            "member_id": member_id,
        }
        values |= {"guild_id": meetup.guild_id, "state": state, "knows": meetup.next_at}
        await queries.keep_answer(connection, values)
        assert meetup.next_day is not None
        if was == OFFERED:
            await spots.withdraw(connection, meetup, meetup.next_day, member_id)
        if state == COMING:
            await self._plans.connected(connection, meetup.guild_id, member_id, now)
        school = await self._groups.school(meetup.guild_id)
        await spots.changed(connection, meetup, was, state, school, now)

    async def _withdraw(
        self, connection: Connection, meetup: Meetup, day: date, member_id: int, now: datetime
    ) -> None:
        school = await self._groups.school(meetup.guild_id)
        await spots.stay_away(connection, meetup, day, member_id, school, now)

    async def _is_elsewhere(self, connection: Connection, meetup: Meetup) -> bool:
        """Return whether those who answered know another place; from now on they don't."""
        known = meetup.place_known
        if known is None or not meetup.place:
            return False
        await queries.change(connection, meetup.guild_id, meetup.id, {"place_known": None})
        return known != meetup.place

    async def _by_thread(self, connection: Connection, meetup: Meetup) -> set[int]:
        """Return who wants to be called in a meet-up's thread, where it has one."""
        if meetup.thread_id is None:
            return set()
        chosen = await reaching.methods(connection, meetup.guild_id, TOPIC)
        return {one for one, method in chosen.items() if method == "thread"}
