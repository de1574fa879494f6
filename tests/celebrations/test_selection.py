"""What a choice makes of the calendar: which posts come, on which school day, and what not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.celebrations.observances import Observance, load
from bot.celebrations.selection import (
    CAP,
    FULL,
    SUMMER,
    TOGETHER,
    DayPost,
    PostSchedule,
    Selection,
    next_post,
    plan,
    posts,
)
from bot.kit.dates import week_of
from bot.school.clock import SchoolClock, SchoolYear
from bot.school.holidays import Break

SCHOOL = SchoolClock("America/Chicago")  # the usual American year
SPRING_BREAK = Break(date(2027, 3, 15), date(2027, 3, 19), "Spring break")
YEAR = SchoolYear(
    date(2026, 8, 17),
    date(2027, 5, 28),
    (
        Break(date(2026, 11, 25), date(2026, 11, 27), "Thanksgiving"),
        Break(date(2026, 12, 22), date(2027, 1, 4), "Winter break"),
        SPRING_BREAK,
    ),
)
FOUR_DAYS = SchoolYear(YEAR.first_day, date(2027, 5, 27), YEAR.breaks, frozenset(range(4)))
FIRST, LAST = date(2026, 8, 1), date(2027, 7, 31)
PACK = frozenset({"funny"})


def one(slug: str, day: date, last: date | None = None, **values: object) -> Observance:
    """Return a group's own day."""
    kind = "day" if last is None else "week"
    span = {day.year: (day, last or day)}
    return Observance(f"own-{slug}", slug, kind, dates=span, **values)  # type: ignore[arg-type] # a test's own values


def only(*own: Observance, **values: object) -> Selection:
    """Return a choice of these days alone."""
    return Selection(own=own, **values)  # type: ignore[arg-type] # a test's own values


def by_day(found: list[DayPost]) -> dict[date, list[str]]:
    """Return the slugs of each post."""
    return {post.day: [one.slug for one in post.occurrences] for post in found}


@pytest.mark.parametrize(
    ("day", "posted", "why"),
    [
        (date(2026, 10, 16), date(2026, 10, 16), "a Friday"),
        (date(2026, 10, 17), date(2026, 10, 16), "a Saturday"),
        (date(2026, 11, 26), date(2026, 11, 24), "Thanksgiving itself"),
        (date(2026, 11, 29), date(2026, 11, 24), "the Sunday after it"),
        (date(2026, 12, 24), date(2026, 12, 21), "in the winter break"),
        (date(2027, 1, 4), date(2026, 12, 21), "its last day"),
        (date(2027, 1, 5), date(2027, 1, 5), "the day after it"),
        (date(2027, 3, 17), date(2027, 3, 12), "in the spring break"),
        (date(2027, 3, 21), date(2027, 3, 12), "the Sunday that ends it"),
    ],
)
def test_nearest_school_day_before(day: date, posted: date, why: str) -> None:
    """What falls on a weekend or into a break is posted on the school day before, as early."""
    clock = SchoolClock("America/Chicago", (YEAR,))
    found = posts(only(one("day", day)), (), {}, clock, FIRST, LAST)

    assert by_day(found) == {posted: ["own-day"]}, why
    assert found[0].is_early(found[0].occurrences[0]) == (day != posted)


@pytest.mark.parametrize(
    ("day", "posted"),
    [
        (date(2026, 10, 15), date(2026, 10, 15)),  # a Thursday
        (date(2026, 10, 16), date(2026, 10, 15)),  # the Friday without school
        (date(2026, 11, 27), date(2026, 11, 24)),
    ],
)
def test_four_day_weeks(day: date, posted: date) -> None:
    """Where nobody teaches on Fridays, Friday's day is Thursday's."""
    clock = SchoolClock("America/Boise", (FOUR_DAYS,))
    found = posts(only(one("day", day)), (), {}, clock, FIRST, LAST)

    assert list(by_day(found)) == [posted]


@pytest.mark.parametrize(
    ("first", "last", "posted"),
    [
        (date(2026, 10, 4), date(2026, 10, 10), date(2026, 10, 5)),  # from a Sunday on
        (date(2027, 3, 14), date(2027, 3, 25), date(2027, 3, 22)),  # begins in the break
        (date(2027, 3, 15), date(2027, 3, 19), date(2027, 3, 12)),  # lies in the break
        (date(2026, 8, 1), date(2026, 8, 31), date(2026, 8, 17)),  # begins in summer
    ],
)
def test_weeks_are_posted_inside(first: date, last: date, posted: date) -> None:
    """A week comes on its first school day; where it has none, on the one before."""
    clock = SchoolClock("America/Chicago", (YEAR,))
    found = posts(only(one("week", first, last)), (), {}, clock, FIRST, LAST)

    assert list(by_day(found)) == [posted]


