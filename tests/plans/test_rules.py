"""What counts as done, and for which week, month and quarter."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.dates import DateRange
from bot.kit.errors import Refusal
from bot.plans import presets, rules
from bot.plans.presets import GOALS
from bot.plans.rules import Plan, PlanEntry

TODAY = date(2026, 9, 16)  # a Wednesday
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", TODAY),
        ("today", TODAY),
        ("Yesterday", date(2026, 9, 15)),
        ("Monday", date(2026, 9, 14)),
        ("last Friday", date(2026, 9, 11)),
        ("on tue", date(2026, 9, 15)),
        ("Wednesday", date(2026, 9, 9)),  # today is "today"
        ("Sep 3", date(2026, 9, 3)),
        ("3 September", date(2026, 9, 3)),
        ("Sept. 3rd, 2026", date(2026, 9, 3)),
        ("9/3", date(2026, 9, 3)),
        ("9/3/26", date(2026, 9, 3)),
        ("Dec 1", date(2025, 12, 1)),  # the latest that has come
        ("2026-09-03", date(2026, 9, 3)),
        ("last week", date(2026, 9, 11)),  # its Friday
        ("week of Sep 7", date(2026, 9, 11)),
        ("this week", TODAY),
        ("last month", date(2026, 8, 31)),
        ("last weekend", date(2026, 9, 13)),
        ("9/1-9/3", date(2026, 9, 3)),
        ("two weeks ago", date(2026, 9, 2)),
        ("Oct 3", date(2025, 10, 3)),
    ],
)
def test_a_day_as_people_write_it(typed: str, day: date) -> None:
    """A day is understood as it is usually said, looking back."""
    assert rules.day_done(typed, TODAY, "US") == day


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "Feb 30",
        "13/1",
        "2026-09-17",
        "next week",
        "2025-01-01",
        "9/3/26/1",
        "mo",
        "3 3 3",
        "x 3",
        "²/3",
    ],
)
def test_not_a_day(typed: str) -> None:
    """What is no day, to come, or long ago gets a sentence."""
    with pytest.raises(Refusal):
        rules.day_done(typed, TODAY, "US")


@given(st.text(max_size=30))
def test_anything_typed_as_a_day(typed: str) -> None:
    """Whatever is typed is a day within the last year, or a sentence."""
    try:
        day = rules.day_done(typed, TODAY, "US")
    except Refusal:
        return

    assert timedelta() <= TODAY - day <= rules.LONGEST_AGO


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("", None),
        ("45", 45),
        (" 45 min. ", 45),
        ("1 minute", 1),
        ("about 20 minutes", 20),
        ("thirty minutes", 30),
        ("an hour", 60),
        ("1 hour", 60),
        ("1.5 hours", 90),
        (".5 hr", 30),
        ("half an hour", 30),
        ("an hour and a half", 90),
        ("2 and a half hours", 150),
        ("1 h 30", 90),
        ("1h30m", 90),
        ("1 hour 15 minutes", 75),
        ("1 hr, 5 min", 65),
        ("1:15", 75),
        ("10 hours", 600),
        ("600", 600),
    ],
)
def test_how_long_as_people_write_it(typed: str, minutes: int | None) -> None:
    """A length of time is understood as it's usually said."""
    assert rules.minutes_done(typed) == minutes


@pytest.mark.parametrize(
    "typed",
    [
        "0",
        "601",
        "11 hours",
        "-5",
        "long",
        "45 books",
        "1:75",
        "4e2",
        "\u0664\u0665",
        "0.2",
        "99999",
    ],
)
def test_no_length_of_time(typed: str) -> None:
    """What's none, less than a minute or more than ten hours gets a sentence that quotes it."""
    with pytest.raises(Refusal, match=re.escape(typed)):
        rules.minutes_done(typed)


@given(st.text(max_size=30))
def test_anything_typed_as_minutes(typed: str) -> None:
    """Whatever is typed is 1 to 600 minutes, nothing, or a sentence."""
    try:
        minutes = rules.minutes_done(typed)
    except Refusal:
        return

    assert minutes is None or 1 <= minutes <= rules.LONGEST


@pytest.mark.parametrize(
    ("goal", "first", "last"),
    [
        ("weekly", date(2026, 9, 14), date(2026, 9, 20)),
        ("monthly", date(2026, 9, 1), date(2026, 9, 30)),
        ("quarterly", date(2026, 7, 1), date(2026, 9, 30)),
    ],
)
def test_periods(goal: str, first: date, last: date) -> None:
    """A goal counts for its week, month or quarter."""
    assert rules.period(goal, TODAY) == DateRange(first, last)


