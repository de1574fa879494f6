"""Which copies are kept, and when there's room for another."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

DAYS, WEEKS = 7, 3
# What a member has forgotten is in no copy after this; `/me forget` says so.
KEPT = timedelta(days=30)
FREE = 0.1  # of the disk


def kept(days: Collection[date], today: date) -> set[date]:
    """Return which of the days' copies stay: the last 7, and one for each of 3 weeks before."""
    newest_first = sorted((day for day in days if day > today - KEPT), reverse=True)
    staying = set(newest_first[:DAYS])
    weeks = {day.isocalendar()[:2] for day in staying}
    for day in newest_first[DAYS:]:
        week = day.isocalendar()[:2]
        if week not in weeks and len(staying) < DAYS + WEEKS:
            weeks.add(week)
            staying.add(day)
    return staying


def is_too_full(free: int, total: int) -> bool:
    """Return whether a disk is too full for another copy: under a tenth of its bytes is free."""
    return free < total * FREE
