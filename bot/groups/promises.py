"""What members are waiting for from the people who run their group, until one of them acts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Series
from bot.kit import calendar

if TYPE_CHECKING:
    from datetime import datetime

    from bot.agenda.occurrences import Planned
    from bot.kit.database import Connection
    from bot.school.clock import SchoolClock

SWITCH = "reminders"  # off for coordinators who want only /coordinator today

REMINDER = "desk.waiting"  # occurrence: the school day; one line a day, however much waits
TELL = "desk.tell"  # the same, about a coordinator

REMIND_AFTER = (1, 4)  # school days
LATE_AFTER = 5  # school days
OF_USE_FOR = timedelta(days=30)


async def promise(
    connection: Connection, late: Series, school: SchoolClock, now: datetime, occurrence: str = ""
) -> None:
    """Remind coordinators of what a member waits for, and don't leave that member waiting.

    *late* tells them, once for each *occurrence*, that nobody has acted in time; drop it when a
    coordinator does. What's promised already stays as it is.
    """
    if await agenda.is_open(connection, late):
        return
    at = school.school_days_later(now, LATE_AFTER)
    told = late.at(at, at + OF_USE_FOR, occurrence)
    await agenda.plan(connection, [told, *_reminders(late.guild_id, school, now)])


def _reminders(guild_id: int, school: SchoolClock, now: datetime) -> list[Planned]:
    """Return the mornings on which coordinators are reminded of what waits from now on."""
    today = calendar.local(now, school.zone).date()
    days = [school.add_school_days(today, count) for count in REMIND_AFTER]
    moments = [(day, school.moment(day, school.hours(day)[0])) for day in days]
    series = Series(REMINDER, guild_id)
    # A line that comes days late says what's true then, and the next one says the same.
    return [series.at(at, at + timedelta(hours=10), str(day)) for day, at in moments]
