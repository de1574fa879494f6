"""The questions of the week and of greeters: what is written, and which comes when."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest

from bot.kit.text import fold
from bot.school.clock import SchoolClock, SchoolYear
from bot.school.holidays import Break
from bot.weekly import greetings, questions
from bot.weekly.questions import (
    OCCASIONS,
    SOUTH,
    WeeklyQuestion,
    choose,
    load,
    occasions_in,
    occasions_on,
)

SCHOOL_MONTHS = (8, 9, 10, 11, 12, 1, 2, 3, 4, 5)
TOPICS = {
    "ideas",
    "displays",
    "co-teaching",
    "advocacy",
    "book-talks",
    "makerspace",
    "budget",
    "reluctant-readers",
    "sessions",
    "association",
    "funny",
    "did-not-work",
}
KINDS = ("success", "idea", "funny", "learned")
NOT_OUR_VOICE = re.compile(
    r"!|\bamazing|\bawesome|\bincredible|\binspir|\bpassion|\bmust\b|should have"
    r"|\bpupils?\b|\bboys?\b|\bgirls?\b|\bjourney|\bempower|\bleverag|\bunlock",
    re.IGNORECASE,
)
STUDENTS = re.compile(
    r"\b(students?|kids?|teens?|kindergartners?|graders?|seniors|schoolers|graduate)\b",
    re.IGNORECASE,
)
# Whose day they're about; an idea is too (tests/plans/test_content.py).
LEVELS = {
    "elementary": r"elementary|kindergart|(?:first|second|third) grad|youngest|little hands",
    "middle": r"middle school|(?:sixth|seventh) grad",
    "high": r"high school|teens?\b|seniors?\b|ninth grad",
    "district": r"district",
    "alone": r"only librarian|alone|no other librarian|only one",
}
PLAIN = re.compile(r"[\x20-\x7e]+")
WINTER = Break(date(2026, 12, 21), date(2027, 1, 4))
AUGUST = SchoolClock(
    "America/Denver", (SchoolYear(date(2026, 8, 3), date(2027, 5, 21), (WINTER,)),)
)
# Four days a week; what comes after the break is a holiday and a teachers' day, listed apart.
FOUR_DAYS = SchoolClock(
    "America/Denver",
    (
        SchoolYear(
            date(2026, 8, 3),
            date(2027, 5, 20),
            (
                Break(date(2026, 12, 21), date(2026, 12, 31)),
                Break(date(2027, 1, 1), date(2027, 1, 1)),
                Break(date(2027, 1, 4), date(2027, 1, 4)),
            ),
            frozenset(range(4)),
        ),
    ),
)
JANUARY = SchoolClock("Australia/Sydney", (SchoolYear(date(2027, 1, 28), date(2027, 12, 16)),))
FRIDAYS = [date(2026, 8, 21) + timedelta(weeks=week) for week in range(60)]


def year_of(seed: str, weeks: list[date]) -> list[str]:
    """Return the ids a group is asked, each kept from coming back for a year."""
    asked: list[tuple[date, str]] = []
    for day in weeks:
        used = {one for when, one in asked if day - when < timedelta(days=365)}
        asked.append((day, choose(load(), day, used, seed).id))
    return [one for _, one in asked]


def of_levels(texts: list[str]) -> dict[str, int]:
    """Return how many of these texts are about each level's day, and about who works alone."""
    return {
        level: sum(bool(re.search(said, one, re.IGNORECASE)) for one in texts)
        for level, said in LEVELS.items()
    }


def alike(texts: list[str]) -> list[tuple[str, str]]:
    """Return the pairs whose words are mostly the same."""
    words = {text: set(fold(text).split()) for text in texts}
    return [
        (one, other)
        for one, other in combinations(texts, 2)
        if len(words[one] & words[other]) >= 0.6 * len(words[one] | words[other])
    ]


def test_enough_is_written_for_every_week() -> None:
    """There are questions for any time, each month, each part of the year and each topic."""
    months = Counter(month for one in load() for month in one.months)
    occasions = Counter(one.occasion for one in load() if one.occasion)
    topics = Counter(one.topic for one in load())

    assert len(load()) >= 220
    assert sum(bool(STUDENTS.search(one.text)) for one in load()) * 3 >= len(load())
    assert min(of_levels([one.text for one in load()]).values()) >= 5
    assert sum(not one.seasonal for one in load()) >= 70
    assert all(months[month] >= 4 for month in SCHOOL_MONTHS)
    assert set(occasions) == set(OCCASIONS)
    assert min(occasions.values()) >= 4
    assert all(topics[topic] >= 4 for topic in TOPICS)


