"""A person's own days off, from lines as they type them and back; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.kit import calendar, words
from bot.kit.dates import Unread, find_ranges, say_days, week_of
from bot.kit.text import shorten, tidy
from bot.school.holidays import Break

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

LINE_SHOWN = 100  # characters of a line that was not understood


def read(text: str, zone: str | None, today: date) -> tuple[list[Break], list[str]]:
    """Return the days that a text names, and a sentence for each line that names none.

    A day without a year is the next one, from the Monday of the week of *today* on.
    """
    found: list[Break] = []
    missed: list[str] = []
    for number, typed in enumerate(text.splitlines(), 1):
        line = tidy(typed)
        if not line:
            continue
        try:
            found += _days(line, zone, today)
        except Unread as unread:
            missed.append(
                words.MISSED.format(
                    number=number, line=shorten(line, LINE_SHOWN), reason=unread.reason
                )
            )
    return sorted(set(found)), missed


def written(breaks: Iterable[Break], zone: str | None) -> str:
    """Return days off as text that `read` understands, a line each."""
    return "\n".join(_said(one, zone) for one in breaks)


def upcoming(breaks: Iterable[Break], zone: str | None, today: date) -> list[str]:
    """Return the days off that are not over, in words."""
    return [_said(one, zone) for one in breaks if one.last >= today]


def _said(one: Break, zone: str | None) -> str:
    return say_days(one.first, one.last, calendar.country_of(zone), year=True)


def _days(line: str, zone: str | None, today: date) -> list[Break]:
    found = find_ranges(line, week_of(today), calendar.country_of(zone))
    return [Break(one.days.first, one.days.last) for one in found]
