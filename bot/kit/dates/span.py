"""Days in a row, a day as typed, and what was wrong with it; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from bot.kit import words
from bot.kit.dates.names import MONTHS, WEEKDAYS

Prefer = Literal["future", "past"]

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
_ZERO = timedelta()


class Unread(Exception):
    """What was not understood, with the reason for the person who wrote it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NoDate(Unread):
    """No day is named."""


class Several(Unread):
    """More days are named than one stretch."""


class WrongWeekday(Unread):
    """A day with a weekday beside it that it doesn't have in that year."""


@dataclass(frozen=True, order=True)
class DateRange:
    """Days in a row, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Return whether *day* is one of them."""
        return self.first <= day <= self.last

    def __len__(self) -> int:
        """Return how many days they are."""
        return (self.last - self.first).days + 1

    def overlaps(self, other: DateRange) -> bool:
        """Return whether the two share a day."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True)
class TypedDay:
    """A day as typed, perhaps without its year; or, without a month, the 15th of any month."""

    month: int | None
    day: int
    year: int | None = None
    weekday: int | None = None

    @property
    def said(self) -> str:
        """Return "Feb 30"."""
        month = self.month or 0
        named = f"{MONTHS[month - 1][:3]} {self.day}" if 0 < month < 13 else ""
        return (named or f"{self.month}/{self.day}") + (f", {self.year}" if self.year else "")

    def within(self, year: int) -> date | None:
        """Return the day in *year*; None where that year has no such day."""
        try:
            return date(year, self.month or 0, self.day)
        except ValueError:
            return None

    def on(self, today: date, prefer: Prefer) -> date:
        """Return the day itself, or the next or latest one without a year. Raises Unread."""
        if self.month is None:
            return self._of_any_month(today, prefer)
        step = 1 if prefer == "future" else -1
        years = [self.year] if self.year else [today.year, today.year + step]
        days = [day for year in years if (day := self.within(year))]
        fits = [one for one in days if self.year or (one - today) * step >= _ZERO]
        if not fits:
            raise Unread(words.NOT_A_DAY_THEN.format(typed=self.said, year=years[-1]))
        if self.weekday not in (None, fits[0].weekday()):
            day, named = fits[0], WEEKDAYS[fits[0].weekday()]
            said = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
            raise WrongWeekday(words.WRONG_WEEKDAY.format(day=said, weekday=named))
        return fits[0]

    def _of_any_month(self, today: date, prefer: Prefer) -> date:
        month = today.replace(day=1)
        for _ in range(4):
            found = replace(self, month=month.month).within(month.year)
            if found and (found >= today if prefer == "future" else found <= today):
                return found
            month = month_end(month) + DAY if prefer == "future" else month - DAY
            month = month.replace(day=1)
        raise Unread(words.NOT_A_DATE)


def week_of(day: date) -> date:
    """Return the Monday of the week of *day*."""
    return day - timedelta(days=day.weekday())


def month_end(day: date) -> date:
    """Return the last day of the month of *day*."""
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - DAY


def single(day: date) -> DateRange:
    """Return one day as a range."""
    return DateRange(day, day)


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last one of a shorter month."""
    number = day.year * 12 + day.month - 1 + months
    first = date(number // 12, number % 12 + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))
