"""When a day is, as people write it: read as days, or refused with a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from bot.celebrations import own_words
from bot.celebrations import when as whens
from bot.celebrations.when import CelebrationDays
from bot.kit import words as kit_words
from bot.kit.errors import Refusal

TODAY = date(2026, 9, 14)


def once(first: date, last: date | None = None) -> CelebrationDays:
    """Return days that come once."""
    return CelebrationDays(first, last or first)


def yearly(rule: str, days: int = 1) -> CelebrationDays:
    """Return days that come each year."""
    return CelebrationDays(rule=f"FREQ=YEARLY;{rule}", days=days)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("March 4 2027", once(date(2027, 3, 4))),
        ("4 March 2027.", once(date(2027, 3, 4))),
        ("on Thursday, March 4", once(date(2027, 3, 4))),
        ("2027-03-04", once(date(2027, 3, 4))),
        ("3/4", once(date(2027, 3, 4))),
        ("September 14", once(TODAY)),
        ("March 4 to 8", once(date(2027, 3, 4), date(2027, 3, 8))),
        ("March 4\u20138", once(date(2027, 3, 4), date(2027, 3, 8))),
        ("from 30 November to 2 December", once(date(2026, 11, 30), date(2026, 12, 2))),
        ("Dec 29 to Jan 2", once(date(2026, 12, 29), date(2027, 1, 2))),
        ("week of March 4", once(date(2027, 3, 1), date(2027, 3, 7))),
        ("September 10 2026 to September 20 2026", once(date(2026, 9, 10), date(2026, 9, 20))),
        ("first Friday in May", yearly("BYMONTH=5;BYDAY=1FR")),
        ("every year on the 2nd tues of Oct", yearly("BYMONTH=10;BYDAY=2TU")),
        ("The last Thursday of January", yearly("BYMONTH=1;BYDAY=-1TH")),
        ("week of the first Monday in May", yearly("BYMONTH=5;BYDAY=1MO", 5)),
        ("every March 4", yearly("BYMONTH=3;BYMONTHDAY=4")),
        ("March 4 every year", yearly("BYMONTH=3;BYMONTHDAY=4")),
        ("every year March 4 to 8", yearly("BYMONTH=3;BYMONTHDAY=4", 5)),
        ("October", yearly("BYMONTH=10;BYMONTHDAY=1", 0)),
        ("all of February", yearly("BYMONTH=2;BYMONTHDAY=1", 0)),
        ("first Friday in May 2027", once(date(2027, 5, 7))),
        ("the last Thursday of January, 2028", once(date(2028, 1, 27))),
        ("fifth Monday in March 2027", once(date(2027, 3, 29))),
        ("week of the first Monday in May 2027", once(date(2027, 5, 3), date(2027, 5, 7))),
        ("February 2028", once(date(2028, 2, 1), date(2028, 2, 29))),
        ("the day after March 4", once(date(2027, 3, 5))),
        ("Labor Day 2027", once(date(2027, 9, 6))),
        ("4-Mar-27", once(date(2027, 3, 4))),
        ("2027-03-04 00:00:00", once(date(2027, 3, 4))),
        ("3/15/2027 0:00", once(date(2027, 3, 15))),
        ("November (all month)", yearly("BYMONTH=11;BYMONTHDAY=1", 0)),
        ("third full week of January", yearly("BYMONTH=1;BYDAY=3MO", 5)),
        (
            "last full week of September",
            yearly("BYMONTH=9;BYDAY=MO;BYMONTHDAY=20,21,22,23,24,25,26", 5),
        ),
        (
            "day after Thanksgiving",
            yearly("BYMONTH=11;BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29"),
        ),
        ("all of May 2027", once(date(2027, 5, 1), date(2027, 5, 31))),
    ],
)
def test_read(typed: str, read: CelebrationDays) -> None:
    """Dates, ranges and rules in words; days without a year are the next ones."""
    assert whens.read(typed, TODAY, "US") == read


def test_the_day_comes_first_elsewhere() -> None:
    """Outside of North America 3/4 is in April."""
    assert whens.read("3/4", TODAY, "GB") == once(date(2027, 4, 3))


REFUSED = {
    "": own_words.WHEN_EMPTY,
    "31 February": f"Feb 31 isn't a date. {own_words.WHEN_AGAIN}",
    "2/30/2027": f"Feb 30, 2027 isn't a date. {own_words.WHEN_AGAIN}",
    "every February 31": f"Feb 31 isn't a date. {own_words.WHEN_AGAIN}",
    "February 29": own_words.WHEN_LEAP,
    "every February 29": own_words.WHEN_LEAP,
    "February 29 2028 every year": own_words.WHEN_LEAP,
    "fifth Monday in February": own_words.WHEN_NOT_YEARLY.format(
        nth="fifth", weekday="Monday", month="February"
    ),
    "sixth Friday in May": own_words.WHEN_NEVER.format(nth="sixth", weekday="Friday", month="May"),
    "7th Friday in May": own_words.WHEN_NEVER.format(nth="7th", weekday="Friday", month="May"),
    "week of the first Friday in May": own_words.WHEN_WEEK_OF.format(
        nth="first", weekday="Friday", month="May"
    ),
    "March 8 to March 4": f"It ends before it starts. {own_words.WHEN_AGAIN}",
    "March 8 2027 to March 4 2027": f"It ends before it starts. {own_words.WHEN_AGAIN}",
    "March 4 2026": own_words.WHEN_PAST.format(days="Wednesday, March 4, 2026"),
    "September 1 2026 to September 13 2026": own_words.WHEN_PAST.format(
        days="Tuesday, September 1 \u2013 Sunday, September 13, 2026"
    ),
    "fifth Monday in February 2027": own_words.WHEN_NOT_THEN.format(
        nth="fifth", weekday="Monday", month="February", year=2027
    ),
    "sixth Friday in May 2027": own_words.WHEN_NEVER.format(
        nth="sixth", weekday="Friday", month="May"
    ),
    "first Friday in May 2026": own_words.WHEN_PAST.format(days="Friday, May 1, 2026"),
    "first Friday in May 2094": own_words.WHEN_FAR.format(year=2094),
    "August 2026": own_words.WHEN_PAST.format(
        days="Saturday, August 1 \u2013 Monday, August 31, 2026"
    ),
    "every first Friday in May 2027": own_words.WHEN_NOT_READ.format(
        typed="every first Friday in May 2027"
    ),
    "March 4 2094": own_words.WHEN_FAR.format(year=2094),
    "January 4 2027 to May 4 2027": own_words.WHEN_LONG.format(limit=92),
    "Friday, March 4 2027": own_words.WHEN_WEEKDAY.format(what="March 4, 2027 is a Thursday"),
    "March 4 and April 5": own_words.WHEN_SEVERAL,
    "every Friday": own_words.WHEN_NOT_READ.format(typed="every Friday"),
    "every Thanksgiving": own_words.WHEN_NOT_READ.format(typed="every Thanksgiving"),
    "last week of September": f"{kit_words.WHICH_WEEK} {own_words.WHEN_AGAIN}",
    "fourth full week of May": own_words.WHEN_WHICH_WEEK.format(month="May"),
    "soon": own_words.WHEN_NOT_READ.format(typed="soon"),
    "x" * 101: own_words.WHEN_TOO_LONG.format(length=101, limit=100),
}


@pytest.mark.parametrize(("typed", "sentence"), REFUSED.items())
def test_refused(typed: str, sentence: str) -> None:
    """Whatever cannot be has one sentence that says why, and what would work."""
    with pytest.raises(Refusal) as refused:
        whens.read(typed, TODAY, "US")

    assert refused.value.message == sentence


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("March 4", "Thursday, March 4, 2027"),
        ("March 4 to 8", "Thursday, March 4 \u2013 Monday, March 8, 2027"),
        ("first Friday in May", "each year, next Friday, May 7, 2027"),
        ("September", "each year, next Tuesday, September 1 \u2013 Wednesday, September 30, 2026"),
    ],
)
def test_said_back(typed: str, said: str) -> None:
    """What was read is said in words, with the days that come next."""
    assert whens.say(whens.read(typed, TODAY, "US"), TODAY, "US") == said


def test_what_comes_next() -> None:
    """Days that last count as the next; what comes once is over after its last day."""
    april = whens.read("April 10 to 12", date(2026, 4, 1), "US")
    yearly_ = whens.read("every April 10 to 12", TODAY, "US")

    assert april.next_on(date(2026, 4, 12)) == (date(2026, 4, 10), date(2026, 4, 12))
    assert april.next_on(date(2026, 4, 13)) is None
    assert yearly_.next_on(date(2026, 4, 12)) == (date(2026, 4, 10), date(2026, 4, 12))
    assert yearly_.next_on(date(2026, 4, 13)) == (date(2027, 4, 10), date(2027, 4, 12))
