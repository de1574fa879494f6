"""How a day reads: moved, long, several at once; and whatever a group wrote into it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.celebrations.gathering import CelebratedDay, Gathering, Morning
from bot.celebrations.memories import Memory, Recap
from bot.celebrations.observances import Observance, load
from bot.celebrations.occurrences import ObservedDay
from bot.celebrations.planning import DayAhead
from bot.celebrations.selection import DayPost
from bot.kit.safe import safe_name
from bot.kit.text import THREAD_NAME_LIMIT
from cogs.celebrations import day_cards, plan_cards
from tests.meta.test_messages import ID, PATTERNS, _assert_fits, _filled, _win


def morning(*days: tuple[Observance, str, str], on: str = "2027-03-19") -> Morning:
    """Return what is celebrated on a day: observances with their first and last days."""
    gathered = tuple(
        CelebratedDay(
            one.slug, one.name, one.counter, date.fromisoformat(first), date.fromisoformat(last)
        )
        for one, first, last in days
    )
    when = date.fromisoformat(on)
    there = (5, ID, ID, False, None, None)
    gathering = Gathering(2**63 - 1, ID, when, when, "own", False, *there, gathered)
    return Morning(gathering, {one.slug: one for one, _, _ in days})


def first_line(kind: str, first: str, last: str, on: str, *, school_day: bool = True) -> str:
    """Return the first line of a post about one observance."""
    found = morning((Observance("x", "Poetry", kind), first, last), on=on)
    return day_cards.said(found, date.fromisoformat(on), "US", school_day=school_day)[0]


@pytest.mark.parametrize(
    ("kind", "first", "last", "on", "line"),
    [
        ("day", "2027-02-03", "2027-02-03", "2027-02-03", "Today is **Poetry**."),
        (
            "day",
            "2027-03-21",
            "2027-03-21",
            "2027-03-19",
            "**Poetry** is on Sunday. Today is the last school day before it.",
        ),
        (
            "day",
            "2027-01-01",
            "2027-01-01",
            "2026-12-21",
            "**Poetry** is on January 1. Today is the last school day before it.",
        ),
        ("week", "2027-05-03", "2027-05-09", "2027-05-03", "This week is **Poetry**."),
        ("week", "2027-04-11", "2027-04-17", "2027-04-12", "This week is **Poetry**."),
        (
            "week",
            "2026-12-24",
            "2026-12-31",
            "2026-12-21",
            "**Poetry** begins on Thursday. Today is the last school day before it.",
        ),
        ("month", "2027-02-01", "2027-02-28", "2027-02-01", "This month is **Poetry**."),
        (
            "month",
            "2026-10-05",
            "2026-11-13",
            "2026-10-05",
            "**Poetry** has begun. It runs through November 13.",
        ),
    ],
)
def test_the_first_line(kind: str, first: str, last: str, on: str, line: str) -> None:
    """It stands alone and says when it is."""
    assert first_line(kind, first, last, on) == line


def test_in_summer() -> None:
    """Without school nothing is said of a school day."""
    line = first_line("day", "2027-07-31", "2027-07-31", "2027-07-30", school_day=False)

    assert line == "**Poetry** is on Saturday."


def test_two_in_one_post() -> None:
    """Each has its line and its idea; there is one question and one thread's name."""
    chain = Observance("chain", "Paper Chain Day", idea="Fold one link a book.")
    dogs = Observance("dogs", "Reading Dogs Week", "week", idea="Invite one dog.")
    found = morning((chain, "2027-03-19", "2027-03-19"), (dogs, "2027-03-15", "2027-03-21"))

    assert day_cards.post(found, date(2027, 3, 19), "US").content == (
        "Today is **Paper Chain Day**.\n"
        "This week is **Reading Dogs Week**.\n"
        "Got ten minutes for Paper Chain Day? Fold one link a book.\n"
        "Got ten minutes for Reading Dogs Week? Invite one dog.\n"
        "Did you do something, big or tiny? Please leave out student names and faces."
    )
    assert day_cards.thread_name(found.gathering) == "Paper Chain Day and Reading Dogs Week, 2027"


def test_every_observance_fits() -> None:
    """Three of the longest share one post, ride on another, and fit."""
    longest = sorted(load(), key=lambda one: len(one.name) + len(one.idea))[-3:]
    found = morning(*((one, "2027-03-21", "2027-03-21") for one in longest))
    card = day_cards.post(found, date(2027, 3, 19), "US", late=True)

    _assert_fits(card)
    assert card.content.endswith("Please leave out student names and faces.")
    assert len(card.content) < 1_300  # beside it a nudge fits, or a new year's post
    for one in load():
        single = morning((one, "2027-03-21", "2027-03-21"))
        _assert_fits(day_cards.opener(single))
        _assert_fits(day_cards.about(single, {}, "US"))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_whatever_a_group_wrote(pattern: str) -> None:
    """The longest day of a group's own fits everywhere, and nothing in it pings."""
    name, text = _filled(pattern, 80), _filled(pattern, 300)
    one = Observance(
        "own-9", name, what=text, idea=text, counter=name[:40], sources=("https://example.org/",)
    )
    found = morning(*((one, "2027-03-21", "2027-03-21") for _ in range(3)))
    memory = Memory(date(2026, 3, 20), ID, ID, _filled(pattern, 80))
    recap = Recap(1_000_000, 10**9, name, (_win(pattern),) * 5)
    occurrence = ObservedDay(date(2027, 3, 21), date(2027, 3, 21), "own-9")
    ahead = DayAhead(DayPost(date(2027, 3, 19), (occurrence,)), (name,) * 3, (memory,), (1, 2, 3))
    shown = [
        day_cards.post(found, date(2027, 3, 19), "US"),
        day_cards.opener(found),
        day_cards.about(found, {"own-9": memory}, "US"),
        day_cards.so_far(found.gathering, 10**9, "20270319"),
        day_cards.recap(found.gathering, recap, {ID: _filled(pattern, 32)}, []),
        plan_cards.post(date(2027, 3, 1), [ahead] * 31, "US"),
        plan_cards.helpers(
            date(2027, 3, 1), [ahead] * 31, {n: safe_name(name) for n in (1, 2, 3)}, "US"
        ),
    ]

    for card in shown:
        _assert_fits(card)
        assert "@everyone" not in card.content
    assert 1 <= len(day_cards.thread_name(found.gathering)) <= THREAD_NAME_LIMIT
