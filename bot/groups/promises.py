"""What members are waiting for from the people who run their group, until one of them acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.kit import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.agenda.occurrences import Open, Planned
    from bot.kit.database import Connection
    from bot.school.clock import SchoolClock

SWITCH = "reminders"  # off for coordinators who want only /coordinator today

REMINDER = "desk.waiting"  # occurrence: the school day; one line a day, however much waits
TELL = "desk.tell"  # the same, about a coordinator

REMIND_AFTER = (1, 4)  # school days
LATE_AFTER = 5  # school days
OF_USE_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Promised:
    """Since when somebody waits, as an instant in ISO format; when school moves, it counts again.

    `after`: how many school days later coordinators are reminded of it.
    """

    since: str
    after: int = 0


async def promise(
    connection: Connection, late: Series, school: SchoolClock, now: datetime, occurrence: str = ""
) -> None:
    """Remind coordinators of what a member waits for, and don't leave that member waiting.

    *late* tells them, once for each *occurrence*, that nobody has acted in time; drop it when a
    coordinator does. What's promised already stays as it is.
    """
    if await agenda.is_open(connection, late):
        return
    at = _late(school, now)
    planned = late.at(at, at + OF_USE_FOR, occurrence, Promised(now.isoformat()))
    await agenda.plan(connection, [planned])
    await remind(connection, late.guild_id, school, now)


async def remind(
    connection: Connection,
    guild_id: int,
    school: SchoolClock,
    now: datetime,
    after: Iterable[int] = REMIND_AFTER,
) -> None:
    """Remind coordinators, so many school days *after*, of what waits from now on."""
    reminders = [_reminder(guild_id, school, now, count) for count in after]
    await agenda.plan(connection, reminders)


async def replan(connection: Connection, guild_id: int, school: SchoolClock, now: datetime) -> None:
    """Let what coordinators are still to be reminded of come where school is now."""
    planned = []
    for one in await agenda.untouched(connection, guild_id, [REMINDER], now):
        promised = one.load(Promised)
        since = datetime.fromisoformat(promised.since)
        moved = _reminder(guild_id, school, since, promised.after)
        planned.append(moved if moved.due_at > now else _reminder(guild_id, school, now, 1))
    await agenda.replan(connection, Series(REMINDER, guild_id), planned, now)


async def move_late(
    connection: Connection, guild_id: int, kind: str, school: SchoolClock, now: datetime
) -> None:
    """Do the same for what tells members that nobody has acted in time."""
    for one in await agenda.untouched(connection, guild_id, [kind], now):
        await agenda.move(connection, one, late_at(one, school, now))


def late_at(promised: Open, school: SchoolClock, now: datetime) -> datetime:
    """Return when a member hears that nobody has acted, as school is now; never before *now*."""
    at = _late(school, datetime.fromisoformat(promised.load(Promised).since))
    return max(at, school.next_school_moment(now))


def _late(school: SchoolClock, since: datetime) -> datetime:
    return school.school_days_later(since, LATE_AFTER)


def _reminder(guild_id: int, school: SchoolClock, since: datetime, after: int) -> Planned:
    day = school.add_school_days(calendar.local_day(since, school.zone), after)
    at = school.moment(day, school.hours(day)[0])
    # A line that comes days late says what's true then, and the next one says the same.
    until, promised = at + timedelta(hours=10), Promised(since.isoformat(), after)
    return Series(REMINDER, guild_id).at(at, until, str(day), promised)
