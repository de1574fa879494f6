"""When a round comes, which times are suggested, what the questions are."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.coffee import questions, rules
from bot.coffee.rules import CoffeeSettings
from bot.school.clock import SchoolClock, SchoolYear
from bot.school.holidays import Break

CHICAGO = SchoolClock("America/Chicago")
NOW = datetime(2026, 9, 14, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("settings", "after", "days"),
    [
        (
            CoffeeSettings(),
            date(2026, 8, 20),
            ["2026-08-25", "2026-09-15", "2026-10-14", "2026-11-10"],
        ),
        (CoffeeSettings(week=1), date(2026, 9, 1), ["2026-09-09", "2026-10-06", "2026-11-03"]),
        (CoffeeSettings(week=4), date(2026, 11, 20), ["2026-11-24", "2026-12-21"]),
        (CoffeeSettings("months"), date(2026, 8, 20), ["2026-09-15", "2026-11-10", "2027-01-12"]),
        (CoffeeSettings("weeks"), date(2026, 9, 1), ["2026-09-15", "2026-09-29", "2026-10-14"]),
        (CoffeeSettings(), date(2027, 5, 30), ["2027-08-24"]),
    ],
)
def test_days_of_rounds(settings: CoffeeSettings, after: date, days: list[str]) -> None:
    """The second school day of the chosen week; never in the summer or a break."""
    found = []
    for _ in days:
        after = rules.next_day(CHICAGO, settings, after) or after
        found.append(str(after))

    assert found == days
    assert all(CHICAGO.is_school_day(date.fromisoformat(one)) for one in found)


def test_no_school_for_long() -> None:
    """Where there is no school for more than a year, no round comes."""
    never = CHICAGO.for_member(breaks=(Break(date(2026, 1, 1), date(2029, 1, 1)),))

    assert rules.next_day(never, CoffeeSettings(), date(2026, 9, 1)) is None
    assert rules.next_day(never, CoffeeSettings("weeks"), date(2026, 9, 1)) is None


def test_a_week_of_four_days() -> None:
    """In a group that teaches Tuesday to Friday it is a Wednesday."""
    year = SchoolYear(date(2026, 8, 18), date(2027, 5, 28), (), frozenset({1, 2, 3, 4}))

    day = rules.next_day(SchoolClock("America/Denver", (year,)), CoffeeSettings(), date(2026, 9, 1))
    assert day is not None
    assert f"{day:%A}" == "Wednesday"


def test_the_hour() -> None:
    """Nine in the morning, on the clocks of that day; when school opens where it is later."""
    assert rules.moment(CHICAGO, date(2026, 11, 3)) == datetime(2026, 11, 3, 15, tzinfo=UTC)
    late = CHICAGO.for_member(opens=time(10))
    assert rules.moment(late, date(2026, 10, 6)) == datetime(2026, 10, 6, 15, tzinfo=UTC)
    assert rules.asks_at(CHICAGO, NOW) == datetime(2026, 9, 28, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    "zones",
    [
        ["America/Chicago"] * 2,
        ["America/Chicago", "America/Denver", "America/New_York"],
        ["America/Chicago", "Europe/London"],
    ],
)
def test_times(zones: list[str]) -> None:
    """Three moments on three days, inside the school hours of each."""
    clocks = [CHICAGO.for_member(zone) for zone in zones]
    found = rules.times(clocks, NOW)

    assert len(found) == len({one.date() for one in found}) == 3
    assert found == sorted(found)
    for one in found:
        assert NOW + timedelta(days=1) < one < NOW + timedelta(days=21)
        for clock in clocks:
            assert clock.in_school_hours(one)
            assert clock.in_school_hours(one + rules.LENGTH - timedelta(seconds=1))


def test_times_around_days_off() -> None:
    """A member's own days off and hours hold; without common hours there are none."""
    own = CHICAGO.for_member(
        opens=time(12), closes=time(13), breaks=(Break(date(2026, 9, 16), date(2026, 9, 25)),)
    )
    found = rules.times([CHICAGO, own], NOW)

    assert len(found) == 3
    assert min(found).date() >= date(2026, 9, 28)
    assert all(own.in_school_hours(one) for one in found)
    assert rules.times([CHICAGO, CHICAGO.for_member("Asia/Tokyo")], NOW) == []


@pytest.mark.parametrize(
    ("answers", "rests"),
    [
        ([], False),
        ([None], False),
        ([None, None], True),
        ([None, "no"], False),
        (["no", None, None], False),
        ([None, None, "yes"], True),
    ],
)
def test_who_rests(answers: list[str | None], rests: bool) -> None:
    """Two questions in a row without an answer, the newest first."""
    assert rules.rests(answers) == rests


def test_counts_as_kept() -> None:
    """What a round keeps of those it left out is numbers by reason."""
    assert rules.tallied({"away": 2, "alone": 0, "unreachable": 1}) == "away:2,unreachable:1"
    assert rules.counted("away:2,unreachable:1") == {"away": 2, "unreachable": 1}
    assert rules.counted("") == {}


def test_questions() -> None:
    """Each month has some; three differ, and so do those of two groups that follow each other."""
    assert sorted(questions.load()) == [*range(1, 13)]
    for month, found in questions.load().items():
        assert len(set(found)) == len(found) > questions.SHOWN
        assert all(one.endswith("?") and len(one) <= 110 for one in found)
        shown = questions.of_season(month, 7, "US")
        assert len(set(shown)) == questions.SHOWN
        assert shown != questions.of_season(month, 8, "US")
