"""What a plan is, what counts as done, and in which week, month and quarter; pure."""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.kit.errors import Refusal
from bot.kit.safe import safe_line
from bot.kit.text import tidy
from bot.plans import presets, words
from bot.school.clock import week_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

GOALS = ("weekly", "monthly", "quarterly")
FINDS = ("here", "dm", "off")
VOLUMES = ("light", "standard")
OWN_LIMIT = 200
WHOM_LIMIT = 100
NOTE_LIMIT = 500
LONGEST_AGO = timedelta(days=366)

_WEEKDAYS = [name.lower() for name in months.day_name]
_MONTHS = [name.lower() for name in months.month_name]


@dataclass(frozen=True)
class Plan:
    """One member's plan; *goals* are presets' ids, *own* the words that stand before them."""

    guild_id: int
    member_id: int
    goals: dict[str, str]
    own: dict[str, str]
    find: str = "here"
    volume: str = "light"
    made: bool = True  # False: the guide's own three, until one is made
    changed_at: datetime | None = None

    @property
    def way(self) -> str:
        """Return where the nudge finds them and how often, as one choice."""
        return "dm_reminded" if self.reminded else self.find

    @property
    def by_dm(self) -> bool:
        """Return whether the nudge comes by direct message."""
        return self.find == "dm"

    @property
    def reminded(self) -> bool:
        """Return whether there is a reminder mid-week."""
        return self.by_dm and self.volume == "standard"


@dataclass(frozen=True)
class Mark:
    """Something that was done."""

    id: int
    guild_id: int
    goal: str
    day: date
    source: str
    whom: str | None = None
    note: str | None = None
    minutes: int | None = None


@dataclass(frozen=True)
class Period:
    """The days for which a goal counts, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Return whether *day* is one of them."""
        return self.first <= day <= self.last


def usual(guild_id: int, member_id: int) -> Plan:
    """Return the guide's own three, for one who made no plan."""
    goals = {goal: presets.of_goal(goal)[0].id for goal in GOALS}
    return Plan(guild_id, member_id, goals, {}, made=False)


def goal_line(plan: Plan, goal: str) -> str:
    """Return a goal in a sentence: the member's own words, else the preset's."""
    own = plan.own.get(goal)
    return own or preset(plan, goal).line


def preset(plan: Plan, goal: str) -> presets.Preset:
    """Return the preset of a goal; the first of the list for one that is there no more."""
    found = presets.find(plan.goals[goal])
    return found if found is not None and found.goal == goal else presets.of_goal(goal)[0]


def counts_for(plan: Plan, source: str) -> list[str]:
    """Return the goals that something done elsewhere marks."""
    return [goal for goal in GOALS if source in preset(plan, goal).counts]


def period(goal: str, day: date) -> Period:
    """Return the week, calendar month or calendar quarter of *day*."""
    if goal == "weekly":
        monday = week_of(day)
        return Period(monday, monday + timedelta(days=6))
    length = 1 if goal == "monthly" else 3
    first = (day.month - 1) // length * length + 1
    last = first + length - 1
    return Period(
        date(day.year, first, 1), date(day.year, last, months.monthrange(day.year, last)[1])
    )


def done_in(marks: Sequence[Mark], goal: str, day: date) -> list[Mark]:
    """Return what was done for a goal in its period, oldest first."""
    within = period(goal, day)
    found = [mark for mark in marks if mark.goal == goal and mark.day in within]
    return sorted(found, key=lambda mark: (mark.day, mark.id))


def tidy_own(text: str) -> str | None:
    """Return own words for a goal as they are kept; None for none. Raises Refusal."""
    return _line(text, OWN_LIMIT, words.OWN_TOO_LONG)


def tidy_whom(text: str) -> str | None:
    """Return with whom or where, as it is kept; None for nothing. Raises Refusal."""
    return _line(text, WHOM_LIMIT, words.WHOM_TOO_LONG)


def tidy_note(text: str) -> str | None:
    """Return what happened, as it is kept; None for nothing. Raises Refusal."""
    return _line(text, NOTE_LIMIT, words.NOTE_TOO_LONG)


def day_done(text: str, today: date) -> date:
    """Return the day that is meant: "yesterday", "Tuesday", "Sep 3", "9/3", or 2026-09-03.

    A weekday is the latest one, a day without a year the latest one that has come. Raises
    Refusal when it is not understood, has not come yet, or is more than a year ago.
    """
    day = _day(text.strip().lower().removeprefix("last ").removeprefix("on "), today)
    if day is None:
        raise Refusal(words.DAY_NOT_UNDERSTOOD.format(typed=safe_line(text, 60)))
    if day > today:
        raise Refusal(words.DAY_TO_COME)
    if today - day > LONGEST_AGO:
        raise Refusal(words.DAY_LONG_AGO)
    return day


def _line(text: str, limit: int, sentence: str) -> str | None:
    clean = " ".join(tidy(text).split())
    if len(clean) > limit:
        raise Refusal(sentence.format(limit=limit, length=f"{len(clean):,}"))
    return clean or None


def _day(text: str, today: date) -> date | None:
    if text in ("", "today"):
        return today
    if text == "yesterday":
        return today - timedelta(days=1)
    for weekday, name in enumerate(_WEEKDAYS):
        if len(text) > 2 and name.startswith(text.rstrip(".")):
            return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return _of_month(text.replace(",", " ").replace("/", " ").split(), today)


def _of_month(parts: Sequence[str], today: date) -> date | None:
    """Return the day of "sep 3", "3 september" or "9/3", with or without a year."""
    if len(parts) not in (2, 3):
        return None
    name, number = (parts[1], parts[0]) if parts[1][0].isalpha() else (parts[0], parts[1])
    month = _month(name)
    numbers = [number.removesuffix(end) for end in ("st", "nd", "rd", "th") if number.endswith(end)]
    digits = [*(numbers or [number])[:1], *parts[2:]]
    if not month or not all(one.isascii() and one.isdigit() and len(one) < 5 for one in digits):
        return None
    years = [int(digits[1])] if len(digits) > 1 else [today.year, today.year - 1]
    days = []
    for year in years:
        try:
            days.append(date(year + 2_000 if year < 100 else year, month, int(digits[0])))
        except ValueError:
            continue
    return next((day for day in days if day <= today), days[0] if days else None)


def _month(name: str) -> int:
    if name.isascii() and name.isdigit():
        return int(name) if len(name) < 3 and int(name) < 13 else 0
    name = name.rstrip(".")
    found = (i for i, one in enumerate(_MONTHS) if len(name) > 2 and one.startswith(name))
    return next(found, 0)
