"""Mentors: who offers, who asks, and each mentor's private thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.drafts.rules import lets_read
from bot.kit.errors import NotFound
from bot.mentors import board_queries, ending, own_thread, queries, records, rules, schedule, words
from bot.mentors.moving import Moving
from bot.mentors.own_thread import OWN_THREAD
from bot.reaching.rules import MethodChoice

if TYPE_CHECKING:
    from datetime import datetime

    from bot.groups.service import Groups
    from bot.kit.database import Connection, Database
    from bot.members.rules import Member
    from bot.members.service import Members
    from bot.mentors.records import Offer, Request
    from bot.mentors.rules import MentorProfile
    from bot.questions.rules import Question
    from bot.reaching.service import Reaching
    from bot.school.clock import SchoolClock
    from bot.wins.rules import Win


class RequestChange(TypedDict, total=False):
    """What a member can change of their open request."""

    district: str
    by_coordinator: bool


class OfferChange(TypedDict, total=False):
    """What changes of an offer without its form."""

    capacity: int
    state: str
    back_at: datetime | None
    missed: int


class Mentors:
    """Offers and requests; each method is one short transaction."""

    def __init__(
        self, database: Database, groups: Groups, members: Members, reaching: Reaching
    ) -> None:
        self._database = database
        self._groups = groups
        self._members = members
        self._reaching = reaching

    async def offer(self, guild_id: int, member_id: int) -> Offer | None:
        """Return what a member offers, if they do."""
        async with self._database.read() as connection:
            row = await queries.find_offer(connection, guild_id, member_id)
            taken = await queries.taken(connection, guild_id, member_id)
        return None if row is None else records.offer(row, taken)

    async def open_request(self, guild_id: int, member_id: int) -> Request | None:
        """Return what a member asks for, while it is open."""
        async with self._database.read() as connection:
            row = await queries.open_request(connection, guild_id, member_id)
        return None if row is None else records.request(row)

    async def request(self, guild_id: int, request_id: int) -> Request:
        """Return a request of a group, open or not. Raises NotFound."""
        async with self._database.read() as connection:
            row = await queries.find_request(connection, guild_id=guild_id, id=request_id)
        if row is None:
            raise NotFound(words.REQUEST_GONE)
        return records.request(row)

    @lets_read
    async def save_offer(
        self, guild_id: int, member_id: int, profile: MentorProfile, now: datetime
    ) -> Offer:
        """Keep what a member offers, in place of before."""
        values: queries.OfferValues = {
            "level": profile.level,
            "topics": rules.joined(profile.topics),
            "words": profile.words,
            "sizes": rules.joined(profile.sizes),
            "sentence": profile.sentence,
        }
        async with self._database.write() as connection:
            there = await queries.change_offer(connection, guild_id, member_id, **values)
            if not there:
                values |= {"capacity": 1, "state": "open", "missed": 0, "created_at": now}
                await queries.keep_offer(connection, guild_id, member_id, **values)
            await self._follow(connection, guild_id, member_id, now)
            await schedule.tell_again(connection, guild_id, member_id, now)
        found = await self.offer(guild_id, member_id)
        assert found is not None
        return found

    @lets_read
    async def save_request(
        self, guild_id: int, member_id: int, profile: MentorProfile, now: datetime
    ) -> Request:
        """Keep what a member asks for: a new request, or other words for the open one.

        Another size while someone is being asked would be another request: it starts over.
        """
        school = await self._school(guild_id, member_id)
        values: queries.RequestValues = {
            "level": profile.level,
            "topics": rules.joined(profile.topics),
            "words": profile.words,
            "size": profile.sizes[0],
            "sentence": profile.sentence,
            "pick_until": school.school_days_later(now, rules.PICKED_WITHIN),
        }
        async with self._database.write() as connection:
            await queries.hold(connection, guild_id, member_id)
            row = await queries.open_request(connection, guild_id, member_id, locked=True)
            if row is not None and row.size != profile.sizes[0]:
                await ending.withdraw(connection, row, now)
                row = None
            if row is None:
                values |= {"district": "any", "by_coordinator": False}
                values |= {"state": "open", "created_at": now}
                await queries.add_request(connection, guild_id, member_id, **values)
            else:
                await queries.change_request(connection, {"id": row.id}, **values)
                await schedule.tell_again(connection, guild_id, member_id, now)
            await self._plan_round(connection, guild_id, now)
            saved = await queries.open_request(connection, guild_id, member_id)
            assert saved is not None
            if saved.size == "question" and row is None:
                at = school.school_days_later(now, rules.ALONE_FOR)
                await agenda.plan(connection, [schedule.alone(guild_id, saved.id, at)])
        return records.request(saved)

    async def update_options(
        self, guild_id: int, member_id: int, now: datetime, **values: Unpack[RequestChange]
    ) -> Request:
        """Change the options of a member's open request: which district, who picks.

        Raises NotFound.
        """
        key: queries.RequestKey = {"guild_id": guild_id, "member_id": member_id, "state": "open"}
        async with self._database.write() as connection:
            await queries.change_request(connection, key, **values)
            row = await queries.open_request(connection, guild_id, member_id)
            if row is None:
                raise NotFound(words.NO_REQUEST, f"mentor:new_request:{guild_id}")
            await self._plan_round(connection, guild_id, now)
        return records.request(row)

    async def withdraw(self, guild_id: int, member_id: int, now: datetime) -> bool:
        """Take a member's open request back; return whether there was one."""
        async with self._database.write() as connection:
            row = await queries.open_request(connection, guild_id, member_id, locked=True)
            if row is not None:
                await ending.withdraw(connection, row, now)
        return row is not None

    async def asked_group(
        self, connection: Connection, question: Question, request_id: int
    ) -> None:
        """Note that a request is with the group as well, in the transaction that asks it there.

        Mentors who were asked can still say yes; nobody else is, and coordinators needn't look.
        """
        mine: queries.RequestKey = {
            "guild_id": question.guild_id,
            "id": request_id,
            "member_id": question.member_id,
            "state": "open",
        }
        if request_id and await queries.change_request(connection, mine, question_id=question.id):
            row = await queries.request(connection, request_id)
            await agenda.drop(connection, schedule.no_mentor(records.request(row)))

    async def group_answered(self, connection: Connection, win: Win, now: datetime) -> None:
        """End the request whose question the group was asked, with the first answer there."""
        if win.question_id is None:
            return
        key: queries.RequestKey = {"guild_id": win.guild_id, "question_id": win.question_id}
        key["state"] = "open"
        row = await queries.find_request(connection, locked=True, **key)
        if row is not None and row.member_id != win.author_id:
            await ending.withdraw(connection, row, now)

    async def not_in_group(self, connection: Connection, question: Question, now: datetime) -> None:
        """Let mentors be asked again where the group's question was taken back."""
        await self._plan_round(connection, question.guild_id, now)

    async def set_capacity(
        self, guild_id: int, member_id: int, value: object, now: datetime
    ) -> Offer:
        """Keep for how many people at a time there is room. Raises Refusal, NotFound."""
        return await self._change_offer(guild_id, member_id, now, capacity=rules.capacity(value))

    async def set_state(self, guild_id: int, member_id: int, state: str, now: datetime) -> Offer:
        """Be open, full, away until the next school year, or resting. Raises NotFound."""
        back_at = None
        if state == "away":
            back_at = rules.next_year(await self._school(guild_id, member_id), now)
        return await self._change_offer(
            guild_id, member_id, now, state=state, back_at=back_at, missed=0
        )

    async def stop_offering(self, guild_id: int, member_id: int, now: datetime) -> bool:
        """Take an offer back; who is matched stays matched. Return whether there was one."""
        async with self._database.write() as connection:
            there = await queries.remove_offer(connection, guild_id, member_id)
            await ending.let_go(connection, guild_id, member_id, now)
            term = Series(schedule.TERM, guild_id, member_id=member_id)
            await agenda.drop_waiting(connection, term)
            await self._plan_round(connection, guild_id, now)
        return bool(there)

    async def own_thread(self, guild_id: int, member_id: int) -> str | None:
        """Return the ref of a member's own private thread."""
        async with self._database.read() as connection:
            return await board_queries.own_thread(connection, guild_id, member_id)

    async def reached(self, connection: Connection, choice: MethodChoice, now: datetime) -> None:
        """Make a member's own private thread where they chose that; they may be asked now."""
        if choice.topic != "mentor":
            return
        if choice.method == "thread":
            await own_thread.make(connection, choice.guild_id, choice.member_id, now)
        await self._plan_round(connection, choice.guild_id, now)

    async def new_own_thread(
        self, guild_id: int, member_id: int, now: datetime, *, lost: str
    ) -> None:
        """Plan another private thread for one whose own is gone; *lost* is the ref of that one."""
        async with self._database.write() as connection:
            if await board_queries.remove_own_thread(connection, guild_id, member_id, lost):
                thread = MethodChoice(guild_id, member_id, "mentor", "thread")
                await self._reaching.choose_in(connection, thread, now)

    async def own_thread_comes(self, guild_id: int, member_id: int, ref: str) -> bool:
        """Return whether a member's private thread is still being made."""
        series = Series(OWN_THREAD, guild_id, member_id=member_id)
        async with self._database.read() as connection:
            return await agenda.is_open(connection, series, ref)

    async def mentor_ids(self, guild_id: int) -> list[int]:
        """Return everyone in a group who offers to be a mentor, open or not."""
        async with self._database.read() as connection:
            rows = await queries.offers(connection, guild_id)
        return [one.member_id for one in rows]

    async def about(
        self, connection: Connection, guild_id: int, topic: str, now: datetime
    ) -> set[int]:
        """Return which mentors offer a topic, full ones too; not who's away or resting."""
        rows = await queries.offers(connection, guild_id)
        offers = [records.offer(row, taken=0) for row in rows]
        here = [one for one in offers if one.is_open(now) or one.state == "full"]
        return {one.member_id for one in here if topic in one.profile.topics}

    async def approves(self, guild_id: int) -> bool:
        """Return whether a coordinator approves each pair of the group."""
        async with self._database.read() as connection:
            return await board_queries.approves(connection, guild_id)

    async def set_approves(self, guild_id: int, approves: bool, now: datetime) -> None:
        """Let members pick, or let a coordinator approve each pair."""
        async with self._database.write() as connection:
            await board_queries.keep_settings(connection, guild_id, approves=approves)
            await board_queries.remove_board(connection, guild_id)
            await self._plan_round(connection, guild_id, now)

    async def replan(
        self, connection: Connection, guild_id: int, school: SchoolClock, now: datetime
    ) -> None:
        """Let what is planned be where the group's time says."""
        await Moving(connection, self._members, school, now).move(guild_id)

    async def replan_member(self, connection: Connection, member: Member, now: datetime) -> None:
        """Let go of what waits for someone who left or pauses; who left is in no pair anymore."""
        guild_id, member_id = member.guild_id, member.member_id
        if member.left_at is not None:
            await ending.leave(connection, guild_id, member_id, now)
        elif member.rests(now):
            await ending.let_go(connection, guild_id, member_id, now)
        else:
            return
        await self._plan_round(connection, guild_id, now)

    async def _change_offer(
        self, guild_id: int, member_id: int, now: datetime, **values: Unpack[OfferChange]
    ) -> Offer:
        async with self._database.write() as connection:
            if not await queries.change_offer(connection, guild_id, member_id, **values):
                raise NotFound(words.NO_OFFER, f"mentor:new_offer:{guild_id}")
            if values.get("state", "open") != "open":
                await ending.let_go(connection, guild_id, member_id, now)
            await self._follow(connection, guild_id, member_id, now)
        found = await self.offer(guild_id, member_id)
        assert found is not None
        return found

    async def _follow(
        self, connection: Connection, guild_id: int, member_id: int, now: datetime
    ) -> None:
        school = await self._school(guild_id, member_id)
        await schedule.follow_term(connection, guild_id, member_id, school, now)
        await self._plan_round(connection, guild_id, now)

    async def _plan_round(self, connection: Connection, guild_id: int, now: datetime) -> None:
        await schedule.plan_round(connection, guild_id, await self._groups.school(guild_id), now)

    async def _school(self, guild_id: int, member_id: int) -> SchoolClock:
        return await self._members.school(guild_id, member_id, await self._groups.school(guild_id))
