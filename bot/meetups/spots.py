"""Who's next when a spot opens: told in order, one for each spot, which is kept for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.kit.database import in_turn
from bot.meetups import dates, kinds, queries
from bot.meetups.rules import HOLDS_A_SPOT, OFFERED, Count
from bot.shown import queries as shown

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.kit.database import Connection
    from bot.meetups.meetup import Meetup
    from bot.school.clock import SchoolClock

SCHOOL_DAYS = 1  # for which a spot is kept


async def offer(connection: Connection, meetup: Meetup, school: SchoolClock, now: datetime) -> None:
    """Keep each free spot for who waits longest, and plan that they're told in school hours.

    Where there's no time for that before it begins, a spot is anybody's who presses.
    """
    day, begins = meetup.next_day, meetup.next_at
    if day is None or begins is None:
        return
    free = Count(await queries.counts(connection, meetup.id, day)).free(meetup.spots)
    told_at = now if school.may_reach(now) else school.next_school_moment(now)
    if free == 0 or told_at >= begins:
        return
    kept_until = min(school.school_days_later(told_at, SCHOOL_DAYS), begins)
    limit = kinds.MANY if free is None else free
    for member_id in await queries.first_waiting(connection, meetup.id, day, limit):
        await queries.set_state(connection, meetup.id, day, member_id, OFFERED)
        about = kinds.About(str(day), at=kept_until.isoformat())
        token = f"{day} {kinds.token()}"
        spot = kinds.of(kinds.SPOT, meetup, member_id)
        lapse = kinds.of(kinds.LAPSE, meetup, member_id)
        await agenda.plan(
            connection,
            [
                spot.at(now, kept_until, token, about),
                lapse.at(kept_until, kept_until + kinds.SOME_DAYS, token, about),
            ],
        )


async def stay_away(
    connection: Connection,
    meetup: Meetup,
    day: date,
    member_id: int,
    school: SchoolClock,
    now: datetime,
) -> None:
    """Delete what a member answered about a date; who waits gets their spot."""
    answer = await queries.answer(connection, meetup.id, day, member_id)
    if answer is None:
        return
    await queries.drop_answer(connection, meetup.id, day, member_id)
    if answer.state == OFFERED:
        await withdraw(connection, meetup, day, member_id)
    there = await dates.on(connection, meetup, school, day, now)
    if there is not None:
        await changed(connection, there, answer.state, None, school, now)


async def forget(
    connection: Connection, guild_id: int, member_id: int, school: SchoolClock, now: datetime
) -> None:
    """Delete everything that a member answered; who waits gets their spots."""
    for meetup_id, day in await queries.dates_of(connection, guild_id, member_id):
        await in_turn(connection, f"meetup {meetup_id}")
        meetup = await dates.find(connection, guild_id, meetup_id)
        await stay_away(connection, meetup, day, member_id, school, now)


async def changed(
    connection: Connection,
    meetup: Meetup,
    was: str | None,
    state: str | None,
    school: SchoolClock,
    now: datetime,
) -> None:
    """Let the post show that somebody answered, and who waits have the spot that's free now."""
    if was in HOLDS_A_SPOT and state not in HOLDS_A_SPOT:
        await offer(connection, meetup, school, now)
    await shown.about(connection, meetup.guild_id, kinds.POST, meetup.id, now + kinds.EDITS)


async def withdraw(connection: Connection, meetup: Meetup, day: date, member_id: int) -> None:
    """Take back that a spot is kept for a member: they took it, or don't want it."""
    every = [kinds.of(kind, meetup, member_id) for kind in (kinds.SPOT, kinds.LAPSE)]
    await agenda.drop_waiting(connection, *every, begins=f"{day} ")
