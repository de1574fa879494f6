"""The look at a group's channels, each school morning and soon after a change."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.agenda import planning as agenda
from bot.agenda.occurrences import Planned, Series
from bot.kit import calendar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bot.kit.database import Connection
    from bot.school.clock import SchoolClock

LOOK = "group.look"  # occurrence: when the look before it was taken
TELL = "group.trouble"  # about a coordinator; occurrence: that of the look
FIXED = "group.fixed"  # the same

WINS, ASKS, SHELF, DESK = "wins", "asks", "shelf", "desk"  # the places that are looked at

REPORTED_AGAIN = timedelta(days=7) - timedelta(hours=4)  # that morning's look may come a bit sooner
LOOK_AFTER = timedelta(minutes=5)  # someone who's rearranging roles isn't told of each step
LOOK_FOR = timedelta(days=14)  # a look that's late is still of use


@dataclass(frozen=True)
class KnownTroubles:
    """What's wrong in which channel, and when that was said; instants are in ISO format.

    `since`: by purpose, from when on. `what`: by purpose, what's missing there, by short names.
    `reported`: by purpose, when coordinators heard last; what's fixed stays in it until they hear
    of that, too.
    """

    since: dict[str, str] = field(default_factory=dict)
    what: dict[str, list[str]] = field(default_factory=dict)
    reported: dict[str, str] = field(default_factory=dict)

    def since_when(self, *places: str) -> datetime | None:
        """Return since when something has been wrong in one of these places."""
        known = [self.since[one] for one in places if one in self.since]
        return datetime.fromisoformat(min(known)) if known else None

    def fixed(self, found: Mapping[str, Collection[str]]) -> list[str]:
        """Return the places that coordinators know as troubled, and that are well now."""
        return [one for one in self.reported if one not in found]

    def is_to_be_reported(self, found: Mapping[str, Collection[str]], now: datetime) -> bool:
        """Return whether something is wrong that coordinators don't know, or not for a week."""
        for purpose, what in found.items():
            last = self.reported.get(purpose)
            if last is None or now - datetime.fromisoformat(last) >= REPORTED_AGAIN:
                return True
            if set(what) - set(self.what.get(purpose, ())):
                return True
        return False

    def after(self, found: Mapping[str, Collection[str]], now: datetime) -> KnownTroubles:
        """Return what's remembered after a look, of which everything that's due is said."""
        tells, at = self.is_to_be_reported(found, now), now.isoformat()
        unreported = self.fixed(found) if tells else ()  # said at the next look
        return KnownTroubles(
            {one: self.since.get(one, at) for one in (*found, *unreported)},
            {one: sorted(what) for one, what in found.items()},
            {
                one: at if tells and one in found else self.reported[one]
                for one in (*found, *unreported)
            },
        )


def next_look(guild_id: int, school: SchoolClock, now: datetime, seen: KnownTroubles) -> Planned:
    """Return the look of the next school morning."""
    day = school.add_school_days(calendar.local_day(now, school.zone), 1)
    at = school.moment(day, school.hours(day)[0])
    return Series(LOOK, guild_id).at(at, at + LOOK_FOR, now.isoformat(), seen)


async def replan(connection: Connection, guild_id: int, school: SchoolClock, now: datetime) -> None:
    """Let there be a look to come: soon where something was wrong, since it may be fixed now."""
    coming = await agenda.open_occurrences(connection, guild_id, LOOK)
    if not coming:
        await agenda.plan(connection, [next_look(guild_id, school, now, KnownTroubles())])
    elif any(one.load(KnownTroubles).what for one in coming):
        await look_soon(connection, guild_id, now)


async def look_soon(connection: Connection, guild_id: int, now: datetime) -> None:
    """Let the next look be in some minutes: something changed, or Discord refused something."""
    await agenda.hasten(connection, Series(LOOK, guild_id), now + LOOK_AFTER)