@pytest.mark.parametrize("question", load(), ids=lambda one: one.id)
def test_a_question_reads_like_one(question: WeeklyQuestion) -> None:
    """Each is one plain sentence that ends in a question, in our voice, about no student."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", question.id)
    assert question.text.endswith("?")
    assert len(question.text) <= 140
    assert len(re.findall(r"[.?](?: |$)", question.text)) == 1
    assert PLAIN.fullmatch(question.text)
    assert not NOT_OUR_VOICE.search(question.text)
    assert question.months <= set(range(1, 13))
    assert not (question.months and question.occasion)


def test_no_question_is_there_twice() -> None:
    """Ids and texts differ, and no two texts are made of the same words."""
    texts = [one.text for one in load()]

    assert len({one.id for one in load()}) == len(load())
    assert len(set(map(fold, texts))) == len(texts)
    assert alike(texts) == []


def test_questions_do_not_all_begin_alike() -> None:
    """No first word opens more than a third of them, no first three words more than six."""
    words = [fold(one.text).split() for one in load()]

    assert max(Counter(one[0] for one in words).values()) <= len(words) / 3
    assert max(Counter(tuple(one[:3]) for one in words).values()) <= 6


@pytest.mark.parametrize("seed", ["1", "9007199254740993", "group"])
def test_sixty_weeks_bring_no_question_twice_within_a_year(seed: str) -> None:
    """A group waits a year for a question to come back."""
    asked = year_of(seed, FRIDAYS)

    for first in range(len(asked) - 51):
        assert len(set(asked[first : first + 52])) == 52


def test_two_groups_differ_and_each_stays_with_its_own() -> None:
    """The group decides the order: the same for itself, another for the next."""
    here, there = year_of("1", FRIDAYS), year_of("2", FRIDAYS)

    assert here == year_of("1", FRIDAYS)
    assert sum(one == other for one, other in zip(here, there, strict=True)) < 10


def test_every_other_week_belongs_to_the_season() -> None:
    """In a school year a seasonal question comes every other week, and only where it fits."""
    known = {one.id: one for one in load()}
    days = [day for day in FRIDAYS if date(2026, 8, 15) < day < date(2027, 6, 1)]
    asked = [known[one] for one in year_of("1", days)]
    seasonal = [one.seasonal for one in asked]

    assert all(one.fits(day, occasions_on(day)) for one, day in zip(asked, days, strict=True))
    assert all(one != following for one, following in pairwise(seasonal))


def test_any_day_of_a_week_gives_the_same_question() -> None:
    """A four-day week asks on Thursday what the others ask on Friday."""
    monday = date(2026, 9, 14)
    week = [choose(load(), monday + timedelta(day), (), "1") for day in range(7)]

    assert set(week) == {week[0]}
    assert choose(load(), monday - timedelta(1), (), "1") != week[0]


def test_a_group_tells_its_own_parts_of_the_year() -> None:
    """A school year that starts in January has its first weeks in January."""
    monday = date(2027, 1, 4)
    fitting = [one for one in load() if one.occasion in {"first-weeks", "after-winter-break"}]
    chosen = choose(fitting, monday, (), "1", occasions={"first-weeks"})

    assert chosen.occasion == "first-weeks"
    assert choose(fitting, monday, (), "1").occasion == "after-winter-break"


@pytest.mark.parametrize(
    ("school", "day", "parts"),
    [
        (SchoolClock(), date(2026, 8, 21), {"first-weeks"}),
        (AUGUST, date(2026, 8, 7), {"first-weeks"}),
        (AUGUST, date(2026, 9, 11), set()),
        (AUGUST, date(2026, 12, 4), {"before-winter-break"}),
        (AUGUST, date(2027, 1, 8), {"after-winter-break"}),
        (AUGUST, date(2027, 4, 16), {"school-library-month", "testing-season"}),
        (AUGUST, date(2027, 5, 14), {"inventory", "last-weeks"}),
        (JANUARY, date(2027, 2, 5), {"first-weeks", SOUTH}),
        (JANUARY, date(2027, 4, 9), {SOUTH}),
        (JANUARY, date(2027, 12, 10), {"inventory", "last-weeks", SOUTH}),
    ],
)
def test_the_parts_of_a_year_that_was_entered(
    school: SchoolClock, day: date, parts: set[str]
) -> None:
    """First weeks, last weeks and those around the break follow the dates of the group."""
    assert occasions_in(school, day) == parts


@pytest.mark.parametrize(
    ("school", "first", "last"),
    [
        (AUGUST, date(2027, 1, 5), date(2027, 1, 11)),
        (FOUR_DAYS, date(2027, 1, 5), date(2027, 1, 11)),
        (SchoolClock(), date(2027, 1, 3), date(2027, 1, 9)),
        (SchoolClock(), date(2028, 1, 3), date(2028, 1, 9)),
    ],
)
def test_back_from_break(school: SchoolClock, first: date, last: date) -> None:
    """It's said for one school week, from the first day back on: once in a weekly post."""
    days = [date(first.year, 1, 1) + timedelta(days) for days in range(40)]
    back = [day for day in days if "after-winter-break" in occasions_in(school, day)]
    posts = {school.last_school_day(day) for day in days}

    assert (back[0], back[-1]) == (first, last)
    assert len(posts.intersection(back)) == 1


