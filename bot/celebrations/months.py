"""The calendar month by month, as coordinators change it; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.celebrations.calendar import Calendar
    from bot.celebrations.observances import Observance

SHOWN = 25  # as many as a menu of Discord's holds


def in_month(calendar: Calendar, month: int, today: date) -> list[Observance]:
    """Return what can be chosen and usually begins in *month* (1 is January), in its order.

    Contested ones are left to `contested_in`.
    """
    found = _falling(calendar, month, today)
    return [one for one in found if not one.contested]


def contested_in(calendar: Calendar, month: int, today: date) -> list[Observance]:
    """Return what is contested and begins in *month*."""
    return [one for one in _falling(calendar, month, today) if one.contested]


def _falling(calendar: Calendar, month: int, today: date) -> list[Observance]:
    dated = [(day, one) for one in calendar.everything() if (day := usually(calendar, one, today))]
    found = [(day.day, one.slug, one) for day, one in dated if day.month == month]
    return [one for _, _, one in sorted(found, key=lambda each: each[:2])]


def usually(calendar: Calendar, one: Observance, today: date) -> date | None:
    """Return the next first day; where it has no date yet, the last one known."""
    found = calendar.occurrence(one, today)
    if found is not None:
        return found.first
    if one.within is not None:
        week = calendar.get(one.within)
        return None if week is None else usually(calendar, week, today)
    return max(one.dates.values())[0] if one.dates else None
