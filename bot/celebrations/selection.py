"""What a group celebrates, and on which school days it is posted; pure.

The preview and the agenda both ask `plan`, so that what is shown is what comes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.celebrations.observances import CONFIDENCE, COUNTRIES, KINDS, LISTS, WORLD, Observance
from bot.celebrations.occurrences import ObservedDay, occurrences
from bot.kit.calendar import country_of
from bot.kit.dates import week_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.celebrations.occurrences import KnownDates
    from bot.school.clock import SchoolClock

TOGETHER = 3  # celebrations that one post holds at most

ABROAD = 2  # how far another country's day is; the world's is 1, the group's own 0

# Why something that was chosen is not posted.
SUMMER, CAP, FULL, NO_SCHOOL = "summer", "cap", "full", "no school"

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_MARGIN = timedelta(days=60)  # no break within a school year is longer
_AHEAD = 60  # weeks; nothing comes less often than once a year


@dataclass(frozen=True)
class Selection:
    """What a group chose: a ready list ("" for none), packs, and changes one by one.

    *weekly_cap* is how many posts a week may have, None any number. *own* are the group's own
    days; they count as added. *country* is whose days the lists hold besides the world's (ISO
    3166): by default that of a group that never said its zone; "" for the world's alone.
    """

    base: str = ""
    packs: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    weekly_cap: int | None = None
    own: tuple[Observance, ...] = ()
    country: str = country_of(None)

    def by_hand(self, one: Observance) -> bool:
        """Return whether somebody chose this one by itself."""
        return (one.own or one.slug in self.added) and one.slug not in self.removed

    def holds(self, one: Observance) -> bool:
        """Return whether it is chosen; what is contested, or has its own tick, only one by one.

        Lists hold the world's days and the group's own country's: others need their pack.
        """
        if one.slug in self.removed:
            return False
        if one.contested or one.own_tick:
            return one.slug in self.added
        listed = self.base in one.lists and self._distance(one) != ABROAD
        return listed or not self.packs.isdisjoint(one.packs) or self.by_hand(one)

    def rank(self, one: Observance) -> tuple[object, ...]:
        """Return its place among others in a week that can't have them all; the lowest is first.

        What was chosen by hand, then what the shorter lists hold, then the group's own country,
        then days before weeks before months, then what is well sourced. Another country's short
        lists are none of the group's.
        """
        distance = self._distance(one)
        short = next((n for n, name in enumerate(LISTS) if name in one.lists), len(LISTS))
        if distance == ABROAD:
            short = max(short, LISTS.index("everything"))
        sure = CONFIDENCE.index(one.confidence)
        return not self.by_hand(one), short, distance, KINDS.index(one.kind), sure

    def _distance(self, one: Observance) -> int:
        if one.own:
            return 0
        if one.region == WORLD:
            return 1
        return 0 if self.country in COUNTRIES[one.region] else ABROAD

    def chosen(self, observances: Iterable[Observance]) -> list[Observance]:
        """Return what is chosen of these, and the group's own days."""
        return [one for one in (*observances, *self.own) if self.holds(one)]

    def with_list(self, base: str, country: str) -> Selection:
        """Return it with a country's ready list; *everything* comes with one post a week."""
        cap = 1 if base == "everything" else None
        return replace(self, base=base, country=country, weekly_cap=cap)

    def adding(self, slug: str) -> Selection:
        """Return it with one more."""
        return replace(self, added=self.added | {slug}, removed=self.removed - {slug})

    def removing(self, slug: str) -> Selection:
        """Return it without one."""
        return replace(self, added=self.added - {slug}, removed=self.removed | {slug})


@dataclass(frozen=True)
class DayPost:
    """One post about celebrations; *day* is the day on which it is posted.

    That is the first day if it is a school day; for a week or a month the first school day in
    it; else the nearest school day before. *in_summer*: chosen one by one and posted although
    there is no school. The first of *occurrences* leads.
    """

    day: date
    occurrences: tuple[ObservedDay, ...]
    in_summer: bool = False

    def is_early(self, occurrence: ObservedDay) -> bool:
        """Return whether the post comes before the day itself."""
        return self.day < occurrence.first


@dataclass(frozen=True)
class Skipped:
    """Something chosen that is not posted, and why: one of the reasons above.

    *day* is the day on which it would have been posted; in summer its own first day.
    """

    day: date
    occurrence: ObservedDay
    reason: str


