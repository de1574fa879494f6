"""How weekly posts begin and end, and the nudge's public line: never twice in a row."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import pytest

from bot.plans import words as plan_words
from bot.weekly import openings, questions
from bot.weekly.openings import Which
from cogs.plans import cards as plan_cards

WEEKS = [date(2026, 9, 18) + timedelta(weeks=n) for n in range(250)]


@pytest.mark.parametrize("which", get_args(Which))
@pytest.mark.parametrize("seed", ["1", "2", "9007199254740993"])
def test_two_in_a_row(which: Which, seed: str) -> None:
    """Over years, two in a row differ, and all of them come."""
    said = [openings.choose(which, day, seed, questions.occasions_on(day)) for day in WEEKS]

    assert all(one != after for one, after in pairwise(said))
    assert set(said) == {one.text for one in openings.load(which)}


@pytest.mark.parametrize("which", get_args(Which))
def test_enough_of_them(which: Which) -> None:
    """A dozen for any week; each is short, and none is there twice."""
    lines = [one.text for one in openings.load(which)]

    assert sum(not one.seasonal for one in openings.load(which)) >= 12
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


def test_the_nudge_s_line() -> None:
    """A dozen lines, the same one never two weeks in a row; each says who sees what's behind it."""
    said = [plan_cards.line(1, day, late=False).content for day in WEEKS]

    assert len(set(plan_words.NUDGES)) == len(plan_words.NUDGES) >= 12
    assert all(one != after for one, after in pairwise(said))
    assert set(said) == set(plan_words.NUDGES)
