"""How weekly posts begin and end, and the nudge's public line: never twice in a row."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import pytest

from bot.plans import words as plan_words
from bot.weekly import openings, questions
from bot.weekly.openings import Which
from bot.weekly.service import Issue
from cogs.plans import cards as plan_cards
from cogs.weekly import cards

WEEKS = [date(2026, 9, 18) + timedelta(weeks=n) for n in range(250)]


@pytest.mark.parametrize("which", get_args(Which))
@pytest.mark.parametrize("seed", ["1", "2", "9007199254740993"])
def test_two_in_a_row(which: Which, seed: str) -> None:
    """Over years, two in a row differ, and all of them come."""
    said = [openings.choose(which, day, seed, questions.occasions_on(day)) for day in WEEKS]

    assert all(one != after for one, after in pairwise(said))
    assert set(said) == {one.text for one in openings.load(which)}


@pytest.mark.parametrize("which", get_args(Which))
@pytest.mark.parametrize("seed", ["1", "2", "9007199254740993"])
@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_a_whole_semester(which: Which, seed: str, year: int) -> None:
    """From August to May, of eighteen posts in a row no two begin or end alike."""
    friday = date(year, 8, 21)
    days = [friday + timedelta(weeks=n) for n in range(41)]
    said = [openings.choose(which, day, seed, questions.occasions_on(day)) for day in days]

    assert all(len(set(said[n : n + 18])) == 18 for n in range(len(said) - 18))


@pytest.mark.parametrize("which", get_args(Which))
def test_enough_of_them(which: Which) -> None:
    """A semester's worth for any week; each is short, and none is there twice."""
    lines = [one.text for one in openings.load(which)]

    assert sum(not one.seasonal for one in openings.load(which)) >= 20
    assert len(set(lines)) == len(lines)
    assert all(len(one) <= 100 for one in lines)


def test_seasons() -> None:
    """What belongs to a season comes in it alone."""
    for which in get_args(Which):
        for line in openings.load(which):
            for day in WEEKS:
                fits = questions.occasions_on(day)
                if openings.choose(which, day, "1", fits) == line.text:
                    assert line.fits(day, fits)


def test_late_every_week() -> None:
    """Where the bot is away each Monday or Friday, two late ones in a row differ, too."""
    nudges = [plan_cards.line(1, day, late=True).content for day in WEEKS]
    posts = [
        cards.body(Issue(day - timedelta(days=4), "Why?", ()), (), week_over=True) for day in WEEKS
    ]

    for said in (nudges, posts):
        assert all(one != after for one, after in pairwise(said))


def test_the_nudge_s_line() -> None:
    """A semester's worth of lines, the same one never twice in it."""
    said = [plan_cards.line(1, day, late=False).content for day in WEEKS]

    assert len(set(plan_words.NUDGES)) == len(plan_words.NUDGES) >= 20
    assert all(len(set(said[n : n + 20])) == 20 for n in range(len(said) - 20))
    assert set(said) == set(plan_words.NUDGES)
