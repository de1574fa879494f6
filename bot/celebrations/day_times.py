"""When a day's post, its thread's count and recap, and the month's planning post come; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.celebrations import saying
from bot.kit import calendar
from bot.kit.calendar import SCHOOL_CLOSES

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.celebrations.selection import DayPost
    from bot.school.clock import SchoolClock

PLAN_AT = time(15)  # the day's work is done, and next month comes to mind
COUNT_AT = time(15)
BEFORE_LEAVING = time(16)
PLAN_AFTER = 10  # the day of the month
PLAN_FOR = timedelta(days=10)
LONGEST_LATE = timedelta(days=6)
SOON = timedelta(days=10)  # a recap later than that after the last day would be stale

_DAY = timedelta(days=1)
_MONTHS = 14


@dataclass(frozen=True)
class PlanTime:
    """When the days of *month*, given by its first, are planned."""

    month: date
    at: datetime
    use_by: datetime


def post_moments(post: DayPost, school: SchoolClock, at: time) -> tuple[datetime, datetime]:
    """Return when a post is due and until when it is not stale.

    A day's is stale when its day is over; a week's or a month's within the week.
    """
    ends = min(one.last for one in post.occurrences)
    until = max(post.day, min(ends, post.day + LONGEST_LATE))
    return school.moment(post.day, at), school.moment(until, SCHOOL_CLOSES)


def next_plan(school: SchoolClock, now: datetime, begun: Collection[str] = ()) -> PlanTime | None:
    """Return the next planning: on the first school day after the 10th, for the next month.

    A month without school from then on has none, and one in *begun* has had its own.
    """
    month = calendar.local_day(now, school.zone).replace(day=1)
    for _ in range(_MONTHS):
        following = saying.month_after(month)
        day = school.add_school_days(month.replace(day=PLAN_AFTER), 1)
        at = school.moment(day, PLAN_AT)
        if day < following and at > now and str(following) not in begun:
            return PlanTime(following, at, at + PLAN_FOR)
        month = following
    return None


def recap_at(school: SchoolClock, day: date, last: date, at: time) -> datetime:
    """Return when a thread that began on *day* is summed up after its *last* day.

    On the next school day; where that is far off, before everybody leaves; and where there is
    no school at all, on the day after.
    """
    after = school.add_school_days(last, 1)
    if after - last <= SOON:
        return school.moment(after, at)
    before = school.add_school_days(last + _DAY, -1)
    if before >= day:
        return school.moment(before, BEFORE_LEAVING)
    return school.moment(last + _DAY, at)


def count_day(school: SchoolClock, now: datetime) -> tuple[date, datetime]:
    """Return on which school day, and when, a count that changed *now* is said."""
    today = calendar.local_day(now, school.zone)
    if not school.is_school_day(today) or school.moment(today, COUNT_AT) <= now:
        today = school.add_school_days(today, 1)
    return today, school.moment(today, COUNT_AT)
