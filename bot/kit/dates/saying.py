"""Days, ranges and times of day as a country writes them (ISO 3166)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit.dates.names import MONTHS, WEEKDAYS
from bot.kit.dates.phrases import MONTH_FIRST

if TYPE_CHECKING:
    from datetime import date, time


def say_day(
    day: date, country: str, *, weekday: bool = False, year: bool = False, short: bool = False
) -> str:
    """Return "Monday, February 3, 2027" or "Monday 3 February 2027", or some of it.

    *short* names the month by three letters.
    """
    american = country in MONTH_FIRST
    month = MONTHS[day.month - 1][: 3 if short else None]
    said = f"{month} {day.day}" if american else f"{day.day} {month}"
    if year:
        said += f", {day.year}" if american else f" {day.year}"
    if weekday:
        said = f"{WEEKDAYS[day.weekday()]}{',' if american else ''} {said}"
    return said


def say_days(
    first: date,
    last: date,
    country: str,
    *,
    weekday: bool = False,
    year: bool = False,
    short: bool = False,
) -> str:
    """Return "September 25-29, 2026" or "25-29 September 2026", with an en dash.

    With weekdays it's "Monday, May 3 - Friday, May 7, 2027". The year stands once where both ends
    have the same one.
    """
    same_month = (first.year, first.month) == (last.year, last.month)
    if same_month and first != last and not weekday:
        if country in MONTH_FIRST:
            begins = f"{say_day(first, country, short=short)}\N{EN DASH}{last.day}"
            return f"{begins}, {last.year}" if year else begins
        return f"{first.day}\N{EN DASH}{say_day(last, country, year=year, short=short)}"
    ends = say_day(last, country, weekday=weekday, year=year, short=short)
    if first == last:
        return ends
    own_year = year and first.year != last.year
    begins = say_day(first, country, weekday=weekday, year=own_year, short=short)
    return f"{begins} \N{EN DASH} {ends}"


def say_in_file_name(first: date, last: date, country: str) -> str:
    """Return "August-17-to-December-18-2026", or "18-December-2026" for one day in the UK."""
    said = say_day(last, country, year=True)
    if first != last:
        said = f"{say_day(first, country, year=first.year != last.year)} to {said}"
    return said.replace(",", "").replace(" ", "-")


def say_month(day: date, today: date | None = None) -> str:
    """Return "February 2027"; in the year of *today* "February"."""
    month = MONTHS[day.month - 1]
    return month if today is not None and day.year == today.year else f"{month} {day.year}"


def say_school_year(first: date, last: date) -> str:
    """Return "2026-27" by its ends, or "2027": with the hyphen that districts and searches use."""
    if first.year == last.year:
        return str(last.year)
    return f"{first.year}-{last.year % 100:02}"


def say_time(at: time, country: str) -> str:
    """Return "7:15 AM", or "7:15 am" where that's usual."""
    half = "AM" if at.hour < 12 else "PM"
    said = half if country in MONTH_FIRST else half.lower()
    return f"{at.hour % 12 or 12}:{at:%M} {said}"


def say_times(begins: time, ends: time, country: str) -> str:
    """Return "3:30-4:15 PM" or "11:30 AM - 1:00 PM", with an en dash; once if they're equal."""
    last = say_time(ends, country)
    if begins == ends:
        return last
    first = say_time(begins, country)
    if (begins.hour < 12) == (ends.hour < 12) and begins < ends:
        return f"{first.partition(' ')[0]}\N{EN DASH}{last}"
    return f"{first} \N{EN DASH} {last}"
