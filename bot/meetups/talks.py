"""Presentation nights: ten minutes each, with a working title, big or small."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from bot.drafts.rules import PublicText, lets_read
from bot.kit.database import in_turn
from bot.kit.errors import NotFound, Refusal
from bot.kit.text import checked, one_line
from bot.meetups import kinds, queries, words
from bot.meetups.dates import find
from bot.meetups.rules import PRESENTING
from bot.shown import queries as shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.kit.database import Connection, Database
    from bot.meetups.meetup import Meetup
    from bot.meetups.rsvps import Rsvps
    from bot.members.rules import Member
    from bot.members.service import Members
    from bot.plans.service import Plans

SLOT = 10  # minutes
TITLE_LIMIT = 100
SIZES = tuple(words.TALK_SIZES)


@dataclass(frozen=True)
class Talk(PublicText):
    """What a member would present, as they typed it."""

    public = ("title",)

    title: str = ""
    size: str = "small"


def tidied(typed: Talk) -> Talk:
    """Return a talk as it's kept. Raises Refusal."""
    title = checked(one_line(typed.title), TITLE_LIMIT, words.TALK_TOO_LONG, words.TALK_EMPTY)
    return replace(typed, title=title, size=typed.size if typed.size in SIZES else SIZES[0])


@dataclass(frozen=True)
class Slots:
    """The slots of one night: what's presented, by whose name (empty: hidden), and what's open."""

    talks: Sequence[tuple[str, str, str]]  # title, size, name
    of: int

    @property
    def open(self) -> int:
        """How many are left."""
        return max(0, self.of - len(self.talks))


class Talks:
    """Who presents what; each method is one short transaction."""

    def __init__(self, database: Database, members: Members, plans: Plans, rsvps: Rsvps) -> None:
        self._database = database
        self._members = members
        self._plans = plans
        self._rsvps = rsvps

    @lets_read
    async def present(
        self, guild_id: int, meetup_id: int, day: date, member_id: int, talk: Talk, now: datetime
    ) -> Meetup:
        """Take a slot, or change what's presented in the member's own; who presents comes.

        Raises NotFound for a date that's over, and Refusal where no slot is left.
        """
        async with self._database.write() as connection:
            await in_turn(connection, f"meetup {meetup_id}")
            meetup = await find(connection, guild_id, meetup_id)
            if meetup.next_day != day or meetup.kind != PRESENTING:
                raise NotFound(words.DATE_OVER, f"meetup:show:{meetup_id}")
            others = await queries.talks_of(connection, meetup_id, day)
            if sum(one.member_id != member_id for one in others) >= slots_of(meetup):
                raise Refusal(words.NO_SLOT, f"meetup:show:{meetup_id}")
            own = {"meetup_id": meetup_id, "day": day, "member_id": member_id, **asdict(talk)}
            new = {"guild_id": guild_id, "turn": len(others) + 1}
            await queries.keep_talk(connection, own, new)
            await self._rsvps.presents(connection, meetup, member_id, now)
            await shown.about(connection, guild_id, kinds.POST, meetup_id, now + kinds.EDITS)
            return meetup

    async def withdraw(
        self, guild_id: int, meetup_id: int, day: date, member_id: int, now: datetime
    ) -> None:
        """Give a slot back. Raises NotFound."""
        async with self._database.write() as connection:
            await find(connection, guild_id, meetup_id)
            await queries.drop_talk(connection, meetup_id, day, member_id)
            await shown.about(connection, guild_id, kinds.POST, meetup_id, now + kinds.EDITS)

    async def slots(self, meetup: Meetup) -> Slots:
        """Return what's presented on the next date, in the order of signing up."""
        if meetup.next_day is None:
            return Slots((), 0)
        async with self._database.read() as connection:
            rows = await queries.talks_of(connection, meetup.id, meetup.next_day)
        found = []
        for row in rows:
            name = await self._members.public_name(meetup.guild_id, row.member_id, "")
            found.append((row.title, row.size, name))
        return Slots(found, slots_of(meetup))

    async def mine(self, meetup: Meetup, member_id: int) -> Talk | None:
        """Return what a member presents on the next date."""
        if meetup.next_day is None:
            return None
        async with self._database.read() as connection:
            rows = await queries.talks_of(connection, meetup.id, meetup.next_day)
        return next((Talk(one.title, one.size) for one in rows if one.member_id == member_id), None)

    async def next_open(self, guild_id: int) -> Meetup | None:
        """Return the next presentation night with an open slot."""
        async with self._database.read() as connection:
            found = await queries.of_kind(connection, guild_id, PRESENTING)
        for meetup in found:
            if meetup.message_id is not None and (await self.slots(meetup)).open:
                return meetup
        return None

    async def presented(
        self, connection: Connection, meetup: Meetup, day: date, now: datetime
    ) -> None:
        """Let what was presented on a date count for each presenter's quarter, once."""
        for row in await queries.talks_of(connection, meetup.id, day):
            given = (meetup.guild_id, row.member_id, "presented", f"talk {meetup.id} {day}", now)
            await self._plans.add_evidence(connection, *given)

    async def leave(self, connection: Connection, member: Member, now: datetime) -> None:
        """Take back what somebody would have presented who left."""
        if member.left_at is not None:
            await forget(connection, member.guild_id, member.member_id, now)


async def forget(connection: Connection, guild_id: int, member_id: int, now: datetime) -> None:
    """Delete what a member presents or presented; the posts follow."""
    for meetup_id in await queries.forget_talks(connection, guild_id, member_id):
        await shown.about(connection, guild_id, kinds.POST, meetup_id, now)


def slots_of(meetup: Meetup) -> int:
    """Return how many slots of ten minutes a date has."""
    if meetup.next_at is None or meetup.ends_at is None:
        return 0
    return int((meetup.ends_at - meetup.next_at).total_seconds()) // 60 // SLOT
