"""What the agenda knows about mentors: kinds, their subjects, and until when each is of use."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import queries as agenda
from bot.agenda.rows import Planned
from bot.mentors import queries, rules
from bot.mentors.tables import MentorRequestRow

if TYPE_CHECKING:
    from datetime import datetime

    from bot.kit.database import Connection
    from bot.school.clock import SchoolClock

ROUND = "mentor.round"  # of a group
EXPIRY = "mentor.expiry"  # subject: the ask
ALONE = "mentor.alone"  # subject: the question that nobody took
ROOM = "mentor.room"  # subject: the pair, as for all that follow but the last two
MONTH = "mentor.month"  # occurrence: year and month
CHECKIN = "mentor.checkin"  # occurrence: its number
FINISH = "mentor.finish"
CLOSE = "mentor.close"
TERM = "mentor.term"  # subject: the mentor; occurrence: the term's first day
TELL = "mentor.tell"  # subject: what, about which row, to whom: "agreed:7:900101"
OF_PAIR = (ROOM, MONTH, CHECKIN, FINISH, CLOSE)
ALL = (ROUND, EXPIRY, ALONE, *OF_PAIR, TERM, TELL)


_WEEK = timedelta(weeks=1)
_LONG = timedelta(days=90)
KEPT = timedelta(days=365)


def tell(
    guild_id: int,
    what: str,
    row: int | str,
    member_id: int,
    now: datetime,
    *,
    use_by: datetime | None = None,
    occurrence: str | None = None,
) -> Planned:
    """Return the row that lets one person know something, once.

    Without an *occurrence* each is another.
    """
    subject = f"{what}:{row}:{member_id}"
    name = secrets.token_hex(6) if occurrence is None else occurrence
    return Planned(TELL, guild_id, subject, now, use_by or now + _LONG, name)


def told(subject: str) -> tuple[str, str, int]:
    """Return what, about which row, to whom, out of a subject."""
    what, row, member_id = subject.split(":")
    return what, row, int(member_id)


def expiry(guild_id: int, ask_id: int, at: datetime, *, again: bool = False) -> Planned:
    """Return the row that ends an ask which nobody answered; *again*: the other one of the two."""
    return Planned(EXPIRY, guild_id, str(ask_id), at, at + _LONG, "again" if again else "")


def alone(guild_id: int, request_id: int, at: datetime, occurrence: str = "") -> Planned:
    """Return the row that looks after a question which no mentor took."""
    return Planned(ALONE, guild_id, str(request_id), at, at + _WEEK, occurrence)


def room(guild_id: int, pair_id: int, now: datetime) -> Planned:
    """Return the row that makes the private thread of a pair."""
    return Planned(ROOM, guild_id, str(pair_id), now, now + _LONG)


def month(guild_id: int, pair_id: int, at: datetime) -> Planned:
    """Return the row of a monthly agenda, which is of use for three weeks."""
    return Planned(MONTH, guild_id, str(pair_id), at, at + 3 * _WEEK, f"{at:%Y-%m}")


def check_in(guild_id: int, pair_id: int, number: int, at: datetime) -> Planned:
    """Return the row of a check-in."""
    return Planned(CHECKIN, guild_id, str(pair_id), at, at + _LONG, str(number))


def finish(guild_id: int, pair_id: int, at: datetime) -> Planned:
    """Return the row that asks whether to go on; a match that goes on has another."""
    return Planned(FINISH, guild_id, str(pair_id), at, at + _LONG, f"{at:%Y-%m-%d}")


def close(guild_id: int, pair_id: int, at: datetime) -> Planned:
    """Return the row that closes a match on which nobody said to go on."""
    return Planned(CLOSE, guild_id, str(pair_id), at, at + _LONG, f"{at:%Y-%m-%d}")


def term(guild_id: int, member_id: int, at: datetime) -> Planned:
    """Return the row that asks a mentor once in a term."""
    return Planned(TERM, guild_id, str(member_id), at, at + 4 * _WEEK, f"{at:%Y-%m-%d}")


def round_at(guild_id: int, at: datetime) -> Planned:
    """Return the row of a round; each is another."""
    return Planned(ROUND, guild_id, "", at, at + _WEEK, secrets.token_hex(6))


async def plan_round(
    connection: Connection, guild_id: int, school: SchoolClock, now: datetime
) -> None:
    """Let the open requests of a group be matched soon, in school hours, if there are any.

    A round that waits for a later moment comes sooner.
    """
    if not await queries.all_of(connection, MentorRequestRow, guild_id=guild_id, state="open"):
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
    await agenda.replan(connection, guild_id, TERM, str(member_id), planned, now)
