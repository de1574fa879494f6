"""The look at a group's channels each school morning, and what the last one found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.kit import calendar

if TYPE_CHECKING:
    from bot.kit.database import Connection
    from bot.school.clock import SchoolClock

LOOK = "group.look"  # occurrence: the school day on which it looks
TELL = "group.trouble"  # about a coordinator; occurrence: the day on which it was found
FIXED = "group.fixed"  # the same

TOLD_AGAIN = timedelta(days=7) - timedelta(hours=4)  # that morning's look may come a bit sooner
LOOK_FOR = timedelta(days=14)  # a look that's late is still of use


@dataclass(frozen=True)
class Seen:
    """What the last look found: since when something is wrong, and when that was said, if it is.

    Both are instants in ISO format; "" for nothing.
    """

    since: str = ""
    told: str = ""

    def since_when(self) -> datetime | None:
        """Return since when something has been wrong."""
        return datetime.fromisoformat(self.since) if self.since else None

    def is_to_be_told(self, now: datetime) -> bool:
        """Return whether what's wrong is to be said: at first, and again after a week."""
        return not self.told or now - datetime.fromisoformat(self.told) >= TOLD_AGAIN

    def after(self, now: datetime, *, wrong: bool) -> Seen:
        """Return what's remembered after a look."""
        if not wrong:
            return Seen()
        told = now.isoformat() if self.is_to_be_told(now) else self.told
        return Seen(self.since or now.isoformat(), told)


def next_look(guild_id: int, school: SchoolClock, now: datetime, seen: Seen) -> Planned:
    """Return the look of the next school morning."""
    day = school.add_school_days(calendar.local(now, school.zone).date(), 1)
    at = school.moment(day, school.hours(day)[0])
    return Series(LOOK, guild_id).at(at, at + LOOK_FOR, str(day), seen)


async def replan(connection: Connection, guild_id: int, school: SchoolClock, now: datetime) -> None:
    """Let there be a look to come."""
    if not await agenda.is_open(connection, Series(LOOK, guild_id)):
        await agenda.plan(connection, [next_look(guild_id, school, now, Seen())])
