"""What the agenda knows about mentors: kinds, their subjects, and until when each is of use."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.mentors import queries, rules

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection
    from bot.mentors.records import Request
    from bot.school.clock import SchoolClock

ROUND = "mentor.round"  # of a group
EXPIRY = "mentor.expiry"  # subject: the ask
ALONE = "mentor.alone"  # subject: the question that nobody took
ROOM = "mentor.room"  # subject: the pair, as for the four that follow
MONTH = "mentor.month"  # occurrence: year and month
CHECKIN = "mentor.checkin"  # occurrence: its number
FINISH = "mentor.finish"
CLOSE = "mentor.close"
TERM = "mentor.term"  # about a mentor; occurrence: the term's first day
OF_PAIR = (ROOM, MONTH, CHECKIN, FINISH, CLOSE)

# What one person is told: "mentor.tell.agreed" and so on, each a kind of its own. Subject: the
# ask, the request or the pair; about the person.
TELL = "mentor.tell."

# About who waits for a coordinator, once none has acted in time. Subject: the request, the pair.
NO_MENTOR = TELL + "no_mentor"  # occurrence: the day since which it waits
NO_HELP = TELL + "no_help"  # occurrence: the day on which help was asked for

_WEEK = timedelta(weeks=1)
_LONG = timedelta(days=90)
KEPT = timedelta(days=365)


@dataclass(frozen=True)
class CheckInNumber:
    """Which check-in of a pair it is, from 1."""

    number: int


@dataclass(frozen=True)
class TellPayload:
    """Which of several alike a person is told: a check-in's or month's number, or a day."""

    number: int = 0
    day: str = ""
    code: int = 0  # Discord's, where it doesn't take what they wrote
    # Of what tells who waits that no coordinator has acted: see bot.groups.promises.
    since: str = ""
    after: int = 0

    @property
    def occurrence(self) -> str:
        """What tells it apart; "" where there's only one."""
        return self.day or (str(self.number) if self.number else "")


def tell(
    guild_id: int,
    what: str,
    subject_id: int,
    member_id: int,
    now: datetime,
    *,
    use_by: datetime | None = None,
    payload: TellPayload | None = None,
) -> Planned:
    """Return what lets one person know something, once.

    Without a *payload* each is another.
    """
    name = secrets.token_hex(6) if payload is None else payload.occurrence
    series = Series(TELL + what, guild_id, subject_id, member_id)
    return series.at(now, use_by or now + _LONG, name, payload)


def expiry(guild_id: int, ask_id: int, at: datetime, *, again: bool = False) -> Planned:
    """Return what ends an ask which nobody answered; *again*: the other one of the two."""
    return Planned(EXPIRY, guild_id, ask_id, at, at + _LONG, "again" if again else "")


def alone(guild_id: int, request_id: int, at: datetime, occurrence: str = "") -> Planned:
    """Return what looks after a question which no mentor took."""
    return Planned(ALONE, guild_id, request_id, at, at + _WEEK, occurrence)


def no_mentor(request: Request) -> Series:
    """Return what tells who asked that no coordinator has acted, where there's no mentor."""
    return Series(NO_MENTOR, request.guild_id, request.id, request.member_id)


async def tell_again(connection: Connection, guild_id: int, member_id: int, now: datetime) -> None:
    """Let what Discord didn't take of a person's words be tried again: they wrote others."""
    requests = await queries.requests(
        connection, guild_id=guild_id, member_id=member_id, state="open"
    )
    ids = tuple(one.id for one in requests)
    for ask in await queries.asks(connection, request_id=ids, state="waiting"):
        series = Series(TELL + "ask", guild_id, ask.id, ask.mentor_id)
        await agenda.again(connection, series, now)
    agreed: queries.AskKey = {"guild_id": guild_id, "mentor_id": member_id, "state": "agreed"}
    for ask in await queries.asks(connection, **agreed):
        request = await queries.request(connection, ask.request_id)
        series = Series(TELL + "agreed", guild_id, ask.id, request.member_id)
        await agenda.again(connection, series, now)


def room(guild_id: int, pair_id: int, now: datetime) -> Planned:
    """Return what makes the private thread of a pair."""
    return Planned(ROOM, guild_id, pair_id, now, now + _LONG)


def month(guild_id: int, pair_id: int, at: datetime) -> Planned:
    """Return a monthly agenda, which is of use for three weeks."""
    return Planned(MONTH, guild_id, pair_id, at, at + 3 * _WEEK, f"{at:%Y-%m}")


def check_in(guild_id: int, pair_id: int, number: int, at: datetime) -> Planned:
    """Return a check-in."""
    series = Series(CHECKIN, guild_id, pair_id)
    return series.at(at, at + _LONG, str(number), CheckInNumber(number))


def finish(guild_id: int, pair_id: int, at: datetime) -> Planned:
    """Return what asks whether to go on; a match that goes on has another."""
    return Planned(FINISH, guild_id, pair_id, at, at + _LONG, f"{at:%Y-%m-%d}")


def close(guild_id: int, pair_id: int, at: datetime) -> Planned:
    """Return what closes a match on which nobody said to go on."""
    return Planned(CLOSE, guild_id, pair_id, at, at + _LONG, f"{at:%Y-%m-%d}")


def term(guild_id: int, member_id: int, at: datetime) -> Planned:
    """Return what asks a mentor once in a term."""
    series = Series(TERM, guild_id, member_id=member_id)
    return series.at(at, at + 4 * _WEEK, f"{at:%Y-%m-%d}")


def round_at(guild_id: int, at: datetime) -> Planned:
    """Return a round; each is another."""
    return Planned(ROUND, guild_id, 0, at, at + _WEEK, secrets.token_hex(6))


async def plan_round(
    connection: Connection, guild_id: int, school: SchoolClock, now: datetime
) -> None:
    """Let the open requests of a group be matched soon, in school hours, if there are any.

    A round that waits for a later moment comes sooner.
    """
    if not await queries.requests(connection, guild_id=guild_id, state="open"):
        return
    at = school.next_school_moment(now)
    if await agenda.bring_forward(connection, guild_id, [ROUND], at):
        return
    await agenda.plan(connection, [round_at(guild_id, at)])


async def follow_term(
    connection: Connection, guild_id: int, member_id: int, school: SchoolClock, now: datetime
) -> None:
    """Let a mentor be asked at the beginning of the next term."""
    planned = [term(guild_id, member_id, rules.next_term(school, now))]
    await agenda.replan(connection, Series(TERM, guild_id, member_id=member_id), planned, now)


async def drop_pair(connection: Connection, guild_id: int, pair_id: int, *kinds: str) -> None:
    """Take back what waits of a pair, of these kinds or of all."""
    every = (Series(kind, guild_id, pair_id) for kind in kinds or OF_PAIR)
    await agenda.drop_waiting(connection, *every)
