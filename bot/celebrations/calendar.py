"""A group's calendar of book days: what it chose and entered, and what follows from that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.celebrations import occurrences, queries, selection
from bot.celebrations.observances import by_slug, load
from bot.celebrations.occurrences import ObservedDay, undated
from bot.celebrations.own_days import as_observance
from bot.celebrations.selection import Selection
from bot.kit import calendar
from bot.kit.text import fold

if TYPE_CHECKING:
    from datetime import date

    from bot.celebrations.observances import Observance
    from bot.celebrations.occurrences import KnownDates
    from bot.celebrations.selection import DayPost, PostSchedule
    from bot.groups.service import Group
    from bot.kit.database import Connection
    from bot.school.clock import SchoolClock


@dataclass(frozen=True)
class Calendar:
    """What a group celebrates, and when; days are on its own calendar."""

    choice: Selection
    dates: KnownDates
    here: str = calendar.country_of(None)  # the country of the group's zone

    @property
    def has_moved(self) -> bool:
        """Whether its list would hold other days if it were chosen in today's zone."""
        return replace(self.choice, country=self.here).chosen(load()) != self.chosen()

    def get(self, slug: str) -> Observance | None:
        """Return a celebration that everyone can choose, or one of the group's own."""
        own = {one.slug: one for one in self.choice.own}
        return by_slug().get(slug) or own.get(slug)

    def name(self, slug: str) -> str:
        """Return what a celebration is called; "" where there's none of that kind."""
        found = self.get(slug)
        return "" if found is None else found.name

    def chosen(self) -> list[Observance]:
        """Return what is chosen, the group's own days last."""
        return self.choice.chosen(load())

    def everything(self) -> tuple[Observance, ...]:
        """Return what can be chosen, the group's own days last."""
        return (*load(), *self.choice.own)

    def matching(self, typed: str) -> list[Observance]:
        """Return those whose name holds what was typed, first those that begin with it."""
        wanted = fold(typed)
        found = [(fold(one.name), one) for one in self.everything()]
        fits = [(not name.startswith(wanted), one) for name, one in found if wanted in name]
        return [one for _, one in sorted(fits, key=lambda fit: fit[0])]

    def occurrences(self, first: date, last: date) -> list[ObservedDay]:
        """Return what is chosen and lies in *first* to *last* or reaches into it."""
        return occurrences.occurrences(self.chosen(), first, last, self.dates)

    def occurrence(self, one: Observance, day: date) -> ObservedDay | None:
        """Return the one that lasts on *day*, or else the next; None when no date is known."""
        for year in range(day.year - 1, day.year + 3):
            span = occurrences.in_year(one, year, self.dates)
            if span is not None and span[1] >= day:
                return ObservedDay(*span, one.slug)
        return None

    def posts(self, school: SchoolClock, first: date, last: date) -> list[DayPost]:
        """Return what is posted on the days *first* to *last*."""
        return list(self.plan(school, first, last).posts)

    def plan(self, school: SchoolClock, first: date, last: date) -> PostSchedule:
        """Return what is posted on the days *first* to *last*, and what is skipped."""
        return selection.plan(self.choice, load(), self.dates, school, first, last)

    def next_post(self, school: SchoolClock, after: date) -> DayPost | None:
        """Return the first post on a day later than *after*."""
        return selection.next_post(self.choice, load(), self.dates, school, after)

    def undated(self, first: date, last: date) -> list[Observance]:
        """Return what is chosen and has no date between two days, such as a school year's."""
        return undated(self.chosen(), first, last, self.dates)


async def calendar_of(connection: Connection, guild_id: int) -> Calendar | None:
    """Return a group's calendar, read on the caller's transaction; None: it chose nothing."""
    row = await queries.choice(connection, guild_id)
    if row is None:
        return None
    picks = await queries.picks(connection, guild_id)
    own = await queries.own_days(connection, guild_id, ("approved",))
    here = calendar.country_of(row.zone)
    choice = Selection(
        row.base,
        frozenset(filter(None, row.packs.split(","))),
        frozenset(slug for slug, added in picks.items() if added),
        frozenset(slug for slug, added in picks.items() if not added),
        row.weekly_cap,
        tuple(map(as_observance, own)),
        row.country if row.base else here,  # a list stays as it was seen, wherever the group is
    )
    return Calendar(choice, await queries.dates(connection, guild_id), here)


def comes(group: Group) -> bool:
    """Return whether a group celebrates: where it shares its wins."""
    return group.has("celebrations") and group.wins_channel_id is not None
