"""Days in words, as a list or a page shows them; pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.kit.dates import MONTHS, month_end, months_later, say_days

if TYPE_CHECKING:
    from datetime import date


def days(first: date, last: date, country: str, *, year: bool = False) -> str:
    """Return "Wednesday, February 3", "Monday, May 3 to Sunday, May 9" or "all February"."""
    if not year and first.day == 1 and last == month_end(first):
        return f"all {MONTHS[first.month - 1]}"
    return say_days(first, last, country, weekday=True, year=year)


def month_after(day: date, count: int = 1) -> date:
    """Return the first day of the month that comes *count* months after that of *day*."""
    return months_later(day.replace(day=1), count)


def ahead(today: date) -> tuple[date, date]:
    """Return the next twelve months: today and the day before today in a year."""
    return today, months_later(today, 12) - timedelta(days=1)
