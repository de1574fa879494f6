"""What a plan is, what counts as done, and in which week, month and quarter; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, TypedDict, cast

from bot.drafts.rules import PublicText
from bot.kit.dates import DateRange, Unread, month_end, parse_range, week_of
from bot.kit.errors import Refusal
from bot.kit.hours import read_minutes
from bot.kit.safe import safe_line
from bot.kit.text import checked, one_line
from bot.plans import presets, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

OWN_LIMIT = 200
ABOUT_LIMIT = 100
NOTE_LIMIT = 500
LONGEST_AGO = timedelta(days=366)
LONGEST = 600  # minutes of a day


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
class TypedDone(PublicText):
    """What a member typed about something they did; nobody else reads any of it."""

    public = ()

    goal: str = ""
    day: str = ""
    minutes: str = ""
    about: str = ""
    note: str = ""


@dataclass(frozen=True)
class PlanEntry:
    """Something that was done."""

    id: int
    guild_id: int
    goal: str
    day: date
    source: str
    about: str | None = None
    note: str | None = None
    minutes: int | None = None
    kind: str | None = None  # of what a member went to, as in attending.KINDS
    ref: str | None = None
    heading: str | None = None  # under which it's filed in a document
    member_id: int = 0


class PlanChange(TypedDict, total=False):
    """What can be changed of a plan, by the column's name; see `PlanRow`."""

    weekly: str
    monthly: str
    quarterly: str
    weekly_own: str | None
    monthly_own: str | None
    quarterly_own: str | None
    volume: str


def picked(goal: str, preset: str) -> PlanChange:
    """Return the change to one of the list's goals."""
    return cast("PlanChange", {goal: preset, f"{goal}_own": None})


def in_own_words(goal: str, own: str | None) -> PlanChange:
    """Return the change to a goal in own words; None: back to the list's."""
    return cast("PlanChange", {f"{goal}_own": own})


def usual(guild_id: int, member_id: int) -> Plan:
    """Return the guide's own three, for one who made no plan."""
    goals = {goal: presets.of_goal(goal)[0].id for goal in presets.GOALS}
    return Plan(guild_id, member_id, goals, {}, made=False)


def goal_line(plan: Plan, goal: str) -> str:
    """Return a goal in a sentence: the member's own words, else the preset's."""
    own = plan.own.get(goal)
    return own or preset(plan, goal).line


def preset(plan: Plan, goal: str) -> presets.Preset:
    """Return the preset of a goal; the first of the list for one that is there no more."""
    found = presets.find(plan.goals[goal])
    return found if found is not None and found.goal == goal else presets.of_goal(goal)[0]


_QUARTERLY_WEEK, _MONTHLY_WEEK = 1, 2  # of its month, counted from 0


def counts_for(plan: Plan, source: str) -> list[str]:
    """Return the goals that something done elsewhere counts for."""
    return [goal for goal in presets.GOALS if source in preset(plan, goal).counts]


@cache
def counts_for_everyone(source: str) -> list[str] | None:
    """Return the goals that it counts for in whatever plan; None where that's up to the plan."""
    goals = []
    for goal in presets.GOALS:
        counts = {source in one.counts for one in presets.of_goal(goal)}
        if len(counts) > 1:
            return None
        goals += [goal] * counts.pop()
    return goals


def period(goal: str, day: date) -> DateRange:
    """Return the week, calendar month or calendar quarter of *day*."""
    if goal == "weekly":
        monday = week_of(day)
        return DateRange(monday, monday + timedelta(days=6))
    length = 1 if goal == "monthly" else 3
    first = (day.month - 1) // length * length + 1
    return DateRange(date(day.year, first, 1), month_end(date(day.year, first + length - 1, 1)))


def wider_goal(entries: Sequence[PlanEntry], day: date) -> str | None:
    """Return the goal of a longer period that the week of *day* is a good time for, if it's open.

    The third week of a month is for the month's goal, and the second of a quarter's last month for
    the quarter's.
    """
    week = (day.day - 1) // 7
    if week == _QUARTERLY_WEEK and day.month % 3 == 0:
        goal = "quarterly"
    elif week == _MONTHLY_WEEK:
        goal = "monthly"
    else:
        return None
    return None if done_in(entries, goal, day) else goal


def done_in(entries: Sequence[PlanEntry], goal: str, day: date) -> list[PlanEntry]:
    """Return what was done for a goal in its period, oldest first."""
    within = period(goal, day)
    found = [entry for entry in entries if entry.goal == goal and entry.day in within]
    return sorted(found, key=lambda entry: (entry.day, entry.id))


def tidy_own(text: str) -> str | None:
    """Return own words for a goal as they are kept; None for none. Raises Refusal."""
    return _line(text, OWN_LIMIT, words.OWN_TOO_LONG)


def tidy_about(text: str) -> str | None:
    """Return who with or where, as it is kept; None for nothing. Raises Refusal."""
    return _line(text, ABOUT_LIMIT, words.ABOUT_TOO_LONG)


def tidy_note(text: str) -> str | None:
    """Return what happened, as it is kept; None for nothing. Raises Refusal."""
    return _line(text, NOTE_LIMIT, words.NOTE_TOO_LONG)


def day_done(text: str, today: date, country: str) -> date:
    """Return the day that is meant: "yesterday", "Tuesday", "last week", "Sep 3", or 2026-09-03.

    Nothing typed is today. A weekday is the latest one, a day without a year the latest one that
    has come. For several days stands the last one from Monday to Friday that has come. Raises
    Refusal when it is not understood, has not come yet, or is more than a year ago.
    """
    if not text.strip():
        return today
    try:
        days = parse_range(text, today, country, "past")
    except Unread as unread:
        raise Refusal(words.DAY_NOT_UNDERSTOOD.format(typed=safe_line(text, 60))) from unread
    day = days.first if len(days) == 1 else _weekday_of(days, today)
    if day > today:
        raise Refusal(words.DAY_TO_COME)
    if today - day > LONGEST_AGO:
        raise Refusal(words.DAY_LONG_AGO)
    return day


def _weekday_of(days: DateRange, today: date) -> date:
    """Return the last day from Monday to Friday that has come, or the first of all if none has."""
    last = max(min(days.last, today), days.first)
    back = timedelta(days=max(0, last.weekday() - 4))
    return last - back if last - back in days else last


def minutes_done(text: str, days: int = 1) -> int | None:
    """Return how long it took: "45", "an hour", "1 h 30". None for nothing typed. Raises Refusal.

    It's one minute at least, and 600 a day at most.
    """
    if not text.strip():
        return None
    minutes = read_minutes(text)
    if minutes is None or minutes < 1:
        raise Refusal(words.MINUTES_NOT_UNDERSTOOD.format(typed=safe_line(text, 60)))
    if minutes > LONGEST * days:
        raise Refusal(words.MINUTES_TOO_MANY.format(typed=safe_line(text, 60)))
    return minutes


def not_saved(refusal: Refusal) -> str:
    """Return a refusal's sentence, which says that what was typed isn't saved, but safe."""
    sentence = refusal.message
    saying = sentence.startswith(words.NOT_SAVED)
    return sentence if saying else f"{sentence} {words.TYPED_IS_SAFE}"


def _line(text: str, limit: int, sentence: str) -> str | None:
    return checked(one_line(text), limit, sentence) or None
