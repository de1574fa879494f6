"""Days in words, as a list or a page shows them; pure."""

from __future__ import annotations

from datetime import date, timedelta

from bot.kit.dates import MONTHS, month_end, say_days


def days(first: date, last: date, country: str, *, year: bool = False) -> str:
    """Return "Wednesday, February 3", "Monday, May 3 to Sunday, May 9" or "all February"."""
    if not year and first.day == 1 and last == month_end(first):
        return f"all {MONTHS[first.month - 1]}"
    return say_days(first, last, country, weekday=True, year=year)


def month_after(day: date, count: int = 1) -> date:
    """Return the first day of the month that comes *count* months after that of *day*."""
    months = day.year * 12 + day.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def last_of(first: date, count: int) -> date:
    """Return the last of *count* days from *first* on."""
    return first + timedelta(days=count - 1)


def ahead(today: date) -> tuple[date, date]:
    """Return the next twelve months: today and the day before today in a year."""
    same_month = month_after(today, 12)
    same_day = same_month.replace(day=min(today.day, month_end(same_month).day))
    return today, same_day - timedelta(days=1)