def test_summer() -> None:
    """Nothing comes in summer but what was chosen by itself, on a weekday, marked so."""
    packed = Selection("everything", frozenset({"middle", "international"}))
    cat = next(each for each in load() if each.slug == "international-cat-day")
    found = plan(packed, load(), {}, SCHOOL, date(2027, 6, 1), date(2027, 8, 10))
    by_hand = plan(packed.adding(cat.slug), load(), {}, SCHOOL, date(2027, 6, 1), LAST + 10 * DAY)

    assert found.posts == ()
    assert {skipped.reason for skipped in found.skipped} == {SUMMER}
    assert "international-cat-day" in {skipped.occurrence.slug for skipped in found.skipped}
    (post,) = by_hand.posts
    assert (post.day, post.in_summer) == (date(2027, 8, 6), True)  # a Friday; the day is Sunday


DAY = timedelta(days=1)


def test_one_post_for_one_day() -> None:
    """Two on one day share a post, also where one of them was moved there; three at most."""
    friday, saturday = date(2026, 10, 16), date(2026, 10, 17)
    own = [one("a", friday), one("b", saturday), one("c", friday), one("d", saturday)]
    found = plan(only(*own), (), {}, SCHOOL, FIRST, LAST)

    assert by_day(list(found.posts)) == {friday: ["own-a", "own-c", "own-b"]}
    assert len(found.posts[0].occurrences) == TOGETHER
    assert [(left.occurrence.slug, left.reason) for left in found.skipped] == [("own-d", FULL)]


def test_the_turn_in_a_week_with_one_post() -> None:
    """By hand before a list, well sourced before others, days before weeks before months."""
    monday = date(2026, 10, 19)
    rows = [
        Observance(
            name, name, kind, dates={2026: (day, day)}, lists=frozenset({"calm"}), confidence=sure
        )
        for name, kind, day, sure in (
            ("month", "month", monday, "high"),
            ("week", "week", monday + DAY, "high"),
            ("day", "day", monday + 3 * DAY, "high"),
            ("unsure", "day", monday + 2 * DAY, "low"),
        )
    ]
    choice = Selection("calm", weekly_cap=1)
    order = []
    while rows:
        (post,) = posts(choice, rows, {}, SCHOOL, monday, monday + 6 * DAY)
        order.append(post.occurrences[0].slug)
        rows = [row for row in rows if row.slug != order[-1]]
    by_hand = Selection("calm", weekly_cap=1, own=(one("own", monday + 4 * DAY, confidence="low"),))

    assert order == ["day", "unsure", "week", "month"]
    first = posts(by_hand, [], {}, SCHOOL, monday, monday + 6 * DAY)
    assert first[0].occurrences[0].slug == "own-own"


def test_by_hand_beats_the_list() -> None:
    """A day that was added by itself has the week's one post, before better sourced ones."""
    week = date(2027, 3, 8), date(2027, 3, 14)
    before = posts(Selection("everything", weekly_cap=1), load(), {}, SCHOOL, *week)
    added = Selection("everything", weekly_cap=1).adding("return-borrowed-books-week")
    after = posts(added, load(), {}, SCHOOL, *week)

    assert "return-borrowed-books-week" not in before[0].occurrences[0].slug
    assert after[0].occurrences[0].slug == "return-borrowed-books-week"


def test_everything_keeps_the_best_known() -> None:
    """What the shorter lists hold isn't dropped for a day that only *Everything* has."""
    april = date(2027, 4, 1), date(2027, 4, 30)
    found = plan(Selection("everything", weekly_cap=1, country="US"), load(), {}, SCHOOL, *april)
    posted = {one.slug for post in found.posts for one in post.occurrences}
    usual = {one.slug for one in load() if "usual" in one.lists}
    weeks = {week_of(post.day) for post in found.posts}
    left = {week_of(one.day) for one in found.skipped if one.occurrence.slug in usual}

    assert {"school-library-month", "national-poetry-month"} & posted
    for week in left & weeks:
        (post,) = [post for post in found.posts if week_of(post.day) == week]
        assert post.occurrences[0].slug in usual