@given(day=DAYS, goal=st.sampled_from(GOALS))
def test_periods_meet(day: date, goal: str) -> None:
    """Every day is in one period, and the next one begins the day after it ends."""
    period = rules.period(goal, day)

    assert day in period
    assert rules.period(goal, period.first) == rules.period(goal, period.last) == period
    assert rules.period(goal, period.last + timedelta(days=1)).first == (
        period.last + timedelta(days=1)
    )


def test_what_was_done() -> None:
    """Only what was done for the goal in its period counts, oldest first."""
    days = [("weekly", 15), ("weekly", 14), ("weekly", 13), ("monthly", 15)]
    entries = [
        PlanEntry(n, 1, goal, date(2026, 9, day), "own") for n, (goal, day) in enumerate(days)
    ]

    assert [entry.id for entry in rules.done_in(entries, "weekly", TODAY)] == [1, 0]


def test_own_words_stand_first() -> None:
    """Own words stand before the preset; without them the preset's line does."""
    usual = rules.usual(1, 2)
    own = Plan(1, 2, usual.goals, {"weekly": "Eat lunch with the science team."})

    assert rules.goal_line(own, "weekly") == "Eat lunch with the science team."
    assert rules.goal_line(own, "monthly") == rules.goal_line(usual, "monthly")
    assert not usual.made


def test_a_preset_that_is_gone() -> None:
    """A plan with a preset of an earlier version still has three goals."""
    plan = Plan(1, 2, dict.fromkeys(GOALS, "of old"), {})

    assert [rules.goal_line(plan, goal) for goal in GOALS] == [
        rules.goal_line(rules.usual(1, 2), goal) for goal in GOALS
    ]


@pytest.mark.parametrize(
    ("source", "goals"),
    [
        ("win", ["weekly"]),
        ("mentor", ["weekly", "monthly"]),
        ("coffee", ["weekly", "monthly"]),
        ("event", ["monthly"]),
        ("presented", ["quarterly"]),
    ],
)
def test_counted_from_elsewhere(source: str, goals: list[str]) -> None:
    """What was done elsewhere counts for the goals that it is evidence of."""
    assert rules.counts_for(rules.usual(1, 2), source) == goals


@pytest.mark.parametrize("source", ["win", "coffee", "mentor", "event", "presented", "own"])
def test_counted_in_whatever_plan(source: str) -> None:
    """The plan is left unread only where none of them makes a difference."""
    plans = [
        Plan(1, 2, dict(zip(GOALS, (one.id for one in chosen), strict=True)), {})
        for chosen in product(*map(presets.of_goal, GOALS))
    ]
    found = {tuple(rules.counts_for(plan, source)) for plan in plans}
    always = rules.counts_for_everyone(source)

    assert (always is None) == (len(found) > 1)
    assert always is None or found == {tuple(always)}


def test_a_win_counts_whatever_the_plan_is() -> None:
    """So a share needn't read its author's."""
    assert rules.counts_for_everyone("win") == ["weekly"]


@pytest.mark.parametrize("tidy", [rules.tidy_own, rules.tidy_about, rules.tidy_note])
def test_four_thousand_characters(tidy: object) -> None:
    """A text that is too long gets a sentence with both numbers; nothing is nothing."""
    assert callable(tidy)
    with pytest.raises(Refusal, match="4,000"):
        tidy("x" * 4_000)
    assert tidy("  ") is None
    assert tidy(" two\n words ") == "two words"


@pytest.mark.parametrize(
    ("day", "goal"),
    [
        (date(2026, 10, 5), None),
        (date(2026, 10, 19), "monthly"),
        (date(2026, 10, 26), None),
        (date(2026, 12, 7), None),
        (date(2026, 12, 14), "quarterly"),
        (date(2026, 11, 9), None),
        (date(2026, 11, 16), "monthly"),
    ],
)
def test_a_wider_goal(day: date, goal: str | None) -> None:
    """Once a month the month's goal comes first, and once a quarter the quarter's."""
    assert rules.wider_goal([], day) == goal


def test_a_wider_goal_that_is_met() -> None:
    """What's done already isn't asked for."""
    done = PlanEntry(1, 1, "monthly", date(2026, 10, 2), "own", None, None)

    assert rules.wider_goal([done], date(2026, 10, 19)) is None