@pytest.mark.parametrize(
    ("question", "month", "north", "south"),
    [
        ("bulletin-board", 8, True, False),  # the first weeks of a year
        ("bulletin-board", 2, False, True),
        ("long-january", 1, True, False),  # the middle of winter
        ("long-january", 8, False, True),
        ("summer-list", 11, False, True),
        ("future-you", 8, True, False),  # its words name the month
        ("future-you", 2, False, False),
        ("hates-poems", 4, True, True),  # Poetry Month is the same month everywhere
    ],
)
def test_the_year_turned_by_half(question: str, month: int, north: bool, south: bool) -> None:
    """Where school begins in January or February, what belongs to the school year turns with it."""
    (found,) = (one for one in load() if one.id == question)
    day = date(2027, month, 26)

    assert found.fits(day, occasions_in(AUGUST, day)) == north
    assert found.fits(day, occasions_in(JANUARY, day)) == south


def test_words_that_name_their_month() -> None:
    """No question that turns names a month, and what names one of the school year stays north."""
    months = {"January", "February", "August"}
    named = {one.id for one in load() if months & set(re.findall(r"\w+", one.text))}

    assert not [one.id for one in load() if one.turns and (one.id in named or one.north)]
    assert {one.id for one in load() if one.north} == {"future-you", "three-words"}


def test_when_everything_was_asked_something_is_asked_again() -> None:
    """Used questions come back rather than none, and not the same one every week."""
    any_time = [one for one in load() if not one.seasonal]
    used = {one.id for one in any_time}
    again = {choose(any_time, day, used, "1").id for day in FRIDAYS}

    assert len(again) > 20


def test_what_was_asked_waits_for_what_was_not() -> None:
    """As long as one fitting question is new, it comes, in whichever week."""
    any_time = [one for one in load() if not one.seasonal]
    used = {one.id for one in load()} - {any_time[0].id}

    assert {choose(load(), day, used, "1") for day in FRIDAYS} == {any_time[0]}


def test_greeters_have_something_to_ask_about_every_kind_of_win() -> None:
    """Each kind has questions, all different, all in our voice."""
    written = greetings.load()
    texts = [one.text for one in written]

    assert len(written) >= 20
    assert {one.kind for one in written} == set(KINDS)
    assert min(Counter(one.kind for one in written).values()) >= 5
    assert len({one.id for one in written}) == len(written)
    assert alike(texts) == []
    assert all(text.endswith("?") and len(text) <= 140 for text in texts)
    assert all(PLAIN.fullmatch(text) and not NOT_OUR_VOICE.search(text) for text in texts)


def test_a_win_keeps_its_greeting_and_wins_differ() -> None:
    """The same win is given the same question; many wins are given many."""
    given = {greetings.choose(greetings.load(), "funny", win) for win in range(50)}

    assert greetings.choose(greetings.load(), "funny", 7) in given
    assert {one.kind for one in given} == {"funny"}
    assert len(given) >= 5
    assert greetings.choose(greetings.load(), "funny", 7) != greetings.choose(
        greetings.load(), "funny", 8
    )


def test_files_are_read_once() -> None:
    """Asking again gives the very same tuple."""
    assert questions.load() is questions.load()
    assert greetings.load() is greetings.load()


def test_a_date_that_has_passed() -> None:
    """What names a day isn't asked anymore in that month once the day is over."""
    pirate = next(one for one in load() if "September 19" in one.text)

    assert pirate.fits(date(2026, 9, 18), ())
    assert not pirate.fits(date(2026, 9, 25), ())
    named = [one for one in load() if re.search(r"(September|April) \d+", one.text)]
    assert len(named) >= 2
    assert all(one.until < 31 for one in named)
    aloud = next(one for one in load() if one.text.startswith("World Read Aloud Day"))
    assert not aloud.fits(date(2027, 2, 19), ())