@pytest.mark.parametrize(
    ("country", "abroad"),
    [
        ("US", {"AU", "UK", "UKIE", "IE", "CA", "NZ"}),
        ("GB", {"US", "IE", "AU", "CA", "NZ"}),
        ("IE", {"US", "AU", "UK", "CA", "NZ"}),
        ("NZ", {"US", "AU", "UK", "UKIE", "IE", "CA"}),
        ("IN", {"US", "AU", "UK", "UKIE", "IE", "CA", "NZ"}),
        ("", {"US", "AU", "UK", "UKIE", "IE", "CA", "NZ"}),
    ],
)
def test_everything_is_for_the_groups_country(country: str, abroad: set[str]) -> None:
    """Other countries' days come with their pack or by hand."""
    choice = Selection("everything", country=country)
    regions = {one.region for one in choice.chosen(load())}

    assert not regions & abroad
    assert regions == {"US", "AU", "UK", "UKIE", "IE", "CA", "NZ", "INTL"} - abroad
    with_pack = replace(choice, packs=frozenset({"ca"})).adding("library-lovers-day")
    assert {"CA", "AU"} <= {one.region for one in with_pack.chosen(load())}


def test_a_groups_own_country_comes_first() -> None:
    """Of two days on the same lists, its own country's has the week's post, then the world's."""
    monday = date(2026, 10, 5)
    days = [
        Observance(slug, slug, dates={2026: (monday + n * DAY,) * 2}, region=slug, packs=PACK)
        for n, slug in enumerate(("INTL", "UK", "AU"))
    ]
    choice = Selection(packs=PACK, weekly_cap=1, country="AU")
    order = sorted((one for one in days), key=choice.rank)

    assert [one.slug for one in order] == ["AU", "INTL", "UK"]
    (post,) = posts(choice, days, {}, SCHOOL, monday, monday + 6 * DAY)
    assert post.occurrences[0].slug == "AU"


@pytest.mark.parametrize("cap", [1, 2, None])
def test_a_year_of_everything(cap: int | None) -> None:
    """No week has more posts than it may, all on school days; what is left out is told why."""
    choice = Selection("everything", weekly_cap=cap)
    found = plan(choice, load(), {}, SCHOOL, FIRST, LAST)
    weeks = [week_of(post.day) for post in found.posts]
    posted = {one.slug for post in found.posts for one in post.occurrences}
    skipped = {one.occurrence.slug for one in found.skipped}

    assert max(weeks.count(week) for week in weeks) == (cap or 4)
    assert all(SCHOOL.is_school_day(post.day) for post in found.posts)
    assert not posted & skipped
    dated = {one.slug for one in choice.chosen(load()) if one.rule or one.dates.keys() & {2027}}
    assert posted | skipped >= dated
    assert (CAP in {one.reason for one in found.skipped}) == (cap is not None)


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(0, 60), st.booleans())
@settings(max_examples=40)
def test_a_stretch_says_what_the_year_says(first: date, days: int, capped: bool) -> None:
    """Wherever a stretch begins and ends, its posts are those of the whole time."""
    choice = Selection("everything", weekly_cap=1 if capped else None)
    last = first + days * DAY
    whole = _whole(capped)
    part = plan(choice, load(), {}, SCHOOL, first, last)

    assert list(part.posts) == [post for post in whole.posts if first <= post.day <= last]
    assert list(part.skipped) == [one for one in whole.skipped if first <= one.day <= last]


@cache
def _whole(capped: bool) -> PostSchedule:
    choice = Selection("everything", weekly_cap=1 if capped else None)
    return plan(choice, load(), {}, SCHOOL, date(2025, 12, 1), date(2029, 4, 1))


def test_the_next_post() -> None:
    """It is the first after a day, however far off; none where nothing comes."""
    calm = next_post(Selection("calm"), load(), {}, SCHOOL, date(2027, 5, 3))
    once = only(one("day", date(2027, 4, 5)))

    assert calm is not None
    assert calm.day == date(2027, 9, 1)
    assert next_post(once, (), {}, SCHOOL, date(2026, 5, 1)) is not None
    assert next_post(once, (), {}, SCHOOL, date(2027, 4, 5)) is None


def test_southern_school_years() -> None:
    """In a year from January to December, December's day of a break counts as summer after it."""
    year = SchoolYear(date(2027, 1, 28), date(2027, 12, 16))
    clock = SchoolClock("Australia/Sydney", (year,))
    winter = posts(only(one("day", date(2027, 6, 10))), (), {}, clock, FIRST, date(2027, 12, 31))
    found = plan(Selection("calm"), load(), {}, clock, date(2027, 12, 17), date(2027, 12, 31))

    assert list(by_day(winter)) == [date(2027, 6, 10)]
    assert [(one.occurrence.slug, one.reason) for one in found.skipped] == [
        ("jolabokaflod", SUMMER)
    ]
