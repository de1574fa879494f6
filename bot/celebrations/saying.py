"""Days in words, as a list or a page shows them; pure."""

from __future__ import annotations

from datetime import date, timedelta

from bot.kit.dates import MONTHS, WEEKDAYS, shown


def days(first: date, last: date, *, year: bool = False) -> str:
    """Return "Wednesday 3 February", "Monday 3 to Sunday 9 May" or "all February"."""
    if year:
        return shown(first, last)
    end = f"{WEEKDAYS[last.weekday()]} {last.day} {MONTHS[last.month - 1]}"
    if first == last:
        return end
    if first.day == 1 and last == month_end(first):
        return f"all {MONTHS[first.month - 1]}"
    start = f"{WEEKDAYS[first.weekday()]} {first.day}"
    if first.month != last.month:
        start += f" {MONTHS[first.month - 1]}"
    return f"{start} to {end}"


def month(day: date) -> str:
    """Return "February 2027"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def month_end(day: date) -> date:
    """Return the last day of the month of *day*."""
    return month_after(day) - timedelta(days=1)


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