@dataclass(frozen=True)
class PostSchedule:
    """What will be posted in a stretch of days, and what will not."""

    posts: tuple[DayPost, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True)
class _Candidate:
    day: date
    occurrence: ObservedDay
    turn: tuple[object, ...]
    in_summer: bool


def posts(
    choice: Selection,
    observances: Sequence[Observance],
    dates: KnownDates,
    school: SchoolClock,
    first: date,
    last: date,
) -> list[DayPost]:
    """Return the posts of the days *first* to *last*, in their order."""
    return list(plan(choice, observances, dates, school, first, last).posts)


def next_post(
    choice: Selection,
    observances: Sequence[Observance],
    dates: KnownDates,
    school: SchoolClock,
    after: date,
) -> DayPost | None:
    """Return the first post on a day later than *after*; None when none comes within a year."""
    first = after + _DAY
    for n in range(0, _AHEAD, 6):
        begins = week_of(first) + n * _WEEK
        found = posts(
            choice, observances, dates, school, max(begins, first), begins + 6 * _WEEK - _DAY
        )
        if found:
            return found[0]
    return None


def plan(
    choice: Selection,
    observances: Sequence[Observance],
    dates: KnownDates,
    school: SchoolClock,
    first: date,
    last: date,
) -> PostSchedule:
    """Return what is posted on the days *first* to *last*, and what is skipped.

    Whole weeks are decided, so that the answer does not depend on where the stretch begins.
    When a week may have so many posts and no more, `Choice.rank` says which come.
    """
    begins, ended = week_of(first), week_of(last) + 6 * _DAY
    chosen = {one.slug: one for one in choice.chosen(observances)}
    weeks: dict[date, list[_Candidate]] = defaultdict(list)
    skipped: list[Skipped] = []
    # What ended before these weeks was posted before them; what comes after may be posted early.
    for found in occurrences(chosen.values(), begins, ended + _MARGIN, dates):
        one = chosen[found.slug]
        placed = _place(found, school, by_hand=choice.by_hand(one))
        if isinstance(placed, str):
            skipped.append(Skipped(found.first, found, placed))
            continue
        day, in_summer = placed
        turn = (*choice.rank(one), found)
        weeks[week_of(day)].append(_Candidate(day, found, turn, in_summer))
    decided: list[DayPost] = []
    for week in sorted(weeks):
        if begins <= week <= ended:
            shared, late = _share(weeks[week], choice.weekly_cap)
            decided += shared
            skipped += late
    left = [one for one in skipped if first <= one.day <= last]
    made = [post for post in decided if first <= post.day <= last]
    return PostSchedule(tuple(made), tuple(sorted(left, key=_by_day)))


def _share(
    candidates: list[_Candidate], cap: int | None
) -> tuple[list[DayPost], Iterable[Skipped]]:
    """Give the posts of one week to those whose turn it is."""
    days: dict[date, list[_Candidate]] = {}
    skipped = []
    for one in sorted(candidates, key=lambda one: one.turn):
        there = days.get(one.day)
        if there is None and cap is not None and len(days) >= cap:
            skipped.append(Skipped(one.day, one.occurrence, CAP))
        elif there is not None and len(there) >= TOGETHER:
            skipped.append(Skipped(one.day, one.occurrence, FULL))
        else:
            days.setdefault(one.day, []).append(one)
    made = [
        DayPost(day, tuple(one.occurrence for one in there), there[0].in_summer)
        for day, there in sorted(days.items())
    ]
    return made, skipped


def _place(found: ObservedDay, school: SchoolClock, *, by_hand: bool) -> tuple[date, bool] | str:
    """Return the day on which it is posted and whether that is in summer, or why it is not."""
    for n in range((found.last - found.first).days + 1):
        if school.is_school_day(day := found.first + n * _DAY):
            return day, False
    if school.in_summer(found.first):
        return (_weekday_before(found.first, school), True) if by_hand else SUMMER
    for n in range(1, _MARGIN.days):
        if school.is_school_day(day := found.first - n * _DAY):
            return day, False
    return NO_SCHOOL


def _weekday_before(day: date, school: SchoolClock) -> date:
    weekdays = school.school_year_of(day).weekdays
    return next((one for n in range(7) if (one := day - n * _DAY).weekday() in weekdays), day)


def _by_day(one: Skipped) -> tuple[date, ObservedDay]:
    return one.day, one.occurrence
