"""A school year in words: as people read it, and as text that can be read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit import calendar
from bot.kit import words as day_words
from bot.kit.dates import WEEKDAYS, shown
from bot.kit.text import listed
from bot.school import words
from bot.school.holidays import usual_breaks

if TYPE_CHECKING:
    from datetime import time

    from bot.school.clock import SchoolYear
    from bot.school.holidays import Break


def described(year: SchoolYear) -> list[str]:
    """Return a school year in words, a line each: the edges, the week, the breaks."""
    return [*frame(year), *(off(one) for one in year.breaks)]


def written(year: SchoolYear, zone: str | None) -> str:
    """Return a school year as text that `school_text.read` turns into the same year."""
    lines = frame(year)
    for one in year.breaks:
        name = f"{words.NO_SCHOOL}, {one.name}" if one.name else words.NO_SCHOOL
        lines.append(words.NAMED.format(days=shown(one.first, one.last), name=name))
    american = calendar.is_american(zone)
    for one in usual_breaks(year.first_day, year.last_day, year.breaks, american=american):
        lines.append(words.NAMED.format(days=shown(one.first, one.last), name=words.SCHOOL))
    return "\n".join(lines)


def frame(year: SchoolYear) -> list[str]:
    """Return first day, last day, school days and hours in words."""
    return [
        words.FIRST_DAY.format(days=shown(year.first_day, year.first_day)),
        words.LAST_DAY.format(days=shown(year.last_day, year.last_day)),
        words.SCHOOL_DAYS.format(days=week(year.weekdays)),
        hours(year.opens, year.closes),
    ]


def off(one: Break) -> str:
    """Return "Wednesday 25 to Sunday 29 November 2026: Thanksgiving"."""
    days = shown(one.first, one.last)
    return words.NAMED.format(days=days, name=one.name or words.NO_SCHOOL)


def week(weekdays: frozenset[int]) -> str:
    """Return "Monday to Thursday", or each day where they do not follow each other."""
    days = sorted(weekdays)
    names = [WEEKDAYS[day] for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return day_words.DAYS_MANY.format(first=names[0], last=names[-1])
    return listed(names)


def hours(opens: time, closes: time) -> str:
    """Return "School hours: 7:30 AM to 3:15 PM"."""
    opening, closing = (
        f"{at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}" for at in (opens, closes)
    )
    return words.SCHOOL_HOURS.format(opens=opening, closes=closing)
