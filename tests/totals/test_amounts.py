"""Amounts as people type them: read where it's sure, asked about where it isn't."""

from __future__ import annotations

import pytest

from bot.kit.errors import Refusal
from bot.totals.rules import MOST, amount_of, is_usual


@pytest.mark.parametrize("typed", ["1250", "1,250", " 1 250 ", "1.250", "1'250", "1,250 pages!"])
def test_a_number(typed: str) -> None:
    """A number is read as people write it."""
    assert amount_of(typed, "pages read") == 1_250


@pytest.mark.parametrize(
    ("typed", "unit", "amount"),
    [
        ("about 40 pages", "pages", 40),
        ("we read ~40 last night", "pages", 40),
        ("40pp", "pages read", 40),
        ("twelve books", "books", 12),
        ("2k", "pages", 2_000),
        ("an hour and a half", "minutes", 90),
        ("1 hour 20 min", "minutes read", 80),
        ("45 minutes", "minutes", 45),
        ("45", "minutes", 45),
        ("17 acts of kindness", "acts of kindness", 17),
        ("3 laps", "laps", 3),
    ],
)
def test_words_around_it(typed: str, unit: str, amount: int) -> None:
    """What stands beside the number is no trouble, unless it's something else that's counted."""
    assert amount_of(typed, unit) == amount


NONE = ("", "many", "a lot", "-5", "0", "1e9", "2000000", "٣", "5" * 40, "2.5", "12 40", "10-15")
SEVERAL = ("40 pages and 3 chapters", "ten thousand", "a dozen", "x" * 200 + " 5")


@pytest.mark.parametrize("typed", [*NONE, *SEVERAL])
def test_no_number(typed: str) -> None:
    """What's no whole number, or more than one, adds nothing, and the sentence names a way out."""
    with pytest.raises(Refusal, match="Nothing was added"):
        amount_of(typed, "pages")


@pytest.mark.parametrize(
    ("typed", "unit"), [("3 books", "pages read"), ("40 pages", "minutes"), ("2 hours", "pages")]
)
def test_something_else(typed: str, unit: str) -> None:
    """Three books aren't three pages: it's asked, and the unit is named."""
    with pytest.raises(Refusal, match=f"we're counting {unit} here"):
        amount_of(typed, unit)


def test_limit() -> None:
    """One press adds at most a million."""
    assert amount_of(f"{MOST}") == MOST
    with pytest.raises(Refusal):
        amount_of(f"{MOST + 1}")


@pytest.mark.parametrize("unit", ["pages read", "Books", "minutes of reading"])
def test_usual_units(unit: str) -> None:
    """What nobody can be named in is said where a message can't follow its author, too."""
    assert is_usual(unit)


@pytest.mark.parametrize("unit", ["laps for Maya", "pages for Maya", "read", ""])
def test_other_units(unit: str) -> None:
    """What somebody might be named in isn't."""
    assert not is_usual(unit)
